"""Names of Airflow's database models, for annotations and imports; queries say that there is no database."""

from __future__ import annotations

from abc import ABCMeta
from typing import Any

from prefect.compat.airflow.standin.anyvalue import UnknownValue
from prefect.compat.airflow.standin.current import context_stack, loading_module
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


class DagRun(Base):
    """A run, for annotations."""

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


class RuntimeTaskInstance(TaskInstance):
    """A task instance, for annotations."""


class SimpleTaskInstance(Base):
    """A task instance, for annotations."""


class DagModel(Base):
    """A DAG as the database has it."""


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
