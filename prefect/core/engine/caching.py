"""Cached states: finding one that may serve in place of a run, and keeping new ones for later runs."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pendulum

from prefect.core import context as contexts
from prefect.core.engine.fingerprints import fingerprints
from prefect.core.engine.input_hash import InputHash
from prefect.core.engine.state import Cached, Mapped, Skipped, State, Success

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun
    from prefect.core.results.base import Result
    from prefect.core.task import Task


def cache_name(task: Task) -> str:
    """
    The name under which the cached states of a task lie in `prefect.context.caches`.

    Args:
        task: the task.

    Returns:
        Its cache key, else its name: tasks of one name share their cached states, as upstream's did.
    """
    return task.cache_key or task.name


def known_states(task: Task) -> dict[str, list[Cached]]:
    """
    The part of the caches that a task looks at.

    Args:
        task: the task.

    Returns:
        Its cached states by name, as they may travel to another process.
    """
    name = cache_name(task)
    return {name: list((contexts.get_from_context("caches") or {}).get(name, ()))}


def valid_state(task: Task, state: State, inputs: dict[str, Result]) -> Cached | None:
    """
    A cached state that may serve in place of a run.

    Args:
        task: the task.
        state: the state it is in; a cached one is asked first.
        inputs: the arguments by name.

    Returns:
        The cached state, or `None`.
    """
    validator = task.cache_validator
    if not isinstance(state, Cached) and task.cache_for is None and not isinstance(validator, InputHash):
        return None
    values = {key: result.value for key, result in inputs.items()}
    parameters = contexts.get_from_context("parameters") or {}
    if isinstance(state, Cached) and validator(state, values, parameters):
        return state
    if isinstance(validator, InputHash):
        return validator.find(task, values)
    if task.cache_for is None:
        return None
    for candidate in (contexts.get_from_context("caches") or {}).get(cache_name(task), ()):
        candidate.load_cached_results(inputs)
        if validator(candidate, values, parameters):
            found: Cached = candidate
            found.load_result()
            return found
    return None


def kept(task: Task, state: State, inputs: dict[str, Result]) -> State:
    """
    Make a result one that may serve later runs, if the task says so.

    Args:
        task: the task.
        state: how the run ended.
        inputs: the arguments by name.

    Returns:
        The cached state, or the same. A cache on disk has it from now on; `prefect.context.caches` has it when the
        flow run has ended (see `remember`).
    """
    if not isinstance(state, Success) or isinstance(state, Skipped | Mapped | Cached):
        return state
    on_disk = isinstance(task.cache_validator, InputHash)
    if task.cache_for is None and not on_disk:
        return state
    hashed = fingerprints({key: result.value for key, result in inputs.items()})
    cached = Cached(
        state.message,
        result=state._result if state._value is not None else None,
        cached_inputs=inputs if hashed is None else None,
        hashed_inputs=hashed,
        cached_result_expiration=None if task.cache_for is None else pendulum.now("UTC") + task.cache_for,
        cached_parameters=dict(contexts.get_from_context("parameters") or {}),
        context=dict(state._context or {}),
    )
    cached.started, cached.ended = state.started, state.ended
    if on_disk:
        task.cache_validator.keep(task, cached)  # type: ignore[attr-defined]
    return cached


def remember(flow_run: FlowRun) -> None:
    """
    Put the cached states of a run into `prefect.context.caches`, where later runs in this process find them.

    Runs see what runs before them have kept, and never what the same run keeps: of a hundred mapped children each has a
    result of its own. States that have expired go.

    Args:
        flow_run: the run.
    """
    caches: dict[str, list[Any]] | None = contexts.get_from_context("caches")
    if caches is None:
        return
    now = time.time()
    for task, plain in zip(flow_run.plan.tasks, flow_run.plain, strict=True):
        if plain or task.cache_for is None or isinstance(task.cache_validator, InputHash):
            continue
        known = caches.setdefault(cache_name(task), [])
        seen = {id(state) for state in known}
        known.extend(state for state in _cached(flow_run.final(task)) if id(state) not in seen)
        known[:] = [state for state in known if not _has_expired(state, now)]


def _cached(state: State) -> Iterable[Cached]:
    for item in state.map_states if isinstance(state, Mapped) else [state]:
        if isinstance(item, Cached):
            yield item


def _has_expired(state: Cached, now: float) -> bool:
    expires = state.cached_result_expiration
    return expires is not None and pendulum.instance(expires).timestamp() <= now
