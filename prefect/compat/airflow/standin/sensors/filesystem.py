"""The sensor that waits for a file."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator
from prefect.compat.airflow.standin.versions import current


class FileSensor(BaseSensorOperator):
    """
    Waits for a file, or a folder with a file in it.

    Args:
        filepath: path below the connection's folder, may be a glob.
        fs_conn_id: the connection.
        recursive: let `**` match folders in folders.
        deferrable: not used; the sensor is asked again and again.
    """

    template_fields: Sequence[str] = ("filepath",)
    ui_color = "#91818a"

    def __init__(
        self,
        *,
        filepath: Any,
        fs_conn_id: str = "fs_default",
        recursive: bool = False,
        deferrable: bool = False,
        start_from_trigger: bool = False,
        trigger_kwargs: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if current() >= (3, 0) and self.template_fields == ("filepath",):
            self.template_fields = ("filepath", "fs_conn_id")
        self.filepath, self.fs_conn_id, self.recursive, self.deferrable = filepath, fs_conn_id, recursive, deferrable

    @property
    def path(self) -> str:
        """The whole path."""
        from prefect.compat.airflow.standin.fshook import FSHook  # only when it is asked

        return os.path.join(FSHook(self.fs_conn_id).get_path(), os.fspath(self.filepath))

    def poke(self, context: Any) -> bool:
        """Look for it."""
        for path in glob.glob(self.path, recursive=self.recursive):
            if os.path.isfile(path):
                return True
            if any(files for _, _, files in os.walk(path)):
                return True
        return False
