"""Values and answers made from botocore's models, and clients whose answers come from a test and not from AWS."""

from __future__ import annotations

import datetime
import functools
import re
from typing import Any

import boto3
from botocore.stub import Stubber


def sample(shape: Any, depth: int = 0) -> Any:
    """A value that the model of a service accepts: required members only."""
    kind = shape.type_name
    if kind == "structure":
        if depth > 6:
            return {}
        chosen = set(shape.required_members)
        if not chosen and shape.metadata.get("union") or getattr(shape, "is_tagged_union", False):
            chosen = {next(iter(shape.members))}
        return {name: sample(shape.members[name], depth + 1) for name in shape.members if name in chosen}
    if kind == "list":
        return [sample(shape.member, depth + 1)] * max(1, int(shape.metadata.get("min", 1)))
    if kind == "map":
        return {"a": sample(shape.value, depth + 1)}
    if kind in ("integer", "long"):
        return int(shape.metadata.get("min", 1))
    if kind in ("float", "double"):
        return float(shape.metadata.get("min", 1))
    if kind == "boolean":
        return True
    if kind == "timestamp":
        return datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    if kind == "blob":
        return b"x"
    return shape.enum[0] if getattr(shape, "enum", None) else "x" * max(1, int(shape.metadata.get("min", 1)))


def member(shape: Any, path: str) -> Any:
    """The shape at a dotted path."""
    for part in path.split("."):
        shape = shape.members[part.removesuffix("[]")]
    return shape


def answer(shape: Any, path: str, value: Any) -> Any:
    """An answer of the form that the model says, which has a value at a simple JMESPath."""
    tokens = re.findall(r"\w+|\[\d*\]", path)
    if not tokens:
        return value
    first, rest = tokens[0], ".".join(tokens[1:])
    if first.startswith("["):
        return [answer(shape.member, rest, value)]
    return {**sample(shape), first: answer(shape.members[first], rest, value)}


#: The stubber that answers for a service at the moment.
_stubbers: dict[str, Stubber] = {}


@functools.cache
def _client(service: str) -> Any:
    # made once a service: it takes tens of milliseconds
    return boto3.client(service, region_name="us-east-1", aws_access_key_id="testing", aws_secret_access_key="testing")


def stubbed(service: str, monkeypatch: Any, *modules: Any) -> Stubber:
    """A client of a service whose answers come from the test; the given modules get it instead of a real one."""
    client = _client(service)
    stubber = Stubber(client)
    active = _stubbers.pop(service, None)
    if active is not None:
        active.deactivate()
    stubber.activate()
    _stubbers[service] = stubber
    for module in modules:
        monkeypatch.setattr(module, "aws_client", lambda *args, **kwargs: client)
    return stubber
