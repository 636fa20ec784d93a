"""Stop a call that takes longer than it may."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


@contextmanager
def time_limit(seconds: float | None, error: type[BaseException], *, insist: bool = False) -> Iterator[None]:
    """
    Raise an error inside the block once its time is over.

    In the main thread an alarm interrupts whatever the block does; in another thread the error is raised when Python
    code runs again, which a call that sleeps or waits in C puts off.

    Args:
        seconds: the time; `None` is no limit.
        error: what is raised.
        insist: in the main thread, raise it again and again: code that catches whatever there is does not go on.
    """
    if seconds is None:
        yield
    elif threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        with _alarm(seconds, error, _AGAIN if insist else 0):
            yield
    else:
        with _raised_in_thread(seconds, error):
            yield


@contextmanager
def _alarm(seconds: float, error: type[BaseException], again: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        if rings:
            _raise_in_handlers(frame, error(f"Timeout after {seconds:g} s"))
        rings.append(number)
        raise error(f"Timeout after {seconds:g} s")

    rings: list[int] = []
    tracing = sys.gettrace()
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6), again)
    try:
        yield
    finally:
        _quiet(error)
        signal.signal(signal.SIGALRM, before)
        if len(rings) > 1:
            sys.settrace(tracing)


def _raise_in_handlers(frame: FrameType | None, error: BaseException) -> None:
    """
    Let code that catches the error meet it again at its next line, which lies outside the `try`.

    An alarm alone would reach a loop such as `try: sleep(9) except BaseException: pass` inside the `try` every time.
    """

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            raise error
        return None

    while frame is not None:
        if not frame.f_globals.get("__name__", "").startswith(_OURS):
            frame.f_trace = trace
        frame = frame.f_back
    sys.settrace(lambda frame, event, argument: None)


_OURS = __name__.partition(".")[0] + "."
#: Seconds between two alarms for code that catches them.
_AGAIN = 0.02


def _quiet(error: type[BaseException]) -> None:
    while True:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        except error:  # it rang meanwhile
            continue
        return


@contextmanager
def _raised_in_thread(seconds: float, error: type[BaseException]) -> Iterator[None]:
    # imported here: most calls have no limit, or run in the main thread
    import ctypes

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
