"""Connections to servers of FTP."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from prefect.core.masking import remember
from prefect.core.settable import needed

#: Seconds to wait for the server.
TIMEOUT = 60.0


@contextlib.contextmanager
def ftp(server: Mapping[str, Any] | None) -> Iterator[Any]:
    """
    A connection to a server of FTP.

    Args:
        server: `host` and, if need be, `port`, `user`, `password`, `tls` (true for FTPS) and `passive`
            (false for none).

    Yields:
        The client of `ftplib`.

    Raises:
        ValueError: no server was given.
        ftplib.Error: the server refused.
    """
    import ftplib  # few ask for it

    given = needed(server, "server")
    remember(given.get("password"))
    client: Any = ftplib.FTP_TLS() if given.get("tls") else ftplib.FTP()
    with client:
        client.connect(given["host"], int(given.get("port") or ftplib.FTP_PORT), timeout=TIMEOUT)
        client.login(given.get("user") or "", given.get("password") or "")
        if given.get("tls"):
            client.prot_p()
        client.set_pasv(given.get("passive", True))
        yield client
