"""The hook that knows a folder."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException


class FSHook(BaseHook):
    """
    A folder, named by a connection of type `fs` whose extra holds `path`.

    Args:
        fs_conn_id: the connection; the default one may be missing and then means `/`.
    """

    conn_name_attr = "fs_conn_id"
    default_conn_name = "fs_default"
    conn_type = "fs"
    hook_name = "File (path)"

    def __init__(self, fs_conn_id: str = "fs_default", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        try:
            self.basepath = self.get_connection(fs_conn_id).extra_dejson.get("path", "")
        except AirflowNotFoundException:
            if fs_conn_id != self.default_conn_name:
                raise
            self.basepath = "/"
        self.conn = self

    def get_conn(self) -> None:
        """Return nothing: there is nothing to connect to."""

    def get_path(self) -> str:
        """Return the folder."""
        return str(self.basepath)
