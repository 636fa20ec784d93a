"""`ti` of Airflow 3: what its SDK hands to tasks, which see neither database nor other attributes of old."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow.runtime import other_runs
from prefect.compat.airflow.runtime.task_instance import TaskInstance

#: Attributes of 2.x -> what takes their place, for the message of the error.
_INSTEAD = {
    "dag_run": "the context has it as `dag_run`",
    "get_dagrun": "the context has it as `dag_run`",
    "logical_date": "the context has it as `logical_date`",
    "execution_date": "the context has its successor as `logical_date`",
    "params": "the context has them as `params`",
    "log": "use `logging.getLogger(__name__)`, or `self.log` of an operator",
    "set_state": "a task ends as skipped or failed by an exception",
    "current_state": "use `state`",
    "previous_ti": "use `get_previous_ti()`",
    "get_previous_start_date": "the context has `prev_start_date_success`",
    "next_try_number": "use `try_number + 1`",
    "operator": "use `task.operator_name`",
}
_OF_OPERATORS = {
    "queue",
    "pool",
    "pool_slots",
    "priority_weight",
    "executor_config",
    "task_display_name",
    "operator_name",
}


class RuntimeTaskInstance(TaskInstance):
    """One instance of a task in a run, as tasks of Airflow 3 see it."""

    context_carrier: dict[str, Any] | None = None
    sentry_integration = ""

    @property
    def id(self) -> uuid.UUID:
        """Names the try."""
        return uuid.uuid5(
            uuid.NAMESPACE_OID, f"{self.dag_id}/{self.run_id}/{self.task_id}/{self.map_index}/{self.try_number}"
        )

    @property
    def dag_version_id(self) -> uuid.UUID:
        """Names the version of the DAG: there is one, that of its file."""
        return uuid.uuid5(uuid.NAMESPACE_OID, self.dag_id)

    def get_dagrun_state(self, dag_id: str, run_id: str) -> Any:
        """
        How a run stands.

        Args:
            dag_id: its DAG.
            run_id: its id.

        Raises:
            AirflowException: it is not known.
        """
        return other_runs.run_state(self, dag_id, run_id)

    def get_dr_count(
        self,
        dag_id: str,
        logical_dates: Iterable[Any] | None = None,
        run_ids: Iterable[str] | None = None,
        states: Iterable[str] | None = None,
    ) -> int:
        """
        Count runs.

        Args:
            dag_id: their DAG.
            logical_dates: only those of these dates.
            run_ids: only these.
            states: only those that stand so.
        """
        return other_runs.count_runs(self, dag_id, logical_dates, run_ids, states)

    def get_ti_count(
        self,
        dag_id: str,
        map_index: int | None = None,
        task_ids: Iterable[str] | None = None,
        task_group_id: str | None = None,
        logical_dates: Iterable[Any] | None = None,
        run_ids: Iterable[str] | None = None,
        states: Iterable[str] | None = None,
    ) -> int:
        """
        Count task instances.

        Args:
            dag_id: their DAG.
            map_index: only those of this index.
            task_ids: only those of these tasks.
            task_group_id: only those of the tasks of this group.
            logical_dates: only those of runs of these dates.
            run_ids: only those of these runs.
            states: only those that stand so.

        Raises:
            AirflowException: there is no such group.
        """
        found = other_runs.task_words(self, dag_id, map_index, task_ids, task_group_id, logical_dates, run_ids)
        wanted = None if states is None else other_runs.plain(states)
        return sum(wanted is None or word in wanted for words in found.values() for word in words.values())

    def get_task_states(
        self,
        dag_id: str,
        map_index: int | None = None,
        task_ids: Iterable[str] | None = None,
        task_group_id: str | None = None,
        logical_dates: Iterable[Any] | None = None,
        run_ids: Iterable[str] | None = None,
    ) -> dict[str, Any]:
        """
        How task instances stand.

        Args:
            dag_id: their DAG.
            map_index: only those of this index.
            task_ids: only those of these tasks.
            task_group_id: only those of the tasks of this group.
            logical_dates: only those of runs of these dates.
            run_ids: only those of these runs.

        Returns:
            Run id -> task id, with `_` and the map index behind it for a mapped one -> state.

        Raises:
            AirflowException: there is no such group.
        """
        return other_runs.task_words(self, dag_id, map_index, task_ids, task_group_id, logical_dates, run_ids)

    def __getattr__(self, name: str) -> Any:
        if name in _OF_OPERATORS:
            hint = f": Airflow 3 dropped it, the operator has it as `task.{name}`"
        else:
            hint = f": Airflow 3 dropped it; {_INSTEAD[name]}" if name in _INSTEAD else ""
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}{hint}", name=name, obj=self)
