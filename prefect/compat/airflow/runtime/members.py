"""Kinds and states of runs as Airflow 3 hands them to code: words whose text names the class, `DagRunState.FAILED`."""

from __future__ import annotations

import enum
from typing import Any


class DagRunType(str, enum.Enum):  # noqa: UP042 - the text of a member is its name there
    """What made a run."""

    BACKFILL_JOB = "backfill"
    SCHEDULED = "scheduled"
    MANUAL = "manual"
    ASSET_TRIGGERED = "asset_triggered"


class DagRunState(str, enum.Enum):  # noqa: UP042 - the text of a member is its name there
    """How a run stands."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCESS = "success"
    FAILED = "failed"


def member(kind: type[enum.Enum], word: str, version: tuple[int, int]) -> Any:
    """
    A word as the version hands it to code.

    Args:
        kind: the enumeration that it belongs to.
        word: the word.
        version: the Airflow version whose rules hold.

    Returns:
        The member in Airflow 3, the word itself before.

    Example:
        >>> str(member(DagRunState, "failed", (3, 2))), member(DagRunState, "failed", (2, 10))
        ('DagRunState.FAILED', 'failed')
    """
    if version < (3, 0) or word not in kind._value2member_map_:
        return word
    return kind(word)
