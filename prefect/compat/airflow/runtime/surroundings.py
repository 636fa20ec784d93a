"""What a context offers besides the run itself: variables, connections, macros, params, notes about assets."""

from __future__ import annotations

import datetime
import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.asset_events import known_events
from prefect.compat.airflow.runtime.run_dates import in_utc
from prefect.compat.airflow.standin.assets import Asset
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.param import ParamsDict
from prefect.compat.airflow.standin.timetable_base import DataInterval, TimeRestriction

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun
    from prefect.compat.airflow.runtime.task_instance import TaskInstance

_STANDIN = "prefect.compat.airflow.standin."
_NOT_GIVEN: Any = object()


def _standin(name: str) -> Any:
    # these modules are only wanted by templates and callables that ask for them
    return importlib.import_module(_STANDIN + name)


class VariableAccessor:
    """
    `var.value.name` and `var.json.name`.

    Args:
        deserialize_json: read the value as JSON.
    """

    def __init__(self, *, deserialize_json: bool) -> None:
        self._json = deserialize_json

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _standin("variable").Variable.get(name, deserialize_json=self._json)

    def get(self, name: str, default: Any = _NOT_GIVEN) -> Any:
        """The variable, or the default where there is none."""
        if default is _NOT_GIVEN:
            return _standin("variable").Variable.get(name, deserialize_json=self._json)
        return _standin("variable").Variable.get(name, default, deserialize_json=self._json)

    def __repr__(self) -> str:
        return "<VariableAccessor (dynamic access)>"


class ConnectionAccessor:
    """`conn.name`."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _standin("connection").Connection.get_connection_from_secrets(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The connection, or the default where there is none."""
        try:
            return getattr(self, name)
        except AirflowException:
            return default

    def __repr__(self) -> str:
        return "<ConnectionAccessor (dynamic access)>"


def variables() -> dict[str, VariableAccessor]:
    """The `var` of templates."""
    return {"json": VariableAccessor(deserialize_json=True), "value": VariableAccessor(deserialize_json=False)}


def connections() -> ConnectionAccessor:
    """The `conn` of templates."""
    return ConnectionAccessor()


def macros() -> Any:
    """The `macros` of templates."""
    return _standin("macros")


def configuration() -> Any:
    """Airflow's configuration."""
    return _standin("configuration").conf


def merged_params(dag: Any, task: Any, conf: Mapping[str, Any]) -> dict[str, Any]:
    """
    The params that a task sees.

    Args:
        dag: its DAG.
        task: the operator; its own params go over the DAG's.
        conf: the run's conf, which goes over both.

    Returns:
        The values.

    Raises:
        AirflowException: a value breaks its schema.
    """
    params = ParamsDict()
    params.update(dag.params)
    own = getattr(task, "params", None)
    if own:
        params.update(own)
    if conf:
        params.update(conf)
    return params.validate()


def neighbour(run: AirflowRun, which: str) -> datetime.datetime | None:
    """
    The date of the next or previous run: what the schedule says; without a schedule there is none.

    Args:
        run: the run.
        which: `next` or `previous`.
    """
    timetable = run.dag.timetable
    start, end = run.data_interval
    if which == "next":
        restriction = TimeRestriction(earliest=None, latest=None, catchup=True)
        last = DataInterval(start, end)
        info = timetable.next_dagrun_info(last_automated_data_interval=last, restriction=restriction)
        return None if info is None else in_utc(info.logical_date)
    interval = timetable.infer_manual_data_interval(run_after=run.logical_date)
    if interval.start == interval.end:
        return None
    # the last moment of the schedule before the date of the run
    return in_utc(interval.end if interval.end < run.logical_date else interval.start)


class EventNotes(dict[Any, Any]):
    """Notes that a task leaves for each asset that it writes, made when they are first asked for."""

    def __missing__(self, asset: Any) -> Any:
        if isinstance(asset, str) and asset:
            asset = next((known for known in self if getattr(known, "uri", None) == asset), Asset(uri=asset))
            if asset in self:
                return self[asset]
        note = self[asset] = OutletEvent(asset)
        return note


class OutletEvent:
    """
    The note about one asset.

    Args:
        asset: the asset, or its alias.
    """

    def __init__(self, asset: Any) -> None:
        self.key = asset
        self.extra: dict[str, Any] = {}
        self.asset_alias_events: list[Any] = []

    def add(self, asset: Any, extra: dict[str, Any] | None = None) -> None:
        """Say that an alias stood for this asset."""
        self.asset_alias_events.append((Asset(uri=asset) if isinstance(asset, str) else asset, extra or {}))


def outlet_events(ti: TaskInstance) -> EventNotes:
    """Where a task leaves notes for the assets that it writes."""
    return EventNotes()


def inlet_events(ti: TaskInstance) -> dict[Any, list[Any]]:
    """What is known of the assets that a task reads."""
    inlets = [asset for asset in getattr(ti.task, "inlets", ()) if getattr(asset, "__hash__", None)]
    return {asset: known_events(ti.run, asset) for asset in inlets}
