"""
Writes `prefect/compat/airflow/operators/data/google_messages_<service>.txt`: the fields of messages of Google's
services, which operators take and give as dictionaries with the fields' own names.

Run it with a Python that has the libraries, and name the messages that matter; those that they hold come along:

    PYTHON scripts/google_messages.py dataproc google.cloud.dataproc_v1 Cluster Job Batch WorkflowTemplate

The first line is the package of the names. A line is a message and its fields, `name:kind`: `s` text, `b` yes or no,
`i` whole number, `l` whole number that goes as text, `f` number, `y` bytes, `t` moment, `d` duration, `m` mask of
fields, `j` any JSON, else the name of a message or of an enumeration. `[]` after the name is a list, `{}` a dict, `?` a
field that may be missing. A line that begins with `=` is an enumeration: its names, the number after one if it is not
that of its place. Facts only: names, kinds and numbers.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "prefect" / "compat" / "airflow" / "operators" / "data"
#: Messages that have a form of their own in JSON.
KNOWN = {
    "google.protobuf.Timestamp": "t", "google.protobuf.Duration": "d", "google.protobuf.FieldMask": "m",
    "google.protobuf.Struct": "j", "google.protobuf.Value": "j", "google.protobuf.ListValue": "j",
    "google.protobuf.Any": "j", "google.protobuf.Empty": "j",
    **{f"google.protobuf.{name}Value": "j" for name in ("Bool", "String", "Bytes", "Double", "Float")},
    **{f"google.protobuf.{name}Value": "j" for name in ("Int32", "Int64", "UInt32", "UInt64")},
}  # fmt: skip


def kind_of(field: Any) -> str:
    """The kind of a field."""
    if field.message_type is not None:
        return KNOWN.get(field.message_type.full_name) or field.message_type.full_name
    if field.enum_type is not None:
        return str(field.enum_type.full_name)
    number = field.type
    if number in (field.TYPE_INT64, field.TYPE_UINT64, field.TYPE_FIXED64, field.TYPE_SFIXED64, field.TYPE_SINT64):
        return "l"
    if number in (field.TYPE_DOUBLE, field.TYPE_FLOAT):
        return "f"
    return {field.TYPE_STRING: "s", field.TYPE_BOOL: "b", field.TYPE_BYTES: "y"}.get(number, "i")


def is_list(field: Any) -> bool:
    """Whether a field is repeated, in all versions of the library."""
    found = getattr(field, "is_repeated", None)
    return bool(found() if callable(found) else found) if found is not None else field.label == field.LABEL_REPEATED


def add(message: Any, lines: dict[str, str]) -> None:
    """The lines of a message and of what it holds."""
    if message.full_name in lines or message.full_name in KNOWN:
        return
    lines[message.full_name] = ""
    fields = []
    for field in message.fields:
        below = field.message_type
        mark = ""
        if below is not None and below.GetOptions().map_entry:
            mark, field = "{}", below.fields_by_name["value"]
            name = next(each.name for each in message.fields if each.message_type is below)
        else:
            name = field.name
            mark = "[]" if is_list(field) else "?" if field.has_presence else ""
        fields.append(f"{name}{mark}:{kind_of(field)}")
        if field.message_type is not None:
            add(field.message_type, lines)
        if field.enum_type is not None:
            enum(field.enum_type, lines)
    lines[message.full_name] = f"{message.full_name} {' '.join(fields)}".strip()


def enum(found: Any, lines: dict[str, str]) -> None:
    """The line of an enumeration."""
    names = [
        each.name if each.number == place else f"{each.name}:{each.number}" for place, each in enumerate(found.values)
    ]
    lines[found.full_name] = f"={found.full_name} {' '.join(names)}"


def main(name: str, module: str, *roots: str) -> None:
    """Write the file."""
    types = importlib.import_module(f"{module}.types")
    lines: dict[str, str] = {}
    package = ""
    for root in roots:
        kind: Any = types
        for part in root.split("."):
            kind = getattr(kind, part)
        message = (kind.pb() if hasattr(kind, "pb") else kind).DESCRIPTOR
        package = message.file.package
        add(message, lines)
    text = "\n".join(lines[each] for each in sorted(lines))
    text = re.sub(rf"(?<![\w.]){re.escape(package)}\.", "", text)
    (OUT / f"google_messages_{name}.txt").write_text(f"{package}\n{text}\n", encoding="utf-8")
    print(f"{name}: {len(lines)} messages")


if __name__ == "__main__":
    main(*sys.argv[1:])
