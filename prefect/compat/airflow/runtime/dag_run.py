"""`dag_run`, as callables and templates see it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pendulum

from prefect.compat.airflow.runtime.members import member

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun


#: Attributes of 2.x -> what takes their place, for the message of the error.
_INSTEAD = {
    "execution_date": "its successor is `logical_date`",
    "external_trigger": "look at `run_type`",
    "is_backfill": "look at `run_type`",
    "get_task_instances": "`ti.get_task_states(dag_id, run_ids=[…])` tells how they stand",
    "get_task_instance": "`ti.get_task_states(dag_id, run_ids=[…])` tells how it stands",
    "get_previous_dagrun": "use `ti.get_previous_dagrun()`",
    "get_state": "use `state`",
    "get_dag": "the context has it as `dag`",
    "dag": "the context has it as `dag`",
    "consumed_dataset_events": "use `consumed_asset_events`",
}


class DagRun:
    """
    One run of a DAG, as tasks of Airflow 3 see it.

    Args:
        run: the run it speaks about.
    """

    def __init__(self, run: AirflowRun) -> None:
        self._run = run
        self.dag_id: str = run.dag.dag_id
        self.run_id = run.run_id
        self.conf: dict[str, Any] = run.conf
        self.logical_date: pendulum.DateTime | None = None if run.options.dateless else run.logical_date
        self.run_after: pendulum.DateTime = run.run_after
        self.start_date: datetime.datetime = run.logical_date
        self.end_date: datetime.datetime | None = None
        self.clear_number = 0
        self.note: str | None = None
        self.partition_key: str | None = None
        self.triggering_user_name: str | None = None
        self.consumed_asset_events: list[Any] = list(run.options.events)

    @property
    def data_interval_start(self) -> pendulum.DateTime | None:
        """The start of the time that the run is about."""
        if self._run.options.dateless:
            return None
        return self._run.data_interval[0]

    @property
    def data_interval_end(self) -> pendulum.DateTime | None:
        """The end of the time that the run is about."""
        if self._run.options.dateless:
            return None
        return self._run.data_interval[1]

    # callbacks of the DAG are called by the scheduler, where both are the words in every version

    @property
    def run_type(self) -> str:
        """What made the run."""
        word = self._run.run_type
        return word if self._run.final_word else member("DagRunType", word, self._run.version)

    @property
    def state(self) -> str:
        """How the run stands: it runs as long as a task can ask."""
        return self._run.final_word or member("DagRunState", "running", self._run.version)

    def __repr__(self) -> str:
        return f"<DagRun {self.dag_id} @ {self.logical_date}: {self.run_id}, state:{self.state}>"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked for by what copies objects
            raise AttributeError(name)
        hint = f": Airflow 3 dropped it; {_INSTEAD[name]}" if name in _INSTEAD else ""
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}{hint}", name=name, obj=self)


class DatabaseDagRun(DagRun):
    """
    One run of a DAG, as tasks of 1.10 and 2.x see it: a row of the database.

    Args:
        run: the run it speaks about.
    """

    def __init__(self, run: AirflowRun) -> None:
        super().__init__(run)
        self.dag = run.dag
        self.queued_at: datetime.datetime | None = None
        self.external_trigger = bool(run.options.triggered)
        self.is_backfill = run.run_type == "backfill"
        self.creating_job_id: int | None = None
        self.dag_hash: str | None = None
        self.last_scheduling_decision: datetime.datetime | None = None
        self.updated_at: datetime.datetime | None = None
        self.id = 1
        self.consumed_dataset_events: list[Any] = list(run.options.events)

    @property
    def execution_date(self) -> pendulum.DateTime | None:
        """Older name of the logical date."""
        return self.logical_date

    @property
    def _state(self) -> str:
        return self.state

    def get_state(self) -> str:
        """How the run stands."""
        return self.state

    def get_dag(self) -> Any:
        """The DAG."""
        return self.dag

    def get_task_instances(self, state: Any = None, session: Any = None) -> list[Any]:
        """
        The task instances of the run.

        Args:
            state: only those in one of these states; one word, or several with `None` for no state yet.
        """
        found = self._run.task_instances()
        if state is None:
            return found
        wanted = {str(getattr(one, "value", one)) if one is not None else None for one in _several(state)}
        return [ti for ti in found if ti.word in wanted]

    def get_task_instance(self, task_id: str, session: Any = None, *, map_index: int = -1) -> Any:
        """The task instance of a task, `None` where there is none."""
        return next(
            (ti for ti in self._run.task_instances() if ti.task_id == task_id and ti.map_index == map_index), None
        )

    def get_previous_dagrun(self, state: Any = None, session: Any = None) -> Any:
        """The run before this one, where the run knows a past; with a state the last one that ended so."""
        return self._run.previous(None if state is None else str(getattr(state, "value", state)))

    def get_previous_scheduled_dagrun(self, session: Any = None) -> Any:
        """The last run before this one that the schedule made."""
        return self._run.previous(automated=True)

    def get(self, name: str, default: Any = None) -> Any:
        """An attribute by name."""
        return getattr(self, name, default)

    fetch_task_instances = get_task_instances
    fetch_task_instance = get_task_instance

    def refresh_from_db(self, session: Any = None) -> None:
        """Nothing: what it knows is always what there is."""

    def __repr__(self) -> str:
        return (
            f"<DagRun {self.dag_id} @ {self.logical_date}: {self.run_id}, state:{self.state}, "
            f"queued_at: {self.queued_at}. externally triggered: {self.external_trigger}>"
        )


def _several(state: Any) -> list[Any]:
    return list(state) if isinstance(state, (list, tuple, set, frozenset)) else [state]
