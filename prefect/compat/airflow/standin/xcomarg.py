"""Values that tasks will return, before they have run: `XComArg` and what is made of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from prefect.compat.airflow.standin.exceptions import XComNotFound
from prefect.compat.airflow.standin.notset import NOTSET, ArgNotSet
from prefect.compat.airflow.standin.relations import DependencyMixin, EdgeModifier
from prefect.compat.airflow.standin.versions import current

XCOM_RETURN_KEY = "return_value"


class ResolveMixin:
    """What has a value only when a run resolves it."""

    def iter_references(self) -> Iterator[tuple[Any, str]]:
        """Yield `(task, key)` of everything the value is made of."""
        raise NotImplementedError

    def resolve(self, context: Any, session: Any = None, *, include_xcom: bool = True) -> Any:
        """Return the value in a run."""
        raise NotImplementedError


def iter_xcom_references(value: Any) -> Iterator[tuple[Any, str]]:
    """Yield `(task, key)` for each reference in nested lists, tuples, dicts, sets and template fields of objects."""
    if isinstance(value, ResolveMixin):
        yield from value.iter_references()
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from iter_xcom_references(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from iter_xcom_references(key)
            yield from iter_xcom_references(item)
    elif isinstance(value, DependencyMixin) and not hasattr(value, "task_id"):
        return
    else:
        fields = getattr(type(value), "template_fields", None)
        if fields and not isinstance(value, type) and isinstance(fields, (list, tuple, set, frozenset)):
            for name in fields:
                yield from iter_xcom_references(getattr(value, name, None))


class XComArg(ResolveMixin, DependencyMixin):
    """
    The value that a task will push.

    `XComArg(operator, key)` makes a `PlainXComArg`; `.map`, `.zip` and `.concat` make the others.
    """

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        return super().__new__(PlainXComArg if cls is XComArg else cls)

    @staticmethod
    def iter_xcom_references(arg: Any) -> Iterator[tuple[Any, str]]:
        """Yield `(task, key)` for each reference in `arg`."""
        return iter_xcom_references(arg)

    @staticmethod
    def apply_upstream_relationship(op: Any, arg: Any) -> None:
        """Put every task whose value stands in `arg` before `op`."""
        for operator, _ in iter_xcom_references(arg):
            if operator is not op:
                op.set_upstream(operator)

    @property
    def roots(self) -> list[Any]:
        """The tasks the value comes from."""
        return [op for op, _ in self.iter_references()]

    @property
    def leaves(self) -> list[Any]:
        """The tasks the value comes from."""
        return [op for op, _ in self.iter_references()]

    def set_upstream(self, other: Any, edge_modifier: EdgeModifier | None = None) -> None:
        """Let `other` run before the tasks the value comes from."""
        for op, _ in self.iter_references():
            op.set_upstream(other, edge_modifier)

    def set_downstream(self, other: Any, edge_modifier: EdgeModifier | None = None) -> None:
        """Let `other` run after the tasks the value comes from."""
        for op, _ in self.iter_references():
            op.set_downstream(other, edge_modifier)

    def as_setup(self) -> XComArg:
        """Mark the tasks as setup."""
        for op, _ in self.iter_references():
            op.as_setup()
        return self

    def as_teardown(self, *, setups: Any = None, on_failure_fail_dagrun: Any = NOTSET) -> XComArg:
        """Mark the tasks as teardown."""
        for op, _ in self.iter_references():
            op.as_teardown(setups=setups, on_failure_fail_dagrun=on_failure_fail_dagrun)
        return self

    def map(self, f: Callable[[Any], Any]) -> MapXComArg:
        """Return the values with `f` applied to each."""
        return MapXComArg(self, [f])

    def zip(self, *others: XComArg, fillvalue: Any = NOTSET) -> ZipXComArg:
        """Return tuples of the values at the same place."""
        return ZipXComArg([self, *others], fillvalue=fillvalue)

    def concat(self, *others: XComArg) -> ConcatXComArg:
        """Return the values of all, one after the other."""
        return ConcatXComArg([self, *others])

    def length(self, context: Any) -> int:
        """Return how many values there are in a run."""
        return len(self.resolve(context))

    def __iter__(self) -> Iterator[Any]:
        raise TypeError(f"{type(self).__name__!r} object is not iterable")


class PlainXComArg(XComArg):
    """What one task pushes under one key."""

    def __init__(self, operator: Any, key: str = XCOM_RETURN_KEY) -> None:
        self.operator = operator
        self.key = key

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PlainXComArg):
            return NotImplemented
        return bool(self.operator == other.operator and self.key == other.key)

    def __hash__(self) -> int:
        return hash((id(self.operator), self.key))

    def __getitem__(self, item: str) -> XComArg:
        if not isinstance(item, str):
            raise ValueError(f"XComArg only supports str lookup, received {type(item).__name__}")
        return PlainXComArg(self.operator, item)

    def __repr__(self) -> str:
        return (
            f"XComArg({self.operator!r})"
            if self.key == XCOM_RETURN_KEY
            else f"XComArg({self.operator!r}, {self.key!r})"
        )

    def __str__(self) -> str:
        args = [f"task_ids='{self.operator.task_id}'", f"dag_id='{self.operator.dag_id}'"]
        if self.key != XCOM_RETURN_KEY:
            args.append(f"key='{self.key}'")
        else:
            args.append(f"key='{self.key}'")
        return f"{{{{ task_instance.xcom_pull({', '.join(args)}) }}}}"

    @property
    def is_setup(self) -> bool:
        """Whether the task is a setup."""
        return bool(self.operator.is_setup)

    @is_setup.setter
    def is_setup(self, value: bool) -> None:
        self.operator.is_setup = value

    @property
    def is_teardown(self) -> bool:
        """Whether the task is a teardown."""
        return bool(self.operator.is_teardown)

    @is_teardown.setter
    def is_teardown(self, value: bool) -> None:
        self.operator.is_teardown = value

    @property
    def on_failure_fail_dagrun(self) -> bool:
        """Whether a teardown that fails lets the run fail."""
        return bool(self.operator.on_failure_fail_dagrun)

    @on_failure_fail_dagrun.setter
    def on_failure_fail_dagrun(self, value: bool) -> None:
        self.operator.on_failure_fail_dagrun = value

    def as_setup(self) -> XComArg:
        """Mark the task as setup."""
        self.operator.is_setup = True
        return self

    def __enter__(self) -> Any:
        from prefect.compat.airflow.standin.setupteardown import open_scope  # scopes are rare

        return open_scope(self.operator)

    def __exit__(self, exc_type: Any, exc: Any, traceback: Any) -> None:
        from prefect.compat.airflow.standin.setupteardown import close_scope  # scopes are rare

        close_scope()

    def iter_references(self) -> Iterator[tuple[Any, str]]:
        """Yield the task and the key."""
        yield self.operator, self.key

    def map(self, f: Callable[[Any], Any]) -> MapXComArg:
        """Return the values with `f` applied to each; only what the task returns can be mapped."""
        if self.key != XCOM_RETURN_KEY:
            raise ValueError(f"cannot map against non-return XCom {self.key!r}")
        return super().map(f)

    def zip(self, *others: XComArg, fillvalue: Any = NOTSET) -> ZipXComArg:
        """Return tuples of the values at the same place; only what the task returns can be zipped."""
        if self.key != XCOM_RETURN_KEY:
            raise ValueError(f"cannot map against non-return XCom {self.key!r}")
        return super().zip(*others, fillvalue=fillvalue)

    def concat(self, *others: XComArg) -> ConcatXComArg:
        """Return the values of all, one after the other; only what the task returns can be concatenated."""
        if self.key != XCOM_RETURN_KEY:
            raise ValueError(f"cannot concatenate non-return XCom {self.key!r}")
        return super().concat(*others)

    def length(self, context: Any) -> int:
        """Return how many values there are: what a mapped task pushed, or the length of what a plain one returned."""
        counted = getattr(context["ti"], "xcom_length", None)
        if counted is not None and self.operator.is_mapped:
            return int(counted(self.operator))
        return len(self.resolve(context))

    def resolve(self, context: Any, session: Any = None, *, include_xcom: bool = True) -> Any:
        """
        Return what the task pushed.

        What it did not return is `None`, and so is an output that a task with `multiple_outputs` did not give; any
        other missing key is an error.
        """
        ti = context["ti"]
        operator = self.operator
        value = ti.xcom_pull(
            task_ids=operator.task_id, key=self.key, default=NOTSET, map_indexes=ti.relevant_map_indexes(operator)
        )
        if not isinstance(value, ArgNotSet):
            return value
        if self.key == XCOM_RETURN_KEY or getattr(operator, "multiple_outputs", False):
            return None
        raise XComNotFound(ti.dag_id, operator.task_id, self.key)


class MappedValues(Sequence[Any]):
    """
    A sequence whose items are computed when they are asked for.

    Args:
        length: how many there are.
        item: computes one.
        kind: what Airflow calls such a sequence.
        shown: what it shows of one.
    """

    def __init__(self, length: Callable[[], int], item: Callable[[int], Any], kind: str, **shown: Any) -> None:
        self._length = length
        self._item = item
        self._kind = kind
        self._shown = shown

    def __repr__(self) -> str:
        if current() < (3, 0):
            return f"<airflow.models.xcom_arg.{self._kind} object at {id(self):#x}>"
        return f"{self._kind}({', '.join(f'{name}={value!r}' for name, value in self._shown.items())})"

    def __len__(self) -> int:
        return self._length()

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        length = len(self)
        if index < 0:
            index += length
        if not 0 <= index < length:
            raise IndexError(index)
        return self._item(index)

    def __iter__(self) -> Iterator[Any]:
        return (self._item(index) for index in range(len(self)))


class MapXComArg(XComArg):
    """Values with functions applied to each."""

    def __init__(self, arg: XComArg, callables: Sequence[Callable[[Any], Any]]) -> None:
        for function in callables:
            if getattr(function, "_airflow_is_task_decorator", False):
                raise ValueError("map() argument must be a plain function, not a @task operator")
        self.arg = arg
        self.callables = list(callables)

    def __repr__(self) -> str:
        return repr(self.arg) + "".join(f".map({getattr(f, '__name__', repr(f))})" for f in self.callables)

    def iter_references(self) -> Iterator[tuple[Any, str]]:
        """Yield the tasks of what is mapped."""
        yield from self.arg.iter_references()

    def map(self, f: Callable[[Any], Any]) -> MapXComArg:
        """Add one more function."""
        return MapXComArg(self.arg, [*self.callables, f])

    def length(self, context: Any) -> int:
        """Return how many values there are."""
        return self.arg.length(context)

    def resolve(self, context: Any, session: Any = None, *, include_xcom: bool = True) -> Any:
        """Return the values; each is computed when it is asked for."""
        values = self.arg.resolve(context)
        if not isinstance(values, (Sequence, Mapping)):
            raise ValueError(f"XCom map expects sequence or dict, not {type(values).__name__}")

        def item(index: int) -> Any:
            value = values[index]  # a dict has no such key: in Airflow, too, the task fails then
            for function in self.callables:
                value = function(value)
            return value

        return MappedValues(lambda: len(values), item, "_MapResult", value=values, callables=self.callables)


class ZipXComArg(XComArg):
    """Tuples of the values at the same place."""

    def __init__(self, args: Sequence[XComArg], *, fillvalue: Any = NOTSET) -> None:
        if len(args) <= 1:
            raise ValueError("At least two arguments are needed to zip")
        self.args = args
        self.fillvalue = fillvalue

    def __repr__(self) -> str:
        first, *rest = self.args
        extra = "" if isinstance(self.fillvalue, ArgNotSet) else f", fillvalue={self.fillvalue!r}"
        return f"{first!r}.zip({', '.join(repr(arg) for arg in rest)}{extra})"

    def iter_references(self) -> Iterator[tuple[Any, str]]:
        """Yield the tasks of all parts."""
        for arg in self.args:
            yield from arg.iter_references()

    def length(self, context: Any) -> int:
        """Return the shortest length, or with a fill value the longest."""
        lengths = [arg.length(context) for arg in self.args]
        return min(lengths) if isinstance(self.fillvalue, ArgNotSet) else max(lengths)

    def resolve(self, context: Any, session: Any = None, *, include_xcom: bool = True) -> Any:
        """Return the tuples."""
        parts = [arg.resolve(context) for arg in self.args]
        for part in parts:
            if not isinstance(part, (Sequence, Mapping)):
                raise ValueError(f"XCom zip expects sequence or dict, not {type(part).__name__}")
        fill = self.fillvalue

        def length() -> int:
            lengths = [len(part) for part in parts]
            return min(lengths) if isinstance(fill, ArgNotSet) else max(lengths)

        def item(index: int) -> Any:
            return tuple(_item(part, index, fill) for part in parts)

        return MappedValues(length, item, "_ZipResult", values=parts, fillvalue=fill)


def _item(part: Any, index: int, fill: Any) -> Any:
    """What stands at a place, or what fills the gap: dicts have nothing at any place."""
    try:
        return part[index]
    except (IndexError, KeyError):
        return fill


class ConcatXComArg(XComArg):
    """The values of several, one after the other."""

    def __init__(self, args: Sequence[XComArg]) -> None:
        if not args:
            raise ValueError("At least one argument is needed")
        self.args: list[XComArg] = [
            part for arg in args for part in (arg.args if isinstance(arg, ConcatXComArg) else [arg])
        ]

    def __repr__(self) -> str:
        first, *rest = self.args
        return f"{first!r}.concat({', '.join(repr(arg) for arg in rest)})"

    def iter_references(self) -> Iterator[tuple[Any, str]]:
        """Yield the tasks of all parts."""
        for arg in self.args:
            yield from arg.iter_references()

    def concat(self, *others: XComArg) -> ConcatXComArg:
        """Add more."""
        return ConcatXComArg([*self.args, *others])

    def length(self, context: Any) -> int:
        """Return the sum of the lengths."""
        return sum(arg.length(context) for arg in self.args)

    def resolve(self, context: Any, session: Any = None, *, include_xcom: bool = True) -> Any:
        """Return the values."""
        parts = [arg.resolve(context) for arg in self.args]
        for part in parts:
            if not isinstance(part, (Sequence, Mapping)):
                raise ValueError(f"XCom concat expects sequence or dict, not {type(part).__name__}")

        def item(index: int) -> Any:
            for part in parts:
                if index < len(part):
                    return next(itertools.islice(part, index, None)) if isinstance(part, Mapping) else part[index]
                index -= len(part)
            raise IndexError(index)

        return MappedValues(lambda: sum(len(part) for part in parts), item, "_ConcatResult", values=parts)
