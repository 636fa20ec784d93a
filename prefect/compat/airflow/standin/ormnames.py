"""Names of Airflow's database models, for annotations and imports; queries say that there is no database."""

from __future__ import annotations

import datetime
from abc import ABCMeta
from typing import Any

from prefect.compat.airflow.standin.anyvalue import UnknownValue
from prefect.compat.airflow.standin.current import context_stack, loading_module
from prefect.compat.airflow.standin.enums import as_word
from prefect.compat.airflow.standin.exceptions import AirflowException, DagRunNotFound
from prefect.compat.airflow.standin.notes import note
from prefect.core.optional import optional

_fernet = optional("cryptography.fernet", extra="airflow")


class _Column:
    """Stands for a column of a database table in expressions."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__


class ModelMeta(ABCMeta):
    """Gives classes the columns of database tables, for queries that are written down and never asked."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") or name in ("template_fields", "standin_path"):
            raise AttributeError(name)
        if name in (
            "find",
            "get_task_instances",
            "get",
            "get_run",
            "get_latest_runs",
            "get_dagmodel",
            "get_pools",
            "get_pool",
        ):
            return lambda *args, **kwargs: _no_database(f"{cls.__name__}.{name}")
        return _Column(f"{cls.__name__}.{name}")


def _no_database(what: str) -> Any:
    if loading_module:
        note("not-honoured", f"{what} is used while the file loads; there is no Airflow metadata database here")
        return UnknownValue(what.rpartition(".")[2])
    raise AirflowException(
        f"{what}: there is no Airflow metadata database here; replace the query by XComs, Variables or params"
    )


