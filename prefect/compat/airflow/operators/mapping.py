"""The form of an operator row: which task stands for an operator, and how the arguments of one become the other's."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from typing import Any

from prefect.compat.airflow.standin import versions


class Converted:
    """
    An argument of the task that is worked out of arguments of the operator.

    Args:
        function: gets the values of the operator's arguments in the order of `of`.
        of: names of the operator's arguments.

    Example:
        >>> seconds = Converted(lambda minutes: minutes * 60, "wait_minutes")
        >>> seconds.function(2)
        120
    """

    __slots__ = ("function", "of")

    def __init__(self, function: Callable[..., Any], *of: str) -> None:
        self.function = function
        self.of = of


class FromConnection:
    """
    An argument of the task that comes out of an Airflow connection: credentials, an address.

    Args:
        of: name of the operator's argument that holds the connection id.
        function: gets the `Connection` and then the values of the arguments `also`.
        also: names of further arguments of the operator that matter.
        optional: no connection of that id means that the argument is left out; otherwise it is an error, as in Airflow.

    An operator without a connection id (`None`) leaves the argument out.
    """

    __slots__ = ("also", "function", "of", "optional")

    def __init__(
        self, of: str, function: Callable[..., Any], *, also: tuple[str, ...] = (), optional: bool = False
    ) -> None:
        self.of = of
        self.function = function
        self.also = also
        self.optional = optional


class FromContext:
    """
    An argument of the task that depends on the run.

    Args:
        function: gets the operator and the template context.
        of: names of the operator's arguments that it reads.
    """

    __slots__ = ("function", "of")

    def __init__(self, function: Callable[[Any, Any], Any], *of: str) -> None:
        self.function = function
        self.of = of


class Fixed:
    """
    An argument of the task that is always the same.

    Args:
        value: its value.
    """

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class ByVersion:
    """
    A default that changed with an Airflow version.

    Args:
        first: the default before any of the changes.
        changes: version -> the default from then on.

    Example:
        >>> ByVersion("GET", {(3, 0): "POST"}).at((2, 10))
        'GET'
    """

    __slots__ = ("changes", "first")

    def __init__(self, first: Any, changes: MappingABC[tuple[int, int], Any]) -> None:
        self.first = first
        self.changes = dict(sorted(changes.items()))

    def at(self, version: tuple[int, int]) -> Any:
        """The default in a version."""
        value = self.first
        for since, later in self.changes.items():
            if version >= since:
                value = later
        return value

    def now(self) -> Any:
        """The default in the version that holds at the moment."""
        return self.at(versions.current())


#: Where an argument of the task comes from: the operator's argument of that name, or one of the forms above.
Source = str | Converted | FromConnection | FromContext | Fixed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mapping:
    """
    One operator row.

    Args:
        operators: dotted paths of the operator, today's first; old and new ones are the same class, save that a path
            that
            ends in another name gives a subclass of that name.
        target: the task that stands for it, as a dotted path (loaded when the operator runs) or a class.
        args: argument of the task -> where it comes from. A value of `None` leaves the argument out, so that the task's
            own default holds.
        xcoms: function of (what the task returned, the operator, the context) that returns what goes into XCom; further
            keys are pushed with `context["ti"].xcom_push`. `None` pushes what the task returned; `nothing` pushes
            nothing.
        poke: for sensors: function of (the operator, the context) that looks once. `None` takes the steps of the
            target,
            a task that waits.
        on_kill: `"cancel"` if the operator cancels what it started when it is killed.
        dropped: arguments of the operator that are not honoured -> why; each use is a finding.
        ignored: arguments of the operator that make no difference here; their use is no finding.
        renamed: name that an argument once had -> its name now.
        defaults: defaults where the table of signatures lacks them or where they changed (`ByVersion`).
        required: arguments that must be given; `None` takes them from the table of signatures.
        sensor: whether it is a sensor; `None` asks the table of signatures.
        template_fields: fields that are rendered; `None` takes them from the table of signatures.
        template_ext: endings of template files; `None` takes them from the table of signatures.
        operator_class: dotted path of a class written by hand that does the work, where a plain call of the target
            would not do what users rely on; it derives from `BaseOperator`.
        note: what a reader of a report should know about the row.
    """

    operators: tuple[str, ...]
    target: str | type | None = None
    args: MappingABC[str, Source] = field(default_factory=dict)
    xcoms: Callable[[Any, Any, Any], Any] | None = None
    poke: Callable[[Any, Any], Any] | None = None
    on_kill: str | None = None
    dropped: MappingABC[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    renamed: MappingABC[str, str] = field(default_factory=dict)
    defaults: MappingABC[str, Any] = field(default_factory=dict)
    required: tuple[str, ...] | None = None
    sensor: bool | None = None
    template_fields: tuple[str, ...] | None = None
    template_ext: tuple[str, ...] | None = None
    operator_class: str | None = None
    note: str = ""

    @property
    def path(self) -> str:
        """Today's dotted path."""
        return self.operators[0]


def nothing(result: Any, operator: Any, context: Any) -> None:
    """For `xcoms`: the operator pushes nothing."""


def names_used(row: Mapping) -> frozenset[str]:
    """
    The operator's arguments that a row carries over.

    Args:
        row: the row.

    Returns:
        Their names.
    """
    found: set[str] = set()
    for source in row.args.values():
        if isinstance(source, str):
            found.add(source)
        elif isinstance(source, FromConnection):
            found.update((source.of, *source.also))
        elif isinstance(source, (Converted, FromContext)):
            found.update(source.of)
    return frozenset(found)
