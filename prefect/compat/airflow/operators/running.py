"""Carrying out the operator of a row: its arguments become the task's, what the task returns goes into XCom."""

from __future__ import annotations

import importlib
import time
from typing import Any

from prefect.compat.airflow.operators.mapping import Converted, Fixed, FromConnection, FromContext, Mapping, Source
from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException
from prefect.compat.airflow.standin.sensors.base import PokeReturnValue
from prefect.core.waiting import WaitingTask


def load(path: str | type) -> Any:
    """
    What a dotted path names.

    Args:
        path: the path, or already what it names.

    Raises:
        ImportError: there is no such module or name.
    """
    if not isinstance(path, str):
        return path
    module, _, name = path.rpartition(".")
    try:
        return getattr(importlib.import_module(module), name)
    except AttributeError as err:
        raise ImportError(f"{module} has no {name!r}, which an operator row names as its target") from err


def arguments_of(row: Mapping, operator: Any, context: Any) -> dict[str, Any]:
    """
    The arguments of the task.

    Args:
        row: the row of the operator.
        operator: the operator, its fields rendered.
        context: the template context.

    Returns:
        Argument of the task -> value, without those that are `None` and not `Fixed`.

    Raises:
        AirflowNotFoundException: there is no connection of the id that the operator names.
    """
    found = {}
    for name, source in row.args.items():
        value = _value(source, operator, context)
        if value is not None or isinstance(source, Fixed):
            found[name] = value
    return found


def _value(source: Source, operator: Any, context: Any) -> Any:
    if isinstance(source, str):
        return _given(operator, source)
    if isinstance(source, Converted):
        return source.function(*(_given(operator, name) for name in source.of))
    if isinstance(source, FromContext):
        return source.function(operator, context)
    if isinstance(source, Fixed):
        return source.value
    return _from_connection(source, operator)


def _from_connection(source: FromConnection, operator: Any) -> Any:
    conn_id = getattr(operator, source.of)
    if not conn_id:
        return None
    try:
        connection = find_connection(conn_id)
    except AirflowNotFoundException:
        if source.optional:
            return None
        raise
    return source.function(connection, *(_given(operator, name) for name in source.also))


def _given(operator: Any, name: str) -> Any:
    """An attribute of an operator; what its class filled in, and nobody has changed, counts as not given."""
    value = getattr(operator, name)
    filled = operator.__dict__.get(UNTOUCHED)
    if filled is not None and name in filled and value == filled[name][0]:
        return filled[name][1]
    return value


def build(row: Mapping, arguments: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """
    Make the task of a row.

    Args:
        row: the row.
        arguments: the arguments of the task.

    Returns:
        The task, and those arguments that go to its `run`.
    """
    target = load(row.target or "")
    constructor = getattr(target, "__constructor__", None)
    fields = frozenset(constructor.own) - frozenset(constructor.settable) if constructor is not None else frozenset()
    built = {name: value for name, value in arguments.items() if name in fields}
    return target(**built), {name: value for name, value in arguments.items() if name not in fields}


def carry_out(row: Mapping, operator: Any, context: Any) -> Any:
    """
    Run the task of an operator.

    Args:
        row: its row.
        operator: the operator, its fields rendered.
        context: the template context.

    Returns:
        What goes into XCom.
    """
    task, arguments = build(row, arguments_of(row, operator, context))
    result = _waited(operator, task, arguments) if isinstance(task, WaitingTask) else task.run(**arguments)
    return result if row.xcoms is None else row.xcoms(result, operator, context)


def _waited(operator: Any, task: WaitingTask, arguments: dict[str, Any]) -> Any:
    wait = task.begin(arguments)
    # `on_kill` cancels what is found here
    operator.__dict__[_UNDER_WAY] = (task, wait)
    while (delay := task.look(wait)) is not None:
        time.sleep(delay)
    del operator.__dict__[_UNDER_WAY]
    return task.outcome(wait)


def look(row: Mapping, operator: Any, context: Any) -> Any:
    """
    Look once whether what a sensor waits for is there.

    Args:
        row: its row.
        operator: the sensor, its fields rendered.
        context: the template context.

    Returns:
        Whether it is there, with what goes into XCom.

    Raises:
        TypeError: the row's task does not wait, and the row has no `poke`.
    """
    if row.poke is not None:
        return row.poke(operator, context)
    state = operator.__dict__
    if _UNDER_WAY not in state:
        task, arguments = build(row, arguments_of(row, operator, context))
        if not isinstance(task, WaitingTask):
            raise TypeError(f"the row of {row.path} needs a 'poke' or a task that waits; {row.target} does not")
        state[_UNDER_WAY] = (task, task.begin(arguments))
    task, wait = state[_UNDER_WAY]
    if task.look(wait) is not None:
        return PokeReturnValue(is_done=False)
    del state[_UNDER_WAY]
    result = task.outcome(wait)
    return PokeReturnValue(
        is_done=True, xcom_value=result if row.xcoms is None else row.xcoms(result, operator, context)
    )


def kill(row: Mapping, operator: Any) -> None:
    """
    Cancel what an operator started and waits for, if its row says so.

    Args:
        row: its row.
        operator: the operator.
    """
    begun = operator.__dict__.pop(_UNDER_WAY, None)
    if begun is not None and row.on_kill is not None:
        task, wait = begun
        getattr(task, row.on_kill)(wait)


_UNDER_WAY = "_standin_under_way"
#: Under this name an operator keeps what its class filled in for arguments that nobody gave, and their defaults.
UNTOUCHED = "_standin_untouched"
