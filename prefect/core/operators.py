"""Tasks that compute an operator of their inputs; made by expressions over tasks."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from prefect.core.parameter import no_default
from prefect.core.task import Task


class GetItem(Task):
    """One element of a result: `task[key]`."""

    def __init__(self, *args: Any, default: Any = no_default, **kwargs: Any) -> None:
        self.default = default
        super().__init__(*args, **kwargs)

    def run(self, task_result: Any, key: Any, default: Any = no_default) -> Any:
        """
        Take one element.

        Args:
            task_result: the collection.
            key: index, key or slice.
            default: given where it is not there; what the task was built with if left out.

        Returns:
            The element.

        Raises:
            KeyError: it is not there, and there is no default.
            IndexError: as above.
        """
        given = self.default if default is no_default else default
        if given is no_default:
            return task_result[key]
        try:
            return task_result[key]
        except (KeyError, IndexError):
            return given


class _Binary(Task):
    """An operator of two inputs."""

    _function: Callable[[Any, Any], Any]

    def run(self, x: Any, y: Any) -> Any:
        """
        Compute the operator.

        Args:
            x: what stands left of it.
            y: what stands right of it.

        Returns:
            Its value.
        """
        return type(self)._function(x, y)


def _made(name: str, sign: str, function: Callable[[Any, Any], Any]) -> type[_Binary]:
    return type(
        name,
        (_Binary,),
        {"__doc__": f"Computes `x {sign} y`.", "_function": staticmethod(function), "__module__": __name__},
    )


Add = _made("Add", "+", operator.add)
Sub = _made("Sub", "-", operator.sub)
Mul = _made("Mul", "*", operator.mul)
Div = _made("Div", "/", operator.truediv)
FloorDiv = _made("FloorDiv", "//", operator.floordiv)
Pow = _made("Pow", "**", operator.pow)
Mod = _made("Mod", "%", operator.mod)
And = _made("And", "and", lambda x, y: x and y)
Or = _made("Or", "or", lambda x, y: x or y)
Equal = _made("Equal", "==", operator.eq)
NotEqual = _made("NotEqual", "!=", operator.ne)
GreaterThan = _made("GreaterThan", ">", operator.gt)
GreaterThanOrEqual = _made("GreaterThanOrEqual", ">=", operator.ge)
LessThan = _made("LessThan", "<", operator.lt)
LessThanOrEqual = _made("LessThanOrEqual", "<=", operator.le)


class Not(Task):
    """Computes `not x`."""

    def run(self, x: Any) -> bool:
        """
        Negate.

        Args:
            x: any value.

        Returns:
            Whether it is false.
        """
        return not x


class GetAttr(Task):
    """An attribute of a result."""

    def __init__(self, *args: Any, default: Any = no_default, **kwargs: Any) -> None:
        self.default = default
        super().__init__(*args, **kwargs)

    def run(self, task_result: Any, attr: str, default: Any = no_default) -> Any:
        """
        Read an attribute.

        Args:
            task_result: the object.
            attr: name of the attribute; dots go deeper.
            default: given where it is not there; what the task was built with if left out.

        Returns:
            The attribute's value.

        Raises:
            AttributeError: it is not there, and there is no default.
        """
        given = self.default if default is no_default else default
        value = task_result
        try:
            for part in attr.split("."):
                value = getattr(value, part)
        except AttributeError:
            if given is no_default:
                raise
            return given
        return value
