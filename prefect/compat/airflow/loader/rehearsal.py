"""Files that may end the process are executed in a process of their own first."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from select import select

#: What ends a process without a word. Files that mention none of it are not rehearsed.
_ENDINGS = re.compile(rb"\b(_exit|abort|raise_signal)\b|\bos\.(kill|killpg|exec\w+)\b|\bsignal\.(alarm|pthread_kill)\b")
#: What a task may end its process with, where the file that it comes from mentions it.
_LAST_WORDS = (b"_exit", b"os.kill", b"os.abort", b"raise_signal", b"os.exec", b"pthread_kill")
#: Seconds that a rehearsal may take beyond the time to load a file.
_PATIENCE = 5.0


def is_needed(source: bytes) -> bool:
    """Does a file mention something that ends a process?"""
    return hasattr(os, "fork") and _ENDINGS.search(source) is not None


def may_end_tasks(source: bytes) -> bool:
    """Does a file mention something by which a task would end its process?"""
    return any(words in source for words in _LAST_WORDS)


def ending(execute: Callable[[], object], seconds: float | None) -> str | None:
    """
    How a process ends that executes a file.

    Args:
        execute: executes it; what it raises does not matter here, what it prints is not shown.
        seconds: the time that it may take, `None` for any.

    Returns:
        What became of the process, `None` if it came to the end of the file, or to an error.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _rehearse(execute, write)
    os.close(write)
    try:
        ready, _, _ = select([read], [], [], None if seconds is None else seconds + _PATIENCE)
        came_to_the_end = bool(ready) and os.read(read, 1) == b"."
    finally:
        os.close(read)
    if not ready:
        # it takes too long: the load that follows says so
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if came_to_the_end or not ready:
        return None
    return f"exit status {status}" if status >= 0 else signal.Signals(-status).name


def _rehearse(execute: Callable[[], object], write: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    try:
        execute()
    except BaseException:  # noqa: BLE001 - it will be raised again when the file is loaded
        pass
    finally:
        os.write(write, b".")
        os._exit(0)
