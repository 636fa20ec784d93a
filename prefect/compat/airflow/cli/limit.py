"""An end to what takes too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from prefect.compat.airflow.runtime.interrupts import expect, forget


class TookTooLong(Exception):
    """A run took longer than it may."""


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """
    Interrupt the block, as Ctrl-C does, once its time is over.

    Args:
        seconds: the time; `None` is no limit. Only the main thread can be interrupted: elsewhere there is no limit.

    Raises:
        TookTooLong: it was interrupted.
    """
    if seconds is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    over = threading.Event()
    main = threading.get_ident()

    def ring() -> None:
        over.set()
        expect()
        # a real signal: it also ends a sleep
        signal.pthread_kill(main, signal.SIGINT)

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt as err:
        if not over.is_set():
            raise
        forget()
        raise TookTooLong(f"it took longer than the {seconds:g} s that --timeout allows") from err
    finally:
        timer.cancel()
