"""Updates of assets: what a task that succeeds says, and what a run is told."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.updates import AssetEvent
from prefect.compat.airflow.standin.assets import Asset, AssetAlias

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun
    from prefect.compat.airflow.runtime.task_instance import TaskInstance


def events_by_asset(events: Iterable[AssetEvent], version: tuple[int, int]) -> Mapping[Any, list[AssetEvent]]:
    """
    Updates by asset: up to 2.x by its URI, from 3.0 on by the asset.

    Args:
        events: the updates.
        version: the Airflow version whose rules hold.
    """
    found: dict[Any, list[AssetEvent]] = {}
    for event in events:
        found.setdefault(event.asset if version >= (3, 0) else event.uri, []).append(event)
        if version >= (3, 0):
            for alias in event.aliases:
                found.setdefault(AssetAlias(alias), []).append(event)
    return TriggeringAssetEventsAccessor(found) if version >= (3, 0) else found


class TriggeringAssetEventsAccessor(Mapping[Any, list[AssetEvent]]):
    """
    Updates by asset, as Airflow 3 has them: an asset without any has an empty list.

    Args:
        events: updates by asset or alias.
    """

    def __init__(self, events: dict[Any, list[AssetEvent]]) -> None:
        self._events = events

    def __getitem__(self, key: Any) -> list[AssetEvent]:
        if isinstance(key, str) or not (hasattr(key, "name") or hasattr(key, "uri")):
            raise TypeError(f"Key should be either an asset or an asset alias, not {type(key)}")
        aliased = isinstance(key, AssetAlias)
        for asset, events in self._events.items():
            if isinstance(asset, AssetAlias) == aliased and _names(key, asset):
                return events
        return []

    def __iter__(self) -> Iterator[Any]:
        return iter(self._events)

    def __len__(self) -> int:
        return len(self._events)

    def for_asset(self, *, name: str | None = None, uri: str | None = None) -> list[AssetEvent]:
        """Return the updates of the asset with this name, or this URI."""
        found = (events for asset, events in self._events.items() if not isinstance(asset, AssetAlias)
                 and (asset.name == name if name is not None else asset.uri == uri))  # fmt: skip
        return next(found, [])

    def for_asset_alias(self, *, alias_name: str) -> list[AssetEvent]:
        """Return the updates that were made by this alias."""
        return self[AssetAlias(alias_name)]

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._shown()}"

    def __str__(self) -> str:
        return f"TriggeringAssetEventAccessor{self._shown()}"

    def _shown(self) -> str:
        return f"(_events=defaultdict(<class 'list'>, {self._events!r}))"


def _names(key: Any, asset: Any) -> bool:
    """Does the key (an asset, a reference to one, an alias) name this asset?"""
    uri = getattr(key, "uri", None)
    return uri == getattr(asset, "uri", None) if uri is not None else key.name == asset.name


def emit(run: AirflowRun, ti: TaskInstance, operator: Any, notes: Mapping[Any, Any]) -> None:
    """
    Say which assets a task that succeeded has updated.

    Args:
        run: the run.
        ti: the task instance.
        operator: the operator that was executed.
        notes: what it noted for each asset or alias.
    """
    if run.world is None:
        return
    now = datetime.datetime.now(datetime.UTC)
    found: list[AssetEvent] = []

    def event(asset: Asset, extra: dict[str, Any], aliases: tuple[str, ...] = ()) -> AssetEvent:
        return AssetEvent(
            asset.uri, asset.name, extra, run.dag.dag_id, ti.task_id, run.run_id, ti.map_index, now, aliases,
            run.data_interval,
        )  # fmt: skip

    by_alias: dict[tuple[str, str], tuple[Asset, dict[str, Any], list[str]]] = {}
    for outlet in operator.outlets:
        note = notes.get(outlet) if outlet in notes else None
        if isinstance(outlet, Asset):
            extra = dict(note.extra) if note is not None else {}
            found.append(event(outlet, extra))
        elif isinstance(outlet, AssetAlias) and note is not None:
            for asset, extra in note.asset_alias_events:
                key = (asset.uri, repr(sorted(extra.items(), key=repr)))
                by_alias.setdefault(key, (asset, dict(extra), []))[2].append(outlet.name)
    found.extend(event(asset, extra, tuple(names)) for asset, extra, names in by_alias.values())
    if found:
        run.world.emit(found)


def known_events(run: AirflowRun, asset: Any) -> list[AssetEvent]:
    """
    The updates of an asset, or under an alias, that are known.

    Args:
        run: the run that asks.
        asset: the asset or alias.
    """
    if run.world is None:
        return []
    if isinstance(asset, AssetAlias):
        return list(run.world.past.events(alias=asset.name))
    return list(run.world.past.events(uri=getattr(asset, "uri", None) or str(asset)))
