"""`>>` and `<<` between tasks, groups, labels and outputs; `chain`, `chain_linear`, `cross_downstream`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from prefect.compat.airflow.standin.refusals import refusal


class DependencyMixin:
    """Whatever can stand at either side of `>>`."""

    @property
    def roots(self) -> Iterable[Any]:
        """What gets an upstream task when this does."""
        raise NotImplementedError

    @property
    def leaves(self) -> Iterable[Any]:
        """What gets a downstream task when this does."""
        raise NotImplementedError

    def set_upstream(self, other: Any, edge_modifier: EdgeModifier | None = None) -> None:
        """Let `other` (one, or a sequence) run before this."""
        raise NotImplementedError

    def set_downstream(self, other: Any, edge_modifier: EdgeModifier | None = None) -> None:
        """Let `other` (one, or a sequence) run after this."""
        raise NotImplementedError

    def update_relative(self, other: Any, upstream: bool = True, edge_modifier: EdgeModifier | None = None) -> None:
        """Be told that a relation with `other` was made; groups and labels keep note of it."""

    def as_setup(self) -> Any:
        """Mark as setup."""
        raise NotImplementedError

    def as_teardown(self, *, setups: Any = None, on_failure_fail_dagrun: Any = None) -> Any:
        """Mark as teardown."""
        raise NotImplementedError

    def __lshift__(self, other: Any) -> Any:
        self.set_upstream(other)
        return other

    def __rshift__(self, other: Any) -> Any:
        self.set_downstream(other)
        return other

    def __rrshift__(self, other: Any) -> Any:
        self.__lshift__(other)
        return self

    def __rlshift__(self, other: Any) -> Any:
        self.__rshift__(other)
        return self

    @classmethod
    def _iter_references(cls, obj: Any) -> Iterable[Any]:
        return iter_objects(obj)


class TaskMixin(DependencyMixin):
    """Older name of `DependencyMixin`."""


def iter_objects(obj: Any) -> Iterable[tuple[DependencyMixin, str]]:
    """Yield `(operator, "operator")` for each operator found in nested lists and dicts."""
    if isinstance(obj, DependencyMixin):
        yield obj, "operator"
    elif isinstance(obj, (list, tuple, set, frozenset)):
        for item in obj:
            yield from iter_objects(item)
    elif isinstance(obj, dict):
        for item in obj.values():
            yield from iter_objects(item)


def as_list(value: Any) -> list[Any]:
    """Return `value` as a list: a sequence or a set as its items, anything else alone."""
    return list(value) if isinstance(value, (Sequence, set, frozenset)) else [value]


class EdgeModifier(DependencyMixin):
    """A label on the edges between what stands before and after it."""

    def __init__(self, label: str | None = None) -> None:
        self.label = label
        self._upstream: list[Any] = []
        self._downstream: list[Any] = []

    @property
    def roots(self) -> list[Any]:
        """The tasks after the label."""
        return self._downstream

    @property
    def leaves(self) -> list[Any]:
        """The tasks before the label."""
        return self._upstream

    def _connect(self, came: list[Any], *, upstream: bool) -> None:
        """Relate what stood at the other side already with what came now."""
        if not self._upstream or not self._downstream:
            return
        if len({_own_group(node) for node in (*self._upstream, *self._downstream)}) > 1:
            # an edge that leaves a group is one of the whole group, at the side that was there first
            self._upstream, self._downstream = _outward(self._upstream), _outward(self._downstream)
        for node in list(self._downstream if upstream else self._upstream):
            (node.set_upstream if upstream else node.set_downstream)(came, edge_modifier=self)

    @staticmethod
    def _ends(others: Any, *, last: bool) -> list[Any]:
        return [end for other in as_list(others) for end in _iter_ends(other, last=last)]

    def set_upstream(self, other: Any, edge_modifier: EdgeModifier | None = None) -> None:
        """Put `other` before the label."""
        came = self._ends(other, last=True)
        self._upstream.extend(came)
        self._connect(came, upstream=True)

    def set_downstream(self, other: Any, edge_modifier: EdgeModifier | None = None) -> None:
        """Put `other` behind the label."""
        came = self._ends(other, last=False)
        self._downstream.extend(came)
        self._connect(came, upstream=False)

    def update_relative(self, other: Any, upstream: bool = True, edge_modifier: EdgeModifier | None = None) -> None:
        """Take `other` as the far end of the label."""
        (self.set_upstream if upstream else self.set_downstream)(other)

    def add_edge_info(self, dag: Any, upstream_id: str, downstream_id: str) -> None:
        """Write the label into `dag`."""
        dag.set_edge_info(upstream_id, downstream_id, {"label": self.label})


def _iter_ends(other: Any, *, last: bool) -> Iterable[Any]:
    # groups stay whole: they have to remember relations with other groups themselves
    if isinstance(other, EdgeModifier) or not isinstance(other, DependencyMixin):
        raise TypeError(f"Cannot use edge labels with {type(other).__name__}, only tasks, XComArg or TaskGroups")
    if hasattr(other, "iter_references"):
        yield from other.leaves if last else other.roots
    else:
        yield other


def _own_group(node: Any) -> str:
    group = node.task_group  # that of a group is the one around it
    return (group.group_id if group is not None else None) or "root"


def _outward(nodes: list[Any]) -> list[Any]:
    found: dict[int, Any] = {}
    for node in nodes:
        group = node.task_group
        end = group if group is not None and not group.is_root else node
        found[id(end)] = end
    return list(found.values())


def Label(label: str) -> EdgeModifier:
    """Make a label to put between two tasks: `a >> Label("yes") >> b`."""
    return EdgeModifier(label=label)


def chain(*tasks: Any) -> None:
    """
    Let each argument run before the next one.

    Two sequences side by side must have the same length and are linked pair by pair; empty ones are passed over.
    """
    kept = [item for item in tasks if not (isinstance(item, Sequence) and not item)]
    for before, after in zip(kept, kept[1:], strict=False):
        if isinstance(before, DependencyMixin):
            before.set_downstream(after)
        elif isinstance(after, DependencyMixin):
            after.set_upstream(before)
        elif not isinstance(before, Sequence) or not isinstance(after, Sequence):
            raise TypeError(f"Chain not supported between instances of {type(before)} and {type(after)}")
        elif len(before) != len(after):
            raise refusal(ValueError)(
                f"Chain not supported for different length Iterable. Got {len(before)} and {len(after)}."
            )
        else:
            for one, other in zip(before, after, strict=True):
                one.set_downstream(other)


def chain_linear(*elements: Any) -> None:
    """Let everything in each argument run before everything in the next one."""
    before: Any = None
    linked = False
    for element in elements:
        # an XComArg or a task stands for itself
        current = [element] if isinstance(element, DependencyMixin) else list(element)
        if before is not None:
            for task in current:
                if not isinstance(task, DependencyMixin):
                    raise ValueError(f"Expected task or TaskGroup, but got {task!r}.")
                task.set_upstream(before)
                linked = True
        before = current
    if before is None:
        raise ValueError("No tasks provided; nothing to do.")
    if not linked:
        raise ValueError("No dependencies were set. Did you forget to expand with `*`?")


def cross_downstream(from_tasks: Sequence[Any], to_tasks: Any) -> None:
    """Let every task of `from_tasks` run before every one of `to_tasks`."""
    for task in from_tasks:
        task.set_downstream(to_tasks)
