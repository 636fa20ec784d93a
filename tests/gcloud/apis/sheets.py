"""Sheets."""

from __future__ import annotations

from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service

APIS = {"sheets": Service("v4")}
_V = "sheets.spreadsheets"


def values(cloud: Cloud, call: Call) -> Any:
    """The cells of a range: those of the sheet that it begins with."""
    identity, cells = call.parts
    title = cells.partition("!")[0].strip("'")
    book = cloud.kept.get(f"/v4/spreadsheets/{identity}")
    if book is None:
        raise cloud.missing(call.path)
    if call.method.verb == "PUT":
        book.setdefault("cells", {})[title] = call.body["values"]
        return {"spreadsheetId": identity, "updatedRange": cells, "updatedRows": len(call.body["values"])}
    found = book.get("cells", {}).get(title)
    return {"range": cells, "majorDimension": "ROWS", **({"values": found} if found else {})}


ANSWERS = {f"{_V}.values.get": values, f"{_V}.values.update": values}
