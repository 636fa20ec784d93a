"""Wait for a file on another machine."""

from __future__ import annotations

import fnmatch
import posixpath
import stat
import time
from collections.abc import Iterator, Mapping
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.ssh.client import _ServerTask, sftp


class SftpWaitForFile(_ServerTask, WaitingTask):
    """
    Wait until a file is there on another machine.

    Args:
        path: the file, or with `pattern` the folder.
        pattern: what the file's name has to match: `*`, `?` and `[ab]` stand for other characters; empty for none.
        server: the machine, as for `SSHCommand`; given to a run only.
        unchanged_for: seconds that must have passed since the file was last written to.
        newer_than: seconds since the epoch after which it must have been written to; `None` for any time.
        poll_interval: seconds between two looks.
        max_wait: seconds after which it gives up; `None` waits for ever.
        server_secret: name of a secret that holds the description of the machine, given when the task is built.

    Returns:
        The paths that were found, sorted.

    Raises:
        ValueError: no path or no server was given.
        MissingExtra: paramiko is not installed.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.
        paramiko.SSHException: the server is not known, or refused.

    Example:
        >>> SftpWaitForFile("/", "greet*", poll_interval=0.1).run(server=server)
        ['/greeting.txt']
    """

    @settable("path", "pattern", "*", "unchanged_for", "newer_than", "poll_interval", "max_wait")
    def start(
        self,
        path: str | None = None,
        pattern: str = "",
        server: Mapping[str, Any] | None = None,
        unchanged_for: float = 0.0,
        newer_than: float | None = None,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> Any:
        needed(path or None, "path")

    def check(self, wait: Wait) -> float | None:
        """Look once."""
        latest = time.time() - wait["unchanged_for"]
        earliest = wait["newer_than"]
        with sftp(self.server(wait["server"])) as files:
            wait.seen = [
                name
                for name, written in _written(files, wait["path"], wait["pattern"])
                if (not wait["unchanged_for"] or written <= latest) and (earliest is None or written > earliest)
            ]
        return None if wait.seen else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> list[str]:
        """What was found."""
        found: list[str] = wait.seen
        return found


def _written(files: Any, path: str, pattern: str) -> Iterator[tuple[str, float]]:
    """The files that are meant, and when each was last written to."""
    try:
        if not pattern:
            yield path, files.stat(path).st_mtime
            return
        members = sorted(files.listdir_attr(path), key=lambda member: str(member.filename))
    except FileNotFoundError:
        return
    for member in members:
        if fnmatch.fnmatch(member.filename, pattern) and not stat.S_ISDIR(member.st_mode):
            yield posixpath.join(path, member.filename), member.st_mtime
