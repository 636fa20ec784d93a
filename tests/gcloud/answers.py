"""What goes between the parts of the stand-in: requests, answers, refusals."""

from __future__ import annotations

import datetime
import itertools
import json
from typing import Any, NamedTuple

counter = itertools.count(1_700_000_000_000_001)


class Asked(NamedTuple):
    method: str
    path: str
    #: the parts of the path, unquoted one by one: names of objects have slashes
    parts: list[str]
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    def given(self, name: str) -> str | None:
        return self.query[name][0] if name in self.query else None

    def json(self) -> Any:
        return json.loads(self.body or b"{}")


class Answer(NamedTuple):
    status: int
    body: bytes = b""
    headers: dict[str, str] = {}


#: Status of HTTP -> what it is called in errors.
STATUSES = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 409: "ALREADY_EXISTS",
    412: "FAILED_PRECONDITION", 429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}  # fmt: skip


class Refused(Exception):
    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.status, self.reason = status, reason

    def answer(self) -> Answer:
        about = {"reason": self.reason, "message": str(self), "domain": "global"}
        error = {"code": self.status, "message": str(self), "errors": [about]}
        if self.status in STATUSES:
            error["status"] = STATUSES[self.status]
        return Answer(self.status, json.dumps({"error": error}).encode(), {})


def ok(value: Any, status: int = 200, **headers: str) -> Answer:
    return Answer(status, json.dumps(value).encode(), headers)


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def stamp(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def multipart(asked: Asked) -> tuple[dict[str, Any], bytes, str]:
    """The metadata, the data and the data's type of a multipart upload."""
    boundary = asked.headers["content-type"].split("boundary=")[1].strip("\"'").encode()
    _, first, second, _ = asked.body.split(b"--" + boundary)
    about = json.loads(first.split(b"\r\n\r\n", 1)[1] if b"\r\n\r\n" in first else first.split(b"\n\n", 1)[1])
    head, data = second.split(b"\r\n\r\n", 1)
    kind = next(line.split(b":", 1)[1] for line in head.splitlines() if line.lower().startswith(b"content-type"))
    return about, data.removesuffix(b"\r\n"), kind.strip().decode()
