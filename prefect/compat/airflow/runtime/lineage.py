"""What a task says about the assets that it reads and writes, beside its result."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.compat.airflow.standin.assets import Asset, AssetAlias

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun
    from prefect.compat.airflow.runtime.task_instance import TaskInstance

KEYS = {"outlets": "pipeline_outlets", "inlets": "pipeline_inlets"}


class Described(NamedTuple):
    """An asset as Airflow 2 writes it: the type's dotted path, and its text."""

    type_path: str
    text: str

    def __repr__(self) -> str:
        return self.text


def push_lineage(run: AirflowRun, ti: TaskInstance, operator: Any) -> None:
    """
    Up to 2.x a task that succeeds pushes its inlets and outlets as XComs.

    Args:
        run: the run.
        ti: the task instance.
        operator: the operator that was executed.
    """
    if run.version >= (3, 0):
        return
    for field, key in KEYS.items():
        found = [described for each in getattr(operator, field, ()) if (described := describe(each)) is not None]
        if found:
            run.xcoms.keep(ti.task_id, ti.map_index, key, found)


def describe(asset: Any) -> Described | None:
    """The text of an asset or alias, `None` for anything else."""
    if isinstance(asset, Asset):
        extra = asset.extra or None
        return Described("airflow.datasets.Dataset", f"Dataset(uri={asset.uri!r}, extra={extra!r})")
    if isinstance(asset, AssetAlias):
        return Described("airflow.datasets.DatasetAlias", f"DatasetAlias(name={asset.name!r})")
    return None


def without_metadata(result: Any, context: Any) -> Any:
    """
    What a function returned that yields notes about assets on its way.

    Args:
        result: what the operator returned; anything but a generator is given back.
        context: the context, whose `outlet_events` take the notes.
    """
    if not inspect.isgenerator(result):
        return result
    while True:
        try:
            note = next(result)
        except StopIteration as end:
            return end.value
        asset = getattr(note, "asset", None) or getattr(note, "uri", None)
        alias = getattr(note, "alias", None)
        extra = getattr(note, "extra", None) or {}
        if alias is not None:
            context["outlet_events"][alias if isinstance(alias, AssetAlias) else AssetAlias(alias)].add(asset, extra)
        elif asset is not None and extra:
            context["outlet_events"][asset].extra.update(extra)
