"""Methods of hooks that forward to one operation of a service, from a description."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Callable, Mapping
from inspect import Parameter
from typing import Any

from prefect.compat.airflow.hooks.amazon.rows import Forward
from prefect.core.optional import optional
from prefect.tasks.aws.calls import parameter_names
from prefect.tasks.aws.operation import code_of
from prefect.tasks.made import put

exceptions = optional("botocore.exceptions", extra="aws")
jmespath = optional("jmespath", extra="aws")


def signature_of(text: str) -> inspect.Signature:
    """
    A signature out of its text.

    Args:
        text: the arguments as between the parentheses of a definition, without `self`.

    Returns:
        The signature, with `self`.

    Example:
        >>> str(signature_of("name: str, *, force: bool = False"))
        "(self, name: 'str', *, force: 'bool' = False)"
    """
    definition = ast.parse(f"def f(self, {text}): pass").body[0]
    assert isinstance(definition, ast.FunctionDef)
    found = definition.args
    places = [None] * (len(found.args) - len(found.defaults)) + list(found.defaults)
    parts = [_parameter(a, Parameter.POSITIONAL_OR_KEYWORD, d) for a, d in zip(found.args, places, strict=True)]
    if found.vararg:
        parts.append(_parameter(found.vararg, Parameter.VAR_POSITIONAL, None))
    parts += [
        _parameter(a, Parameter.KEYWORD_ONLY, d) for a, d in zip(found.kwonlyargs, found.kw_defaults, strict=True)
    ]
    if found.kwarg:
        parts.append(_parameter(found.kwarg, Parameter.VAR_KEYWORD, None))
    return inspect.Signature(parts)


def _parameter(argument: ast.arg, kind: Any, default: ast.expr | None) -> Parameter:
    value = Parameter.empty if default is None else ast.literal_eval(default)
    annotation = Parameter.empty if argument.annotation is None else ast.unparse(argument.annotation)
    return Parameter(argument.arg, kind, default=value, annotation=annotation)


def method_of(row: Forward) -> Callable[..., Any]:
    """
    The method of a row.

    Args:
        row: the row.

    Returns:
        A function to be put into the class of a hook.
    """
    signature = signature_of(row.signature)
    more = next((p.name for p in signature.parameters.values() if p.kind is Parameter.VAR_KEYWORD), None)

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(self, *args, **kwargs)
        bound.apply_defaults()
        given = {name: value for name, value in bound.arguments.items() if name != "self"}
        return _called(self, row, given, given.pop(more) if more else {})

    method.__name__ = row.name
    method.__qualname__ = row.name
    method.__doc__ = f"Forward to `{row.operation}` of boto3's client."
    method.__signature__ = signature  # type: ignore[attr-defined]
    return method


def _called(hook: Any, row: Forward, given: Mapping[str, Any], more: Mapping[str, Any]) -> Any:
    client = hook.client_of_service
    found = parameters(client.meta.service_model.service_name, row, given)
    found.update(more)
    try:
        if row.pages:
            pages = client.get_paginator(row.operation).paginate(**found)
            answer: Any = [each for page in pages for each in jmespath.search(row.pages, page) or ()]
        else:
            answer = getattr(client, row.operation)(**found)
            if row.gives is None:
                return None
    except exceptions.ClientError as err:
        if code_of(err) not in row.codes:
            raise
        return row.codes[code_of(err)]
    if row.gives:
        answer = jmespath.search(row.gives, answer)
        if answer is None and row.must:
            raise IndexError(f"{type(hook).__name__}.{row.name}: {row.operation} found nothing for {dict(given)}")
    return row.make(answer) if row.make is not None else answer


def parameters(service: str, row: Forward, given: Mapping[str, Any]) -> dict[str, Any]:
    """
    The parameters that a method sends.

    Args:
        service: boto3's name of the service.
        row: the method.
        given: its arguments.

    Returns:
        name -> value, by the API's own names.
    """
    names = parameter_names(service, row.operation)
    found: dict[str, Any] = {}
    for path, value in row.fixed.items():
        put(found, path, value)
    for argument, value in given.items():
        path = row.send.get(argument) or names.get(argument) or argument
        if value is None:
            if argument not in row.empty:
                continue
            value = row.empty[argument]
        if argument in row.as_json and not isinstance(value, str):
            value = json.dumps(value)
        if path == "*":
            found.update(value)
        else:
            put(found, path, value)
    return found
