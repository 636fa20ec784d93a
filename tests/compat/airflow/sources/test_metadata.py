"""A metadata database is read with its Fernet key, and never written."""

from __future__ import annotations

import pickle
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.sources.files import SourceError
from prefect.compat.airflow.sources.metadata import MetadataDatabase
from tests.compat.airflow.oracle import exports as EXPORTS


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = tmp_path / "airflow.db"
    with sqlite3.connect(path) as db:
        db.execute(
            "CREATE TABLE connection (conn_id, conn_type, description, host, login, password, schema, port, extra,"
            " is_encrypted, is_extra_encrypted)"
        )
        db.executemany(f"INSERT INTO connection VALUES ({','.join('?' * 11)})", EXPORTS.CONNECTION_ROWS)
        db.execute("CREATE TABLE variable (key, val, is_encrypted)")
        db.executemany("INSERT INTO variable VALUES (?, ?, ?)", EXPORTS.VARIABLE_ROWS)
        db.execute("CREATE TABLE slot_pool (pool, slots)")
        db.execute("INSERT INTO slot_pool VALUES ('p1', 2)")
    return f"sqlite:///{path}"


def test_values_are_decrypted(url: str) -> None:
    database = MetadataDatabase(url, EXPORTS.FERNET_KEY)
    connection: Any = database.get_connection("c1")
    assert (connection.password, connection.extra_dejson) == ("p@ss w:rd", {"sslmode": "require", "n": 1})
    assert database.get_variable("v1") == "hello world"
    assert (database.get_connection("none"), database.get_variable("none")) == (None, None)
    assert database.pools() == {"p1": 2}


def test_it_travels_to_other_processes(url: str) -> None:
    copy = pickle.loads(pickle.dumps(MetadataDatabase(url, EXPORTS.FERNET_KEY)))
    assert copy.get_variable("v1") == "hello world"


@pytest.mark.parametrize(
    ("key", "message"),
    [("", "set AIRFLOW__CORE__FERNET_KEY"), ("x" * 43 + "=", "with another key"), ("no key", "with another key")],
)
def test_the_key_is_asked_for(url: str, key: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        MetadataDatabase(url, key).get_variable("v1")


def test_what_is_no_metadata_database(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such database"):
        MetadataDatabase(f"sqlite:///{tmp_path}/none.db")
    other = tmp_path / "other.db"
    sqlite3.connect(other).close()
    with pytest.raises(SourceError, match="is no Airflow metadata database"):
        MetadataDatabase(f"sqlite:///{other}")
    assert not list(tmp_path.glob("none*"))
