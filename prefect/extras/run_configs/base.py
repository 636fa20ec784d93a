"""What all run configurations share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prefect.core.serialization.run_config import RunConfigSchema


class RunConfig:
    """
    How a flow is to be run by an agent.

    Args:
        env: environment variables of the run.
        labels: labels that an agent must have to run it.
    """

    def __init__(self, env: dict[str, str] | None = None, labels: Iterable[str] | None = None) -> None:
        self.env = env
        self.labels = set(labels or ())

    def __repr__(self) -> str:
        # the environment may hold secrets
        return f"<{type(self).__name__}>"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def serialize(self) -> dict[str, Any]:
        """The configuration in the JSON form of Prefect 1.4.1."""
        form: dict[str, Any] = RunConfigSchema().dump(self)
        return form


class UniversalRun(RunConfig):
    """
    Any agent may run the flow, in its own way.

    Args:
        env: environment variables of the run.
        labels: labels that an agent must have to run it.

    Example:
        >>> UniversalRun(labels=["gpu"]).serialize()["labels"]
        ['gpu']
    """
