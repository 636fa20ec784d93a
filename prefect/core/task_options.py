"""Checks of a task's options: each is of its type, and no two contradict each other."""

from __future__ import annotations

import collections.abc
import datetime
import functools
import warnings
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from prefect.core import hooks
from prefect.core.config import config
from prefect.core.engine import cache_validators
from prefect.core.errors import InvalidTask


class Options(NamedTuple):
    """The options of a task, checked and brought into one form."""

    tags: set[str]
    max_retries: int
    retry_delay: Any
    retry_on: tuple[type[Exception], ...] | None
    timeout: int | None
    cache_validator: Callable[..., Any]
    state_handlers: list[Callable[..., Any]]
    result: Any


def check_options(
    task: Any,
    tags: Iterable[str] | None,
    max_retries: int | None,
    retry_delay: Any,
    retry_on: Any,
    timeout: int | datetime.timedelta | None,
    cache_for: datetime.timedelta | None,
    cache_validator: Callable[..., Any] | None,
    cache_key: str | None,
    state_handlers: list[Callable[..., Any]] | None,
    on_failure: Callable[..., Any] | None,
    target: Any,
    result: Any,
) -> Options:
    """
    Check the options of a task; the arguments are those of `Task`.

    Returns:
        The checked options.

    Raises:
        ValueError: options that contradict each other.
        TypeError: an option of the wrong type.
    """
    if isinstance(tags, str):
        raise TypeError("Tags should be a set of tags, not a string.")
    found_tags = set(tags) if tags is not None else set()
    more = hooks.context_get("tags")
    if more:
        found_tags |= set(more)

    defaults = config["tasks"]["defaults"]
    retries = defaults["max_retries"] if max_retries is None else max_retries
    if retry_delay is None and retries:
        retry_delay = defaults["retry_delay"]
    if timeout is None:
        timeout = defaults["timeout"]
    if retries and retry_delay is None:
        raise InvalidTask("A datetime.timedelta `retry_delay` must be provided if max_retries > 0")
    if retry_delay is not None and not retries:
        raise InvalidTask("A `max_retries` argument greater than 0 must be provided if specifying a retry delay.")

    exceptions: tuple[type[Exception], ...] | None = None
    if retry_on is not None:
        if not retries:
            raise InvalidTask("A number of `max_retries` must be provided if `retry_on` is set.")
        exceptions = tuple(retry_on) if isinstance(retry_on, Iterable) else (retry_on,)
        for item in exceptions:
            if not (isinstance(item, type) and issubclass(item, BaseException)):
                raise TypeError(
                    f"Invalid `retry_on` value {item!r}. Expected an exception type but got an instance of "
                    f"{type(item).__name__}"
                )

    if target is not None and getattr(result, "location", None) not in (None, target):
        warnings.warn(
            "Both `result.location` and `target` were provided. The `target` value will be used.", stacklevel=4
        )

    handlers = list(_sequence(state_handlers))
    if on_failure is not None:
        handlers.append(functools.partial(_call_on_failure, on_failure))

    if cache_for is None and _keeps(cache_validator):
        warnings.warn(
            "cache_validator provided without specifying cache expiration (cache_for); this Task will not be cached.",
            stacklevel=4,
        )

    return Options(
        tags=found_tags,
        max_retries=retries,
        retry_delay=retry_delay,
        retry_on=exceptions,
        timeout=_seconds(timeout),
        cache_validator=cache_validator or _default_validator(cache_for, cache_key),
        state_handlers=handlers,
        result=result,
    )


def _keeps(validator: Any) -> bool:
    """Is it a validator of states that only tasks with `cache_for` keep?"""
    return validator not in (None, cache_validators.never_use) and not isinstance(validator, cache_validators.InputHash)


def _sequence(handlers: Any) -> Iterable[Any]:
    if handlers is None:
        return ()
    if not isinstance(handlers, collections.abc.Sequence):
        raise TypeError("state_handlers should be iterable.")
    return handlers


def _default_validator(cache_for: Any, cache_key: str | None) -> Callable[..., Any]:
    return cache_validators.never_use if cache_for is None else cache_validators.duration_only


def _seconds(timeout: int | datetime.timedelta | None) -> int | None:
    if timeout is None:
        return None
    if isinstance(timeout, datetime.timedelta):
        seconds = timeout.total_seconds()
        if seconds < 0:
            raise InvalidTask("A timeout cannot be negative.")
        if timeout.microseconds:
            warnings.warn(
                "Task timeouts do not support a sub-second resolution; smaller units will be ignored!", stacklevel=5
            )
        # less than a second is a second: alarms count in whole ones
        return max(1, int(seconds)) if seconds else 0
    if isinstance(timeout, bool) or not isinstance(timeout, int):
        raise TypeError("Only integer timeouts (representing seconds) are supported.")
    return timeout


def _call_on_failure(function: Callable[..., Any], task: Any, old_state: Any, new_state: Any) -> Any:
    if new_state.is_failed():
        function(task, new_state)
    return new_state
