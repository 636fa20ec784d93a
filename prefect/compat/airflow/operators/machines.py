"""What connections to other machines say, in the form that tasks take."""

from __future__ import annotations

from typing import Any


def dialled(connection: Any, remote_host: str | None = None) -> dict[str, Any]:
    """
    What paramiko needs of an SSH or SFTP connection.

    Args:
        connection: the connection.
        remote_host: takes the place of the connection's host.
    """
    extra = connection.extra_dejson
    found = {
        "host": remote_host or connection.host,
        "port": connection.port or 22,
        "username": connection.login,
        "password": connection.password,
        "key_filename": extra.get("key_file"),
        "accept_unknown_host": str(extra.get("no_host_key_check", True)).lower() != "false",
    }
    return {name: value for name, value in found.items() if value is not None}


def ftp_server(connection: Any) -> dict[str, Any]:
    """
    What a connection to a server of FTP says.

    Args:
        connection: the connection.
    """
    found = {
        "host": connection.host,
        "port": connection.port,
        "user": connection.login,
        "password": connection.password,
        "passive": connection.extra_dejson.get("passive", True),
    }
    return {name: value for name, value in found.items() if value is not None}
