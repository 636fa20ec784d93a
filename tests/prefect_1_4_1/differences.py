"""Where this package shows something else than Prefect 1.4.1 did, on purpose: the line, what we show, and the reason."""

from __future__ import annotations

from typing import NamedTuple


class Difference(NamedTuple):
    """One line that differs."""

    recorded: str
    ours: str
    reason: str


#: `topic.case` -> its lines that differ.
DIFFERENCES: dict[str, list[Difference]] = {}
