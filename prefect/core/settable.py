"""
Arguments of `run` that may be fixed when a task is built.

The constructor of such a task is derived: the fields of the class and the names given to `@settable` are its arguments,
everything else goes on to `Task`. A class that wants to check them defines `__post_init__(self)`.

What was given at building time is an attribute of the task; an argument of the run comes before it. The rule is *was it
given*, not *is it None*: `run(bucket=None)` means no bucket.

It all happens once, when the class is made: nothing is asked of `Task`, and a run pays a few look-ups in a dict.

Example:
    >>> class Greet(Task):
    ...     punctuation: str = "!"
    ...
    ...     @settable("greeting")
    ...     def run(self, name: str, greeting: str = "Hello") -> str:
    ...         return f"{greeting}, {name}{self.punctuation}"
    >>> Greet("Good day", punctuation=".").run("Ada")
    'Good day, Ada.'
    >>> Greet().run("Ada", greeting="Hi")
    'Hi, Ada!'
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

from prefect.core.signature import unknown_argument

if TYPE_CHECKING:
    from prefect.core.task import Task as _Task

    class Task(_Task):
        """`Task`, as type checkers have to see it here: they cannot know the arguments of a derived constructor."""

        def __init__(self, *args: Any, **kwargs: Any) -> None: ...
else:
    from prefect.core.task import Task

__all__ = ["Constructor", "Task", "needed", "settable"]

Run = TypeVar("Run", bound=Callable[..., Any])
Value = TypeVar("Value")


class Constructor(NamedTuple):
    """What was derived for a class; `Class.__constructor__`."""

    #: The arguments that may be given by position, in order.
    positional: tuple[str, ...]
    #: All arguments of its own: name -> parameter with default and annotation.
    own: dict[str, Parameter]
    #: The arguments of `run` that may be fixed when the task is built.
    settable: tuple[str, ...]
    #: The further arguments, which go to the next class in the order of resolution.
    passed_on: dict[str, Parameter]
    #: The further arguments are known; any other is an error of the caller.
    strict: bool


def settable(*names: str) -> Callable[[Run], Run]:
    """
    Name the arguments of `run` that may be fixed when the task is built.

    Args:
        names: the first arguments of the constructor, in its order. Each is an argument of `run` that has a default, or
            a field of the class; `"*"` stands before those that are given by keyword only. Fields that are not named
            here come after, by keyword only.

    Returns:
        A decorator for `run`.

    Raises:
        TypeError: while the class is made, if a name is neither an argument of `run` with a default nor a field, or is
            one that `Task` uses itself (Python 3.11 raises a `RuntimeError` from it).

    Example:
        >>> class Copy(Task):
        ...     @settable("source", "*", "copy_to")
        ...     def run(self, source: str | None = None, copy_to: str | None = None) -> str:
        ...         return f"{source} -> {copy_to}"
        >>> Copy("a", copy_to="b").run(source="c")
        'c -> b'
    """

    def mark(function: Run) -> Run:
        return _Settable(function, names)  # type: ignore[return-value]  # replaced by a function as the class is made

    return mark


def needed(value: Value | None, name: str) -> Value:
    """
    The value of an argument that may come from the constructor or from the run, and has to come from one.

    Args:
        value: what came.
        name: name of the argument, for the message.

    Returns:
        The value.

    Raises:
        ValueError: it is `None`.

    Example:
        >>> needed("reports", "bucket")
        'reports'
    """
    if value is None:
        raise ValueError(f"No {name!r} was given, neither when the task was built nor to its run.")
    return value


class _Settable:
    """Stands in the class body for `run` and puts everything in place when the class is made."""

    def __init__(self, function: Callable[..., Any], names: tuple[str, ...]) -> None:
        self.function = function
        self.names = names

    def __set_name__(self, owner: type, name: str) -> None:
        arguments = dict(list(inspect.signature(self.function).parameters.items())[1:])
        constructor = _derive(owner, self.names, arguments)
        for argument in constructor.settable:
            setattr(owner, argument, arguments[argument].default)
        setattr(owner, name, _merging(self.function, constructor.settable, arguments))
        owner.__constructor__ = constructor  # type: ignore[attr-defined]
        if "__init__" not in vars(owner):
            owner.__init__ = _initializer(owner, constructor)  # type: ignore[misc]

    def __call__(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"@settable works on the methods of a class; {self.function.__qualname__} is none.")


def _derive(owner: type, names: tuple[str, ...], arguments: dict[str, Parameter]) -> Constructor:
    fields, base = _fields(owner)
    accepted, strict = _accepted(base)
    inherited: Constructor | None = getattr(base, "__constructor__", None)
    own: dict[str, Parameter] = {}
    positional: list[str] = []
    fixable: list[str] = []
    kind: Any = Parameter.POSITIONAL_OR_KEYWORD
    for name in names:
        if name == "*":
            kind = Parameter.KEYWORD_ONLY
            continue
        if name in fields:
            own[name] = fields.pop(name).replace(kind=kind)
        elif name in arguments and arguments[name].default is not Parameter.empty:
            own[name] = arguments[name].replace(kind=kind)
            fixable.append(name)
        else:
            raise TypeError(
                f"{owner.__qualname__}: {name!r} cannot be settable, it is neither a field of the class "
                "nor an argument of run that has a default."
            )
        if kind is Parameter.POSITIONAL_OR_KEYWORD:
            positional.append(name)
    own.update(fields)
    for name in own:
        if (name in accepted or hasattr(base, name)) and not (inherited and name in inherited.own):
            raise TypeError(f"{owner.__qualname__}: {name!r} is a name of {base.__name__}; the argument needs another.")
    passed_on = {name: parameter for name, parameter in accepted.items() if name not in own}
    return Constructor(tuple(positional), own, tuple(fixable), passed_on, strict)


def _fields(owner: type) -> tuple[dict[str, Parameter], type]:
    """The public annotated names of the class and of bases without a constructor, and the first base that has one."""
    bodies = _bodies(owner)
    base = owner.__mro__[len(bodies)]
    found = {
        name: Parameter(name, Parameter.KEYWORD_ONLY, default=getattr(owner, name, Parameter.empty), annotation=kind)
        for body in reversed(bodies)
        for name, kind in inspect.get_annotations(body).items()
        if not name.startswith("_") and "ClassVar" not in str(kind)
    }
    return found, base


def _bodies(owner: type) -> list[type]:
    """The class, and the bases that have no constructor before the first that has one."""
    bodies = [owner]
    for base in owner.__mro__[1:]:
        if "__init__" in vars(base):
            break
        bodies.append(base)
    return bodies


def _accepted(base: type) -> tuple[dict[str, Parameter], bool]:
    """The named arguments of a class's constructor, and whether these are all that it takes."""
    parameters = list(inspect.signature(base.__init__).parameters.values())[1:]  # type: ignore[misc]
    named = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
    strict = all(parameter.kind is not Parameter.VAR_KEYWORD for parameter in parameters)
    return {parameter.name: parameter for parameter in parameters if parameter.kind in named}, strict


