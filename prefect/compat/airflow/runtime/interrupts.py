"""Ctrl-C, told apart from a `KeyboardInterrupt` that the code of a DAG file raises."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_listens = False
_rang = False


def ring(number: int, frame: FrameType | None) -> None:
    """Handle a signal that ends the program: raise `KeyboardInterrupt`, and remember that nobody's code did."""
    global _rang
    _rang = True
    raise KeyboardInterrupt


def raised_by_code() -> bool:
    """Was the `KeyboardInterrupt` that was just caught raised by code? Outside `told_apart` none counts as that."""
    return _listens and not _rang


def forget() -> None:
    """The interrupt was ours, and has been dealt with."""
    global _rang
    _rang = False


@contextmanager
def told_apart() -> Iterator[None]:
    """
    Let `raised_by_code` know.

    Only the main thread can listen; a handler of somebody else is left alone.
    """
    global _listens
    is_ours = threading.current_thread() is threading.main_thread()
    if not is_ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, ring)
    _listens = True
    forget()
    try:
        yield
    finally:
        _listens = False
        signal.signal(signal.SIGINT, signal.default_int_handler)
