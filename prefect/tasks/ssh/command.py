"""Run a command on another machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.engine.signals import FAIL
from prefect.core.settable import needed, settable
from prefect.tasks.ssh.client import _ServerTask, run_command, ssh


class SSHCommand(_ServerTask):
    """
    Run a command on another machine.

    Args:
        command: the command, for the shell of the user there.
        server: the machine, given to a run only: a dict with `host` and what else `paramiko.SSHClient.connect` takes
            (`port`, `username`, `password`, `key_filename` …); `known_hosts` names a file of known hosts,
            `accept_unknown_host` lets in one that is not known.
        environment: variables; a server lets only some through.
        get_pty: give it a terminal, so that it ends when the connection does.
        command_timeout: seconds without a sign of it after which it is given up; `None` waits for ever.
        server_secret: name of a secret that holds such a dict, given when the task is built.

    Returns:
        What it printed to its standard output; bytes that are not UTF-8 are replaced.

    Raises:
        ValueError: no command or no server was given.
        MissingExtra: paramiko is not installed.
        prefect.core.engine.signals.FAIL: the command ended with another code than 0; the message has the end of what it
            printed to its error output, and the failed state's result is what would have been returned.
        TimeoutError: there was no sign of it for so long.
        paramiko.SSHException: the server is not known, or refused.

    Example:
        >>> SSHCommand("echo hello").run(server=server)
        'hello\\n'
    """

    @settable("command", "environment", "*", "get_pty", "command_timeout")
    def run(
        self,
        command: str | None = None,
        server: Mapping[str, Any] | None = None,
        environment: Mapping[str, str] | None = None,
        get_pty: bool = False,
        command_timeout: float | None = None,
    ) -> str:
        command = needed(command or None, "command")
        with ssh(self.server(server)) as client:
            printed = run_command(client, command, environment=environment, get_pty=get_pty, timeout=command_timeout)
        text = printed.out.decode("utf-8", "replace")
        if printed.code:
            told = printed.err.decode("utf-8", "replace").strip()[-1000:]
            raise FAIL(f"The command ended with exit code {printed.code}{f': {told}' if told else '.'}", result=text)
        return text
