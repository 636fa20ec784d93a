"""Connections, variables and pools of an Airflow metadata database, which is only read."""

from __future__ import annotations

import os
import sqlite3
from typing import Any
from urllib.parse import quote

from prefect.compat.airflow.sources.files import SourceError
from prefect.compat.airflow.standin.configuration import conf
from prefect.compat.airflow.standin.connection import Connection
from prefect.core.optional import optional

sqlalchemy = optional("sqlalchemy", extra="airflow")
fernet = optional("cryptography.fernet", extra="airflow")

_FIELDS = ("conn_type", "description", "host", "login", "password", "schema", "port", "extra")


class MetadataDatabase:
    """
    An Airflow metadata database.

    Args:
        url: SQLAlchemy's address of it, such as `sqlite:////home/me/airflow/airflow.db`.
        fernet_key: the key of encrypted values, several separated by commas; `AIRFLOW__CORE__FERNET_KEY` if left out.

    Raises:
        SourceError: it cannot be opened, or is no Airflow metadata database.
    """

    def __init__(self, url: str, fernet_key: str | None = None) -> None:
        self._url = url
        self._keys = fernet_key if fernet_key is not None else conf.get("core", "fernet_key", fallback="") or ""
        self._query = _sqlite(url) if url.startswith("sqlite:") else _other(url)
        self._ask("SELECT count(*) FROM connection", {})

    def __reduce__(self) -> Any:
        return MetadataDatabase, (self._url, self._keys)

    def get_connection(self, conn_id: str) -> Connection | None:
        """The connection, `None` where there is none."""
        rows = self._ask(
            "SELECT conn_type, description, host, login, password, schema, port, extra, is_encrypted,"
            " is_extra_encrypted FROM connection WHERE conn_id = :name", {"name": conn_id},
        )  # fmt: skip
        if not rows:
            return None
        *values, encrypted, extra_encrypted = rows[0]
        fields = dict(zip(_FIELDS, values, strict=True))
        if encrypted and fields["password"]:
            fields["password"] = self._open(fields["password"], f"the password of connection {conn_id!r}")
        if extra_encrypted and fields["extra"]:
            fields["extra"] = self._open(fields["extra"], f"the extra of connection {conn_id!r}")
        return Connection(conn_id=conn_id, **fields)

    def get_variable(self, key: str) -> str | None:
        """The text of the variable, `None` where there is none."""
        rows = self._ask("SELECT val, is_encrypted FROM variable WHERE key = :name", {"name": key})
        if not rows:
            return None
        value, encrypted = rows[0]
        return self._open(value, f"variable {key!r}") if encrypted and value else value

    def pools(self) -> dict[str, int]:
        """The number of slots of each pool."""
        return dict(self._ask("SELECT pool, slots FROM slot_pool", {}))

    def _ask(self, statement: str, values: dict[str, Any]) -> list[Any]:
        try:
            return self._query(statement, values)
        except (sqlite3.Error, OSError) as err:
            raise SourceError(f"{_without_password(self._url)} is no Airflow metadata database: {err}") from err

    def _open(self, value: str, what: str) -> str:
        if not self._keys:
            raise SourceError(f"{what} is encrypted: set AIRFLOW__CORE__FERNET_KEY to the key of that installation")
        try:
            box = fernet.MultiFernet([fernet.Fernet(key.strip().encode()) for key in self._keys.split(",")])
            return box.decrypt(value.encode()).decode()
        except (fernet.InvalidToken, ValueError):
            raise SourceError(f"{what} is encrypted with another key than AIRFLOW__CORE__FERNET_KEY") from None


def _sqlite(url: str) -> Any:
    # the built-in driver does, and can be told not to write
    path = url.partition("///")[2]
    if not os.path.exists(path):
        raise SourceError(f"{path}: there is no such database")

    def query(statement: str, values: dict[str, Any]) -> list[Any]:
        connection = sqlite3.connect(f"file:{quote(os.path.abspath(path))}?mode=ro", uri=True)
        try:
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    return query


def _other(url: str) -> Any:
    try:
        engine = sqlalchemy.create_engine(url)
    except (sqlalchemy.exc.SQLAlchemyError, ImportError) as err:
        raise SourceError(f"{_without_password(url)} cannot be opened: {type(err).__name__}: {err}") from err

    def query(statement: str, values: dict[str, Any]) -> list[Any]:
        if engine.dialect.name == "mysql":
            statement = statement.replace("schema,", "`schema`,").replace(" key =", " `key` =")
        try:
            with engine.connect() as connection:
                return [tuple(row) for row in connection.execute(sqlalchemy.text(statement), values)]
        except sqlalchemy.exc.SQLAlchemyError as err:
            raise OSError(f"{type(err).__name__}: {getattr(err, 'orig', None) or 'the query failed'}") from None

    return query


def _without_password(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    login, at, place = rest.rpartition("@")
    return f"{scheme}{separator}{login.partition(':')[0] + ':***' if ':' in login else login}{at}{place}"
