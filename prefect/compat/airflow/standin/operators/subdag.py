"""The operator that runs a DAG inside a DAG (Airflow 1.10 and 2)."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.current import DagContext
from prefect.compat.airflow.standin.exceptions import AirflowException


class SubDagOperator(BaseOperator):
    """
    Runs another DAG as one task.

    Args:
        subdag: the DAG; its id is `<parent DAG's id>.<task id>`.
        session: not used.
        conf: conf of its run.
        propagate_skipped_state: when this task is skipped.
    """

    ui_color = "#555"
    ui_fgcolor = "#fff"

    def __init__(
        self,
        *,
        subdag: Any,
        session: Any = None,
        conf: Any = None,
        propagate_skipped_state: Any = None,
        executor: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.subdag, self.conf, self.propagate_skipped_state = subdag, conf, propagate_skipped_state
        parent = kwargs.get("dag") or DagContext.get_current_dag()
        if parent is None:
            raise AirflowException("Please pass in the `dag` param or call within a DAG context manager")
        subdag.parent_dag = parent
        if subdag.dag_id != f"{parent.dag_id}.{self.task_id}":
            raise AirflowException(
                "The subdag's dag_id should have the form '{parent_dag_id}.{this_task_id}'. "
                f"Expected '{parent.dag_id}.{self.task_id}'; received '{subdag.dag_id}'."
            )

    def execute(self, context: Any) -> Any:
        """Run the inner DAG."""
        return context["ti"].run_subdag(self.subdag, conf=self.conf)
