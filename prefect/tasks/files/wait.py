"""Wait for a file."""

from __future__ import annotations

import time
from glob import glob
from pathlib import Path
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask


class WaitForFile(WaitingTask):
    """
    Wait until a file, a folder that holds one, or something that matches a pattern is there.

    Args:
        path: the file or folder; `*`, `?` and `**` make it a pattern. A folder counts once there is a file in it or in
            those below.
        unchanged_for: seconds that must have passed since a file was last written to.
        poll_interval: seconds between two looks.
        max_wait: seconds after which it gives up; `None` waits for ever.

    Returns:
        The paths that were found, sorted; those of a folder's files for a folder.

    Raises:
        ValueError: no path was given.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> WaitForFile("orders*.csv", poll_interval=0.1).run()
        [PosixPath('orders.csv')]
    """

    @settable("path", "unchanged_for", "*", "poll_interval", "max_wait")
    def start(
        self,
        path: str | Path | None = None,
        unchanged_for: float = 0.0,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> Any:
        needed(path or None, "path")

    def check(self, wait: Wait) -> float | None:
        """Look once."""
        latest = time.time() - wait["unchanged_for"]
        wait.seen = sorted(
            file
            for name in glob(str(wait["path"]), recursive=True)
            for file in ([Path(name)] if Path(name).is_file() else Path(name).rglob("*"))
            if file.is_file() and file.stat().st_mtime <= latest
        )
        return None if wait.seen else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> list[Path]:
        """What was found."""
        found: list[Path] = wait.seen
        return found
