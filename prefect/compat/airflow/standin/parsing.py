"""`get_parsing_context`: what is being loaded."""

from __future__ import annotations

from typing import NamedTuple


class AirflowParsingContext(NamedTuple):
    """The DAG and task that a file is loaded for, if for one only."""

    dag_id: str | None
    task_id: str | None


_current = AirflowParsingContext(None, None)


def get_parsing_context() -> AirflowParsingContext:
    """Return what the file is being loaded for; nothing in particular unless it was said."""
    return _current


def set_parsing_context(dag_id: str | None = None, task_id: str | None = None) -> AirflowParsingContext:
    """Say what files are loaded for from now on; return what held before."""
    global _current
    before, _current = _current, AirflowParsingContext(dag_id, task_id)
    return before
