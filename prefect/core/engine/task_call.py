"""
One call of a task: run it, and turn whatever comes out into a state.

This is the whole of a run for a task that uses nothing but a function, a trigger and retries. Everything that costs
more (handlers, caches, time-outs, stored results) is a step of `TaskRunner`, which calls this too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from types import CoroutineType
from typing import Any

from prefect.core.context import peek
from prefect.core.engine import signals
from prefect.core.engine.state import Failed, Looped, Retrying, State, Success
from prefect.core.logging import logger_of
from prefect.core.results.base import Result
from prefect.core.retries import delay_after

SUCCEEDED = "Task run succeeded."


def state_of_call(task: Any, function: Callable[..., Any], arguments: dict[str, Any]) -> State:
    """
    Call a function for a task and say how it ended.

    Args:
        task: the task.
        function: what to call.
        arguments: its arguments by name.

    Returns:
        The state; never raises for what the function raised, but lets `KeyboardInterrupt` and `SystemExit` pass.
    """
    started = time.time()
    state: State
    try:
        value = function(**arguments)
        state = Success(SUCCEEDED, awaited(value) if type(value) is CoroutineType else value)
    except signals.PrefectStateSignal as signal:
        state = state_of_signal(signal)
    except Exception as err:
        if peek("raise_on_exception"):
            raise
        state = Failed(f"Error during execution of task: {err!r}", err)
    state.started = started
    state.ended = time.time()
    return state


def state_of_signal(signal: signals.PrefectStateSignal) -> State:
    """
    The state of a signal that a task raised; the log tells of it.

    Args:
        signal: the signal.

    Returns:
        Its state.
    """
    state = signal.state
    if isinstance(state, Looped) and not state.message:
        state.message = f"Task is looping ({state.loop_count})"
    if type(state) is not Success and not isinstance(state, Looped):
        logger_of("TaskRunner").info("%s signal raised: %r", type(signal).__name__, signal)
    return state


def awaited(coroutine: CoroutineType[Any, Any, Any]) -> Any:
    """
    Wait for a coroutine, which runs on the loop that all of them share.

    Args:
        coroutine: the coroutine.

    Returns:
        Its result.
    """
    # imported here: only programs with coroutine tasks need an event loop
    from prefect.core.engine.async_tasks import result_of

    return result_of(coroutine)


def retry_of(task: Any, state: State, run_count: int, round_: dict[str, Any] | None = None) -> State:
    """
    The state after a failed run: to be tried again, if the task has tries left.

    Args:
        task: the task.
        state: the failed state.
        run_count: how many runs there have been.
        round_: the round of a looping task that is to be tried again; `None` means the first.

    Returns:
        A `Retrying` state, or the failed one.
    """
    if run_count > task.max_retries:
        return state
    error = state.result
    if task.retry_on is not None and isinstance(error, BaseException) and not isinstance(error, task.retry_on):
        return state
    delay = delay_after(task.retry_delay, run_count)
    if delay is None:
        return state
    message = f"Retrying Task (after attempt {run_count} of {task.max_retries + 1})"
    retrying = Retrying(message, state._value, run_count=run_count, context={"task_run_count": run_count})
    retrying.started, retrying.ended = state.started, state.ended
    if delay:
        retrying._start = time.time() + delay
    if round_:
        retrying._cached_inputs = {key.removeprefix("task"): Result(value) for key, value in round_.items()}
    return retrying


def round_of(state: State | None) -> dict[str, Any] | None:
    """
    The round of a loop that a retry goes on with; earlier rounds are not run again, as in Prefect 1.4.1.

    Args:
        state: the state to begin with.

    Returns:
        Its part of the context; `None` if it begins with the first round.
    """
    kept = state._cached_inputs if type(state) is Retrying else None
    if not kept or "_loop_count" not in kept:
        return None
    return {"task_loop_count": kept["_loop_count"].value, "task_loop_result": kept["_loop_result"].value}


def next_round(state: State) -> dict[str, Any]:
    """
    The context of a looping task's next round.

    Args:
        state: how the round before ended.

    Returns:
        Number and result for the context.
    """
    assert isinstance(state, Looped)
    return {"task_loop_count": state.loop_count + 1, "task_loop_result": state.result}
