"""What classes made on demand are made of."""

from __future__ import annotations

import sys
from abc import ABCMeta
from collections.abc import Iterator
from typing import Any

from prefect.compat.airflow.standin.anyvalue import UnknownValue, called
from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.baseoperator import BaseOperator, BaseOperatorMeta
from prefect.compat.airflow.standin.current import loading_module
from prefect.compat.airflow.standin.exceptions import NoCounterpart
from prefect.compat.airflow.standin.notes import note
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator
from prefect.compat.airflow.standin.signatures import base_arguments


def _no_counterpart(obj: Any, doing: str) -> NoCounterpart:
    path = getattr(type(obj), "standin_path", type(obj).__qualname__)
    task_id = vars(obj).get("task_id")
    task = f" of task {task_id!r}" if task_id is not None else ""
    return NoCounterpart(
        f"{type(obj).__name__}{task} has no counterpart here ({path}), so {doing} is impossible: "
        "replace it, or give a row for it"
    )


def _split(cls: type, kwargs: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    return {name: kwargs.pop(name) for name in list(kwargs) if name not in known}


def _asked_by_user(depth: int = 2) -> bool:
    """Tell whether the caller's caller is code of the user that runs while a file loads."""
    return bool(loading_module) and not sys._getframe(depth).f_globals.get("__name__", "").startswith(_OURS)


_OURS = __name__.partition(".")[0] + "."


class _UnknownAttributes:
    """Gives an operator that is known by name only any attribute, for those who derive from it."""

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("__") and _asked_by_user():
            return UnknownValue(name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


class PlaceholderOperator(BaseOperator, _UnknownAttributes):
    """An operator that is known by name only: it takes any argument and cannot be executed."""

    standin_path = ""
    standin_takes_anything = True

    def __init__(self, **kwargs: Any) -> None:
        own = _split(type(self), kwargs, base_arguments())
        self.__dict__["standin_kwargs"] = own
        super().__init__(**kwargs)
        _keep(self, own)

    def execute(self, context: Any) -> Any:
        """Refuse."""
        raise _no_counterpart(self, "running it")


class PlaceholderSensor(BaseSensorOperator, _UnknownAttributes):
    """A sensor that is known by name only: it takes any argument and cannot be executed."""

    standin_path = ""
    standin_takes_anything = True

    def __init__(self, **kwargs: Any) -> None:
        own = _split(type(self), kwargs, base_arguments() | _SENSOR)
        self.__dict__["standin_kwargs"] = own
        super().__init__(**kwargs)
        _keep(self, own)

    def poke(self, context: Any) -> bool:
        """Refuse."""
        raise _no_counterpart(self, "asking it")

    def execute(self, context: Any) -> Any:
        """Refuse."""
        raise _no_counterpart(self, "running it")


_SENSOR = frozenset(
    {
        "poke_interval",
        "timeout",
        "soft_fail",
        "mode",
        "exponential_backoff",
        "max_wait",
        "silent_fail",
        "never_fail",
    }
)


def _keep(operator: Any, own: dict[str, Any]) -> None:
    note(
        "no-counterpart",
        f"task {operator.task_id!r}: {type(operator).__name__} has no counterpart here and cannot run",
        where=operator.where,
    )
    if "json" in operator.template_fields and operator.standin_path.startswith("airflow.providers.databricks."):
        # these put what they are given by name into the request that `json` holds
        parts = {name: value for name, value in own.items() if name in _DATABRICKS_PARTS and value is not None}
        own = {**own, "json": {**(own.get("json") or {}), **parts}}
    for name, value in own.items():
        if not hasattr(type(operator), name):
            operator.__dict__[name] = value
    for name in operator.template_fields:
        operator.__dict__.setdefault(name, own.get(name))


_DATABRICKS_PARTS = frozenset(
    {
        "name",
        "description",
        "tags",
        "tasks",
        "job_clusters",
        "email_notifications",
        "webhook_notifications",
        "notification_settings",
        "timeout_seconds",
        "schedule",
        "max_concurrent_runs",
        "git_source",
        "access_control_list",
        "new_cluster",
        "existing_cluster_id",
        "libraries",
        "run_name",
        "spark_jar_task",
        "notebook_task",
        "spark_python_task",
        "spark_submit_task",
        "pipeline_task",
        "dbt_task",
        "job_id",
        "job_name",
        "notebook_params",
        "python_params",
        "jar_params",
        "spark_submit_params",
        "python_named_params",
        "idempotency_token",
    }
)


class _Anything(ABCMeta):
    """Gives a placeholder class any attribute, so that enums and constants can be named while a file loads."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") or name in ("template_fields", "standin_path", "_standin_init"):
            raise AttributeError(name)
        # members of enums are mostly named as their values are, in capitals
        return UnknownValue(name.lower())

    def __iter__(cls) -> Iterator[Any]:
        return iter(())

    def __getitem__(cls, name: Any) -> Any:
        return UnknownValue(str(name))

    def __or__(cls, other: Any) -> Any:
        return cls

    __ror__ = __or__


class PlaceholderHook(BaseHook, metaclass=_Anything):
    """A hook that is known by name only: it can be made, and every use of it says so."""

    standin_path = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.args, self.kwargs = args, kwargs

    def get_conn(self) -> Any:
        """Refuse, save while a file loads."""
        if loading_module:
            path = type(self).standin_path
            note(
                "no-counterpart", f"{path} has no counterpart here; what it is asked while the file loads stays unknown"
            )
            return UnknownValue(type(self).__name__)
        raise _no_counterpart(self, "connecting")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if loading_module:
            # files fetch bound methods and settings while they load; what is used at run time raises
            return UnknownValue(f"{type(self).__name__}.{name}")
        raise _no_counterpart(self, f"using its {name!r}")


class Placeholder(metaclass=_Anything):
    """Something that is known by name only."""

    standin_path = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.args, self.kwargs = args, kwargs

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "template_fields":
            raise AttributeError(name)
        kwargs = self.__dict__.get("kwargs", {})
        if name in kwargs:
            return kwargs[name]
        if loading_module:
            return UnknownValue(name)
        raise _no_counterpart(self, f"using its {name!r}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return called(self, type(self).standin_path or type(self).__name__, args, kwargs)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *args: object) -> None:
        return None


def decorated_placeholder(name: str, path: str) -> Any:
    """Make the operator class of an unknown `@task.<name>`."""
    from prefect.compat.airflow.standin.decorated import DecoratedOperator  # rarely needed

    def init(
        self: Any, *, python_callable: Any, task_id: str, op_args: Any = None, op_kwargs: Any = None, **kwargs: Any
    ) -> None:
        own = _split(type(self), kwargs, base_arguments())
        self.__dict__["standin_kwargs"] = own
        DecoratedOperator.__init__(
            self, python_callable=python_callable, task_id=task_id, op_args=op_args, op_kwargs=op_kwargs, **kwargs
        )
        _keep(self, own)

    def execute(self: Any, context: Any) -> Any:
        raise _no_counterpart(self, "running it")

    return BaseOperatorMeta(
        f"_{name.title().replace('_', '')}DecoratedOperator",
        (DecoratedOperator,),
        {
            "__init__": init,
            "execute": execute,
            "__module__": __name__,
            "standin_path": path,
            "custom_operator_name": f"@task.{name}",
            "standin_takes_anything": True,
            "hands_over_more": True,
        },
    )
