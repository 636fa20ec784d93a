"""Ctrl-C, told apart from a `KeyboardInterrupt` that the code of a DAG file raises."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_listens = False
_rang = False
_expected = False


def ring(number: int, frame: FrameType | None) -> None:
    """Handle a signal that ends the program: raise `KeyboardInterrupt`, and remember that nobody's code did."""
    global _rang
    _rang = True
    raise KeyboardInterrupt


def ring_if_expected(number: int, frame: FrameType | None) -> None:
    """Handle the signal in a program that was started deaf to Ctrl-C, as shells start those behind `&`."""
    if _expected:
        ring(number, frame)


def expect() -> None:
    """The next signal is ours: it is heard even by a program that is deaf to Ctrl-C."""
    global _expected
    _expected = True


def raised_by_code() -> bool:
    """Was the `KeyboardInterrupt` that was just caught raised by code? Outside `told_apart` none counts as that."""
    return _listens and not _rang


def went_unheard() -> bool:
    """Has code kept an interrupt to itself: caught it and gone on, or let another error take its place?"""
    return _rang


def forget() -> None:
    """The interrupt was ours, and has been dealt with."""
    global _rang, _expected
    _rang = _expected = False


@contextmanager
def told_apart() -> Iterator[None]:
    """
    Let `raised_by_code` know.

    Only the main thread can listen; a handler of somebody else is left alone.
    """
    global _listens
    is_ours = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGINT)
    if not is_ours or before not in (signal.default_int_handler, signal.SIG_IGN):
        yield
        return
    signal.signal(signal.SIGINT, ring if before is signal.default_int_handler else ring_if_expected)
    _listens = True
    forget()
    try:
        yield
    finally:
        _listens = False
        signal.signal(signal.SIGINT, before)
