"""What came of a run, in a form that travels between processes."""

from __future__ import annotations

from typing import Any, NamedTuple

from prefect.compat.airflow.report.results import result_of
from prefect.compat.airflow.runs.records import RunRecord, recorded
from prefect.compat.airflow.runtime.run import AirflowRun
from prefect.compat.airflow.runtime.words import FAILED


class Made(NamedTuple):
    """
    A run that was made.

    Args:
        record: what is remembered of it.
        blocked: why tasks wait for the run before.
        failed: the tasks that failed, with the reason.
        result: what came out, as it is reported; `None` where nobody wants a report.
    """

    record: RunRecord
    blocked: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    result: dict[str, Any] | None = None


def made_of(run: AirflowRun) -> Made:
    """
    What came of a run.

    Args:
        run: a run that has ended, or waits for the run before.
    """
    failed = []
    for ti in run.task_instances():
        if ti.word == FAILED:
            node = run.node_of(ti.index, ti.map_index)
            state = run.machine.states[node] if node is not None else None
            name = ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]"
            failed.append((name, getattr(state, "message", None) or ""))
    result = result_of(run) if run.options.keep_rendered else None
    return Made(recorded(run), tuple(sorted(set(run.blocked.values()))), tuple(failed), result)
