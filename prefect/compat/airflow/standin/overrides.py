"""Variables, connections, answers and pools that a run or a test provides; the first two win over the environment."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

variables: dict[str, str] = {}
connections: dict[str, Any] = {}
# what people answer to the tasks that ask them: DAG id -> task id -> option, options, or an answer as Airflow keeps it
responses: dict[str, dict[str, Any]] = {}
# slots of each pool
pools: dict[str, int] = {}
# further places to ask, first come first served: objects with get_variable(key) and get_connection(conn_id)
backends: list[Any] = []
# what is asked before the environment: the back end that the settings name, put in by whoever knows how to make it
first: Callable[[], list[Any]] = list


@contextlib.contextmanager
def answered(dag_id: str, given: dict[str, Any]) -> Iterator[None]:
    """
    Let answers hold for a DAG.

    Args:
        dag_id: the DAG.
        given: task id -> answer; those that hold already stay where there is none.
    """
    before = responses.get(dag_id)
    if given:
        responses[dag_id] = {**(before or {}), **given}
    try:
        yield
    finally:
        if given and before is None:
            del responses[dag_id]
        elif given and before is not None:
            responses[dag_id] = before
