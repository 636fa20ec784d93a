"""A service that speaks Airtable's API: its JSON, its errors, its five requests a second."""

from __future__ import annotations

import json
import re
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import pytest

from prefect.tasks.airtable import limits
from tests.anything import Anything
from tests.loopback import Asked, loopback

KEY = "k3y"
NUMBERS = {"price"}


class Refused(Exception):
    def __init__(self, status: int, kind: str, message: str = "") -> None:
        self.answer: Any = (status, {"error": {"type": kind, "message": message} if message else kind})


class AirtableService:
    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Asked] = []
        self.tables: dict[str, dict[str, dict[str, Any]]] = {"app1/Fruits": {}}
        self.stumbles = 0
        #: seconds that a client has to wait once it was too quick
        self.pause = "30"
        self.used_up = False
        self.too_many = 0
        self.counted: dict[str, deque[float]] = {}
        self.paused_until = 0.0
        self._made = 0
        self._lock = threading.Lock()

    def __call__(self, asked: Asked) -> Any:
        with self._lock:
            self.asked.append(asked)
            try:
                if asked.headers.get("Authorization") != f"Bearer {KEY}":
                    raise Refused(401, "AUTHENTICATION_REQUIRED", "Authentication required")
                if self.stumbles:
                    self.stumbles -= 1
                    return 502, "Bad Gateway"
                base, table, *record = [unquote(part) for part in asked.path.removeprefix("/").split("/")]
                return self.limit(base) or self.route(asked, self.table(base, table), record)
            except Refused as err:
                return err.answer

    def limit(self, base: str) -> Any:
        if self.used_up:
            said = {"error": "PUBLIC_API_BILLING_LIMIT_EXCEEDED", "message": "API billing plan limit exceeded"}
            return 429, {"errors": [said]}
        now = time.monotonic()
        recent = self.counted.setdefault(base, deque(maxlen=5))
        too_quick = len(recent) == 5 and now - recent[0] < 1
        if too_quick or now < self.paused_until:
            self.too_many += 1
            self.paused_until = now + float(self.pause)
            said = {"error": "RATE_LIMIT_REACHED", "message": "Rate limit exceeded. Please try again later"}
            return 429, {"errors": [said]}, {"Retry-After": self.pause}
        recent.append(now)
        return None

    def table(self, base: str, name: str) -> dict[str, dict[str, Any]]:
        try:
            return self.tables[f"{base}/{name}"]
        except KeyError:
            raise Refused(403, "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND", "Invalid permissions, or the requested model "
                          "was not found.") from None  # fmt: skip

    def route(self, asked: Asked, table: dict[str, dict[str, Any]], record: list[str]) -> Any:
        body = json.loads(asked.body) if asked.body else {}
        is_batch = "records" in body or "records" in asked.query
        rows = body.get("records", [{"id": (record or [None])[0], "fields": body.get("fields", {})}])
        if len(rows) > 10 or len(asked.query.get("records", ())) > 10:
            raise Refused(422, "INVALID_REQUEST_UNKNOWN", "You may not send more than 10 records in one request.")
        typecast = body.get("typecast", False)
        match asked.method:
            case "GET" if record:
                return 200, self.found(table, record[0])
            case "GET":
                return 200, self.page(table, asked.query)
            case "POST":
                done = [self.insert(table, row["fields"], typecast) for row in rows]
            case "PATCH" if "performUpsert" in body:
                return 200, self.upsert(table, rows, body["performUpsert"]["fieldsToMergeOn"], typecast)
            case "PATCH" | "PUT":
                fields = [self.checked(row["fields"], typecast) for row in rows]
                there = [self.found(table, row["id"]) for row in rows]
                for row, new in zip(there, fields, strict=True):
                    row["fields"] = new if asked.method == "PUT" else {**row["fields"], **new}
                done = there
            case "DELETE":
                ids = asked.query.get("records") or record
                done = [{"id": table.pop(self.found(table, each)["id"])["id"], "deleted": True} for each in ids]
                is_batch = not record
            case _:
                raise Refused(404, "NOT_FOUND")
        return 200, {"records": done} if is_batch else done[0]

    def found(self, table: dict[str, dict[str, Any]], record: str) -> dict[str, Any]:
        if record not in table:
            raise Refused(404, "NOT_FOUND")
        return table[record]

    def checked(self, fields: dict[str, Any], typecast: bool) -> dict[str, Any]:
        known = {"name", "price", "kind"}
        for name in fields:
            if name not in known:
                raise Refused(422, "UNKNOWN_FIELD_NAME", f'Unknown field name: "{name}"')
        made = dict(fields)
        for name in NUMBERS & set(fields):
            if isinstance(fields[name], str):
                if not typecast:
                    raise Refused(422, "INVALID_VALUE_FOR_COLUMN", f'Field "{name}" cannot accept the provided value')
                made[name] = int(fields[name])
        return made

    def insert(self, table: dict[str, dict[str, Any]], fields: dict[str, Any], typecast: bool = False) -> Any:
        made = self.checked(fields, typecast)
        self._made += 1
        number = f"rec{self._made}"
        table[number] = {"id": number, "createdTime": "2024-01-15T10:00:00.000Z", "fields": made}
        return table[number]

    def upsert(self, table: dict[str, dict[str, Any]], rows: list[Any], keys: list[str], typecast: bool) -> Any:
        answer: dict[str, Any] = {"records": [], "createdRecords": [], "updatedRecords": []}
        for row in rows:
            fields = self.checked(row["fields"], typecast)
            same = [r for r in table.values() if all(r["fields"].get(key) == fields.get(key) for key in keys)]
            if len(same) > 1:
                raise Refused(422, "INVALID_RECORDS", "Cannot update more than one record")
            if same:
                same[0]["fields"].update(fields)
                answer["updatedRecords"].append(same[0]["id"])
            else:
                same = [self.insert(table, fields)]
                answer["createdRecords"].append(same[0]["id"])
            answer["records"].append(same[0])
        return answer

    def page(self, table: dict[str, dict[str, Any]], query: dict[str, list[str]]) -> dict[str, Any]:
        rows = list(table.values())
        formula = query.get("filterByFormula", [None])[0]
        if formula is not None:
            wanted = re.fullmatch(r"\{(\w+)\} ?([=>]) ?'?(\w+)'?", formula)
            if wanted is None:
                raise Refused(422, "INVALID_FILTER_BY_FORMULA", "The formula for filtering records is invalid.")
            name, sign, value = wanted.groups()
            rows = [
                row for row in rows
                if (str(row["fields"].get(name)) == value if sign == "=" else row["fields"].get(name, 0) > int(value))
            ]  # fmt: skip
        if query.get("view", ["Cheap"])[0] != "Cheap":
            raise Refused(422, "VIEW_NAME_NOT_FOUND", f"View {query['view'][0]} not found")
        if "view" in query:
            rows = [row for row in rows if row["fields"].get("price", 0) < 5]
        sorting = [(query[f"sort[{n}][field]"][0], query.get(f"sort[{n}][direction]", ["asc"])[0]) for n in range(5)
                   if f"sort[{n}][field]" in query]  # fmt: skip
        for name, direction in reversed(sorting):
            rows.sort(key=lambda row, name=name: row["fields"].get(name, 0), reverse=direction == "desc")  # type: ignore[misc]
        rows = rows[: int(query.get("maxRecords", ["1000000"])[0])]
        size, start = int(query.get("pageSize", ["100"])[0]), int(query.get("offset", ["itr0"])[0].removeprefix("itr"))
        wanted_fields = query.get("fields[]") or query.get("fields")
        some = [
            row if wanted_fields is None
            else {**row, "fields": {n: v for n, v in row["fields"].items() if n in wanted_fields}}
            for row in rows[start : start + size]
        ]  # fmt: skip
        more = {"offset": f"itr{start + size}"} if start + size < len(rows) else {}
        return {"records": some, **more}


@contextmanager
def airtable_service() -> Iterator[AirtableService]:
    """A service with a table of two fruits."""
    with loopback() as server:
        service = AirtableService()
        service.url = server.url
        for name, price in (("kiwi", 3), ("mango", 7)):
            service.insert(service.tables["app1/Fruits"], {"name": name, "price": price})
        server.answers = Anything(service)  # type: ignore[assignment]
        yield service


@pytest.fixture
def airtable() -> Iterator[AirtableService]:
    """A service that speaks Airtable's API."""
    limits.forget()
    with airtable_service() as service:
        yield service
    limits.forget()
