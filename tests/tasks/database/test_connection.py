from __future__ import annotations

import sqlite3

import pytest

from prefect.core.errors import MissingExtra
from prefect.tasks.database.connection import connected, open_connection, set_autocommit


def value(connection, statement):
    cursor = connection.cursor()
    cursor.execute(statement)
    return cursor.fetchone()[0]


def test_keeps_what_was_done(url):
    with connected(url) as connection:
        connection.cursor().execute("CREATE TABLE t (a INTEGER)")
        connection.cursor().execute("INSERT INTO t VALUES (1)")
    with connected(url) as connection:
        assert value(connection, "SELECT a FROM t") == 1


@pytest.mark.parametrize(("autocommit", "rows"), [(False, 0), (True, 1)])
def test_takes_back_what_failed(url, autocommit, rows):
    with connected(url) as connection:
        connection.cursor().execute("CREATE TABLE t (a INTEGER)")
    with pytest.raises(KeyError), connected(url, autocommit=autocommit) as connection:
        connection.cursor().execute("INSERT INTO t VALUES (1)")
        raise KeyError
    with connected(url) as connection:
        assert value(connection, "SELECT COUNT(*) FROM t") == rows


def test_a_function_may_open_the_connection(tmp_path):
    with connected(lambda: sqlite3.connect(tmp_path / "x.db")) as connection:
        assert value(connection, "SELECT 1") == 1
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.cursor()


@pytest.mark.parametrize(
    ("url", "arguments", "error", "message"),
    [
        ("oracle://x", {}, ValueError, "begins with one of sqlite, postgres"),
        ("orders.db", {}, ValueError, "begins with one of"),
        ("sqlite://orders.db", {}, ValueError, "three slashes"),
        ("postgresql+surely_missing://x/y", {}, MissingExtra, r"'surely_missing'.*prefect\[postgres\]"),
        ("mssql+surely_missing://x/y", {}, MissingExtra, "pip install surely_missing"),
        (lambda: None, {"password": "x"}, ValueError, "takes neither 'password'"),
    ],
)
def test_errors(url, arguments, error, message):
    with pytest.raises(error, match=message):
        open_connection(url, **arguments)


def test_sqlite_options(tmp_path):
    sqlite3.connect(tmp_path / "a b.db").execute("CREATE TABLE t (a)").connection.close()
    connection = open_connection(f"sqlite:///{tmp_path}/a%20b.db?mode=ro", connect_args={"timeout": 1})
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO t VALUES (1)")
    connection.close()


def test_a_driver_without_autocommit():
    with pytest.raises(ValueError, match="has no autocommit"):
        set_autocommit(object(), True)


def test_mysql_url_is_taken_apart(monkeypatch):
    import pymysql

    monkeypatch.setattr(pymysql, "connect", lambda **arguments: arguments)
    found = open_connection("mysql://ada:h%40@db:3307/sa%20les?charset=utf8mb4", connect_args={"ssl": None})
    assert found == {
        "host": "db", "port": 3307, "user": "ada", "password": "h@", "database": "sa les", "charset": "utf8mb4",
        "ssl": None,
    }  # fmt: skip
    assert open_connection("mysql://ada:old@db/x", password="new")["password"] == "new"
