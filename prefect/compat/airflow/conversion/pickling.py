"""The flow of a DAG file travels as the file's path: whoever unpickles it loads the file again."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.conversion.loading import load_flow

if TYPE_CHECKING:
    from prefect.compat.airflow.conversion.flow import AirflowFlow

#: What a flow may have been given since it was loaded, and keeps.
KEPT = (
    "name",
    "pools",
    "responses",
    "executor",
    "run_config",
    "storage",
    "result",
    "state_handlers",
    "terminal_state_handler",
    "environment",
)


def reduced(flow: AirflowFlow) -> tuple[Any, ...]:
    """
    What `__reduce__` of the flow of a DAG returns.

    Args:
        flow: the flow.

    Returns:
        How to load it again, and what it was given since.

    Raises:
        pickle.PicklingError: its DAG comes from no file, or its tasks are no longer those of the DAG.
    """
    path, dag_id = flow.dag.fileloc, flow.dag.dag_id
    session = flow.session
    if session is None or not os.path.exists(path):
        raise pickle.PicklingError(
            f"The flow of DAG {dag_id!r} cannot be pickled: the DAG was made in this process, and its flow travels only"
            " as the path of a DAG file. Write the DAG to a file and use load_flow(path)."
        )
    planned = flow.airflow_policy.plan.tasks
    edges = sum(len(each.upstream) for each in planned)
    if len(flow.tasks) != len(planned) or len(flow.edges) != edges or flow.airflow_policy.replaced:
        raise pickle.PicklingError(
            f"The flow of DAG {dag_id!r} cannot be pickled: it travels as the path of its file {path}, and tasks or"
            " edges were changed since it was loaded. Let a function load and change it where it is to run."
        )
    arguments = (path, dag_id, flow.airflow_version, session.rows, session.real_operators)
    return _again, arguments, {key: flow.__dict__[key] for key in KEPT if key in flow.__dict__}


def _again(path: str, dag_id: str, version: tuple[int, int], rows: Any, real_operators: str | None) -> AirflowFlow:
    release = ".".join(map(str, version))
    return load_flow(path, dag_id, airflow_version=release, rows=rows, real_operators=real_operators)
