"""Time-outs that really stop a task."""

from __future__ import annotations

import functools
import signal
import threading
from collections.abc import Callable
from typing import Any


class TaskTimeout(Exception):
    """A task took longer than its time-out."""


def limited(task: Any, function: Callable[..., Any]) -> Callable[..., Any]:
    """
    A function that is stopped when the task's time-out is over.

    In the main thread an alarm of the operating system interrupts it, wherever it is. In any other thread the exception
    is put into the thread, which stops Python code at its next step; a call that blocks outside Python ends first.

    Args:
        task: the task.
        function: what to call.

    Returns:
        The function with its limit.
    """
    seconds = task.timeout
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        return functools.partial(_with_alarm, task, seconds, function)
    return functools.partial(_with_injected, task, seconds, function)


def _error(task: Any, seconds: float) -> TaskTimeout:
    return TaskTimeout(f"Task '{task.name}' timed out: it took longer than {seconds} s.")


def _with_alarm(task: Any, seconds: float, function: Callable[..., Any], **arguments: Any) -> Any:
    def ring(signum: int, frame: Any) -> None:
        raise _error(task, seconds)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(**arguments)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _with_injected(task: Any, seconds: float, function: Callable[..., Any], **arguments: Any) -> Any:
    # imported here: reaching into another thread needs the interpreter's own interface
    import ctypes

    thread = threading.get_ident()
    lock = threading.Lock()
    over = False

    def ring() -> None:
        with lock:
            if not over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TaskTimeout))

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        return function(**arguments)
    except TaskTimeout as err:
        raise _error(task, seconds) from err
    finally:
        with lock:
            over = True
        timer.cancel()
