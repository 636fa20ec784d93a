"""Copy files from and to a server of FTP."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.files.arriving import arriving
from prefect.tasks.ftp.client import ftp
from prefect.tasks.ssh.client import _ServerTask


class FTPDownload(_ServerTask):
    """
    Copy a file from a server of FTP to this machine.

    Args:
        remote_path: path of the file there.
        local_path: where it goes here, in a folder that is there.
        server: the server, given to a run only: a dict with `host` and, if need be, `port`, `user`, `password`, `tls`
            (true for FTPS) and `passive` (false for none).
        server_secret: name of a secret that holds such a dict, given when the task is built.

    Returns:
        The path here.

    Raises:
        ValueError: a path or the server was not given.
        FileNotFoundError: there is no such folder here.
        ftplib.Error: the server refused; there is no such file.

    Example:
        >>> FTPDownload("/greeting.txt", "greeting.txt").run(server=server)
        PosixPath('greeting.txt')
    """

    @settable("remote_path", "local_path")
    def run(
        self,
        remote_path: str | None = None,
        local_path: str | Path | None = None,
        server: Mapping[str, Any] | None = None,
    ) -> Path:
        source, target = (
            needed(remote_path or None, "remote_path"),
            Path(needed(str(local_path or "") or None, "local_path")),
        )
        with arriving(target) as part, part.open("wb") as file, ftp(self.server(server)) as client:
            client.retrbinary(f"RETR {source}", file.write)
        return target


class FTPUpload(_ServerTask):
    """
    Copy a file of this machine to a server of FTP.

    Args:
        local_path: path of the file here.
        remote_path: where it goes there, in a folder that is there.
        server: the server, as for `FTPDownload`; given to a run only.
        server_secret: name of a secret that holds the description of the server, given when the task is built.

    Returns:
        The path there.

    Raises:
        ValueError: a path or the server was not given.
        FileNotFoundError: there is no such file here.
        ftplib.Error: the server refused; there is no such folder.

    Example:
        >>> FTPUpload("orders.csv", "/orders.csv").run(server=server)
        '/orders.csv'
    """

    @settable("local_path", "remote_path")
    def run(
        self,
        local_path: str | Path | None = None,
        remote_path: str | None = None,
        server: Mapping[str, Any] | None = None,
    ) -> str:
        source, target = (
            Path(needed(str(local_path or "") or None, "local_path")),
            needed(remote_path or None, "remote_path"),
        )
        with source.open("rb") as file, ftp(self.server(server)) as client:
            client.storbinary(f"STOR {target}", file)
        return target
