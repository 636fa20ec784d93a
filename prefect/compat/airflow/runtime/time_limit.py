"""Stop a call that takes longer than it may."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def time_limit(seconds: float | None, error: type[BaseException]) -> Iterator[None]:
    """
    Raise an error inside the block once its time is over.

    In the main thread an alarm interrupts whatever the block does; in another thread the error is raised when Python
    code runs again, which a call that sleeps or waits in C puts off.

    Args:
        seconds: the time; `None` is no limit.
        error: what is raised.
    """
    if seconds is None:
        yield
    elif threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        with _alarm(seconds, error):
            yield
    else:
        with _raised_in_thread(seconds, error):
            yield


@contextmanager
def _alarm(seconds: float, error: type[BaseException]) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise error(f"Timeout after {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _raised_in_thread(seconds: float, error: type[BaseException]) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    timer = threading.Timer(
        seconds, lambda: ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(error))
    )
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
