"""
Tasks that are made from rows of a table: what the tables of all services have in common.

A table is data: a row says which call a task makes, what it waits for, and which arguments it has, these as in a Python
signature. `make` turns a row into a class with a real signature and a real docstring; how calls are made is the
business of the class that it derives from, which a `Kind` names. `prefect.tasks.aws.operation` and
`prefect.tasks.google.operation` are such kinds.

Example:
    >>> class Row(NamedTuple):
    ...     name: str = "Greet"
    ...     does: str = "Greet somebody."
    ...     signature: str = "who: str, greeting: str = 'Hello'"
    ...     returns: str = "The greeting."
    >>> class Greeting(MadeTask):
    ...     def begun(self, arguments: dict[str, Any]) -> Any:
    ...         return f"{arguments['greeting']}, {arguments['who']}!"
    ...
    ...     def check(self, wait: Any) -> None:
    ...         return None
    >>> kind = Kind(Greeting, lambda row: {}, lambda row, argument: "a text.", {}, lambda row: [])
    >>> make(Row(), kind, __name__)("Ada").run(greeting="Good day")
    'Good day, Ada!'
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from inspect import Parameter
from types import FunctionType
from typing import Any, ClassVar, NamedTuple

from prefect.core.settable import settable
from prefect.core.waiting import WaitingTask

#: Arguments that are given to a run, never fixed when a task is built: secrets, and tokens for one request.
OF_A_RUN = re.compile("credentials|password|token$")


class MadeTask(WaitingTask):
    """A task that is made from a row; a kind of such tasks derives from it and writes `begun` and `check`."""

    #: The row; of which form is the kind's own business.
    row: ClassVar[Any]
    #: The arguments that the row's signature names.
    own: ClassVar[dict[str, Parameter]]
    #: Those that must be given.
    required: ClassVar[tuple[str, ...]]

    def __post_init__(self) -> None:
        """What is checked when a task is built; by default nothing."""

    def begun(self, arguments: dict[str, Any]) -> Any:
        """
        Make the call of the row.

        Args:
            arguments: all arguments of the run.

        Returns:
            The handle of the wait.

        Raises:
            NotImplementedError: the kind does not say how.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how to begin.")


class Kind(NamedTuple):
    """What the tasks of one table have in common."""

    #: The class that they derive from.
    base: type[MadeTask]
    #: The arguments that a row's task has beside those of its signature: name -> (annotation, default).
    common: Callable[[Any], Mapping[str, tuple[str, Any]]]
    #: What an argument of a row means, a sentence.
    meaning: Callable[[Any, str], str]
    #: What the fields of `base` mean, which are given when a task is built.
    fields: Mapping[str, str]
    #: What a row's run raises beside the `ValueError` for an argument that is missing.
    raises: Callable[[Any], Iterable[str]]


def make(row: Any, kind: Kind, module: str) -> type[MadeTask]:
    """
    The task of a row.

    Args:
        row: the row; it has a `name`, what it `does`, a `signature` and what it `returns`.
        kind: what the tasks of its table have in common.
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
    common = {
        name: Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)
        for name, (annotation, default) in kind.common(row).items()
    }
    arguments = {**own, **common}
    order = tuple(arguments)

    def start(self: MadeTask, *args: Any, **kwargs: Any) -> Any:
        return self.begun(self.complete({**dict(zip(order, args, strict=False)), **kwargs}))

    # annotations are texts and are read where their function is at home: the module of `common` knows their names
    names = getattr(kind.common, "__globals__", {})
    start = FunctionType(start.__code__, names, "start", None, start.__closure__)
    start.__annotations__ = {**{name: parameter.annotation for name, parameter in arguments.items()}, "return": "Any"}
    start.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD), *arguments.values()]
    )
    start.__qualname__ = f"{row.name}.start"
    start.__module__ = module
    body = {
        "__doc__": docstring(row, kind, arguments, required),
        "__module__": module,
        "__post_init__": kind.base.__post_init__,
        "row": row,
        "own": own,
        "required": required,
        "start": settable(*(name for name in order if not OF_A_RUN.search(name)))(start),
    }
    return type(row.name, (kind.base,), body)


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


def docstring(row: Any, kind: Kind, arguments: Iterable[str], required: Sequence[str]) -> str:
    """
    The docstring of a row's task.

    Args:
        row: the row.
        kind: what the tasks of its table have in common.
        arguments: all arguments of its run.
        required: those that must be given.

    Returns:
        The text.
    """
    lines = [row.does, "", "Args:"]
    for name in arguments:
        lines += _wrapped(f"{name}: {kind.meaning(row, name)}")
    for name, text in kind.fields.items():
        lines += _wrapped(f"{name}: {text}")
    lines += ["", "Returns:", *_wrapped(row.returns, hang=0), "", "Raises:"]
    if required:
        lines += _wrapped(f"ValueError: {_listed(required)} was given neither to the task nor to the run.")
    for text in kind.raises(row):
        lines += _wrapped(text)
    given = ", ".join(f"{name}=…" for name in required)
    lines += ["", "Example:", f"    >>> {row.name}({given}).run()  # doctest: +SKIP", ""]
    return "\n".join(lines)


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _wrapped(text: str, hang: int = 4) -> list[str]:
    import textwrap  # only a class that is made needs it

    return textwrap.wrap(text, 110, initial_indent=" " * 4, subsequent_indent=" " * (4 + hang), break_long_words=False)


def put(target: dict[str, Any], path: str, value: Any) -> None:
    """
    Write a value into parameters.

    Args:
        target: the parameters; they are changed.
        path: where to: names with dots between them. One that ends in `[]` holds a list; `*` are the parameters
            themselves, of which those that are there already stay.
        value: the value; a dict joins one that is there, which comes first.

    Example:
        >>> found = {}
        >>> put(found, "source.names[]", "a")
        >>> put(found, "*", {"size": 3, "source": {}})
        >>> found
        {'source': {'names': ['a']}, 'size': 3}
    """
    if path == "*":
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


def joined(parameters: dict[str, Any], more: Mapping[str, Any] | None) -> dict[str, Any]:
    """
    Parameters with further ones, which come before them.

    Args:
        parameters: the parameters.
        more: the further ones; a dict of the first level joins the one that is there.

    Returns:
        All.
    """
    found = dict(parameters)
    for name, value in (more or {}).items():
        both = isinstance(found.get(name), dict) and isinstance(value, dict)
        found[name] = {**found[name], **value} if both else value
    return found


def failed_state(state: Any, done: Iterable[Any], failed: Iterable[Any]) -> tuple[bool, Any]:
    """
    What a state means.

    Args:
        state: the state, or a list of states, of which the worst counts.
        done: states that mean: done.
        failed: states that mean: failed; one that is in both means done.

    Returns:
        Whether it is done, and the state that means that it failed.

    Example:
        >>> failed_state(["DONE", "ERROR"], ("DONE",), ("ERROR",))
        (False, 'ERROR')
    """
    states = state if isinstance(state, list) and state else [None if isinstance(state, list) else state]
    good = tuple(done)
    bad = [each for each in states if each in tuple(failed) and each not in good]
    return (not bad and all(each in good for each in states)), (bad[0] if bad else None)


def reason_of(found: Any) -> str:
    """
    A service's reason as text.

    Args:
        found: what the path of the reason led to: a text, a list of parts, nothing.

    Returns:
        The text; empty if there is none.

    Example:
        >>> reason_of(["no quota", None, 3])
        'no quota; 3'
    """
    if isinstance(found, list):
        return "; ".join(str(part) for part in found if part)
    return str(found) if found else ""
