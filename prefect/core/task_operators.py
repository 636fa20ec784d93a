"""Operators between tasks: `a + b`, `a[k]`, `a == …` make the task that will compute it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect.core.task import Task


def _binary(name: str, *, swapped: bool = False) -> Any:
    def operator(self: Task, other: object) -> Task:
        made = _operator_task(name)
        return made.bind(other, self) if swapped else made.bind(self, other)

    operator.__name__ = name
    operator.__doc__ = f"The task that computes `{name}` of the two results."
    return operator


def _operator_task(name: str) -> Any:
    # imported here: the operator tasks are tasks themselves
    from prefect.core import operators

    return getattr(operators, name)()


class TaskOperators:
    """What makes tasks usable in expressions; the operators of Prefect Core 1.4 and no more."""

    def __getitem__(self, key: Any) -> Task:
        # imported here: the operator tasks are tasks themselves
        from prefect.core import operators

        shown = key.name if isinstance(key, TaskOperators) else repr(key)  # type: ignore[attr-defined]
        # stored as the task's own result is; but never in the same place
        result = self.result if getattr(self.result, "location", None) is None else None  # type: ignore[attr-defined]
        item = operators.GetItem(name=f"{self.name}[{shown}]", checkpoint=self.checkpoint, result=result)  # type: ignore[attr-defined]
        return item.bind(self, key)

    __add__ = _binary("Add")
    __sub__ = _binary("Sub")
    __mul__ = _binary("Mul")
    __truediv__ = _binary("Div")
    __floordiv__ = _binary("FloorDiv")
    __mod__ = _binary("Mod")
    __pow__ = _binary("Pow")
    __and__ = _binary("And")
    __radd__ = _binary("Add", swapped=True)
    __rsub__ = _binary("Sub", swapped=True)
    __rmul__ = _binary("Mul", swapped=True)
    __rtruediv__ = _binary("Div", swapped=True)
    __rfloordiv__ = _binary("FloorDiv", swapped=True)
    __rmod__ = _binary("Mod", swapped=True)
    __rpow__ = _binary("Pow", swapped=True)
    __rand__ = _binary("And", swapped=True)
    __gt__ = _binary("GreaterThan")
    __ge__ = _binary("GreaterThanOrEqual")
    __lt__ = _binary("LessThan")
    __le__ = _binary("LessThanOrEqual")

    def __or__(self, other: Any) -> Any:
        """`a | b` lets `b` start after `a`, and is `b`."""
        self.set_dependencies(downstream_tasks=[other])  # type: ignore[attr-defined]
        return other

    def __ror__(self, other: Any) -> Any:
        """`values | b`, where a list or a dict with tasks comes first."""
        self.set_dependencies(upstream_tasks=[other])  # type: ignore[attr-defined]
        return self

    def is_equal(self, other: object) -> Task:
        """
        The task that compares the two results; `==` compares the tasks themselves.

        Args:
            other: a task or a value.

        Returns:
            The comparing task.
        """
        return _operator_task("Equal").bind(self, other)

    def is_not_equal(self, other: object) -> Task:
        """
        The task that compares the two results; `!=` compares the tasks themselves.

        Args:
            other: a task or a value.

        Returns:
            The comparing task.
        """
        return _operator_task("NotEqual").bind(self, other)

    def not_(self) -> Task:
        """The task that computes `not` of the result."""
        return _operator_task("Not").bind(self)

    def or_(self, other: object) -> Task:
        """
        The task that computes `or` of the two results.

        Args:
            other: a task or a value.

        Returns:
            The computing task.
        """
        return _operator_task("Or").bind(self, other)
