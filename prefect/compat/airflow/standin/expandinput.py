"""What a task or group is mapped over: `expand(x=[…])` and `expand_kwargs([{…}])`."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence, Sized
from typing import Any

from prefect.compat.airflow.standin.exceptions import UnmappableXComTypePushed
from prefect.compat.airflow.standin.xcomarg import ResolveMixin, XComArg, iter_xcom_references


def _index(container: Any, index: int) -> Any:
    """Return the item of a sequence, or the `(key, value)` pair of a mapping, at a place."""
    if isinstance(container, Mapping):
        return next(itertools.islice(container.items(), index, None))
    return container[index]


class NotFullyPopulated(RuntimeError):
    """A mapped task is expanded before everything it maps over is there."""

    def __init__(self, missing: set[str]) -> None:
        super().__init__(missing)
        self.missing = missing

    def __str__(self) -> str:
        return f"Failed to populate all mapping metadata; missing: {', '.join(repr(k) for k in sorted(self.missing))}"


class MappedArgument(ResolveMixin):
    """The value that one instance of a mapped group has for one argument."""

    def __init__(self, *, input: ExpandInput, key: str) -> None:
        self._input = input
        self._key = key

    def __repr__(self) -> str:
        return f"MappedArgument({self._key!r})"

    def iter_references(self) -> Iterator[tuple[Any, str]]:
        """Yield the tasks that the group is mapped over."""
        yield from self._input.iter_references()

    def resolve(self, context: Any, session: Any = None, *, include_xcom: bool = True) -> Any:
        """Return the value for the running index."""
        data, _ = self._input.resolve(context)
        return data[self._key]


def is_mappable(value: Any) -> bool:
    """Tell whether a task can be mapped over `value`."""
    return isinstance(value, (Sequence, Mapping, ResolveMixin)) and not isinstance(value, (str, bytes))


def _length(value: Any, context: Any) -> int:
    if isinstance(value, XComArg):
        return value.length(context)
    if isinstance(value, ResolveMixin):
        resolved = value.resolve(context)
        if not isinstance(resolved, (Sequence, Mapping)) or isinstance(resolved, (str, bytes)):
            raise UnmappableXComTypePushed(resolved)
        return len(resolved)
    return len(value)


class DictOfListsExpandInput:
    """`expand(x=…, y=…)`: every combination, the last argument changing fastest."""

    EXPAND_INPUT_TYPE = "dict-of-lists"

    def __init__(self, value: dict[str, Any]) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"DictOfListsExpandInput(value={self.value!r})"

    def iter_references(self) -> Iterator[tuple[Any, str]]:
        """Yield the tasks that are mapped over."""
        for value in self.value.values():
            if isinstance(value, ResolveMixin):
                yield from value.iter_references()

    def parse_time_length(self) -> int | None:
        """Return the number of instances if no run is needed to know it."""
        if any(isinstance(value, ResolveMixin) for value in self.value.values()):
            return None
        return math.prod(len(value) for value in self.value.values())

    def lengths(self, context: Any) -> dict[str, int]:
        """Return how many values each argument has in a run."""
        return {name: _length(value, context) for name, value in self.value.items()}

    def run_time_length(self, context: Any) -> int:
        """Return the number of instances in a run."""
        return math.prod(self.lengths(context).values())

    def resolve(self, context: Any, session: Any = None, **_: Any) -> tuple[dict[str, Any], set[int]]:
        """Return the arguments of the running index, and the ids of objects that came out of a run."""
        index = context["ti"].map_index
        if index < 0:
            raise RuntimeError("can't resolve task-mapping argument without expanding")
        lengths = self.lengths(context)
        places: dict[str, int] = {}
        for name in reversed(self.value):
            index, places[name] = divmod(index, lengths[name])
        found = {}
        resolved_ids = set()
        for name, value in self.value.items():
            source = value.resolve(context) if isinstance(value, ResolveMixin) else value
            found[name] = _index(source, places[name])
            if isinstance(value, ResolveMixin):
                resolved_ids.add(id(found[name]))
        return found, resolved_ids


class ListOfDictsExpandInput:
    """`expand_kwargs([{…}, …])`: one instance for each dict."""

    EXPAND_INPUT_TYPE = "list-of-dicts"

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"ListOfDictsExpandInput(value={self.value!r})"

    def iter_references(self) -> Iterator[tuple[Any, str]]:
        """Yield the tasks that are mapped over."""
        if isinstance(self.value, ResolveMixin):
            yield from self.value.iter_references()
        else:
            for item in self.value:
                if isinstance(item, ResolveMixin):
                    yield from item.iter_references()
                elif isinstance(item, Mapping):
                    for value in item.values():
                        yield from iter_xcom_references(value)

    def parse_time_length(self) -> int | None:
        """Return the number of instances if no run is needed to know it."""
        return len(self.value) if isinstance(self.value, Sized) and not isinstance(self.value, ResolveMixin) else None

    def run_time_length(self, context: Any) -> int:
        """Return the number of instances in a run."""
        return _length(self.value, context)

    def resolve(self, context: Any, session: Any = None, **_: Any) -> tuple[dict[str, Any], set[int]]:
        """Return the arguments of the running index, and the ids of objects that came out of a run."""
        index = context["ti"].map_index
        if index < 0:
            raise RuntimeError("can't resolve task-mapping argument without expanding")
        if isinstance(self.value, ResolveMixin):
            mappings = self.value.resolve(context)
            if not isinstance(mappings, Sequence):
                raise ValueError(f"expand_kwargs() expects a list[dict], not {type(mappings).__name__}")
            mapping = mappings[index]
            from_run = True
        else:
            mapping = self.value[index]
            from_run = isinstance(mapping, ResolveMixin)
            if from_run:
                mapping = mapping.resolve(context)
        if not isinstance(mapping, Mapping):
            raise ValueError(f"expand_kwargs() expects a list[dict], not list[{type(mapping).__name__}]")
        resolved_ids: set[int] = set()
        found = {}
        for name, value in mapping.items():
            if not isinstance(name, str):
                raise ValueError(
                    f"expand_kwargs() input dict keys must all be str, but {name!r} is of type {type(name).__name__}"
                )
            found[name] = value
            # the output of a task that stands in a literal dict is handed over as it is
            if from_run or isinstance(value, ResolveMixin):
                resolved_ids.update(_ids(value))
        return found, resolved_ids


def _ids(value: Any) -> Iterator[int]:
    yield id(value)


ExpandInput = DictOfListsExpandInput | ListOfDictsExpandInput
EXPAND_INPUT_EMPTY = DictOfListsExpandInput({})
