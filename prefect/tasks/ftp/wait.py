"""Wait for a file on a server of FTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.ftp.client import ftp
from prefect.tasks.ssh.client import _ServerTask

#: Answers of a server that may be another one soon: not available, no such file for the moment, too busy.
TRANSIENT = (421, 425, 426, 434, 450, 451, 452)
MISSING = 550


class FTPWaitForFile(_ServerTask, WaitingTask):
    """
    Wait until a file is there on a server of FTP.

    Args:
        path: the file.
        server: the server, as for `FTPDownload`; given to a run only.
        transient_errors: an answer such as "too busy" fails the task; otherwise it looks again.
        poll_interval: seconds between two looks.
        max_wait: seconds after which it gives up; `None` waits for ever.
        server_secret: name of a secret that holds the description of the server, given when the task is built.

    Returns:
        When it was last written to, as the server tells it (`20240115103000`).

    Raises:
        ValueError: no path or no server was given.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.
        ftplib.Error: the server refused.

    Example:
        >>> len(FTPWaitForFile("/greeting.txt", poll_interval=0.1).run(server=server))
        14
    """

    @settable("path", "*", "transient_errors", "poll_interval", "max_wait")
    def start(
        self,
        path: str | None = None,
        server: Mapping[str, Any] | None = None,
        transient_errors: bool = True,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> Any:
        needed(path or None, "path")

    def check(self, wait: Wait) -> float | None:
        """Look once."""
        import ftplib  # few ask for it

        try:
            with ftp(self.server(wait["server"])) as client:
                wait.seen = client.sendcmd(f"MDTM {wait['path']}").partition(" ")[2][:14]
        except ftplib.Error as err:
            code = int(str(err)[:3]) if str(err)[:3].isdigit() else 0
            if code == MISSING or (code in TRANSIENT and not wait["transient_errors"]):
                return float(wait["poll_interval"])
            raise
        return None

    def outcome(self, wait: Wait) -> str:
        """When it was last written to."""
        seen: str = wait.seen
        return seen
