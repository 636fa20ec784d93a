"""Words as Airflow 3 hands them to code: members whose text names the class, `DagRunState.FAILED`."""

from __future__ import annotations

from typing import Any, Literal

Kind = Literal["DagRunState", "DagRunType", "TaskInstanceState"]


def member(kind: Kind, word: str | None, version: tuple[int, int]) -> Any:
    """
    A word as the version hands it to code.

    Args:
        kind: the enumeration that it belongs to.
        word: the word, `None` where there is none.
        version: the Airflow version whose rules hold.

    Returns:
        The member in Airflow 3, the word itself before.

    Example:
        >>> str(member("DagRunState", "failed", (3, 2))), member("DagRunState", "failed", (2, 10))
        ('DagRunState.FAILED', 'failed')
    """
    if version < (3, 0) or word is None:
        return word
    # only Airflow 3 has them
    from prefect.compat.airflow.standin import sdk_enums

    return getattr(sdk_enums, kind)._value2member_map_.get(word, word)