def _merging(function: Callable[..., Any], names: tuple[str, ...], arguments: Iterable[str]) -> Callable[..., Any]:
    """`run` that takes what it was not given from the task."""
    if not names:
        return function
    order = tuple(arguments)

    def merged(task: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
        fixed = task.__dict__
        by_position = order[: len(args)] if args else ()
        for name in names:
            if name in fixed and name not in kwargs and name not in by_position:
                kwargs[name] = fixed[name]
        return kwargs

    if inspect.iscoroutinefunction(function):

        @wraps(function)
        async def run_async(self: Any, *args: Any, **kwargs: Any) -> Any:
            return await function(self, *args, **merged(self, args, kwargs))

        return run_async

    @wraps(function)
    def run(self: Any, *args: Any, **kwargs: Any) -> Any:
        return function(self, *args, **merged(self, args, kwargs))

    return run


def _initializer(owner: type, constructor: Constructor) -> Callable[..., None]:
    positional, own, _, passed_on, strict = constructor
    required = [name for name, parameter in own.items() if parameter.default is Parameter.empty]

    after = next((vars(body)["__post_init__"] for body in _bodies(owner) if "__post_init__" in vars(body)), None)

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        if len(args) > len(positional):
            raise TypeError(
                f"{type(self).__name__}() takes {len(positional)} arguments by position "
                f"({', '.join(positional) or 'none'}), {len(args)} were given."
            )
        for name, value in zip(positional, args, strict=False):
            if name in kwargs:
                raise TypeError(f"{type(self).__name__}() got {name!r} twice, by position and by name.")
            setattr(self, name, value)
        for name in [name for name in kwargs if name in own]:
            setattr(self, name, kwargs.pop(name))
        for name in required:
            if name not in self.__dict__:
                raise TypeError(f"{type(self).__name__}() needs the argument {name!r}.")
        if strict:
            for name in kwargs:
                if name not in passed_on:
                    raise TypeError(unknown_argument(type(self).__name__, name, [*own, *passed_on]))
        super(owner, self).__init__(**kwargs)  # type: ignore[arg-type]  # `owner` is not known before
        if after is not None:
            after(self)

    parameters = [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD), *own.values()]
    parameters += [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in passed_on.values()]
    if not strict:
        parameters.append(Parameter("kwargs", Parameter.VAR_KEYWORD))
    # a field named nowhere but in the class body is keyword-only and may stand before a positional one
    __init__.__signature__ = Signature(sorted(parameters, key=lambda p: p.kind))  # type: ignore[attr-defined]
    __init__.__qualname__ = f"{owner.__qualname__}.__init__"
    __init__.__module__ = owner.__module__
    return __init__
