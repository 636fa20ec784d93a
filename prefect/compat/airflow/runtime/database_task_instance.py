"""`ti` of 1.10 and 2.x, where it is a row of Airflow's database: what Airflow 3 no longer hands to tasks."""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Collection
from typing import Any

from prefect.compat.airflow.runtime import other_runs
from prefect.compat.airflow.runtime.earlier import previous_task
from prefect.compat.airflow.runtime.task_instance import TaskInstance
from prefect.compat.airflow.runtime.words import SUCCESS
from prefect.compat.airflow.standin.taskkeys import TaskInstanceKey


class DatabaseTaskInstance(TaskInstance):
    """One instance of a task in a run, as tasks of 1.10 and 2.x see it."""

    travels = (*TaskInstance.travels, "note")
    job_id: int | None = None
    note: str | None = None
    is_premature = False
    test_mode = False
    raw: bool | None = None
    trigger_id: int | None = None
    queued_dttm: datetime.datetime | None = None

    @property
    def dag_run(self) -> Any:
        """The run, as tasks see it."""
        return self.run.dag_run

    def get_dagrun(self, session: Any = None) -> Any:
        """The run, as tasks see it."""
        return self.run.dag_run

    @property
    def logical_date(self) -> datetime.datetime:
        """The date of the run."""
        return self.run.logical_date

    @property
    def execution_date(self) -> datetime.datetime:
        """Older name of the logical date."""
        return self.run.logical_date

    @property
    def key(self) -> TaskInstanceKey:
        """What names this try."""
        return TaskInstanceKey(self.dag_id, self.task_id, self.run_id, self.try_number, self.map_index)

    def current_state(self, session: Any = None) -> Any:
        """How it stands, as the version hands it to code."""
        return self.state

    def set_state(self, state: Any, session: Any = None) -> bool:
        """Let the task instance end in a state once it has been carried out."""
        self.forced_word = None if state is None else str(getattr(state, "value", state))
        return True

    @property
    def duration(self) -> float | None:
        """Seconds between start and end, so far."""
        if self.start_date is None:
            return None
        return ((self.end_date or datetime.datetime.now(datetime.UTC)) - self.start_date).total_seconds()

    @property
    def operator(self) -> str:
        """The name of the operator's class."""
        return self.task.task_type

    @property
    def operator_name(self) -> str:
        """The name of the operator."""
        return self.task.operator_name

    @property
    def custom_operator_name(self) -> str | None:
        """The name that the operator gave itself."""
        return getattr(self.task, "custom_operator_name", None)

    @property
    def task_display_name(self) -> str:
        """The name that is shown."""
        return self.task.task_display_name

    @property
    def queue(self) -> str:
        """The task's queue."""
        return self.task.queue

    @property
    def pool(self) -> str:
        """The task's pool."""
        return self.task.pool

    @property
    def pool_slots(self) -> int:
        """Places taken in the pool."""
        return self.task.pool_slots

    @property
    def priority_weight(self) -> int:
        """The task's weight with those that it counts in."""
        return self.task.priority_weight_total

    @property
    def executor_config(self) -> dict[str, Any]:
        """The task's settings for an executor."""
        return self.task.executor_config

    @property
    def prev_attempted_tries(self) -> int:
        """The tries so far."""
        return self.try_number

    @property
    def next_try_number(self) -> int:
        """The number of the next try."""
        return self.try_number + 1

    @property
    def log(self) -> logging.Logger:
        """The logger of tasks."""
        return logging.getLogger("airflow.task")

    @property
    def pid(self) -> int:
        """The process it runs in."""
        return os.getpid()

    @property
    def unixname(self) -> str:
        """The user it runs as."""
        return os.environ.get("USER", "")

    @property
    def previous_ti(self) -> Any:
        """The instance in the run before."""
        return previous_task(self)

    @property
    def previous_ti_success(self) -> Any:
        """The instance in the last run that succeeded."""
        return previous_task(self, SUCCESS)

    @property
    def previous_start_date_success(self) -> datetime.datetime | None:
        """When the instance in the last run that succeeded began."""
        return self.get_previous_start_date(SUCCESS)

    def get_previous_execution_date(self, state: Any = None, session: Any = None) -> Any:
        """The date of the run before."""
        before = previous_task(self, state)
        return None if before is None else before.logical_date

    def get_previous_start_date(self, state: Any = None, session: Any = None) -> Any:
        """When the instance in the run before began."""
        before = previous_task(self, state)
        return None if before is None else before.start_date

    @property
    def params(self) -> dict[str, Any]:
        """The params of the DAG, the task and the conf, validated."""
        return self.run.params_of(self.index)

    @property
    def run_as_user(self) -> str | None:
        """The user whom the operator names."""
        return self.task.run_as_user

    @property
    def executor(self) -> str | None:
        """The executor that the operator names."""
        return self.task.executor

    def known_runs(self, dag_ids: Collection[str] | None) -> list[Any]:
        """
        The runs that are known, the present one among them, by date.

        Args:
            dag_ids: their DAGs; `None` is any.
        """
        return other_runs.known_runs(self, dag_ids)

    def knows_dag(self, dag_id: str) -> Any:
        """A DAG beside this one by its id, or this one; `None` where there is none."""
        if dag_id == self.dag_id:
            return self.run.dag
        flow = self.run.world.find(dag_id) if self.run.world is not None else None
        return None if flow is None else flow.dag

    def refresh_from_db(self, session: Any = None, lock_for_update: bool = False) -> None:
        """Nothing: what it knows is always what there is."""

    def clear_xcom_data(self, session: Any = None) -> None:
        """Forget what it has left for others."""
        self.run.xcoms.clear(self.task_id, self.map_index)
