"""
Writes `prefect/compat/airflow/operators/data/<provider>.json`: the arguments of the operators of Airflow's providers.

Run it with a Python that has Airflow and the providers, and tell it where to write and which classes it is about (one
dotted path a line): `PYTHON scripts/airflow_signatures.py OUT_FOLDER PATHS_FILE`. Facts only: names, which are
needed, defaults, template fields. Run it with Airflow 3 first and then with Airflow 2, which adds what differed there
(`args_2`, `filled_2`, `fields_2`): arguments that a version no longer has stay accepted.
"""

from __future__ import annotations

import datetime
import enum
import importlib
import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

UNKNOWN = {"__unknown__": True}
#: Arguments that classes look into when they are made.
DICTS = frozenset({"config", "overrides", "create_job_kwargs"})


def plain(value: Any) -> Any:
    """A default as JSON; what JSON lacks is named."""
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, datetime.timedelta):
        return {"__timedelta__": value.total_seconds()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        items = [plain(item) for item in value]
        return UNKNOWN if UNKNOWN in items else {"__tuple__": items} if isinstance(value, tuple) else items
    if isinstance(value, (set, frozenset)):
        return {"__set__": sorted(plain(item) for item in value)}
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        items_of = {key: plain(item) for key, item in value.items()}
        return UNKNOWN if UNKNOWN in items_of.values() else items_of
    return UNKNOWN


def made(cls: type, value: Any = "x") -> tuple[Any, dict[str, Any]]:
    """
    An object of a class, as far as one can be made, and the arguments that it asked for.

    They are found by making one: what a base class calls for may be filled in by the class itself.
    """
    given: dict[str, Any] = {}
    while True:
        try:
            return cls(task_id="t", **given), given
        except Exception as err:  # noqa: BLE001 - whatever a class raises for values that mean nothing, it has the names
            text = str(err)
            asks = re.search(r"missing (?:keyword argument|\d+ required)", text)
            missing = set(re.findall(r"'(\w+)'", text)) - set(given) if asks else set()
            if missing:
                given.update({name: {} if name in DICTS else value for name in missing})
                continue
        return None, given


def filled(cls: type, arguments: dict[str, Any]) -> dict[str, Any]:
    """What the attributes of arguments hold that nobody gave, where that is not their default."""
    objects = [made(cls, value) for value in ("one", "two")]
    (first, given), (second, _) = objects
    if first is None or second is None:
        return {}
    found = {}
    for name, default in arguments.items():
        if name not in given and name in vars(first) and name in vars(second):
            value = plain(vars(first)[name])
            # what is worked out of others is no default
            if value == plain(vars(second)[name]) != default and "__unknown__" not in json.dumps(value):
                found[name] = value
    return found


def described(cls: type, operator: type, sensor: type) -> dict[str, Any]:
    """The arguments of a class and of its bases up to `BaseOperator`."""
    is_sensor = issubclass(cls, sensor)
    stop = {operator, sensor}
    of_base: dict[str, Any] = {}
    for base in (operator, sensor) if is_sensor else (operator,):
        for name, parameter in inspect.signature(base.__init__).parameters.items():
            of_base.setdefault(name, parameter.default)
    arguments: dict[str, Any] = {}
    passes_on = True
    for base in cls.__mro__:
        if base in stop or not passes_on:
            break
        init = base.__dict__.get("__init__")
        if init is None or base is object or not issubclass(base, operator):
            continue
        passes_on = False
        for name, parameter in inspect.signature(init).parameters.items():
            if parameter.kind is parameter.VAR_KEYWORD:
                passes_on = True
            elif name != "self" and parameter.kind is not parameter.VAR_POSITIONAL and name not in arguments:
                no_default = parameter.default is parameter.empty
                if name in of_base and (no_default or parameter.default == of_base[name]):
                    continue
                default = None if no_default else plain(parameter.default)
                if "NOTSET" in repr(parameter.default) or "ArgNotSet" in repr(parameter.default):
                    default = None
                arguments[name] = default
    fields = getattr(cls, "template_fields", ())
    endings = getattr(cls, "template_ext", ())
    row: dict[str, Any] = {"args": arguments}
    if required := [name for name in sorted(made(cls)[1]) if name in arguments]:
        row["required"] = required
    if attributes := filled(cls, arguments):
        row["filled"] = attributes
    row["fields"] = (
        sorted(fields)
        if isinstance(fields, (set, frozenset))
        else [fields]
        if isinstance(fields, str)
        else list(fields)
    )
    if endings:
        row["ext"] = [endings] if isinstance(endings, str) else list(endings)
    if is_sensor:
        row["sensor"] = True
    return row


def added(now: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """What Airflow 3 has, and beside it what was different in Airflow 2."""
    changed = {
        name: value for name, value in then["args"].items() if now["args"].get(name, UNKNOWN) != value != UNKNOWN
    }
    row = {**now, "args": {**then["args"], **now["args"]}}
    row["args_2"] = {name: value for name, value in changed.items() if name in now["args"]}
    if not row["args_2"]:
        del row["args_2"]
    both = set(now.get("required", ())) & set(then.get("required", ()))
    row["required"] = [name for name in now.get("required", ()) if name in both]
    if not row["required"]:
        del row["required"]
    before = then.get("filled", {})
    row["filled_2"] = {name: value for name, value in before.items() if now.get("filled", {}).get(name) != value}
    row["filled_2"].update({name: row["args"][name] for name in now.get("filled", {}) if name not in before})
    if not row["filled_2"]:
        del row["filled_2"]
    if then["fields"] != now["fields"]:
        row["fields_2"] = then["fields"]
    return row


def provider_of(path: str) -> str:
    """Name of the file that a class belongs in."""
    parts = path.split(".")
    return "_".join(parts[2:4]) if parts[2] in ("common", "cncf", "apache", "microsoft") else parts[2]


def main(folder: str, paths: str) -> None:
    try:
        from airflow.sdk import BaseOperator
        from airflow.sdk.bases.sensor import BaseSensorOperator
    except ImportError:
        from airflow.models.baseoperator import BaseOperator
        from airflow.sensors.base import BaseSensorOperator

    from airflow import __version__

    is_two = __version__.startswith("2.")
    tables: dict[str, dict[str, Any]] = {}
    for path in Path(paths).read_text(encoding="utf-8").split():
        name = provider_of(path)
        file = Path(folder, f"{name}.json")
        if name not in tables:
            tables[name] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        module, _, attribute = path.rpartition(".")
        try:
            cls = getattr(importlib.import_module(module), attribute)
        except Exception as err:  # noqa: BLE001 - a class that cannot be imported here is left as it was
            print(f"{path}: {type(err).__name__}: {err}", file=sys.stderr)
            continue
        row = described(cls, BaseOperator, BaseSensorOperator)
        before = tables[name].get(path)
        tables[name][path] = added(before, row) if before and is_two else row
    for name, table in tables.items():
        lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(table[path])}" for path in sorted(table))
        Path(folder, f"{name}.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
