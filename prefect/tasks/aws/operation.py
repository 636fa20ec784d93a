"""
Tasks made from rows: one operation of a service, and waiting for what it began.

`make` turns a row into a class with a real signature and docstring. Nothing here loads boto3 before a task runs.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Mapping
from inspect import Parameter
from typing import Any, ClassVar

from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.aws.calls import check_parameters, parameter_names
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.rows import Look, Row
from prefect.tasks.aws.words import meaning

exceptions = optional("botocore.exceptions", extra="aws")
jmespath = optional("jmespath", extra="aws")


#: Arguments that are given to a run, never fixed when a task is built: secrets, and tokens for one request.
OF_A_RUN = re.compile("credentials|password|token$")


class AwsTask(WaitingTask):
    """What all tasks of AWS have in common: they know how to get a client."""

    boto_kwargs: dict[str, Any] | None = None

    def connect(self, service: str, credentials: Credentials | None) -> Any:
        """
        The client of a service.

        Args:
            service: boto3's name of the service.
            credentials: those that the run was given.

        Returns:
            The client.
        """
        return aws_client(service, credentials, self.boto_kwargs)


class Operation(AwsTask):
    """A task that is made from a row."""

    row: ClassVar[Row]
    #: The arguments that the row's signature names.
    own: ClassVar[dict[str, Parameter]]
    #: Those that must be given.
    required: ClassVar[tuple[str, ...]]

    def __post_init__(self) -> None:
        more = self.__dict__.get("options")
        if more:
            check_parameters(self.row.service, self.row.operation, more)

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """
        Call the operation of the row.

        Args:
            arguments: all arguments of the run.

        Returns:
            The handle of the wait.

        Raises:
            ValueError: an argument is missing.
        """
        row = self.row
        client = self.connect(row.service, arguments["credentials"])
        for name in self.required:
            needed(arguments[name], name)
        known: dict[str, Any] = {"args": arguments, "made": None}
        if row.operation:
            method = getattr(client, row.operation)
            try:
                known["made"] = method(**parameters(row, tuple(self.own), arguments))
            except exceptions.ClientError as err:
                if code_of(err) not in row.already:
                    raise
        handle: dict[str, Any] = {}
        if row.look is not None and arguments.get("wait", True):
            handle["look"] = filled(row.look.send, known)
        if row.cancel is not None:
            handle["cancel"] = filled(row.cancel[1], known)
        if row.gives:
            handle["gives"] = jmespath.search(row.gives, known)
        return handle

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        look = self.row.look
        if look is None or "look" not in wait.handle:
            return None
        client = self.connect(self.row.service, wait["credentials"])
        delay = wait["poll_interval"]
        try:
            seen = getattr(client, look.operation)(**wait.handle["look"])
        except exceptions.ClientError as err:
            code = code_of(err)
            if code in look.gone:
                return None
            if code in look.early:
                return float(delay)
            raise
        wait.seen = seen
        done = tuple(wait.arguments.get("done_states") or look.done)
        failed = wait.arguments.get("failed_states")
        failed = look.failed if failed is None else tuple(failed)
        return None if is_done(self.name, look, seen, done, failed) else float(delay)

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        row = self.row
        if "seen" in row.gives and wait.seen is not None:
            return jmespath.search(row.gives, {"args": wait.arguments, "seen": wait.seen, "made": None})
        return wait.handle.get("gives")

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        if self.row.cancel is not None and "cancel" in wait.handle:
            client = self.connect(self.row.service, wait["credentials"])
            getattr(client, self.row.cancel[0])(**wait.handle["cancel"])


def is_done(name: str, look: Look, seen: Mapping[str, Any], done: tuple[Any, ...], failed: tuple[str, ...]) -> bool:
    """
    What an answer means.

    Args:
        name: name of the task, for the message.
        look: how it was looked.
        seen: the answer.
        done: states that mean: done.
        failed: states that mean: failed.

    Returns:
        Whether it is done.

    Raises:
        AwsJobFailed: it has failed.
    """
    state = jmespath.search(look.state, seen) if look.state else None
    states = state if isinstance(state, list) else [state]
    if not states:
        states = [None]
    for each in states:
        if each in failed and each not in done:
            reason = jmespath.search(look.reason, seen) if look.reason else None
            if isinstance(reason, list):
                reason = "; ".join(str(part) for part in reason if part)
            raise AwsJobFailed(f"{name}: the state is {each!r}; {reason or 'AWS gave no reason'}.")
    return all(each in done for each in states)


def code_of(err: Any) -> str:
    """
    The code of a service's error.

    Args:
        err: a `ClientError`.

    Returns:
        The code, such as `"NoSuchBucket"`.
    """
    return str(err.response.get("Error", {}).get("Code", ""))


def filled(send: Mapping[str, str], known: Mapping[str, Any]) -> dict[str, Any]:
    """
    The parameters of a call; what is `None` is left out.

    Args:
        send: name -> path.
        known: what the paths are asked of.

    Returns:
        name -> value.
    """
    values = {name: jmespath.search(path, known) for name, path in send.items()}
    return {name: value for name, value in values.items() if value is not None and value != [None]}


def parameters(row: Row, own: tuple[str, ...], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """
    The parameters of a row's operation.

    Args:
        row: the row.
        own: the arguments that its signature names.
        arguments: all arguments of the run.

    Returns:
        name -> value, by the API's names.
    """
    found: dict[str, Any] = {}
    sent = {argument: path for path, argument in row.send.items()}
    names = parameter_names(row.service, row.operation)
    for path, value in row.fixed.items():
        _put(found, path, value)
    for argument in own:
        value = arguments[argument]
        goes = sent.get(argument) or names.get(argument)
        if value is None or goes is None:
            continue  # an argument that only the looks need goes nowhere
        if argument in row.as_json and not isinstance(value, str):
            value = json.dumps(value)
        _put(found, goes, value)
    for name, value in (arguments.get("options") or {}).items():
        found[name] = (
            {**found[name], **value} if isinstance(found.get(name), dict) and isinstance(value, dict) else value
        )
    return found


def _put(target: dict[str, Any], path: str, value: Any) -> None:
    if path == "*":  # the argument holds parameters by the API's own names
        target.update({name: part for name, part in value.items() if name not in target})
        return
    *parents, last = path.split(".")
    for parent in parents:
        target = target.setdefault(parent, {})
    if last.endswith("[]"):
        target[last[:-2]] = value if isinstance(value, list) else [value]
    elif isinstance(value, dict) and isinstance(target.get(last), dict):
        target[last] = {**value, **target[last]}
    else:
        target[last] = value


def make(row: Row, module: str) -> type[Operation]:
    """
    The task of a row.

    Args:
        row: the row.
        module: dotted name of the module where the class is to be found.

    Returns:
        The class.
    """
    own = signature_of(row.signature)
    required = tuple(name for name, parameter in own.items() if parameter.default is Parameter.empty)
    own = {
        name: parameter.replace(default=None, annotation=f"{parameter.annotation} | None")
        if name in required
        else parameter
        for name, parameter in own.items()
    }
    arguments = {**own, **_common(row)}
    order = tuple(arguments)

    def start(self: Operation, *args: Any, **kwargs: Any) -> Any:
        return self.begun(self.complete({**dict(zip(order, args, strict=False)), **kwargs}))

    start.__annotations__ = {**{name: parameter.annotation for name, parameter in arguments.items()}, "return": "Any"}
    start.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD), *arguments.values()]
    )
    start.__qualname__ = f"{row.name}.start"
    start.__module__ = module
    body = {
        "__doc__": docstring(row, arguments, required),
        "__module__": module,
        "__post_init__": Operation.__post_init__,
        "row": row,
        "own": own,
        "required": required,
        "start": settable(*(name for name in order if not OF_A_RUN.search(name)))(start),
    }
    made: type[Operation] = type(row.name, (Operation,), body)
    return made


def _common(row: Row) -> dict[str, Parameter]:
    """The arguments that tasks of a kind have in common."""
    kinds: dict[str, tuple[str, Any]] = {}
    if row.operation:
        kinds["options"] = ("dict[str, Any] | None", None)
    kinds["credentials"] = ("Credentials | None", None)
    if row.look is not None:
        if row.operation:
            kinds["wait"] = ("bool", True)
        elif row.look.state:
            kinds["done_states"] = kinds["failed_states"] = ("list[str] | None", None)
        kinds["poll_interval"] = ("float", row.look.delay)
        kinds["max_wait"] = ("float | None", None)
    return {
        name: Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=kind)
        for name, (kind, default) in kinds.items()
    }


def signature_of(text: str) -> dict[str, Parameter]:
    """
    The arguments of a signature that is given as text.

    Args:
        text: the arguments, as between the parentheses of a definition.

    Returns:
        name -> parameter; its annotation is text.

    Example:
        >>> signature_of("bucket: str, force: bool = False")["force"].default
        False
    """
    if not text:
        return {}
    definition = ast.parse(f"def f(*, {text}): pass").body[0]
    assert isinstance(definition, ast.FunctionDef)
    found = {}
    for argument, default in zip(definition.args.kwonlyargs, definition.args.kw_defaults, strict=True):
        kind = ast.unparse(argument.annotation) if argument.annotation is not None else "Any"
        value = Parameter.empty if default is None else ast.literal_eval(default)
        found[argument.arg] = Parameter(
            argument.arg,
            Parameter.POSITIONAL_OR_KEYWORD,
            default=value,
            annotation=f"{kind} | None" if value is None else kind,
        )
    return found


def docstring(row: Row, arguments: Mapping[str, Parameter], required: tuple[str, ...]) -> str:
    """
    The docstring of a row's task.

    Args:
        row: the row.
        arguments: all arguments of its run.
        required: those that must be given.

    Returns:
        The text.
    """
    lines = [row.does, "", "Args:"]
    for name in arguments:
        lines += _wrapped(f"{name}: {row.words.get(name) or meaning(name)}")
    lines += [
        *_wrapped(
            "boto_kwargs: further arguments of the client (region, endpoint, role …), given when the task is built."
        )
    ]
    lines += ["", "Returns:", *_wrapped(row.returns, hang=0), "", "Raises:"]
    if required:
        lines += _wrapped(f"ValueError: {_listed(required)} was given neither to the task nor to the run.")
    if row.look is not None and row.look.failed:
        lines += _wrapped(f"AwsJobFailed: it came to one of the states {', '.join(row.look.failed)}.")
    if row.look is not None:
        lines += _wrapped("WaitTimedOut: it was not done after `max_wait` seconds.")
    lines += _wrapped("botocore.exceptions.ClientError: AWS refused.")
    given = ", ".join(f"{name}=…" for name in required)
    lines += ["", "Example:", f"    >>> {row.name}({given}).run()  # doctest: +SKIP", ""]
    return "\n".join(lines)


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _wrapped(text: str, hang: int = 4) -> list[str]:
    import textwrap  # only a class that is made needs it

    return textwrap.wrap(text, 110, initial_indent=" " * 4, subsequent_indent=" " * (4 + hang), break_long_words=False)
