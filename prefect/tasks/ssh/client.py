"""Connections over SSH: for commands, and for files."""

from __future__ import annotations

import contextlib
import select
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from prefect.core.masking import remember
from prefect.core.optional import optional
from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed

paramiko = optional("paramiko", extra="ssh")

#: Seconds to wait for a connection.
CONNECT_TIMEOUT = 10.0
#: Names in the description of a server whose values are secret.
SECRETS = ("password", "passphrase", "pkey")


class Printed(NamedTuple):
    """How a command ended."""

    code: int
    out: bytes
    err: bytes


class _ServerTask(Task):
    """What the tasks share that talk to one server: how they learn which."""

    server_secret: str | None = None

    def server(self, given: Mapping[str, Any] | None) -> Mapping[str, Any]:
        """The server of a run."""
        if given is None and self.server_secret is not None:
            given = Secret(self.server_secret).get()
        return needed(given, "server")


@contextlib.contextmanager
def ssh(server: Mapping[str, Any] | None) -> Iterator[Any]:
    """
    A connection over SSH.

    Args:
        server: `host`, and what else `paramiko.SSHClient.connect` takes (`port`, `username`, `password`,
            `key_filename` …); `known_hosts` names a file of known hosts, and `accept_unknown_host` lets one in that is
            not known.

    Yields:
        Paramiko's client.

    Raises:
        ValueError: no server was given.
        MissingExtra: paramiko is not installed.
        paramiko.SSHException: the server is not known, or refused.
    """
    given = {"timeout": CONNECT_TIMEOUT, **needed(server, "server")}
    remember([value for name, value in given.items() if name in SECRETS and isinstance(value, (str, bytes))])
    with contextlib.closing(paramiko.SSHClient()) as client:
        known = given.pop("known_hosts", None)
        client.load_system_host_keys(known) if known else client.load_system_host_keys()
        if given.pop("accept_unknown_host", False):
            client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        client.connect(given.pop("host"), **given)
        yield client


@contextlib.contextmanager
def sftp(server: Mapping[str, Any] | None) -> Iterator[Any]:
    """
    A connection to the files of a server.

    Args:
        server: as for `ssh`.

    Yields:
        Paramiko's client for files.

    Raises:
        ValueError: no server was given.
        MissingExtra: paramiko is not installed.
        paramiko.SSHException: the server is not known, or refused.
    """
    with ssh(server) as client, contextlib.closing(client.open_sftp()) as files:
        yield files


def run_command(
    client: Any,
    command: str,
    *,
    environment: Mapping[str, str] | None = None,
    get_pty: bool = False,
    timeout: float | None = None,
    on_output: Callable[[bytes], None] | None = None,
) -> Printed:
    """
    Run a command and read both its outputs as they come.

    Args:
        client: paramiko's client, connected.
        command: the command.
        environment: variables; the server may refuse them.
        get_pty: give it a terminal, so that it ends when the connection does.
        timeout: seconds without a sign of it after which it is given up; `None` waits for ever.
        on_output: gets each piece of its standard output.

    Returns:
        Its code and what it printed.

    Raises:
        TimeoutError: there was no sign of it for so long.
        paramiko.SSHException: the server refused.
    """
    stdin, stdout, _ = client.exec_command(command=command, get_pty=get_pty, timeout=timeout, environment=environment)
    channel = stdout.channel
    stdin.close()
    channel.shutdown_write()
    out, err = bytearray(), bytearray()

    def take(piece: bytes) -> None:
        out.extend(piece)
        if on_output is not None and piece:
            on_output(piece)

    while True:
        ready, _, _ = select.select([channel], [], [], timeout)
        if not ready:
            channel.close()
            raise TimeoutError(f"The command gave no sign for {timeout} seconds.")
        while channel.recv_ready():
            take(channel.recv(65536))
        while channel.recv_stderr_ready():
            err += channel.recv_stderr(65536)
        if channel.exit_status_ready() and not channel.recv_ready() and not channel.recv_stderr_ready():
            # what is still under way comes before the end of the stream
            take(channel.makefile("rb").read())
            err += channel.makefile_stderr("rb").read()
            return Printed(channel.recv_exit_status(), bytes(out), bytes(err))
