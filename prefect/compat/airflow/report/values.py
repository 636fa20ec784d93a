"""Values as JSON: what JSON has no form for becomes an object that names its type."""

from __future__ import annotations

import datetime
import json
import math
import re
from typing import Any

from prefect.compat.airflow.runtime.lineage import Described
from prefect.compat.airflow.runtime.sealed import Sealed

_ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
_DEEPEST = 40


def as_json(value: Any, depth: int = 0) -> Any:
    """
    A value that JSON can hold.

    Args:
        value: anything.
        depth: how deep it lies in another one.

    Returns:
        The value itself, or `{"__type__": …}`.

    Example:
        >>> as_json((1, 2))
        {'__type__': 'tuple', 'items': [1, 2]}
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return _ADDRESS.sub("0xADDR", value)
    if isinstance(value, float):
        return value if math.isfinite(value) else {"__type__": "float", "repr": repr(value)}
    if depth > _DEEPEST:
        return {"__type__": "deep", "repr": _ADDRESS.sub("0xADDR", repr(value)[:200])}
    deeper = depth + 1
    if type(value) is list:
        return [as_json(item, deeper) for item in value]
    if isinstance(value, Sealed):
        return as_json(value.value, deeper)
    if isinstance(value, Described):
        return {"__type__": value.type_path, "repr": value.text}
    if type(value) is tuple:
        return {"__type__": "tuple", "items": [as_json(item, deeper) for item in value]}
    if isinstance(value, (set, frozenset)):
        items = [as_json(item, deeper) for item in value]
        return {
            "__type__": type(value).__name__,
            "items": sorted(items, key=lambda item: json.dumps(item, sort_keys=True)),
        }
    if type(value) is dict:
        if all(isinstance(key, str) for key in value):
            return {_ADDRESS.sub("0xADDR", key): as_json(item, deeper) for key, item in value.items()}
        pairs = [[as_json(key, deeper), as_json(item, deeper)] for key, item in value.items()]
        return {"__type__": "dict", "items": pairs}
    if isinstance(value, datetime.datetime):
        return {"__type__": "datetime", "iso": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"__type__": "date", "iso": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"__type__": "timedelta", "seconds": value.total_seconds()}
    kind = type(value)
    return {
        "__type__": f"{kind.__module__}.{kind.__qualname__}",
        "repr": _ADDRESS.sub("0xADDR", repr(value)[:2000]),
    }
