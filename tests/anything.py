"""A loopback whose answers are computed: one function for every path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.loopback import Asked


class Anything:
    """Stands in for the `answers` of a loopback."""

    def __init__(self, handler: Callable[[Asked], Any]) -> None:
        self.handler = handler

    def get(self, path: str, default: Any) -> Callable[[Asked], Any]:
        return self.handler
