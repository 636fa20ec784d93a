"""The back end that reads files."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.sources import files


class LocalFilesystemBackend:
    """
    Connections and variables from files.

    Args:
        variables_file_path: file of variables.
        connections_file_path: file of connections.
    """

    def __init__(self, variables_file_path: str | None = None, connections_file_path: str | None = None) -> None:
        self._variables = files.variables(variables_file_path) if variables_file_path else {}
        self._connections = files.connections(connections_file_path) if connections_file_path else {}

    def get_connection(self, conn_id: str) -> Any:
        """The connection, `None` where the file has none."""
        return self._connections.get(conn_id)

    def get_variable(self, key: str) -> str | None:
        """The text of the variable, `None` where the file has none."""
        return self._variables.get(key)
