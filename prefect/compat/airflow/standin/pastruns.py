"""What DAG files ask a DAG about its runs while they load: there are none yet."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.notes import note


class PastRuns:
    """The questions of a DAG about its runs in Airflow's database, which is not there."""

    dag_id: str
    pickle_id: int | None = None
    is_paused = False
    allow_future_exec_dates = False

    def _told(self, name: str) -> None:
        note("not-honoured", f"DAG {self.dag_id!r}: {name}() finds no run: there is no Airflow metadata database here")

    def get_last_dagrun(self, session: Any = None, include_externally_triggered: bool = False, **kwargs: Any) -> Any:
        """Return `None`: there was no run."""
        self._told("get_last_dagrun")
        return None

    def get_dagrun(self, execution_date: Any = None, run_id: str | None = None, session: Any = None) -> Any:
        """Return `None`: there is no such run."""
        self._told("get_dagrun")
        return None

    def get_latest_execution_date(self, session: Any = None) -> Any:
        """Return `None`: there was no run."""
        self._told("get_latest_execution_date")
        return None

    @property
    def latest_execution_date(self) -> Any:
        """`None`: there was no run."""
        return self.get_latest_execution_date()

    def get_active_runs(self, session: Any = None) -> list[Any]:
        """Return nothing: no run is under way."""
        self._told("get_active_runs")
        return []

    def get_num_active_runs(self, **kwargs: Any) -> int:
        """Return 0: no run is under way."""
        return len(self.get_active_runs())

    def get_task_instances(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Return nothing: no task was run."""
        self._told("get_task_instances")
        return []

    def has_dag_runs(self, **kwargs: Any) -> bool:
        """Return `False`: there was no run."""
        self._told("has_dag_runs")
        return False

    def get_is_paused(self, session: Any = None) -> bool:
        """Return `False`: nobody pauses a DAG here."""
        return self.is_paused

    def get_concurrency_reached(self, session: Any = None) -> bool:
        """Return `False`: no task is running."""
        return False

    concurrency_reached = property(get_concurrency_reached)
