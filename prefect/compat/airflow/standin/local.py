"""A stack of which each thread has its own."""

from __future__ import annotations

import threading
from typing import Any


class ThreadStack(threading.local):
    """What was put on it in this thread, last first out."""

    def __init__(self) -> None:
        self.items: list[Any] = []

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Any:
        return self.items[index]

    def append(self, item: Any) -> None:
        """Put `item` on top."""
        self.items.append(item)

    def pop(self) -> Any:
        """Take the top item off."""
        return self.items.pop()
