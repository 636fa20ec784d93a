"""FTP."""

from __future__ import annotations

import datetime
import ftplib
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

from prefect.compat.airflow.standin.basehook import BaseHook


class FTPHook(BaseHook):
    """
    A server of FTP, by a connection, whose extra may say `{"passive": false}`.

    Args:
        ftp_conn_id: the connection.
    """

    conn_name_attr = "ftp_conn_id"
    default_conn_name = "ftp_default"
    conn_type = "ftp"
    hook_name = "FTP"

    def __init__(self, ftp_conn_id: str = default_conn_name, **kwargs: Any) -> None:
        super().__init__()
        self.ftp_conn_id = ftp_conn_id
        self.conn: ftplib.FTP | None = None

    def __enter__(self) -> FTPHook:
        return self

    def __exit__(self, *args: object) -> None:
        if self.conn is not None:
            self.close_conn()

    def _client(self) -> ftplib.FTP:
        return ftplib.FTP()

    def get_conn(self) -> ftplib.FTP:
        """Return ftplib's client, connected; it is made once."""
        if self.conn is None:
            found = self.get_connection(self.ftp_conn_id)
            client = self._client()
            client.connect(found.host or "", found.port or ftplib.FTP_PORT)
            client.login(found.login or "", found.password or "")
            if isinstance(client, ftplib.FTP_TLS):
                client.prot_p()
            client.set_pasv(found.extra_dejson.get("passive", True))
            self.conn = client
        return self.conn

    def close_conn(self) -> None:
        """Close the connection."""
        if self.conn is not None:
            self.conn.quit()
            self.conn = None

    def describe_directory(self, path: str) -> dict[str, Any]:
        """Return what the server knows about each member of a folder."""
        return dict(self.get_conn().mlsd(path))

    def list_directory(self, path: str) -> list[str]:
        """Return the names in a folder."""
        return self.get_conn().nlst(path)

    def create_directory(self, path: str) -> None:
        """Make a folder."""
        self.get_conn().mkd(path)

    def delete_directory(self, path: str) -> None:
        """Remove an empty folder."""
        self.get_conn().rmd(path)

    def delete_file(self, path: str) -> None:
        """Remove a file."""
        self.get_conn().delete(path)

    def rename(self, from_name: str, to_name: str) -> str:
        """Give a file another name."""
        return self.get_conn().rename(from_name, to_name)

    def get_mod_time(self, path: str) -> datetime.datetime:
        """Return when a file was last written to."""
        text = self.get_conn().sendcmd(f"MDTM {path}")[4:]
        return datetime.datetime.strptime(text, "%Y%m%d%H%M%S.%f" if "." in text else "%Y%m%d%H%M%S")

    def get_size(self, path: str) -> int | None:
        """Return the size of a file in bytes."""
        client = self.get_conn()
        client.voidcmd("TYPE I")
        return client.size(path)

    def retrieve_file(
        self,
        remote_full_path: str,
        local_full_path_or_buffer: Any,
        callback: Callable[[bytes], Any] | None = None,
        block_size: int = 8192,
    ) -> None:
        """Copy a file to here: to a path, into an open file, or to a function of each piece."""
        command = f"RETR {remote_full_path}"
        if callback is not None:
            self.get_conn().retrbinary(command, callback, block_size)
        elif hasattr(local_full_path_or_buffer, "write"):
            self.get_conn().retrbinary(command, local_full_path_or_buffer.write, block_size)
        else:
            with Path(local_full_path_or_buffer).open("wb") as file:
                self.get_conn().retrbinary(command, file.write, block_size)

    def store_file(self, remote_full_path: str, local_full_path_or_buffer: Any, block_size: int = 8192) -> None:
        """Copy a file to there: from a path, or out of an open file."""
        command = f"STOR {remote_full_path}"
        if hasattr(local_full_path_or_buffer, "read"):
            self.get_conn().storbinary(command, local_full_path_or_buffer, block_size)
        else:
            with Path(local_full_path_or_buffer).open("rb") as file:
                self.get_conn().storbinary(command, file, block_size)

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the server answers, and what was wrong."""
        try:
            self.get_conn().pwd()
        except ftplib.all_errors as err:
            return False, str(err)
        return True, "Connection successfully tested"


class FTPSHook(FTPHook):
    """The same over a secured connection."""

    def _client(self) -> ftplib.FTP:
        return ftplib.FTP_TLS(context=ssl.create_default_context())
