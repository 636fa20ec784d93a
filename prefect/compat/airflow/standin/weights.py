"""Priority weights of users' own making."""

from __future__ import annotations

from typing import Any


class PriorityWeightStrategy:
    """Says how much a task instance weighs."""

    def get_weight(self, ti: Any) -> int:
        """Return the weight; strategies replace it."""
        raise NotImplementedError

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> PriorityWeightStrategy:
        """Make the strategy again."""
        return cls(**data)

    def serialize(self) -> dict[str, Any]:
        """Return the arguments to make it again."""
        return {}
