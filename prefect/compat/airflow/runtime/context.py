"""
The context of a task: what templates and callables find under `ds`, `ti`, `params` and the other keys.

One table says how each key is made and in which versions it is there; a value is made when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.compat.airflow.runtime.earlier import previous_task

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.task_instance import TaskInstance

Maker = Callable[["TaskInstance"], Any]

_ALWAYS = (0, 0)
_OPEN = (99, 0)
_THREE = (3, 0)


class Key(NamedTuple):
    """How one key is made, the version it came with, and the one in which it was gone."""

    make: Maker
    since: tuple[int, int] = _ALWAYS
    until: tuple[int, int] = _OPEN


def _until_3(make: Maker) -> Key:
    return Key(make, until=_THREE)


def _shifted(days: int, nodash: bool = False) -> Maker:
    pattern = "%Y%m%d" if nodash else "%Y-%m-%d"
    return lambda ti: ti.run.logical_date.add(days=days).strftime(pattern)


def _scheduled(which: str, pattern: str | None = None) -> Maker:
    def make(ti: TaskInstance) -> Any:
        moment = ti.run.neighbour(which)
        return moment if moment is None or pattern is None else moment.strftime(pattern)

    return make


def _last_success(field: str) -> Maker:
    def make(ti: TaskInstance) -> Any:
        before = ti.run.previous("success")
        return None if before is None else getattr(before, field)

    return make


def _task_success_date(ti: TaskInstance) -> Any:
    before = previous_task(ti, "success")
    return None if before is None else before.logical_date


def _events(ti: TaskInstance) -> Any:
    return ti.run.outlet_events(ti)


#: Every key of every version.
KEYS: dict[str, Key] = {
    "conf": _until_3(lambda ti: ti.run.configuration()),
    "dag": Key(lambda ti: ti.run.dag),
    "dag_run": Key(lambda ti: ti.run.dag_run),
    "data_interval_end": Key(lambda ti: ti.run.data_interval[1]),
    "data_interval_start": Key(lambda ti: ti.run.data_interval[0]),
    "outlet_events": Key(_events, since=(2, 10)),
    "ds": Key(lambda ti: ti.run.dates["ds"]),
    "ds_nodash": Key(lambda ti: ti.run.dates["ds_nodash"]),
    "execution_date": _until_3(lambda ti: ti.run.logical_date),
    "expanded_ti_count": Key(lambda ti: ti.expanded_ti_count, since=(2, 5), until=_THREE),
    "inlets": Key(lambda ti: ti.task.inlets),
    "inlet_events": Key(lambda ti: ti.run.inlet_events(ti), since=(2, 10)),
    "logical_date": Key(lambda ti: ti.run.logical_date),
    "macros": Key(lambda ti: ti.run.macros()),
    "map_index_template": Key(lambda ti: getattr(ti.task, "map_index_template", None), since=(2, 9)),
    "next_ds": _until_3(_scheduled("next", "%Y-%m-%d")),
    "next_ds_nodash": _until_3(_scheduled("next", "%Y%m%d")),
    "next_execution_date": _until_3(_scheduled("next")),
    "outlets": Key(lambda ti: ti.task.outlets),
    "params": Key(lambda ti: ti.run.params_of(ti.index)),
    "prev_data_interval_start_success": Key(_last_success("data_interval_start")),
    "prev_data_interval_end_success": Key(_last_success("data_interval_end")),
    "prev_ds": _until_3(_scheduled("previous", "%Y-%m-%d")),
    "prev_ds_nodash": _until_3(_scheduled("previous", "%Y%m%d")),
    "prev_execution_date": _until_3(_scheduled("previous")),
    "prev_execution_date_success": _until_3(_task_success_date),
    "prev_start_date_success": Key(_last_success("start_date")),
    "prev_end_date_success": Key(_last_success("end_date"), since=(2, 9)),
    "run_id": Key(lambda ti: ti.run.run_id),
    "task": Key(lambda ti: ti.task),
    "task_instance": Key(lambda ti: ti),
    "task_instance_key_str": Key(lambda ti: f"{ti.dag_id}__{ti.task_id}__{ti.run.dates['ds_nodash']}"),
    "task_reschedule_count": Key(lambda ti: ti.reschedules, since=_THREE),
    "test_mode": _until_3(lambda ti: False),
    "ti": Key(lambda ti: ti),
    "tomorrow_ds": _until_3(_shifted(1)),
    "tomorrow_ds_nodash": _until_3(_shifted(1, nodash=True)),
    "triggering_asset_events": Key(lambda ti: ti.run.triggering_events(), since=_THREE),
    "triggering_dataset_events": Key(lambda ti: ti.run.triggering_events(), since=(2, 4), until=_THREE),
    "ts": Key(lambda ti: ti.run.dates["ts"]),
    "ts_nodash": Key(lambda ti: ti.run.dates["ts_nodash"]),
    "ts_nodash_with_tz": Key(lambda ti: ti.run.dates["ts_nodash_with_tz"]),
    "var": Key(lambda ti: ti.run.variables()),
    "conn": Key(lambda ti: ti.run.connections()),
    "yesterday_ds": _until_3(_shifted(-1)),
    "yesterday_ds_nodash": _until_3(_shifted(-1, nodash=True)),
}


_DATES = frozenset({
    "data_interval_end", "data_interval_start", "ds", "ds_nodash", "logical_date",
    "ts", "ts_nodash", "ts_nodash_with_tz",
})  # fmt: skip


def keys_of(version: tuple[int, int], *, dateless: bool = False) -> dict[str, Maker]:
    """
    The keys that a context has.

    Args:
        version: the Airflow version whose rules hold.
        dateless: leave out the keys that tell the run's date.

    Returns:
        How each is made.
    """
    gone = _DATES if dateless else frozenset()
    return {name: key.make for name, key in KEYS.items() if key.since <= version < key.until and name not in gone}


class Context(MutableMapping[str, Any]):
    """
    The context of one task instance.

    Args:
        ti: the task instance.
        makers: how each key is made, from `keys_of`.
    """

    __slots__ = ("_makers", "_ti", "_values")

    def __init__(self, ti: TaskInstance, makers: dict[str, Maker]) -> None:
        self._ti = ti
        self._makers = makers
        self._values: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        values = self._values
        if name in values:
            value = values[name]
            if value is _GONE:
                raise KeyError(name)
            return value
        make = self._makers.get(name)
        if make is None:
            raise KeyError(name)
        value = values[name] = make(self._ti)
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        self._values[name] = value

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self._values[name] = _GONE

    def __contains__(self, name: object) -> bool:
        if name in self._values:
            return self._values[name] is not _GONE
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        gone = self._values
        for name in self._makers:
            if gone.get(name) is not _GONE:
                yield name
        for name, value in gone.items():
            if name not in self._makers and value is not _GONE:
                yield name

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def copy(self) -> dict[str, Any]:
        """All values, in a dict of its own."""
        return dict(self)

    def __repr__(self) -> str:
        return f"<Context of {self._ti!r}>"


_GONE = object()
