"""Loops: a task that runs again and again until something holds."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from prefect.core import context as contexts
from prefect.core.engine import signals


def loop_until(done: Callable[[Any], bool], *, at_most: int | None = None) -> Callable[..., Callable[..., Any]]:
    """
    Make a task's function run round after round until its result is good.

    The first round is given the arguments of the task; each further one gets the result of the round before as its
    first argument. Every round is a run of its own for logs and state handlers.

    Args:
        done: function of a round's result that says whether it is the last.
        at_most: how many rounds there may be; `None` means any number.

    Returns:
        A decorator for the function, to stand below `@task`.

    Raises:
        signals.FAIL: in the run, if there were `at_most` rounds and none was the last.

    Example:
        >>> from prefect.core.flow import Flow
        >>> from prefect.core.function_task import task
        >>> @task
        ... @loop_until(lambda x: x > 100)
        ... def double(x):
        ...     return 2 * x
        >>> with Flow("powers") as flow:
        ...     found = double(3)
        >>> flow.run().result[found].result
        192
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def one_round(*args: Any, **kwargs: Any) -> Any:
            number = contexts.get_from_context("task_loop_count", 1)
            if number > 1:
                args, kwargs = _with_first(function, contexts.get_from_context("task_loop_result"), args, kwargs)
            result = function(*args, **kwargs)
            if done(result):
                return result
            if at_most is not None and number >= at_most:
                raise signals.FAIL(f"{function.__name__} was not done after {number} rounds.")
            raise signals.LOOP(f"Round {number} is done.", result=result)

        return one_round

    return decorate


def _with_first(
    function: Callable[..., Any], value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments with the first one replaced; a task's are given by name."""
    if args:
        return (value, *args[1:]), kwargs
    first = function.__code__.co_varnames[0]
    return args, {**kwargs, first: value}
