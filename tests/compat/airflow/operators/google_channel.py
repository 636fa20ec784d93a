"""A channel of gRPC that speaks REST, for the libraries of Google's that have no other way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import grpc
import requests
from google.protobuf import empty_pb2, json_format


class Way(NamedTuple):
    """How a call goes over REST."""

    verb: str
    #: path with names of fields: `/v1/{parent}/executions`
    path: str
    #: field that is the body; `*` is what is left
    body: str = ""


class Failed(grpc.RpcError, grpc.Call):  # type: ignore[misc]
    def __init__(self, answer: requests.Response) -> None:
        error = answer.json()["error"]
        self._code = getattr(grpc.StatusCode, error.get("status", ""), grpc.StatusCode.UNKNOWN)
        self._details = error["message"]

    def code(self) -> Any:
        return self._code

    def result(self) -> Any:
        raise self

    def details(self) -> Any:
        return self._details

    def trailing_metadata(self) -> Any:
        return ()

    initial_metadata = is_active = time_remaining = cancel = add_callback = trailing_metadata


class Done:
    def trailing_metadata(self) -> Any:
        return ()


class RestChannel(grpc.Channel):  # type: ignore[misc]
    """`ways`: name of a call, such as `CreateExecution` -> how it goes."""

    def __init__(self, url: str, ways: Mapping[str, Way]) -> None:
        self.url, self.ways = url, ways

    def unary_unary(
        self, method: str, request_serializer: Any = None, response_deserializer: Any = None, *_: Any
    ) -> Any:
        way = self.ways.get(method.rpartition("/")[2])
        return _Calling(self, Way(*way) if way else None, response_deserializer)

    def unary_stream(self, *args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError

    stream_unary = stream_stream = subscribe = unsubscribe = unary_stream

    def close(self) -> None:
        return


class _Calling(grpc.UnaryUnaryMultiCallable):  # type: ignore[misc]
    def __init__(self, channel: RestChannel, way: Way | None, read: Callable[[bytes], Any]) -> None:
        self.channel, self.way, self.read = channel, way, read

    def __call__(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        assert self.way is not None, type(request)
        message = type(request).pb(request)
        fields = json_format.MessageToDict(message, use_integers_for_enums=False)
        named = json_format.MessageToDict(message, preserving_proto_field_name=True)
        path = self.way.path
        for name, value in named.items():
            if f"{{{name}}}" in path:
                path = path.replace(f"{{{name}}}", str(value))
                fields.pop(name)
        body = fields.pop(self.way.body, {}) if self.way.body not in ("", "*") else fields if self.way.body else None
        query = {} if self.way.body == "*" else fields
        answer = requests.request(self.way.verb, f"{self.channel.url}{path}", json=body, params=query, timeout=60)
        if answer.status_code >= 400:
            raise Failed(answer)
        kind = getattr(self.read, "__self__", None)
        if kind is None or not hasattr(kind, "from_json"):
            return empty_pb2.Empty()
        return kind.from_json(json.dumps(answer.json()), ignore_unknown_fields=True)

    def with_call(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        return self(request), Done()

    def future(self, *args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError
