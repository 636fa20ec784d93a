"""What is remembered of a run once it has ended."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import pendulum

from prefect.compat.airflow.runtime.updates import AssetEvent
from prefect.compat.airflow.runtime.xcom_values import fresh

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun

MANUAL, SCHEDULED, BACKFILL = "manual", "scheduled", "backfill"
#: Run types that the schedule made.
AUTOMATED = frozenset({SCHEDULED, BACKFILL})


class TaskRecord(NamedTuple):
    """How a task instance ended; `state` is `None` where it never began."""

    task_id: str
    map_index: int
    state: str | None
    try_number: int
    start_date: datetime.datetime | None
    end_date: datetime.datetime | None


class RunRecord(NamedTuple):
    """
    A run of a DAG.

    Args:
        dag_id: the DAG.
        run_id: its id.
        run_type: who made it: `manual`, `scheduled`, `backfill`, or the word for runs that assets made.
        logical_date: its date.
        data_interval: start and end of the time it is about.
        run_after: when it could begin.
        state: `success`, `failed`, `running` where it waits for its past, `queued` where it has not begun.
        start_date: when it began.
        end_date: when it ended.
        conf: its conf.
        tasks: its task instances.
        xcoms: task id and map index -> key -> value.
        events: the updates of assets that made it.
    """

    dag_id: str
    run_id: str
    run_type: str
    logical_date: pendulum.DateTime
    data_interval: tuple[pendulum.DateTime, pendulum.DateTime]
    run_after: pendulum.DateTime
    state: str
    start_date: datetime.datetime | None = None
    end_date: datetime.datetime | None = None
    conf: Mapping[str, Any] = {}
    tasks: tuple[TaskRecord, ...] = ()
    xcoms: Mapping[tuple[str, int], dict[str, Any]] = {}
    events: tuple[AssetEvent, ...] = ()

    @property
    def execution_date(self) -> pendulum.DateTime:
        """Older name of the logical date."""
        return self.logical_date

    @property
    def external_trigger(self) -> bool:
        """Did a person or a task make it?"""
        return self.run_type == MANUAL

    @property
    def data_interval_start(self) -> pendulum.DateTime:
        """The start of the time that the run is about."""
        return self.data_interval[0]

    @property
    def data_interval_end(self) -> pendulum.DateTime:
        """The end of the time that the run is about."""
        return self.data_interval[1]

    def states_of(self, task_id: str) -> list[str | None]:
        """The states of a task's instances."""
        return [task.state for task in self.tasks if task.task_id == task_id]

    def task(self, task_id: str, map_index: int = -1) -> PastTaskInstance | None:
        """
        A task instance of the run.

        Args:
            task_id: the task.
            map_index: which instance.

        Returns:
            The task instance, `None` where there is none.
        """
        for task in self.tasks:
            if task.task_id == task_id and task.map_index == map_index:
                return PastTaskInstance(self, task)
        return None

    def get_task_instance(self, task_id: str, session: Any = None, *, map_index: int = -1) -> PastTaskInstance | None:
        """Airflow's name of `task`."""
        return self.task(task_id, map_index)

    def get_task_instances(self, state: Any = None, session: Any = None) -> list[PastTaskInstance]:
        """All task instances, or those in a state."""
        wanted = None if state is None else {str(getattr(state, "value", state))}
        return [PastTaskInstance(self, task) for task in self.tasks if wanted is None or task.state in wanted]

    def get_state(self) -> str:
        """How the run ended."""
        return self.state

    def __repr__(self) -> str:
        return f"<DagRun {self.dag_id} @ {self.logical_date}: {self.run_id}, state:{self.state}>"


class PastTaskInstance:
    """
    A task instance of an earlier run, as tasks see it.

    Args:
        run: its run.
        record: what is known of it.
    """

    def __init__(self, run: RunRecord, record: TaskRecord) -> None:
        self.dag_run = run
        self.dag_id, self.run_id = run.dag_id, run.run_id
        self.logical_date = self.execution_date = run.logical_date
        self.task_id, self.map_index, self.state = record.task_id, record.map_index, record.state
        self.try_number = record.try_number
        self.start_date, self.end_date = record.start_date, record.end_date

    @property
    def duration(self) -> float | None:
        """Seconds from start to end."""
        if self.start_date is None or self.end_date is None:
            return None
        return (self.end_date - self.start_date).total_seconds()

    def get_dagrun(self, session: Any = None) -> RunRecord:
        """The run."""
        return self.dag_run

    def current_state(self, session: Any = None) -> str | None:
        """How it ended."""
        return self.state

    def xcom_pull(self, task_ids: Any = None, dag_id: Any = None, key: str = "return_value", **kwargs: Any) -> Any:
        """A value that a task of this earlier run left."""
        values = self.dag_run.xcoms.get((task_ids or self.task_id, kwargs.get("map_indexes") or -1), {})
        return fresh(values[key]) if key in values else kwargs.get("default")

    def __repr__(self) -> str:
        return f"<TaskInstance: {self.dag_id}.{self.task_id} {self.run_id} [{self.state}]>"


def recorded(run: AirflowRun) -> RunRecord:
    """
    What to remember of a run.

    Args:
        run: the run as it stands now.
    """
    tasks = []
    xcoms = {}
    for ti in run.task_instances():
        tasks.append(TaskRecord(ti.task_id, ti.map_index, ti.word, ti.try_number, ti.start_date, ti.end_date))
        values = run.xcoms.of(ti.task_id, ti.map_index)
        if values:
            xcoms[ti.task_id, ti.map_index] = dict(values)
    return RunRecord(
        dag_id=run.dag.dag_id,
        run_id=run.run_id,
        run_type=run.run_type,
        logical_date=run.logical_date,
        data_interval=run.data_interval,
        run_after=run.run_after,
        state=run.final_word or "running",
        start_date=run.started,
        end_date=datetime.datetime.now(datetime.UTC) if run.final_word else None,
        conf=dict(run.conf),
        tasks=tuple(tasks),
        xcoms=xcoms,
        events=tuple(run.options.events),
    )
