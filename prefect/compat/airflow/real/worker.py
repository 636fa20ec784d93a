"""
Runs in a Python with Airflow: operators are described and executed on request. Not imported by anything here.

Requests come as lines of JSON on standard input, answers go as lines of JSON to what was standard output; what
operators print goes to standard error.
"""

from __future__ import annotations

import asyncio
import datetime
import importlib
import inspect
import json
import logging
import os
import signal
import sys
import traceback
import types
from typing import Any

_answers: Any = None
_running: Any = None


def encoded(value: Any) -> Any:
    """A value as JSON; what JSON lacks is named."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, datetime.datetime):
        return {"__datetime__": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"__date__": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"__timedelta__": value.total_seconds()}
    if isinstance(value, tuple):
        return {"__tuple__": [encoded(item) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"__set__": [encoded(item) for item in value]}
    if isinstance(value, list):
        return [encoded(item) for item in value]
    if isinstance(value, dict):
        return {"__dict__": [[encoded(key), encoded(item)] for key, item in value.items()]}
    if isinstance(value, bytes):
        return {"__bytes__": value.hex()}
    raise TypeError(
        f"a value of type {type(value).__module__}.{type(value).__qualname__} cannot leave the process: {value!r:.200}"
    )


def decoded(value: Any) -> Any:
    """The value that `encoded` wrote."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    if kind == "__dict__":
        return {decoded(key): decoded(item) for key, item in held}
    return _KINDS[kind](held)


_KINDS: dict[str, Any] = {
    "__datetime__": datetime.datetime.fromisoformat,
    "__date__": datetime.date.fromisoformat,
    "__timedelta__": lambda held: datetime.timedelta(seconds=held),
    "__tuple__": lambda held: tuple(decoded(item) for item in held),
    "__set__": lambda held: {decoded(item) for item in held},
    "__bytes__": bytes.fromhex,
}


def say(**answer: Any) -> None:
    """Write one line."""
    _answers.write(json.dumps(answer) + "\n")
    _answers.flush()


def ask(**question: Any) -> Any:
    """Ask whoever started the process, and wait for the answer."""
    say(ask=question)
    return decoded(json.loads(sys.stdin.readline())["value"])


class TaskInstance:
    """What operators use of a task instance: XComs come and go over the pipe."""

    def __init__(self, fields: dict[str, Any], task: Any) -> None:
        self.__dict__.update(fields)
        self.task = task

    def xcom_push(self, key: str, value: Any, **kwargs: Any) -> None:
        """Push over the pipe."""
        ask(what="xcom_push", key=key, value=encoded(value))

    def xcom_pull(self, task_ids: Any = None, dag_id: Any = None, key: str = "return_value", **kwargs: Any) -> Any:
        """Pull over the pipe."""
        return ask(what="xcom_pull", task_ids=encoded(task_ids), key=key, dag_id=dag_id)


def find(path: str) -> Any:
    """The class of a dotted path."""
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)


def bases() -> tuple[Any, Any, Any]:
    """`BaseOperator`, `BaseSensorOperator` and `DAG` of the Airflow that is there."""
    try:
        sdk = importlib.import_module("airflow.sdk")
        return sdk.BaseOperator, find("airflow.sdk.bases.sensor.BaseSensorOperator"), sdk.DAG
    except ImportError:
        return (
            find("airflow.models.baseoperator.BaseOperator"), find("airflow.sensors.base.BaseSensorOperator"),
            find("airflow.DAG"),
        )  # fmt: skip


def describe(path: str) -> dict[str, Any]:
    """What a class takes."""
    cls: Any
    operator, sensor, _ = bases()
    try:
        cls = find(path)
    except (ImportError, AttributeError) as err:
        return {"found": False, "why": f"{type(err).__name__}: {err}"}
    if not (inspect.isclass(cls) and issubclass(cls, operator)):
        return {"found": False, "why": f"{path} is not an operator"}
    of_base = set(inspect.signature(operator.__init__).parameters) | set(inspect.signature(sensor.__init__).parameters)
    arguments: dict[str, Any] = {}
    required = []
    for base in cls.__mro__:
        init = base.__dict__.get("__init__")
        if init is None or base in (operator, sensor, object) or not issubclass(base, operator):
            continue
        for name, parameter in inspect.signature(init).parameters.items():
            if (
                name in of_base
                or name in arguments
                or parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
            ):
                continue
            default = None if parameter.default is parameter.empty else parameter.default
            if parameter.default is parameter.empty and base is cls:
                required.append(name)
            try:
                arguments[name] = encoded(default)
            except TypeError:
                arguments[name] = None
        if not any(
            parameter.kind is parameter.VAR_KEYWORD for parameter in inspect.signature(init).parameters.values()
        ):
            break
    taken: Any = cls
    fields, endings = taken.template_fields, taken.template_ext
    return {
        "found": True, "arguments": arguments, "required": required, "sensor": issubclass(cls, sensor),
        "template_fields": [fields] if isinstance(fields, str) else list(fields),
        "template_ext": [endings] if isinstance(endings, str) else list(endings),
        "name": cls.__name__,
    }  # fmt: skip


def made(request: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The operator of a request, and its context."""
    _, _, dag_class = bases()
    fields = decoded(request["ti"])
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    dag = dag_class(fields["dag_id"], start_date=start, schedule=None)
    operator = find(request["path"])(task_id=fields["task_id"], dag=dag, **decoded(request["arguments"]))
    context = decoded(request["context"])
    context["ti"] = context["task_instance"] = TaskInstance(fields, operator)
    context["task"], context["dag"] = operator, dag
    run = types.SimpleNamespace(**decoded(request["dag_run"]))
    context["dag_run"] = run
    return operator, context


def waited(operator: Any, context: dict[str, Any], deferred: Any) -> Any:
    """Go on with an operator that deferred, until it returns."""
    while True:

        async def first(trigger: Any = deferred.trigger) -> Any:
            async for event in trigger.run():
                return event
            raise RuntimeError("the trigger ended without an event")

        event = asyncio.run(first())
        try:
            return getattr(operator, deferred.method_name)(context, event=event.payload, **(deferred.kwargs or {}))
        except find("airflow.exceptions.TaskDeferred") as further:
            deferred = further


def carry_out(request: dict[str, Any]) -> None:
    """Execute an operator, or let a sensor look once."""
    global _running
    before = dict(os.environ)
    os.environ.update(request["environment"])
    try:
        operator, context = made(request)
        _running = operator
        if request["do"] == "poke":
            found = operator.poke(context)
            say(done=bool(found), value=encoded(getattr(found, "xcom_value", None)))
            return
        try:
            value = operator.execute(context)
        except find("airflow.exceptions.TaskDeferred") as deferred:
            value = waited(operator, context, deferred)
        say(done=True, value=encoded(value))
    finally:
        _running = None
        os.environ.clear()
        os.environ.update(before)


def killed(signum: int, frame: Any) -> None:
    """Tell the running operator that it is killed."""
    if _running is not None:
        _running.on_kill()
    os._exit(143)


def main() -> None:
    """Answer requests until there are no more."""
    global _answers
    _answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    signal.signal(signal.SIGTERM, killed)
    logging.captureWarnings(True)
    while line := sys.stdin.readline():
        request = json.loads(line)
        try:
            if request["do"] == "describe":
                say(**describe(request["path"]))
            else:
                carry_out(request)
        except Exception as err:  # noqa: BLE001 - whatever the operator raises is the answer
            names = [base.__name__ for base in type(err).__mro__]
            say(error=names, text=str(err), traceback=traceback.format_exc()[-4000:])


if __name__ == "__main__":
    main()
