"""
Tasks that stand for values in a flow: constants, and collections that hold results of other tasks.

`as_task` turns whatever was passed as an argument into one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.core.annotations import EdgeAnnotation
from prefect.core.task import Task

if TYPE_CHECKING:
    from prefect.core.flow import Flow


class Constant(Task):
    """
    A task whose result is a value known beforehand.

    Args:
        value: the value.
        name: name for people; made from the value if left out.
        kwargs: further options of `Task`.
    """

    def __init__(self, value: Any, name: str | None = None, **kwargs: Any) -> None:
        self.value = value
        # what the flow itself holds need not be stored with its results
        kwargs.setdefault("checkpoint", False)
        super().__init__(name=name or _constant_name(value), **kwargs)

    def run(self) -> Any:
        """Give the value."""
        return self.value


def _constant_name(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 8 else f"Constant[{type(value).__name__}]"


class _Collection(Task):
    """A collection of results; its elements come as arguments `arg_1`, `arg_2` … in order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.auto_generated = True

    def bind(self, *args: Any, **kwargs: Any) -> Any:
        """
        Tie the collection into a flow.

        Args:
            args: the elements.
            kwargs: as for `Task.bind`.

        Returns:
            The task.
        """
        elements = {f"arg_{number}": value for number, value in enumerate(args, 1)}
        return super().bind(**elements, **kwargs)

    def run(self, **task_results: Any) -> Any:
        """
        Put the elements together.

        Args:
            task_results: the elements by their number.

        Returns:
            The collection.
        """
        return [task_results[key] for key in sorted(task_results, key=_number)]


def _number(key: str) -> int:
    return int(key.rpartition("_")[2])


class List(_Collection):
    """A list of results."""


class Tuple(_Collection):
    """A tuple of results."""

    def run(self, **task_results: Any) -> tuple[Any, ...]:
        """
        Put the elements together.

        Args:
            task_results: the elements by their number.

        Returns:
            The tuple.
        """
        return tuple(super().run(**task_results))


class Set(_Collection):
    """A set of results."""

    def run(self, **task_results: Any) -> set[Any]:
        """
        Put the elements together.

        Args:
            task_results: the elements by their number.

        Returns:
            The set.
        """
        return set(task_results.values())


class Dict(Task):
    """A dictionary of results."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.auto_generated = True

    def run(self, keys: list[Any], values: list[Any]) -> dict[Any, Any]:
        """
        Put keys and values together.

        Args:
            keys: the keys.
            values: as many values.

        Returns:
            The dictionary.

        Raises:
            ValueError: there are more of one than of the other.
        """
        if len(keys) != len(values):
            raise ValueError("A different number of keys and values were provided!")
        return dict(zip(keys, values, strict=True))


def holds_task(value: Any) -> bool:
    """
    Is a task anywhere inside a value?

    Args:
        value: a task, a collection, or anything else.

    Returns:
        Whether the value has to be put together when the flow runs.
    """
    if isinstance(value, Task | EdgeAnnotation):
        return True
    kind = type(value)
    if kind in (list, tuple, set):
        return any(holds_task(item) for item in value)
    if isinstance(value, dict):
        return any(holds_task(key) or holds_task(item) for key, item in value.items())
    if isinstance(value, slice):
        return any(holds_task(item) for item in (value.start, value.stop, value.step))
    if hasattr(kind, "__dataclass_fields__"):
        return any(holds_task(getattr(value, name, None)) for name in kind.__dataclass_fields__)
    return isinstance(value, list | tuple | set) and any(holds_task(item) for item in value)


def as_task(x: Any, flow: Flow | None = None) -> Task:
    """
    The task that stands for a value in a flow.

    Args:
        x: a task, a value, or a collection of both.
        flow: the flow that collections are put into; the one whose `with` block is open if left out.

    Returns:
        The value itself if it is a task; a collection task if tasks are inside it; else a `Constant`.
    """
    value = x
    if isinstance(value, EdgeAnnotation):
        return as_task(value.value, flow)
    if isinstance(value, Task):
        return value
    if not holds_task(value):
        constant = Constant(value)
        constant.auto_generated = True
        return constant
    if isinstance(value, dict):
        return Dict().bind(keys=list(value.keys()), values=list(value.values()), flow=flow)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _Made(type(value), list(value._fields)).bind(*value, flow=flow)
    if isinstance(value, slice):
        return _Made(slice, []).bind(value.start, value.stop, value.step, flow=flow)
    if hasattr(type(value), "__dataclass_fields__"):
        # imported here: it costs a sixth of `import prefect`, and such a value comes seldom
        import dataclasses

        names = [field.name for field in dataclasses.fields(value) if field.init]
        return _Made(type(value), names).bind(*(getattr(value, name) for name in names), flow=flow)
    kind = Tuple if isinstance(value, tuple) else Set if isinstance(value, set) else List
    return kind().bind(*value, flow=flow)


class _Made(_Collection):
    """
    An object of a class of the user's whose fields hold results: a named tuple, a data class, a slice.

    Args:
        kind: the class.
        names: the fields by name, in order; empty if they are positional.
    """

    def __init__(self, kind: type, names: list[str], **kwargs: Any) -> None:
        super().__init__(name=kind.__name__, **kwargs)
        self.kind = kind
        self.names = names

    def run(self, **task_results: Any) -> Any:
        """
        Put the fields together.

        Args:
            task_results: the elements by their number.

        Returns:
            The object.
        """
        values = super().run(**task_results)
        return self.kind(**dict(zip(self.names, values, strict=True))) if self.names else self.kind(*values)
