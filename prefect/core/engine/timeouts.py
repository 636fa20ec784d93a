"""
Time-outs that really stop a task.

- In the main thread of a process, and so in every worker process, an alarm of the operating system interrupts the task
  wherever it is, and rings again if the task swallows it. If a worker process does not react even so (code outside
  Python that never looks), the process that drives the run kills it.
- In any other thread the exception is put into the thread. That stops Python code at its next step; a call that blocks
  outside Python (a long query, `time.sleep`) ends first, and the task is `TimedOut` only then. Where that is not good
  enough, `ThreadExecutor(timeouts_in_processes=True)` runs the tasks that have a time-out in processes of their own.
"""

from __future__ import annotations

import functools
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import CoroutineType
from typing import Any

from prefect.core.engine.task_call import awaited
from prefect.core.errors import TaskTimeoutSignal

#: A task that swallows its time-out hears of it again after so many seconds.
AGAIN = 0.2

#: In a worker process: tells the process that drives the run that a limit of so many seconds begins, or (`None`) ended.
announce: ContextVar[Callable[[float | None], None] | None] = ContextVar("announce_timeout", default=None)

TIMED_OUT = "Task timed out during execution."


def limited(task: Any, function: Callable[..., Any]) -> Callable[..., Any]:
    """
    A function that is stopped when the task's time-out is over.

    Args:
        task: the task; its `timeout` is in seconds.
        function: what to call.

    Returns:
        The function with its limit; it raises `TaskTimeoutSignal` when the time is over.
    """
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        return functools.partial(_called, task, function, _alarm)
    return functools.partial(_called, task, function, _injection)


def run_task_with_timeout(
    task: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None, logger: logging.Logger | None = None
) -> Any:
    """
    Run a task alone, and stop it when its time-out is over.

    Args:
        task: the task.
        args: arguments of its `run`.
        kwargs: arguments of its `run` by name.
        logger: not needed.

    Returns:
        What the task returns.

    Raises:
        TaskTimeoutSignal: the time is over.
    """
    function = functools.partial(task.run, *args)
    return (limited(task, function) if task.timeout else function)(**(kwargs or {}))


def timeout_error(name: str) -> TaskTimeoutSignal:
    """
    The error of a task that was stopped.

    Args:
        name: the task's name.

    Returns:
        The error; the same in every executor.
    """
    return TaskTimeoutSignal(f"Execution timed out for Task '{name}'.")


def _called(task: Any, function: Callable[..., Any], limit: Callable[[float], Any], /, **arguments: Any) -> Any:
    try:
        with limit(float(task.timeout)):
            value = function(**arguments)
            # the limit holds for what a coroutine does, not for making it
            return awaited(value) if type(value) is CoroutineType else value
    except TaskTimeoutSignal as err:
        raise timeout_error(task.name) from err


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    tell = announce.get()

    def ring(signum: int, frame: Any) -> None:
        raise TaskTimeoutSignal

    before = signal.signal(signal.SIGALRM, ring)
    outer, _ = signal.getitimer(signal.ITIMER_REAL)
    started = time.monotonic()
    if tell is not None:
        tell(seconds)
    # a limit around this one (a flow run inside a task) that ends earlier keeps its time
    signal.setitimer(signal.ITIMER_REAL, min(seconds, outer) if outer else seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if outer:
            signal.setitimer(signal.ITIMER_REAL, max(outer - (time.monotonic() - started), 0.001), AGAIN)
        if tell is not None:
            tell(None)


@contextmanager
def _injection(seconds: float) -> Iterator[None]:
    thread = threading.get_ident()
    lock = threading.Lock()
    over = threading.Event()

    def ring() -> None:
        pause = seconds
        while not over.wait(pause):
            with lock:
                if not over.is_set():
                    raise_in(thread, TaskTimeoutSignal)
            pause = AGAIN

    bell = threading.Thread(target=ring, name="prefect-timeout", daemon=True)
    bell.start()
    try:
        yield
    finally:
        with lock:
            over.set()


class TaskInterrupted(BaseException):
    """Raised inside the tasks of a run that was interrupted; whatever catches it has to let it pass."""


def raise_in(thread: int, error: type[BaseException]) -> None:
    """
    Raise an error in another thread, at its next step in Python.

    Args:
        thread: the thread's identity.
        error: the error's class.
    """
    # imported here: reaching into another thread needs the interpreter's own interface
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
