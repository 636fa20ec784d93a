"""Which threads a piece of code starts, told apart from those that other threads start meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
#: Each thread that is watched -> for each block in it the threads that it has started.
_watched: dict[int, list[list[threading.Thread]]] = {}
_start = threading.Thread.start


def _noticed(thread: threading.Thread) -> None:
    _start(thread)
    for started in _watched.get(threading.get_ident(), ()):
        started.append(thread)


@contextmanager
def started_threads() -> Iterator[list[threading.Thread]]:
    """
    Watch which threads the block starts.

    Yields:
        The threads, as they start.

    Example:
        >>> with started_threads() as started:
        ...     threading.Thread(target=int).start()
        >>> len(started)
        1
    """
    global _start
    own: list[threading.Thread] = []
    me = threading.get_ident()
    with _lock:
        if not _watched:
            _start = threading.Thread.start
            threading.Thread.start = _noticed  # type: ignore[method-assign,assignment]
        _watched.setdefault(me, []).append(own)
    try:
        yield own
    finally:
        with _lock:
            _watched[me] = [each for each in _watched[me] if each is not own]
            if not _watched[me]:
                del _watched[me]
            if not _watched:
                threading.Thread.start = _start  # type: ignore[method-assign]
