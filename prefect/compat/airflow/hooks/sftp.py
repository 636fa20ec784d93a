"""Files on another machine, over SSH."""

from __future__ import annotations

import datetime
import fnmatch
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prefect.compat.airflow.hooks.ssh import SSHHook


class SFTPHook(SSHHook):
    """
    Files of another machine, by a connection.

    Args:
        ssh_conn_id: the connection.
        host_proxy_cmd: accepted for compatibility; the connection is made without a proxy.
        use_managed_conn: accepted for compatibility; the connection is kept until `close_conn`.
        kwargs: further arguments of `SSHHook`; `ftp_conn_id` and `sftp_conn_id` are older names of the connection.
    """

    conn_name_attr = "ssh_conn_id"
    default_conn_name = "sftp_default"
    conn_type = "sftp"
    hook_name = "SFTP"

    def __init__(
        self,
        ssh_conn_id: str | None = default_conn_name,
        host_proxy_cmd: str | None = None,
        use_managed_conn: bool = True,
        **kwargs: Any,
    ) -> None:
        older = kwargs.pop("sftp_conn_id", None) or kwargs.pop("ftp_conn_id", None)
        kwargs.pop("ssh_hook", None)
        super().__init__(ssh_conn_id=older or ssh_conn_id, **kwargs)
        self.conn: Any = None

    def get_conn(self) -> Any:
        """Return paramiko's SFTP client, made once."""
        if self.conn is None or self.conn.get_channel() is None or self.conn.get_channel().closed:
            self.conn = super().get_conn().open_sftp()
        return self.conn

    @contextmanager
    def get_managed_conn(self) -> Iterator[Any]:
        """Give paramiko's SFTP client for a while."""
        yield self.get_conn()

    def close_conn(self) -> None:
        """Close the connection."""
        if self.conn is not None:
            self.conn.close()
            self.conn = None
        if self.client is not None:
            self.client.close()
            self.client = None

    def __exit__(self, *args: object) -> None:
        self.close_conn()

    # looking

    def list_directory(self, path: str) -> list[str]:
        """Return the names in a folder, sorted."""
        return sorted(self.get_conn().listdir(path))

    def list_directory_with_attr(self, path: str) -> list[Any]:
        """Return what is known about each member of a folder."""
        return list(self.get_conn().listdir_attr(path))

    def describe_directory(self, path: str) -> dict[str, dict[str, str | int | None]]:
        """Return size, kind and date of each member of a folder."""
        return {
            found.filename: {
                "size": found.st_size,
                "type": "dir" if stat.S_ISDIR(found.st_mode) else "file",
                "modify": _date(found.st_mtime),
            }
            for found in sorted(self.get_conn().listdir_attr(path), key=lambda each: each.filename)
        }

    def path_exists(self, path: str) -> bool:
        """Tell whether there is something."""
        try:
            self.get_conn().stat(path)
        except OSError:
            return False
        return True

    def isdir(self, path: str) -> bool:
        """Tell whether it is a folder."""
        return self._is(path, stat.S_ISDIR)

    def isfile(self, path: str) -> bool:
        """Tell whether it is a file."""
        return self._is(path, stat.S_ISREG)

    def _is(self, path: str, kind: Callable[[int], bool]) -> bool:
        try:
            return kind(self.get_conn().stat(path).st_mode)
        except OSError:
            return False

    def get_mod_time(self, path: str) -> str:
        """Return when it was last written to: `YYYYMMDDhhmmss`, in local time."""
        return _date(self.get_conn().stat(path).st_mtime)

    def get_file_by_pattern(self, path: str, fnmatch_pattern: str) -> str:
        """Return the first name that matches, `""` if none does."""
        return next(iter(self.get_files_by_pattern(path, fnmatch_pattern)), "")

    def get_files_by_pattern(self, path: str, fnmatch_pattern: str) -> list[str]:
        """Return the names that match."""
        return [name for name in self.list_directory(path) if fnmatch.fnmatch(name, fnmatch_pattern)]

    def walktree(
        self,
        path: str,
        fcallback: Callable[[str], Any],
        dcallback: Callable[[str], Any],
        ucallback: Callable[[str], Any],
        recurse: bool = True,
    ) -> None:
        """Call functions with the path of each file, folder and other thing below a folder."""
        for found in sorted(self.get_conn().listdir_attr(path), key=lambda each: each.filename):
            full = f"{path.rstrip('/')}/{found.filename}"
            if stat.S_ISDIR(found.st_mode):
                dcallback(full)
                if recurse:
                    self.walktree(full, fcallback, dcallback, ucallback, recurse)
            else:
                (fcallback if stat.S_ISREG(found.st_mode) else ucallback)(full)

    def get_tree_map(
        self, path: str, prefix: str | None = None, delimiter: str | None = None
    ) -> tuple[list[str], list[str], list[str]]:
        """Return the paths of files, folders and other things below a folder."""
        lists: tuple[list[str], list[str], list[str]] = ([], [], [])

        def into(found: list[str]) -> Callable[[str], None]:
            def keep(name: str) -> None:
                if (prefix is None or name.startswith(prefix)) and (delimiter is None or name.endswith(delimiter)):
                    found.append(name)

            return keep

        self.walktree(path, into(lists[0]), into(lists[1]), into(lists[2]))
        return lists

    # changing

    def mkdir(self, path: str, mode: int = 0o777) -> None:
        """Make a folder."""
        self.get_conn().mkdir(path, mode)

    def create_directory(self, path: str, mode: int = 0o777) -> None:
        """Make a folder and those above it, where they are not there."""
        if self.isdir(path):
            return
        parent = path.rstrip("/").rpartition("/")[0]
        if parent:
            self.create_directory(parent, mode)
        self.mkdir(path, mode)

    def delete_directory(self, path: str, include_files: bool = False) -> None:
        """Remove a folder; with `include_files` all that is in it."""
        if include_files:
            files, folders, others = self.get_tree_map(path)
            for name in (*files, *others):
                self.delete_file(name)
            for name in sorted(folders, key=len, reverse=True):
                self.get_conn().rmdir(name)
        self.get_conn().rmdir(path)

    def delete_file(self, path: str) -> None:
        """Remove a file."""
        self.get_conn().remove(path)

    # copying

    def retrieve_file(self, remote_full_path: str, local_full_path: Any, prefetch: bool = True) -> None:
        """Copy a file to here: to a path, or into an open file."""
        if hasattr(local_full_path, "write"):
            self.get_conn().getfo(remote_full_path, local_full_path, prefetch=prefetch)
        else:
            self.get_conn().get(remote_full_path, str(local_full_path), prefetch=prefetch)

    def store_file(self, remote_full_path: str, local_full_path: Any, confirm: bool = True) -> None:
        """Copy a file to there: from a path, or out of an open file."""
        if hasattr(local_full_path, "read"):
            self.get_conn().putfo(local_full_path, remote_full_path, confirm=confirm)
        else:
            self.get_conn().put(str(local_full_path), remote_full_path, confirm=confirm)

    def retrieve_directory(self, remote_full_path: str, local_full_path: str, prefetch: bool = True) -> None:
        """Copy a folder to here, where it must not be there yet."""
        target = Path(local_full_path)
        target.mkdir(parents=True)
        files, folders, _ = self.get_tree_map(remote_full_path)
        for name in folders:
            (target / name.removeprefix(remote_full_path).lstrip("/")).mkdir(parents=True, exist_ok=True)
        for name in files:
            self.retrieve_file(name, target / name.removeprefix(remote_full_path).lstrip("/"), prefetch)

    def store_directory(self, remote_full_path: str, local_full_path: str, confirm: bool = True) -> None:
        """Copy a folder to there, where it must not be there yet."""
        if self.path_exists(remote_full_path):
            raise FileExistsError(f"{remote_full_path} already exists")
        self.create_directory(remote_full_path)
        for path in sorted(Path(local_full_path).rglob("*")):
            name = f"{remote_full_path.rstrip('/')}/{path.relative_to(local_full_path).as_posix()}"
            if path.is_dir():
                self.create_directory(name)
            else:
                self.store_file(name, path, confirm)

    def retrieve_directory_concurrently(
        self, remote_full_path: str, local_full_path: str, workers: int = 2, prefetch: bool = True
    ) -> None:
        """Copy a folder to here; one connection does it, file by file."""
        self.retrieve_directory(remote_full_path, local_full_path, prefetch)

    def store_directory_concurrently(
        self, remote_full_path: str, local_full_path: str, confirm: bool = True, workers: int = 2
    ) -> None:
        """Copy a folder to there; one connection does it, file by file."""
        self.store_directory(remote_full_path, local_full_path, confirm)

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the machine answers, and what was wrong."""
        try:
            self.get_conn().normalize(".")
        except Exception as err:  # noqa: BLE001  # whatever was wrong is the result
            return False, str(err)
        return True, "Connection successfully tested"


def _date(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds).strftime("%Y%m%d%H%M%S")
