"""Queries in GraphQL, written as nested dictionaries."""

from __future__ import annotations

import base64
import datetime
import gzip
import json
import re
from collections.abc import Mapping
from typing import Any

from prefect.core.collections import DotDict, as_nested_dict


class EnumValue:
    """
    A value that is written without quotes.

    Args:
        value: its name.
    """

    def __init__(self, value: str) -> None:
        self.value = value

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"EnumValue({self.value!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EnumValue) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)


class GQLObject:
    """
    A field of a query, with arguments.

    Args:
        name: its name; that of the class, first letter small, if left out.
        _arguments: its arguments, as text.
    """

    def __init__(self, name: str | None = None, _arguments: str | None = None) -> None:
        self.__name = name or lowercase_first_letter(type(self).__name__)
        self.__arguments = _arguments

    def __call__(self, arguments: str) -> GQLObject:
        return type(self)(name=self.__name, _arguments=arguments)

    def __str__(self) -> str:
        return with_args(self.__name, self.__arguments) if self.__arguments else self.__name


class GraphQLResult(DotDict):
    """An answer of the server; keys read as attributes, also further down."""

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, as_nested_dict(value, GraphQLResult) if isinstance(value, dict | list) else value)

    def __str__(self) -> str:
        return str(self.to_dict())

    def __repr__(self) -> str:
        return json.dumps(self.to_dict(), indent=4, default=str)


def result_of(answer: Any) -> Any:
    """
    An answer as nested `GraphQLResult`s.

    Args:
        answer: what the server sent.

    Returns:
        The same.
    """
    return as_nested_dict(answer, GraphQLResult)


def lowercase_first_letter(s: str) -> str:
    """A text with its first letter small."""
    return s[:1].lower() + s[1:]


def multiline_indent(string: str, spaces: int) -> str:
    """
    A text with its lines indented.

    Args:
        string: the text.
        spaces: by how many spaces.

    Returns:
        The text.
    """
    return "\n".join(" " * spaces + line for line in string.split("\n"))


def with_args(field: Any, arguments: Any) -> str:
    """
    A field with arguments.

    Args:
        field: name of the field.
        arguments: its arguments.

    Returns:
        The text.

    Example:
        >>> with_args("flow", {"where": {"id": {"_eq": 3}}})
        'flow(where: { id: { _eq: 3 } })'
    """
    return f"{parse_graphql(field)}({parse_graphql_arguments(arguments)})"


def parse_graphql_arguments(arguments: Any) -> str:
    """
    Arguments as GraphQL writes them.

    Args:
        arguments: nested dictionaries, or text.

    Returns:
        The text.
    """
    if isinstance(arguments, str):
        return arguments  # it is written already
    text = _argument(arguments)
    return text[2:-2] if isinstance(arguments, Mapping) and arguments else ("" if arguments == {} else text)


def _argument(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key}: {_argument(item)}" for key, item in value.items()) + " }" if value else "{}"
    if isinstance(value, list | tuple | set):
        return "[" + ", ".join(_argument(item) for item in value) + "]"
    if isinstance(value, str):
        return value if value.startswith("$") else json.dumps(value)
    if isinstance(value, EnumValue):
        return value.value
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)


def parse_graphql(document: Any) -> str:
    """
    A query as text.

    Args:
        document: nested dictionaries, sets, lists and texts.

    Returns:
        The text.

    Example:
        >>> print(parse_graphql({"query": {"flow": ["id", "name"]}}))
        query {
            flow {
                id
                name
            }
        }
    """
    delimiter = "    "
    lines = _lines(document)
    # what has one line more than a name goes into braces
    return "\n".join(f"{delimiter * depth}{text}" for depth, text in lines)


def _lines(document: Any, depth: int = 0) -> list[tuple[int, str]]:
    if isinstance(document, list | tuple | set):
        return [line for item in document for line in _lines(item, depth)]
    if isinstance(document, Mapping):
        found: list[tuple[int, str]] = []
        for key, value in document.items():
            name = parse_graphql(key) if not isinstance(key, str) else key
            if value is True:
                found.append((depth, name))
            else:
                found += [(depth, f"{name} {{"), *_lines(value, depth + 1), (depth, "}")]
        return found
    if isinstance(document, type) and issubclass(document, GQLObject):
        return [(depth, lowercase_first_letter(document.__name__))]
    return [(depth, re.sub(r"\s*$", "", str(document)))]


def compress(input: Any) -> str:
    """
    Data as a short text.

    Args:
        input: data that JSON can hold.

    Returns:
        The text.

    Example:
        >>> decompress(compress({"a": 1}))
        {'a': 1}
    """
    return base64.b64encode(gzip.compress(json.dumps(input).encode())).decode()


def decompress(string: str) -> Any:
    """
    The data of a short text.

    Args:
        string: what `compress` gave.

    Returns:
        The data.
    """
    return json.loads(gzip.decompress(base64.b64decode(string)).decode())
