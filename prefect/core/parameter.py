"""Parameters: what a run of a flow is given from outside."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pendulum

from prefect.core import context as contexts
from prefect.core.errors import InvalidParameters
from prefect.core.task import Task

if TYPE_CHECKING:
    from prefect.core.flow import Flow


class NoDefault:
    """The mark of a parameter without default; there is one, `no_default`."""

    def __repr__(self) -> str:
        return "<no default>"

    def __reduce__(self) -> str:
        return "no_default"


no_default = NoDefault()


class Parameter(Task):
    """
    A value that a run is given by name.

    Args:
        name: name of the parameter, unique in its flow.
        default: value where the run gives none; without one the parameter is required.
        required: whether the run must give a value; `None` means it must if there is no default.
        tags: labels.
        type: the type that values must have, or a tuple of such; `None` takes everything.

    Example:
        >>> from prefect.core.flow import Flow
        >>> with Flow("greet") as flow:
        ...     name = Parameter("name", default="world")()
        >>> flow.run(parameters={"name": "you"}).result[name].result
        'you'
    """

    is_parameter = True

    def __init__(
        self,
        name: str,
        default: Any = no_default,
        required: bool | None = None,
        tags: Iterable[str] | None = None,
        type: type | tuple[type, ...] | None = None,
    ) -> None:
        if required is None:
            required = default is no_default
        self.required = required
        self.default = None if default is no_default else default
        self.type = type
        # imported here: a parameter is the only task that always has a result kind
        from prefect.core.results.prefect_result import PrefectResult

        super().__init__(name=name, slug=name, tags=tags, result=PrefectResult(), checkpoint=True)

    def __call__(self, flow: Flow | None = None) -> Parameter:  # type: ignore[override]
        """
        Put the parameter into a flow.

        Args:
            flow: the flow; the one whose `with` block is open if left out.

        Returns:
            The parameter itself.
        """
        return self.bind(flow=flow)

    def copy(self, name: str, **task_args: Any) -> Parameter:  # type: ignore[override]
        """
        A copy under another name.

        Args:
            name: the name of the copy.
            task_args: attributes that are to be different in the copy.

        Returns:
            The copy.
        """
        return super().copy(name=name, slug=name, **task_args)

    def check(self, value: Any) -> Any:
        """
        Check a value that a run was given.

        Args:
            value: the value.

        Returns:
            The value.

        Raises:
            InvalidParameters: it is of the wrong type.
        """
        if self.type is not None and not isinstance(value, self.type):
            wanted = getattr(self.type, "__name__", None) or " or ".join(t.__name__ for t in self.type)  # type: ignore[union-attr]
            raise InvalidParameters(
                f"Parameter {self.name!r} must be of type {wanted}, but the run was given a {type(value).__name__}."
            )
        return value

    def run(self) -> Any:
        """
        The value of this run.

        Returns:
            What the run was given, or the default.

        Raises:
            signals.FAIL: it is required and was not given.
        """
        # imported here: signals build states, which read the context
        from prefect.core.engine import signals

        params = contexts.get_from_context("parameters") or {}
        if self.required and self.name not in params:
            raise signals.FAIL(f'Parameter "{self.name}" was required but not provided.')
        return params.get(self.name, self.default)


class DateTimeParameter(Parameter):
    """
    A parameter whose value is a point in time; text is parsed as ISO 8601.

    Args:
        name: name of the parameter, unique in its flow.
        default: value where the run gives none; text or a point in time.
        required: whether the run must give a value, if there is no default; one that need not and does not is `None`.
        tags: labels.

    Example:
        >>> DateTimeParameter("day", required=False).run() is None
        True
    """

    def __init__(
        self, name: str, default: Any = no_default, required: bool = True, tags: Iterable[str] | None = None
    ) -> None:
        required = required and default is no_default
        super().__init__(name=name, default=None if default is no_default else default, required=required, tags=tags)

    def run(self) -> Any:
        """
        The point in time of this run.

        Returns:
            An aware date and time (UTC where none was said), or `None`.
        """
        value = super().run()
        if value is None:
            return None
        if isinstance(value, datetime.date):
            return pendulum.instance(value)
        return pendulum.parse(value)
