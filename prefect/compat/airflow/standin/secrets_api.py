"""`airflow.secrets`: what back ends of users' own derive from."""

from __future__ import annotations

import os
from typing import Any

from prefect.compat.airflow.standin.connection import Connection
from prefect.compat.airflow.standin.node import LoggingMixin

CONN_ENV_PREFIX = "AIRFLOW_CONN_"
VAR_ENV_PREFIX = "AIRFLOW_VAR_"


class BaseSecretsBackend(LoggingMixin):
    """Finds connections and variables; back ends replace `get_conn_value` and `get_variable`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__()

    @staticmethod
    def build_path(path_prefix: str, secret_id: str, sep: str = "/") -> str:
        """Join a prefix and a name."""
        return f"{path_prefix}{sep}{secret_id}"

    def get_conn_value(self, conn_id: str) -> str | None:
        """Return a connection as URI or JSON."""
        raise NotImplementedError

    def deserialize_connection(self, conn_id: str, value: str) -> Connection:
        """Make a connection of its URI or JSON."""
        value = value.strip()
        if value.startswith("{"):
            return Connection.from_json(conn_id=conn_id, value=value)
        return Connection(conn_id=conn_id, uri=value)

    def get_connection(self, conn_id: str) -> Connection | None:
        """Return a connection, or `None`."""
        value = self.get_conn_value(conn_id)
        return self.deserialize_connection(conn_id, value) if value else None

    def get_variable(self, key: str) -> str | None:
        """Return a variable, or `None`."""
        raise NotImplementedError

    def get_config(self, key: str) -> str | None:
        """Return a setting, or `None`."""
        return None


class EnvironmentVariablesBackend(BaseSecretsBackend):
    """Finds them in the environment."""

    def get_conn_value(self, conn_id: str) -> str | None:
        """Return a connection as URI or JSON."""
        return os.environ.get(CONN_ENV_PREFIX + conn_id.upper())

    def get_variable(self, key: str) -> str | None:
        """Return a variable, or `None`."""
        return os.environ.get(VAR_ENV_PREFIX + key.upper())
