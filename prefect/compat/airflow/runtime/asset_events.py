"""Updates of assets: what a task that succeeds says, and what a run is told."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.updates import AssetEvent
from prefect.compat.airflow.standin.assets import Asset, AssetAlias

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun
    from prefect.compat.airflow.runtime.task_instance import TaskInstance


def events_by_asset(events: Iterable[AssetEvent], version: tuple[int, int]) -> dict[Any, list[AssetEvent]]:
    """
    Updates by asset: up to 2.x by its URI, from 3.0 on by the asset, which its URI or name finds as well.

    Args:
        events: the updates.
        version: the Airflow version whose rules hold.
    """
    found: dict[Any, list[AssetEvent]] = EventsByAsset() if version >= (3, 0) else {}
    for event in events:
        found.setdefault(event.asset if version >= (3, 0) else event.uri, []).append(event)
        if version >= (3, 0):
            for alias in event.aliases:
                found.setdefault(AssetAlias(alias), []).append(event)
    return found


class EventsByAsset(dict[Any, list[AssetEvent]]):
    """Updates by asset; an asset is also found by its URI."""

    def __missing__(self, key: Any) -> list[AssetEvent]:
        for asset, events in self.items():
            uri = getattr(asset, "uri", None)
            if key in (uri, asset.name) or (uri is not None and getattr(key, "uri", None) == uri):
                return events
        raise KeyError(key)


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
