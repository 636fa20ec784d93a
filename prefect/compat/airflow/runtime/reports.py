"""What a worker in another process tells beside a state, and how a run takes note of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.compat.airflow.runtime.updates import AssetEvent
from prefect.compat.airflow.runtime.xcom import RETURN_VALUE
from prefect.compat.airflow.standin import overrides
from prefect.core.engine.state import State

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun
    from prefect.compat.airflow.runtime.task_instance import TaskInstance

#: Under this key the context of a state carries what a worker reports beside it.
REPORT_KEY = "airflow_report"


class Report(NamedTuple):
    """What a worker tells beside the state."""

    fields: dict[str, Any]
    xcoms: dict[str, Any]
    deferral: tuple[Any, ...] | None
    variables: dict[str, str]
    events: tuple[AssetEvent, ...]
    error: BaseException | None


def taken_in(run: AirflowRun, ti: TaskInstance, state: State | None) -> None:
    """
    Note in the run what a worker has reported with a state.

    Args:
        run: the run.
        ti: the task instance.
        state: the state that came back.
    """
    context: Mapping[str, Any] | None = state._context if state is not None else None
    blob = context.get(REPORT_KEY) if context else None
    if blob is None or state is None:
        return
    # only runs in processes need what makes tasks travel
    from prefect.compat.airflow.runtime.remote import NoSession, read
    from prefect.core.engine.executors.remote_errors import with_traceback

    with run.session if run.session is not None else NoSession():
        report: Report = read(blob)
    if report.error is not None:
        with_traceback(report.error)
    state.result = report.error if report.error is not None else report.xcoms.get(RETURN_VALUE)
    state.context = {key: value for key, value in (context or {}).items() if key != REPORT_KEY}
    for name, value in report.fields.items():
        setattr(ti, name, value)
    run.xcoms.clear(ti.task_id, ti.map_index)
    for key, value in report.xcoms.items():
        run.xcoms.keep(ti.task_id, ti.map_index, key, value)
    overrides.variables.update(report.variables)
    if report.events and run.world is not None:
        run.world.emit(list(report.events))
    if report.deferral is not None:
        trigger, method, arguments, timeout = report.deferral
        ti.deferral = SimpleNamespace(trigger=trigger, method_name=method, kwargs=arguments, timeout=timeout)
