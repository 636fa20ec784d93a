"""The sensor that waits for another DAG's tasks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from prefect.compat.airflow.standin.contextkeys import determine_kwargs
from prefect.compat.airflow.standin.enums import State, as_word
from prefect.compat.airflow.standin.exceptions import (
    AirflowException,
    AirflowSensorTimeout,
    AirflowSkipException,
    DuplicateStateError,
)
from prefect.compat.airflow.standin.links import BaseOperatorLink
from prefect.compat.airflow.standin.operators.empty import EmptyOperator
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator
from prefect.compat.airflow.standin.versions import current


class ExternalTaskSensorLink(BaseOperatorLink):
    """Link to the other DAG."""

    name = "External DAG"


def _push_link(operator: Any, context: Any) -> None:
    """From 3.0 on links of operators are XComs."""
    if current() >= (3, 0):
        ti = context["ti"]
        ti.xcom_push("_link_ExternalDagLink", f"/dags/{operator.external_dag_id}/runs/{ti.run_id}")


class ExternalTaskSensor(BaseSensorOperator):
    """
    Waits until another DAG, or tasks of it, have ended for the same date.

    Args:
        external_dag_id: the DAG.
        external_task_id: its task; the whole run if nothing is named.
        external_task_ids: its tasks.
        external_task_group_id: its group.
        allowed_states: states that mean done.
        skipped_states: states that let this task be skipped.
        failed_states: states that let this task fail.
        execution_delta: how much earlier the other run is.
        execution_date_fn: function that gives the other run's date or dates.
        check_existence: fail if there is no such DAG or task.
        poll_interval: seconds between looks in a trigger.
        deferrable: not used; the sensor is asked again and again.
    """

    template_fields: Sequence[str] = (
        "external_dag_id",
        "external_task_id",
        "external_task_ids",
        "external_task_group_id",
    )
    ui_color = "#4db7db"

    def __init__(
        self,
        *,
        external_dag_id: str,
        external_task_id: str | None = None,
        external_task_ids: Any = None,
        external_task_group_id: str | None = None,
        allowed_states: Any = None,
        skipped_states: Any = None,
        failed_states: Any = None,
        execution_delta: datetime.timedelta | None = None,
        execution_date_fn: Callable[..., Any] | None = None,
        check_existence: bool = False,
        poll_interval: float | None = None,
        deferrable: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.allowed_states = [as_word(state) for state in allowed_states] if allowed_states else ["success"]
        self.skipped_states = [as_word(state) for state in skipped_states or []]
        self.failed_states = [as_word(state) for state in failed_states or []]
        states = [*self.allowed_states, *self.skipped_states, *self.failed_states]
        if len(set(states)) != len(states):
            error = DuplicateStateError if current() >= (3, 0) else AirflowException
            raise error("Duplicate values provided across allowed_states, skipped_states and failed_states.")
        of_tasks = any((external_task_id, external_task_ids, external_task_group_id))
        known = State.task_states if of_tasks else State.dag_states
        unknown = sorted(set(states) - {str(state) for state in known})
        if unknown:
            raise ValueError(
                f"Valid values for `allowed_states`, `skipped_states` and `failed_states` of a sensor for "
                f"{'tasks' if of_tasks else 'a run'} are {known}, not {unknown}"
            )
        if external_task_id is not None and external_task_ids is not None:
            raise ValueError(
                "Only one of `external_task_id` or `external_task_ids` may be provided to ExternalTaskSensor; "
                "use external_task_id or external_task_ids or external_task_group_id."
            )
        if external_task_id is not None:
            external_task_ids = [external_task_id]
        if external_task_group_id is not None and external_task_ids is not None:
            raise ValueError(
                "Only one of `external_task_group_id` or `external_task_ids` may be provided to ExternalTaskSensor; "
                "use external_task_id or external_task_ids or external_task_group_id."
            )
        if execution_delta is not None and execution_date_fn is not None:
            raise ValueError(
                "Only one of `execution_delta` or `execution_date_fn` may be provided to ExternalTaskSensor; not both."
            )
        self.execution_delta, self.execution_date_fn = execution_delta, execution_date_fn
        self.external_dag_id, self.external_task_id = external_dag_id, external_task_id
        self.external_task_ids, self.external_task_group_id = external_task_ids or None, external_task_group_id
        self.check_existence, self.deferrable = check_existence, deferrable
        # the standard provider of Airflow 3 looks as often as any sensor does
        own = self.poke_interval if current() >= (3, 0) else 2.0
        self.poll_interval = own if poll_interval is None else poll_interval

    def _dates(self, context: Any) -> list[Any]:
        date = context.get("logical_date") or context.get("execution_date")
        if self.execution_delta is not None:
            return [date - self.execution_delta]
        if self.execution_date_fn is not None:
            found = self.execution_date_fn(date, **determine_kwargs(self.execution_date_fn, (date,), context))
            return list(found) if isinstance(found, (list, tuple)) else [found]
        return [date]

    def execute(self, context: Any) -> Any:
        """Wait, or hand over to the trigger."""
        _push_link(self, context)
        return super().execute(context)

    def poke(self, context: Any) -> bool:
        """Look at the states."""
        moments = self._dates(context)
        states = [
            state if state is None else str(state)
            for state in context["ti"].external_states(
                self.external_dag_id,
                task_ids=self.external_task_ids,
                task_group_id=self.external_task_group_id,
                logical_dates=moments,
                check_existence=self.check_existence,
            )
        ]
        what = f"{self.external_dag_id} {self.external_task_ids or self.external_task_group_id or ''}".strip()
        if any(state in self.failed_states for state in states):
            if self.soft_fail:
                raise AirflowSkipException(f"The external task or DAG {what} failed. Skipping due to soft_fail.")
            raise AirflowException(f"The external task or DAG {what} failed.")
        if any(state in self.skipped_states for state in states):
            raise AirflowSkipException(
                f"The external task or DAG {what} reached a state in our states-to-skip-on list. Skipping."
            )
        done = (bool(states) or not moments) and all(state in self.allowed_states for state in states)
        if not done and context["ti"].wait_is_hopeless():
            wanted, dates = " or ".join(self.allowed_states), ", ".join(map(str, moments))
            text = f"{what} is not {wanted} for {dates}, and nothing will run it"
            raise AirflowSensorTimeout(f"{text}: the sensor would wait for {self.timeout} s in vain.")
        return done


class ExternalTaskMarker(EmptyOperator):
    """
    Says that another DAG depends on this task.

    Args:
        external_dag_id: the DAG.
        external_task_id: its task.
        execution_date: date of its run.
        logical_date: the same in Airflow 3.
        recursion_depth: how far clearing goes.
    """

    template_fields: Sequence[str] = ("external_dag_id", "external_task_id", "execution_date")
    ui_color = "#4db7db"
    _is_empty = True

    def __init__(
        self,
        *,
        external_dag_id: str,
        external_task_id: str,
        execution_date: Any = "{{ logical_date.isoformat() }}",
        logical_date: Any = None,
        recursion_depth: int = 10,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.external_dag_id, self.external_task_id = external_dag_id, external_task_id
        date = logical_date if logical_date is not None else execution_date
        self.execution_date = self.logical_date = date.isoformat() if isinstance(date, datetime.datetime) else date
        if current() >= (3, 0) and "execution_date" in self.template_fields:
            self.template_fields = ("external_dag_id", "external_task_id", "logical_date")
        if recursion_depth <= 0:
            raise ValueError("recursion_depth should be a positive integer")
        self.recursion_depth = recursion_depth

    def execute(self, context: Any) -> None:
        """Leave the link to the other DAG."""
        _push_link(self, context)
