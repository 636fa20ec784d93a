"""Values of BigQuery, as SQLite keeps them and as they are sent."""

from __future__ import annotations

import json
from typing import Any

TYPES = {
    "STRING": "TEXT", "INTEGER": "INTEGER", "INT64": "INTEGER", "FLOAT": "REAL", "FLOAT64": "REAL",
    "BOOLEAN": "INTEGER", "BOOL": "INTEGER", "NUMERIC": "NUMERIC",
}  # fmt: skip


def quoted(name: str) -> str:
    return '"' + name + '"'


def value_of(text: Any, kind: str) -> Any:
    if text is None or (text == "" and kind != "STRING"):
        return None
    if kind in ("INTEGER", "INT64"):
        return int(text)
    if kind in ("FLOAT", "FLOAT64", "NUMERIC"):
        return float(text)
    if kind in ("BOOLEAN", "BOOL"):
        return int(str(text).lower() in ("true", "1"))
    return text if isinstance(text, str) else json.dumps(text)


def cell(value: Any, kind: str) -> dict[str, Any]:
    if value is None:
        return {"v": None}
    if kind in ("BOOLEAN", "BOOL"):
        return {"v": "true" if value else "false"}
    return {"v": str(value)}


def kind_of(values: list[Any]) -> str:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, int) for value in known):
        return "INTEGER"
    if known and all(isinstance(value, (int, float)) for value in known):
        return "FLOAT"
    return "STRING"
