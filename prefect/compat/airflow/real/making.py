"""The stand-in class of an operator that runs in another Python."""

from __future__ import annotations

import functools
import inspect
from typing import Any

from prefect.compat.airflow.operators.signatures import shared_arguments
from prefect.compat.airflow.real.process import worker_of
from prefect.compat.airflow.real.worker import decoded, encoded
from prefect.compat.airflow.standin import exceptions, overrides
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.connection import PREFIX, Connection, find_connection, from_text
from prefect.compat.airflow.standin.notes import note
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator, PokeReturnValue
from prefect.compat.airflow.standin.versions import current

#: Keys of the context that are plain values and go along.
PLAIN = (
    "ds", "ds_nodash", "ts", "ts_nodash", "ts_nodash_with_tz", "logical_date", "execution_date", "data_interval_start",
    "data_interval_end", "run_id", "prev_data_interval_start_success", "prev_data_interval_end_success",
    "map_index_template", "next_ds", "prev_ds", "yesterday_ds", "tomorrow_ds", "try_number", "params",
)  # fmt: skip
_TI = ("task_id", "dag_id", "run_id", "map_index", "try_number", "max_tries", "state", "start_date", "end_date")
_RUN = (
    "run_id",
    "dag_id",
    "conf",
    "logical_date",
    "execution_date",
    "data_interval_start",
    "data_interval_end",
    "run_type",
)
# whatever an operator raises is one of these here, the most special first
_ERRORS = (
    "AirflowSkipException", "AirflowFailException", "AirflowSensorTimeout", "AirflowTaskTimeout",
    "AirflowNotFoundException", "AirflowException",
)  # fmt: skip


class _Real:
    standin_real: tuple[str, str]
    standin_arguments: tuple[str, ...]

    def _sent(self: Any, do: str, context: Any) -> dict[str, Any]:
        python, path = self.standin_real
        given = self.__dict__["standin_given"]
        arguments = {}
        for name in given:
            value = getattr(self, name)
            try:
                arguments[name] = encoded(value)
            except TypeError as err:
                raise exceptions.AirflowException(
                    f"task {self.task_id!r}: argument {name} of {type(self).__name__} cannot be sent to {python}: {err}"
                ) from err
        ti = context["ti"]
        with worker_of(python) as worker:
            self.__dict__["standin_worker"] = worker
            found: dict[str, Any] = worker.request(
                functools.partial(_answered, ti), do=do, path=path, arguments={"__dict__": list(arguments.items())},
                context=encoded(_plain(context)), ti=encoded(_fields(ti, _TI)), environment=_environment(self, given),
                dag_run=encoded(_fields(context.get("dag_run"), _RUN)),
            )  # fmt: skip
            self.__dict__.pop("standin_worker", None)
        if "error" in found:
            self.log.error("%s", found["traceback"])
            raise _error(found)
        return found

    def on_kill(self: Any) -> None:
        """End the process that runs the operator; it tells the operator."""
        worker = self.__dict__.pop("standin_worker", None)
        if worker is not None:
            worker.end(kill=True)


class RealOperator(_Real, BaseOperator):
    """An operator that runs by its own `execute` in another Python."""

    def execute(self, context: Any) -> Any:
        """Run it there."""
        return decoded(self._sent("execute", context)["value"])


class RealSensor(_Real, BaseSensorOperator):
    """A sensor whose `poke` runs in another Python."""

    def poke(self, context: Any) -> Any:
        """Look once, there."""
        found = self._sent("poke", context)
        return PokeReturnValue(is_done=found["done"], xcom_value=decoded(found["value"]))


@functools.cache
def class_of(python: str, path: str) -> Any:
    """
    The class of an operator that a Python has.

    Args:
        python: path of the interpreter.
        path: dotted path of the operator.

    Returns:
        The class; `None` if there is no such operator there.

    Raises:
        AirflowException: the interpreter cannot be started, or has no Airflow.
    """
    with worker_of(python) as worker:
        found = worker.request(do="describe", path=path)
        if "error" in found:
            raise exceptions.AirflowException(f"{python}: {found['error'][0]}: {found['text']}")
    if not found["found"]:
        note("no-real-operator", f"{python} has no {path}: {found['why']}")
        return None
    module, _, name = path.rpartition(".")
    base: Any = RealSensor if found["sensor"] else RealOperator
    body = {
        "__module__": module, "__qualname__": name, "standin_real": (python, path),
        "template_fields": tuple(found["template_fields"]), "template_ext": tuple(found["template_ext"]),
        "__init__": _initializer(lambda: cls, found),
    }  # fmt: skip
    cls: Any = type(base)(name, (base,), body)
    return cls


