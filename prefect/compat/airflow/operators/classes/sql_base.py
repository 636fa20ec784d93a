"""What the operators that talk to a database by a hook have in common."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NoReturn

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowFailException


def hook_of(conn_id: str | None, database: str | None, hook_params: dict[str, Any] | None) -> Any:
    """
    The hook of a database connection.

    Args:
        conn_id: id of the connection.
        database: database to use instead of the connection's; `None` keeps it.
        hook_params: further arguments of the hook.

    Returns:
        The hook.

    Raises:
        AirflowException: the connection is not for a database.
    """
    hook = BaseHook.get_hook(conn_id or "", hook_params=hook_params or None)
    if not hasattr(hook, "get_records"):
        raise AirflowException(
            f"The connection {conn_id!r} is of a type whose hook, {type(hook).__name__}, runs no SQL; "
            "give a connection to a database"
        )
    if database:
        for name in ("schema", "database"):
            setattr(hook, name, database)
    return hook


class BaseSQLOperator(BaseOperator):
    """
    An operator with a hook for its database.

    Args:
        conn_id: id of the connection.
        database: database to use instead of the connection's.
        hook_params: further arguments of the hook.
        retry_on_failure: whether a check that did not pass is tried again.
    """

    conn_id_field = "conn_id"
    template_fields: Sequence[str] = ("conn_id", "database", "hook_params")
    ui_color = "#fff7e6"

    def __init__(
        self,
        *,
        conn_id: str | None = None,
        database: str | None = None,
        hook_params: dict[str, Any] | None = None,
        retry_on_failure: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.conn_id, self.database = conn_id, database
        self.hook_params = hook_params or {}
        self.retry_on_failure = retry_on_failure

    @cached_property
    def _hook(self) -> Any:
        return hook_of(getattr(self, self.conn_id_field), self.database, self.hook_params)

    def get_db_hook(self) -> Any:
        """Return the hook; subclasses may give another one."""
        return self._hook

    def get_hook(self) -> Any:
        """Return the hook."""
        return self._hook

    def _raise_exception(self, text: str) -> NoReturn:
        raise (AirflowException if self.retry_on_failure else AirflowFailException)(text)
