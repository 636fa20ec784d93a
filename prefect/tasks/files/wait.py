"""Wait for a file."""

from __future__ import annotations

import time
from glob import glob
from pathlib import Path

from prefect.core.settable import Task, needed, settable
from prefect.tasks.waiting import Waits


class WaitForFile(Waits, Task):
    """
    Wait until a file, a folder that holds one, or something that matches a pattern is there.

    Args:
        path: the file or folder; `*`, `?` and `**` make it a pattern. A folder counts once there is a file in it or in
            those below.
        unchanged_for: seconds that must have passed since a file was last written to.
        poll_interval: seconds between two looks, given when the task is built like the next.
        max_wait: seconds after which it gives up; `None` waits for ever.

    Returns:
        The paths that were found, sorted; those of a folder's files for a folder.

    Raises:
        ValueError: no path was given.
        TimeoutError: `max_wait` seconds have passed.

    Example:
        >>> WaitForFile("orders*.csv", poll_interval=0.1).run()
        [PosixPath('orders.csv')]
    """

    @settable("path", "unchanged_for", "*", "poll_interval", "max_wait")
    def run(self, path: str | Path | None = None, unchanged_for: float = 0.0) -> list[Path]:
        return [Path(found) for found in self.wait(_Awaited(str(needed(path or None, "path")), unchanged_for))]

    def check(self, handle: _Awaited) -> float | None:
        """Look once."""
        latest = time.time() - handle.unchanged_for
        handle.found = sorted(
            str(file)
            for name in glob(handle.path, recursive=True)
            for file in ([Path(name)] if Path(name).is_file() else Path(name).rglob("*"))
            if file.is_file() and file.stat().st_mtime <= latest
        )
        return None if handle.found else self.poll_interval

    def outcome(self, handle: _Awaited) -> list[str]:
        """What was found."""
        return handle.found


class _Awaited:
    """What is looked for, and what was found."""

    def __init__(self, path: str, unchanged_for: float) -> None:
        self.path, self.unchanged_for = path, unchanged_for
        self.found: list[str] = []

    def __str__(self) -> str:
        return self.path
