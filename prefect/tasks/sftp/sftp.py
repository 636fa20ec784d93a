"""Copy files from and to another machine."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, ClassVar

from prefect.core.settable import Task, needed, settable
from prefect.core.withheld import Withholding
from prefect.tasks.files.arriving import arriving
from prefect.tasks.ssh.client import sftp


class _SftpTask(Withholding, Task):
    """What both share: how the connection is made."""

    withheld: ClassVar[tuple[str, ...]] = ("password",)

    accept_unknown_host: bool = True

    def connected(
        self, host: str | None, username: str | None, password: str | None, port_number: int | None
    ) -> AbstractContextManager[Any]:
        """The files of the machine."""
        return sftp(
            {
                "host": needed(host or None, "host"),
                "username": needed(username or None, "username"),
                "password": needed(self.still_here("password", password or None), "password"),
                "port": needed(port_number, "port_number"),
                "accept_unknown_host": self.accept_unknown_host,
                "allow_agent": False,
                "look_for_keys": False,
            }
        )


class SftpDownload(_SftpTask):
    """
    Copy a file from another machine to this one.

    Args:
        host: name or address of the machine.
        username: who logs in there.
        password: the user's. One that is given when the task is built does not travel to other processes: rather give
            it to the run, as the result of a secret task.
        port_number: port of the server.
        remote_path: path of the file there.
        local_path: where it goes here, in a folder that is there.
        accept_unknown_host: let in a machine that is not in the file of known hosts, as upstream's task does; given
            when the task is built.

    Returns:
        `None`.

    Raises:
        ValueError: one of the arguments was not given.
        MissingExtra: paramiko is not installed.
        FileNotFoundError: there is no such file, or no such folder here.
        paramiko.SSHException: the server is not known, or refused.

    Example:
        >>> task = SftpDownload(server["host"], "ada", port_number=server["port"])
        >>> task.run(password="hush", remote_path="/greeting.txt", local_path="greeting.txt")
    """

    @settable("host", "username", "password", "port_number", "remote_path", "local_path")
    def run(
        self,
        host: str | None = None,
        username: str | None = None,
        password: str | None = None,
        port_number: int | None = None,
        remote_path: str | None = None,
        local_path: str | None = None,
    ) -> None:
        with self.connected(host, username, password, port_number) as files:
            source, target = needed(remote_path or None, "remote_path"), needed(local_path or None, "local_path")
            with arriving(Path(target)) as part:
                files.get(source, str(part))


class SftpUpload(_SftpTask):
    """
    Copy a file from this machine to another.

    Args:
        host: name or address of the machine.
        username: who logs in there.
        password: the user's. One that is given when the task is built does not travel to other processes: rather give
            it to the run, as the result of a secret task.
        port_number: port of the server.
        remote_path: where it goes there, in a folder that is there.
        local_path: path of the file here.
        accept_unknown_host: let in a machine that is not in the file of known hosts, as upstream's task does; given
            when the task is built.

    Returns:
        `None`.

    Raises:
        ValueError: one of the arguments was not given.
        MissingExtra: paramiko is not installed.
        FileNotFoundError: there is no such file here, or no such folder there.
        paramiko.SSHException: the server is not known, or refused.

    Example:
        >>> task = SftpUpload(server["host"], "ada", port_number=server["port"])
        >>> task.run(password="hush", remote_path="/orders.csv", local_path="orders.csv")
    """

    @settable("host", "username", "password", "port_number", "remote_path", "local_path")
    def run(
        self,
        host: str | None = None,
        username: str | None = None,
        password: str | None = None,
        port_number: int | None = None,
        remote_path: str | None = None,
        local_path: str | None = None,
    ) -> None:
        with self.connected(host, username, password, port_number) as files:
            files.put(needed(local_path or None, "local_path"), needed(remote_path or None, "remote_path"))
