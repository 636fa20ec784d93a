"""What hooks have in common: they find their connection."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.connection import Connection, find_connection
from prefect.compat.airflow.standin.node import LoggingMixin


class BaseHook(LoggingMixin):
    """A way to an outside service, by a connection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    @classmethod
    def get_connections(cls, conn_id: str) -> list[Connection]:
        """Return the connections of that name."""
        return [cls.get_connection(conn_id)]

    @classmethod
    def get_connection(cls, conn_id: str) -> Connection:
        """Return the connection of that name."""
        return find_connection(conn_id)

    @classmethod
    def get_hook(cls, conn_id: str, hook_params: dict[str, Any] | None = None) -> Any:
        """Return the hook for the connection of that name."""
        return find_connection(conn_id).get_hook(hook_params=hook_params)

    def get_conn(self) -> Any:
        """Return what talks to the service; hooks replace it."""
        raise NotImplementedError

    @classmethod
    def get_connection_form_widgets(cls) -> dict[str, Any]:
        """Return nothing: there are no forms here."""
        return {}

    @classmethod
    def get_ui_field_behaviour(cls) -> dict[str, Any]:
        """Return nothing: there are no forms here."""
        return {}


class DiscoverableHook:
    """For hooks that say which connections they are for."""

    conn_name_attr = ""
    default_conn_name = ""
    conn_type = ""
    hook_name = ""
