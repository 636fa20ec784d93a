"""The operator that starts another DAG."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.anyvalue import UnknownValue
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.enums import DagRunState, as_word
from prefect.compat.airflow.standin.links import BaseOperatorLink
from prefect.compat.airflow.standin.notset import LEFT_OUT
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.versions import current


class TriggerDagRunLink(BaseOperatorLink):
    """Link to the run that was started."""

    name = "Triggered DAG"


class DagRunOrder:
    """
    What `python_callable` of Airflow 1.10 filled in.

    Args:
        run_id: id of the run.
        payload: its conf.
    """

    def __init__(self, run_id: str | None = None, payload: Any = None) -> None:
        self.run_id, self.payload = run_id, payload


def _run_state(state: Any) -> DagRunState:
    return state if isinstance(state, UnknownValue) else DagRunState(as_word(state))  # type: ignore[return-value]


class TriggerDagRunOperator(BaseOperator):
    """
    Starts a run of another DAG.

    Args:
        trigger_dag_id: the DAG.
        trigger_run_id: id of the run; made up if left out.
        conf: conf of the run.
        logical_date: date of the run (`execution_date` before Airflow 3).
        reset_dag_run: do it again if there is such a run.
        wait_for_completion: wait until it has ended.
        poke_interval: seconds between looks.
        allowed_states: states of the run that let this task succeed.
        failed_states: states of the run that let this task fail.
        skip_when_already_exists: skip if there is such a run.
        fail_when_dag_is_paused: fail if the DAG is paused.
        deferrable: wait in a trigger.
        run_after: earliest start of the run.
        execution_date: older name of `logical_date`.
        python_callable: 1.10: function that fills in a `DagRunOrder`, or gives up with `None`.
        params: params of this task.
    """

    template_fields: Sequence[str] = (
        "trigger_dag_id",
        "trigger_run_id",
        "logical_date",
        "conf",
        "wait_for_completion",
        "skip_when_already_exists",
    )
    template_fields_renderers = {"conf": "py"}
    ui_color = "#ffefeb"

    def __init__(
        self,
        *,
        trigger_dag_id: str,
        trigger_run_id: str | None = None,
        conf: Any = None,
        logical_date: Any = LEFT_OUT,
        execution_date: Any = None,
        reset_dag_run: bool = False,
        wait_for_completion: bool = False,
        poke_interval: int = 60,
        allowed_states: Any = None,
        failed_states: Any = None,
        skip_when_already_exists: bool = False,
        fail_when_dag_is_paused: bool = False,
        deferrable: bool = False,
        run_after: Any = None,
        python_callable: Any = None,
        openlineage_inject_parent_info: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.trigger_dag_id, self.trigger_run_id, self.conf = trigger_dag_id, trigger_run_id, conf
        left_out = logical_date is LEFT_OUT and execution_date is None
        date = execution_date if logical_date is LEFT_OUT or logical_date is None else logical_date
        if date is not None and not isinstance(date, (str, datetime.datetime)) and not hasattr(date, "resolve"):
            raise TypeError(f"Expected str or datetime.datetime type for execution_date.Got {type(date)}")
        self.logical_date = self.execution_date = LEFT_OUT if left_out and current() >= (3, 0) else date
        self.reset_dag_run, self.wait_for_completion, self.poke_interval = (
            reset_dag_run,
            wait_for_completion,
            poke_interval,
        )
        self.allowed_states = [_run_state(state) for state in allowed_states or ["success"]]
        # none at all stays none; Airflow 2 and 3 agree on that
        self.failed_states = [_run_state(state) for state in (["failed"] if failed_states is None else failed_states)]
        self.skip_when_already_exists, self.fail_when_dag_is_paused = skip_when_already_exists, fail_when_dag_is_paused
        self.deferrable, self.run_after, self.python_callable = deferrable, run_after, python_callable

    def execute(self, context: Any) -> Any:
        """Start the run, and wait for it if wanted."""
        run_id, conf = self.trigger_run_id, self.conf
        if self.python_callable is not None:
            order = self.python_callable(context, DagRunOrder(run_id, conf))
            if order is None:
                return None
            run_id, conf = order.run_id, order.payload
        try:
            json.dumps(conf)
        except TypeError as err:
            raise refusal(ValueError)(f"conf parameter should be JSON Serializable: {err}") from err
        date = None if self.logical_date is LEFT_OUT else self.logical_date
        moment = dates.parse(date) if isinstance(date, str) and date else date
        return context["ti"].trigger_dag_run(
            self.trigger_dag_id,
            run_id=run_id,
            conf=conf,
            logical_date=moment,
            reset_dag_run=self.reset_dag_run,
            wait_for_completion=self.wait_for_completion,
            poke_interval=self.poke_interval,
            allowed_states=[str(state) for state in self.allowed_states],
            failed_states=[str(state) for state in self.failed_states],
            skip_when_already_exists=bool(self.skip_when_already_exists),
        )