class Base(metaclass=ModelMeta):
    """A row of the metadata database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.__dict__.update(kwargs)


def _asking(what: str) -> Any:
    """The task instance of 1.10 or 2.x that asks: neither a file that loads nor a task of Airflow 3 may."""
    ti = context_stack[-1]["ti"] if context_stack and not loading_module else None
    return ti if hasattr(ti, "known_runs") else _no_database(what)


def _several(value: Any) -> set[Any] | None:
    if value is None or isinstance(value, (set, frozenset)):
        return value  # type: ignore[return-value]
    return set(value) if isinstance(value, (list, tuple)) else {value}


class DagRun(Base):
    """Runs: those that are known here are found, the present one and with a history earlier ones."""

    @classmethod
    def find(
        cls,
        dag_id: str | list[str] | None = None,
        run_id: Any = None,
        execution_date: Any = None,
        state: Any = None,
        external_trigger: bool | None = None,
        no_backfills: bool = False,
        run_type: Any = None,
        session: Any = None,
        execution_start_date: datetime.datetime | None = None,
        execution_end_date: datetime.datetime | None = None,
    ) -> Any:
        """
        Find runs, by date; what is left out does not matter.

        Args:
            dag_id: of this DAG, or of these.
            run_id: of this id, or of these.
            execution_date: of this date, or of these.
            state: in this state.
            external_trigger: made by a person or a task, or not.
            no_backfills: not made by a backfill.
            run_type: made so.
            session: makes no difference.
            execution_start_date: not before this date.
            execution_end_date: not after this date.

        Raises:
            AirflowException: a task of Airflow 3 asks, which has no database.
        """
        ti = _asking(f"{cls.__name__}.find")
        if isinstance(ti, UnknownValue):
            return ti
        ids, dates = _several(run_id), _several(execution_date)
        return [
            run
            for run in ti.known_runs(_several(dag_id))
            if (ids is None or run.run_id in ids)
            and (dates is None or run.logical_date in dates)
            and (state is None or run.state == as_word(state))
            and (external_trigger is None or run.external_trigger == external_trigger)
            and not (no_backfills and run.run_type == "backfill")
            and (run_type is None or run.run_type == as_word(run_type))
            and (execution_start_date is None or run.logical_date >= execution_start_date)
            and (execution_end_date is None or run.logical_date <= execution_end_date)
        ]

    @classmethod
    def find_duplicate(cls, dag_id: str, run_id: str, execution_date: datetime.datetime, session: Any = None) -> Any:
        """Find a run of that id or that date; `None` if there is none."""
        runs = cls.find(dag_id)
        if isinstance(runs, UnknownValue):
            return runs
        return next((run for run in runs if run.run_id == run_id or run.logical_date == execution_date), None)

    @classmethod
    def get_latest_runs(cls, session: Any = None) -> Any:
        """Return the latest run of each DAG."""
        runs = cls.find()
        return runs if isinstance(runs, UnknownValue) else list({run.dag_id: run for run in runs}.values())

    @staticmethod
    def generate_run_id(run_type: Any, execution_date: datetime.datetime) -> str:
        """Return the id of a run of that kind and date."""
        return f"{as_word(run_type)}__{execution_date.isoformat()}"

    @classmethod
    def __subclasshook__(cls, other: type) -> bool:
        return hasattr(other, "get_task_instances") and hasattr(other, "get_previous_dagrun") or NotImplemented


class TaskInstance(Base):
    """
    A task instance: made inside a task, it stands for one of the run that is going on.

    Args:
        task: the operator.
        execution_date: the date of the run; the one that is going on is the only one that is known.
        run_id: its id.
        map_index: which instance of a mapped task.
    """

    def __init__(
        self, task: Any = None, execution_date: Any = None, run_id: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(**{"map_index": -1, **kwargs})
        self.task, self._date, self._run_id = task, execution_date, run_id

    @classmethod
    def __subclasshook__(cls, other: type) -> bool:
        return hasattr(other, "get_dagrun") and hasattr(other, "xcom_pull") or NotImplemented

    def __getattr__(self, name: str) -> Any:
        task = self.__dict__.get("task")
        if name.startswith("_") or task is None or not context_stack:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        run = context_stack[-1]["dag_run"]
        dates = (None, run.logical_date)
        found = run.get_task_instance(task.task_id, map_index=self.map_index)
        if found is None or self._run_id not in (None, run.run_id) or self._date not in dates:
            raise DagRunNotFound(
                f"DagRun for {task.dag_id!r} with date {self._date} not found: only the run that is going on is known"
            )
        return getattr(found, name)


class RuntimeTaskInstance(Base):
    """A task instance of Airflow 3, for annotations."""

    @classmethod
    def __subclasshook__(cls, other: type) -> bool:
        return hasattr(other, "get_ti_count") and hasattr(other, "xcom_pull") or NotImplemented


class SimpleTaskInstance(Base):
    """A task instance, for annotations."""


class DagModel(Base):
    """A DAG as the database has it: one that a task asks for is there, active, and not paused."""

    @classmethod
    def get_dagmodel(cls, dag_id: str, session: Any = None) -> Any:
        """Return a DAG by its id; `None` if there is none."""
        ti = _asking(f"{cls.__name__}.get_dagmodel")
        if isinstance(ti, UnknownValue):
            return ti
        dag = ti.knows_dag(dag_id)
        if dag is None:
            return None
        return cls(
            dag_id=dag.dag_id, is_paused=False, is_active=True, is_subdag=bool(dag.is_subdag), fileloc=dag.fileloc,
            owners=dag.owner, description=dag.description, schedule_interval=dag.schedule_interval,
            max_active_tasks=dag.max_active_tasks, max_active_runs=dag.max_active_runs, has_import_errors=False,
        )  # fmt: skip

    get_current = get_dagmodel

    @classmethod
    def get_paused_dag_ids(cls, dag_ids: list[str], session: Any = None) -> Any:
        """Return which of the DAGs are paused: none is here."""
        ti = _asking(f"{cls.__name__}.get_paused_dag_ids")
        return ti if isinstance(ti, UnknownValue) else set()


class DagTag(Base):
    """A tag of a DAG."""


class Pool(Base):
    """A pool."""

    DEFAULT_POOL_NAME = "default_pool"


class Log(Base):
    """An entry of the audit log."""


class SlaMiss(Base):
    """A missed SLA."""


class TaskReschedule(Base):
    """A reschedule of a sensor."""


class TaskFail(Base):
    """A failure of a task."""


class XComModel(Base):
    """An XCom as the database has it."""


class RenderedTaskInstanceFields(Base):
    """Rendered fields as the database has them."""


class ImportError(Base):
    """An import error as the database has it."""


class DagPickle(Base):
    """A pickled DAG."""


class Job(Base):
    """A process of Airflow's, as the database has it."""


class KubeResourceVersion(Base):
    """A version of a Kubernetes resource."""


def clear_task_instances(*args: Any, **kwargs: Any) -> None:
    """Refuse: there are no earlier runs."""
    _no_database("clear_task_instances")


def get_fernet() -> Any:
    """Return what encrypts with the key of `AIRFLOW__CORE__FERNET_KEY`."""
    from prefect.compat.airflow.standin.configuration import conf  # rarely needed

    key = conf.get("core", "fernet_key")
    if not key:
        raise AirflowException("set AIRFLOW__CORE__FERNET_KEY to the key that values are encrypted with")
    return _fernet.Fernet(key.encode())
