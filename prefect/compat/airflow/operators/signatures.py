"""The table of what the operators of Airflow's providers take: one file a provider, read when it is needed."""

from __future__ import annotations

import copy
import datetime
import functools
import inspect
import json
from collections.abc import Mapping as Mapped
from types import MappingProxyType
from typing import Any, NamedTuple

from prefect.compat.airflow import datafiles
from prefect.compat.airflow.operators.mapping import (
    ByVersion,
    FromConnection,
    FromContext,
    Mapping,
    Source,
    names_used,
)
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator
from prefect.compat.airflow.standin.signatures import base_arguments


class Signature(NamedTuple):
    """
    What an operator takes.

    Attributes:
        arguments: the operator's own arguments -> default.
        required: those that must be given.
        template_fields: fields that are rendered.
        template_ext: endings of template files.
        sensor: whether it is a sensor.
        template_fields_2: fields that were rendered before Airflow 3, where they were others.
        absent: what the row looks at too (`also` of a connection, a `FromContext`) and this operator does not have;
            attributes that are `None`.
        filled: what the attributes of arguments hold that nobody gave, where that is not their default.
    """

    arguments: dict[str, Any]
    required: frozenset[str]
    template_fields: tuple[str, ...]
    template_ext: tuple[str, ...]
    sensor: bool
    template_fields_2: tuple[str, ...] | None = None
    absent: tuple[str, ...] = ()
    filled: Mapped[str, Any] = MappingProxyType({})

    def default(self, name: str) -> Any:
        """A fresh default of an argument."""
        return _fresh(self.arguments[name])

    def untouched(self, name: str) -> Any:
        """What the attribute of an argument holds that nobody gave."""
        return _fresh(self.filled.get(name, self.arguments[name]))


def _fresh(value: Any) -> Any:
    if isinstance(value, ByVersion):
        value = value.now()
    return value if value is None or isinstance(value, (str, int, float, bool)) else copy.deepcopy(value)


def provider_of(path: str) -> str:
    """
    Name of the provider that a dotted path belongs to.

    Args:
        path: today's path of an operator.

    Returns:
        The name, which is that of its table: `"amazon"`, `"common_sql"`; empty if it belongs to none.
    """
    parts = path.split(".")
    if parts[:2] != ["airflow", "providers"] or len(parts) < 4:
        return ""
    return "_".join(parts[2:4]) if parts[2] in ("common", "cncf", "apache", "microsoft") else parts[2]


@functools.cache
def _table(provider: str) -> dict[str, Any]:
    try:
        return json.loads(datafiles.read(__package__, f"{provider}.json"))
    except FileNotFoundError:
        return {}


def _value(stored: Any) -> Any:
    if isinstance(stored, list):
        return [_value(item) for item in stored]
    if not isinstance(stored, dict):
        return stored
    if "__timedelta__" in stored:
        return datetime.timedelta(seconds=stored["__timedelta__"])
    if "__tuple__" in stored:
        return tuple(_value(item) for item in stored["__tuple__"])
    if "__set__" in stored:
        return set(stored["__set__"])
    if "__unknown__" in stored:
        return None
    return {key: _value(item) for key, item in stored.items()}


def is_known(path: str) -> bool:
    """
    Tell whether the table has an operator.

    Args:
        path: today's dotted path of it.
    """
    return path in _table(provider_of(path))


@functools.cache
def shared_arguments() -> frozenset[str]:
    """The names of the arguments that every operator or sensor takes."""
    of_sensors = inspect.signature(BaseSensorOperator.__init__).parameters
    return base_arguments() | (frozenset(of_sensors) - {"self", "kwargs"})


def _looked_at(source: Source) -> tuple[str, ...]:
    """What a source looks at where it is there, and does without where it is not."""
    if isinstance(source, FromConnection):
        return source.also
    return source.of if isinstance(source, FromContext) else ()


def signature_of(row: Mapping) -> Signature:
    """
    What the operator of a row takes: by the table, and by what the row itself says.

    Args:
        row: the row.

    Returns:
        The signature.
    """
    stored = _table(provider_of(row.path)).get(row.path, {})
    arguments = {name: _value(value) for name, value in stored.get("args", {}).items()}
    for name, value in stored.get("args_2", {}).items():
        arguments[name] = ByVersion(_value(value), {(3, 0): arguments[name]})
    shared = shared_arguments()
    sideways = {name for source in row.args.values() for name in _looked_at(source)}
    absent = tuple(sorted(sideways - set(arguments) - set(row.defaults) - shared)) if stored else ()
    for name in (*sorted(names_used(row)), *row.dropped, *row.ignored):
        if name not in shared and name not in absent:
            arguments.setdefault(name, None)
    arguments.update(row.defaults)
    for old, new in row.renamed.items():
        arguments.pop(old, None)
        arguments.setdefault(new, None)
    required = row.required if row.required is not None else stored.get("required", ())
    fields = row.template_fields if row.template_fields is not None else tuple(stored.get("fields", ()))
    endings = row.template_ext if row.template_ext is not None else tuple(stored.get("ext", ()))
    sensor = row.sensor if row.sensor is not None else stored.get("sensor", row.path.endswith("Sensor"))
    before = tuple(stored["fields_2"]) if "fields_2" in stored and row.template_fields is None else None
    attributes = {name: _value(value) for name, value in stored.get("filled", {}).items()}
    for name, value in stored.get("filled_2", {}).items():
        attributes[name] = ByVersion(_value(value), {(3, 0): attributes.get(name, arguments.get(name))})
    attributes = {name: value for name, value in attributes.items() if name in arguments and name not in row.defaults}
    return Signature(arguments, frozenset(required), fields, endings, sensor, before, absent, attributes)
