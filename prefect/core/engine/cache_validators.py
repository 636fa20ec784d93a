"""
Cache validators: may a cached state serve again?

Each is a function of the cached state, the inputs of the run at hand and the flow's parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pendulum

from prefect.core.engine.fingerprints import fingerprints
from prefect.core.engine.input_hash import InputHash, input_hash
from prefect.core.engine.state import Cached

Validator = Callable[[Cached, "dict[str, Any]", "dict[str, Any]"], bool]


def never_use(state: Cached, inputs: dict[str, Any], parameters: dict[str, Any]) -> bool:
    """
    The cache never serves.

    Args:
        state: the cached state.
        inputs: the inputs of the run at hand.
        parameters: the flow's parameters.

    Returns:
        False.
    """
    return False


def duration_only(state: Cached, inputs: dict[str, Any], parameters: dict[str, Any]) -> bool:
    """
    The cache serves until it expires, whatever the inputs.

    Args:
        state: the cached state.
        inputs: the inputs of the run at hand.
        parameters: the flow's parameters.

    Returns:
        Whether it has not expired.
    """
    expires = state.cached_result_expiration
    return expires is None or expires > pendulum.now("UTC")


def all_inputs(state: Cached, inputs: dict[str, Any], parameters: dict[str, Any]) -> bool:
    """
    The cache serves until it expires, for the same inputs.

    Args:
        state: the cached state.
        inputs: the inputs of the run at hand.
        parameters: the flow's parameters.

    Returns:
        Whether it may serve.
    """
    if not duration_only(state, inputs, parameters):
        return False
    if state.hashed_inputs is not None:
        return state.hashed_inputs == fingerprints(inputs)
    return _cached_inputs(state) == inputs


def all_parameters(state: Cached, inputs: dict[str, Any], parameters: dict[str, Any]) -> bool:
    """
    The cache serves until it expires, for the same parameters.

    Args:
        state: the cached state.
        inputs: the inputs of the run at hand.
        parameters: the flow's parameters.

    Returns:
        Whether it may serve.
    """
    return duration_only(state, inputs, parameters) and state.cached_parameters == parameters


def partial_inputs_only(validate_on: Iterable[str] | None = None) -> Validator:
    """
    A validator that compares some of the inputs.

    Args:
        validate_on: the names of those inputs; `None` compares none.

    Returns:
        The validator.
    """
    if validate_on is not None:
        validate_on = list(validate_on)

    def _partial_inputs_only(state: Cached, inputs: dict[str, Any], parameters: dict[str, Any]) -> bool:
        if not duration_only(state, inputs, parameters):
            return False
        names = [] if validate_on is None else list(validate_on)
        if state.hashed_inputs is None:
            return _same(names, _cached_inputs(state), inputs)
        given = fingerprints({name: value for name, value in inputs.items() if name in names})
        return given is not None and _same(names, state.hashed_inputs, given)

    return _partial_inputs_only


def partial_parameters_only(validate_on: Iterable[str] | None = None) -> Validator:
    """
    A validator that compares some of the flow's parameters.

    Args:
        validate_on: the names of those parameters; `None` compares none.

    Returns:
        The validator.
    """
    if validate_on is not None:
        validate_on = list(validate_on)

    def _partial_parameters_only(state: Cached, inputs: dict[str, Any], parameters: dict[str, Any]) -> bool:
        names = [] if validate_on is None else list(validate_on)
        return duration_only(state, inputs, parameters) and _same(names, state.cached_parameters or {}, parameters)

    return _partial_parameters_only


def _cached_inputs(state: Cached) -> dict[str, Any]:
    return {key: getattr(value, "value", value) for key, value in state.cached_inputs.items()}


def _same(names: list[str], known: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    absent = object()
    return all(known.get(name, absent) == given.get(name, absent) for name in names)


__all__ = [
    "InputHash",
    "Validator",
    "all_inputs",
    "all_parameters",
    "duration_only",
    "input_hash",
    "never_use",
    "partial_inputs_only",
    "partial_parameters_only",
]