def _initializer(owner: Any, found: dict[str, Any]) -> Any:
    defaults = {name: decoded(value) for name, value in found["arguments"].items()}

    def __init__(self: Any, **kwargs: Any) -> None:
        missing = [repr(name) for name in found["required"] if name not in kwargs]
        if missing:
            raise exceptions.AirflowException(
                f"missing keyword argument{'s' if len(missing) > 1 else ''} {', '.join(sorted(missing))}"
            )
        given = {name: kwargs.pop(name) for name in list(kwargs) if name in defaults}
        unknown = {name: value for name, value in kwargs.items() if name not in shared_arguments()}
        if unknown:
            raise (TypeError if current() >= (3, 0) else exceptions.AirflowException)(
                f"Invalid arguments were passed to {type(self).__name__} (task_id: {kwargs.get('task_id')}). "
                f"Invalid arguments were:\n**kwargs: {unknown}"
            )
        super(owner(), self).__init__(**kwargs)
        for name, value in {**defaults, **given}.items():
            setattr(self, name, value)
        self.__dict__["standin_given"] = tuple(given)

    kind = inspect.Parameter
    names = [kind(name, kind.KEYWORD_ONLY, default=None) for name in defaults]
    parameters = [kind("self", kind.POSITIONAL_OR_KEYWORD), *names, kind("kwargs", kind.VAR_KEYWORD)]
    __init__.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return __init__


def _answered(ti: Any, question: dict[str, Any]) -> Any:
    if question["what"] == "xcom_push":
        ti.xcom_push(key=question["key"], value=decoded(question["value"]))
        return None
    pulled = ti.xcom_pull(task_ids=decoded(question["task_ids"]), key=question["key"], dag_id=question["dag_id"])
    return encoded(
        list(pulled)
        if not isinstance(pulled, (str, bytes, dict, list, tuple, set)) and hasattr(pulled, "__iter__")
        else pulled
    )


def _plain(context: Any) -> dict[str, Any]:
    found = {}
    for name in PLAIN:
        try:
            value = context.get(name)
        except (KeyError, AttributeError):
            continue
        found[name] = dict(value) if name == "params" and value is not None else value
    return {name: value for name, value in found.items() if _goes(value)}


def _fields(owner: Any, names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: getattr(owner, name, None) for name in names}
    return {name: value if _goes(value) else str(value) for name, value in found.items()}


def _goes(value: Any) -> bool:
    try:
        encoded(value)
    except TypeError:
        return False
    return True


def _environment(operator: Any, given: tuple[str, ...]) -> dict[str, str]:
    """Connections and variables that the process does not see by itself."""
    found = {f"AIRFLOW_VAR_{name.upper()}": str(value) for name, value in overrides.variables.items()}
    for conn_id, held in overrides.connections.items():
        connection = (
            held
            if isinstance(held, Connection)
            else (from_text(conn_id, held) if isinstance(held, str) else Connection(conn_id=conn_id, **held))
        )
        found[PREFIX + conn_id.upper()] = connection.as_json()
    for name in (each for each in operator.__dict__ if each.endswith("conn_id")):
        conn_id = getattr(operator, name)
        if isinstance(conn_id, str) and PREFIX + conn_id.upper() not in found:
            try:
                found[PREFIX + conn_id.upper()] = find_connection(conn_id).as_json()
            except exceptions.AirflowNotFoundException:
                # the operator may not need it, and says so itself if it does
                continue
    return found


def _error(found: dict[str, Any]) -> Exception:
    names = found["error"]
    for name in _ERRORS:
        if name in names:
            text = found["text"] if names[0] == name else f"{names[0]}: {found['text']}"
            made: Exception = getattr(exceptions, name)(text)
            return made
    hint = ""
    if "OperationalError" in names and "no such table" in found["text"]:
        hint = " (the operator insists on a metadata database, which real operators do not get)"
    return exceptions.AirflowException(f"{names[0]}: {found['text']}{hint}")
