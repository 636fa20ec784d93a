"""What arguments a task's `run` takes, and how the arguments of a call find them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, get_type_hints

from prefect.core.errors import InvalidTask

#: Arguments of a task call that are never arguments of `run`.
RESERVED = ("mapped", "task_args", "upstream_tasks", "flow")


class CallSpec:
    """
    The arguments of one function, read once.

    Args:
        function: what is to be called, bound if it is a method.
    """

    __slots__ = ("catch_all", "names", "required", "signature", "simple")

    def __init__(self, function: Callable[..., Any]) -> None:
        self.signature = inspect.signature(function)
        parameters = self.signature.parameters.values()
        self.names = tuple(p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD)
        self.required = frozenset(
            p.name for p in parameters if p.default is p.empty and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
        )
        self.catch_all = next((p.name for p in parameters if p.kind is p.VAR_KEYWORD), None)
        # without keyword-only or catch-all arguments a call can be bound by zipping names
        self.simple = self.catch_all is None and len(self.names) == len(self.signature.parameters)

    def bind(self, args: Sequence[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
        """
        The arguments of a call by name; defaults are left out.

        Args:
            args: positional arguments.
            kwargs: arguments by name.

        Returns:
            The values by argument name.

        Raises:
            TypeError: an argument is missing, unknown, or given twice.
        """
        if self.simple and len(args) <= len(self.names):
            bound = dict(zip(self.names, args, strict=False))
            if kwargs:
                count = len(bound) + len(kwargs)
                bound.update(kwargs)
                usable = len(bound) == count and all(name in self.names for name in kwargs)
            else:
                usable = True
            if usable and (len(bound) == len(self.names) or self.required <= bound.keys()):
                return bound
        found = dict(self.signature.bind(*args, **kwargs).arguments)
        if self.catch_all is not None:
            found.update(found.pop(self.catch_all, {}))
        return found

    def complaint(self, error: TypeError, task: str, given: Mapping[str, Any]) -> str:
        """
        What is wrong with a call, for whoever wrote it.

        Args:
            error: what `bind` raised.
            task: name of the task.
            given: the arguments that were given by name.

        Returns:
            The text of the error, with what the task takes and which names it does not know.
        """
        takes = ", ".join(str(p.replace(annotation=p.empty)) for p in self.signature.parameters.values())
        text = f"{error} (task {task!r} takes {takes or 'no arguments'}"
        for name in given if self.catch_all is None else ():
            if name not in self.signature.parameters:
                text += f"; it has no argument {name!r}{_nearest(name, self.signature.parameters)}"
        return text + ")"


def unknown_argument(owner: str, name: str, known: Collection[str]) -> str:
    """
    The text of the error where an argument has a name that nobody knows.

    Args:
        owner: what was called.
        name: the argument.
        known: the arguments it has.

    Returns:
        The text, with the nearest name or, where none is near, all of them.
    """
    return f"{owner}() has no argument {name!r}{_nearest(name, known) or '; it has: ' + ', '.join(known) + '.'}"


def _nearest(name: str, known: Collection[str]) -> str:
    import difflib  # only when something is wrong

    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def annotated(function: Callable[..., Any]) -> dict[str, Any]:
    """
    The annotations of a function, those written as text looked up in its module where that has the names.

    Args:
        function: the function.

    Returns:
        The annotations by argument, the one of what it returns as `return`.

    Example:
        >>> def twice(x: "int") -> "list[int]": ...
        >>> annotated(twice)
        {'x': <class 'int'>, 'return': list[int]}
    """
    try:
        return get_type_hints(function)
    except Exception:  # noqa: BLE001 - names that exist for type checkers only; then the texts have to do
        return dict(getattr(function, "__annotations__", {}))


def check_run_signature(run: Callable[..., Any]) -> None:
    """
    Refuse a `run` whose arguments cannot be edges of a flow.

    Args:
        run: the function.

    Raises:
        InvalidTask: it takes `*args`, or an argument whose name a task call keeps for itself.
        TypeError: it takes arguments by position only.
    """
    try:
        spec = inspect.signature(run)
    except (TypeError, ValueError) as err:
        raise InvalidTask(
            f"This function cannot be inspected, so it cannot be a task: {run!r}. Wrap it into a function of your own."
        ) from err
    by_position = [name for name, p in spec.parameters.items() if p.kind is p.POSITIONAL_ONLY]
    if by_position:
        raise TypeError(
            f"Found positional-only parameters in the function signature for task {run.__name__}: {by_position}. "
            "Prefect passes arguments using keywords and does not support positional-only parameters."
        )
    if any(p.kind is p.VAR_POSITIONAL for p in spec.parameters.values()):
        raise InvalidTask(
            "Tasks with variable positional arguments (*args) are not supported, because all Prefect arguments are "
            "stored as keywords. As a workaround, consider modifying the run() method to accept **kwargs and feeding "
            "the values to *args."
        )
    taken = [name for name in spec.parameters if name in RESERVED]
    if taken:
        raise InvalidTask(
            f"Tasks cannot have the following argument names: {', '.join(taken)}. These are reserved keyword arguments."
        )
