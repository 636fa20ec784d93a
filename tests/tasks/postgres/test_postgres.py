"""Expected results are those of Prefect 1.4.1, which was run against the same kind of server."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from prefect.core.context import context
from prefect.tasks.database import SQLExecute, SQLFetch
from prefect.tasks.postgres import PostgresExecute, PostgresExecuteMany, PostgresFetch


@pytest.fixture
def server(postgres):
    """How upstream's tasks are told of the database."""
    SQLExecute(database=postgres).run(["CREATE TABLE t (a INT, b TEXT)", "INSERT INTO t VALUES (1, 'x'), (2, 'y')"])
    parts = urlsplit(postgres)
    return {"db_name": parts.path[1:], "user": parts.username, "host": parts.hostname, "port": parts.port}


@pytest.fixture
def rows(postgres):
    return lambda: SQLFetch("SELECT a, b FROM t ORDER BY a", database=postgres).run()


INSERT = "INSERT INTO t VALUES (%s, %s)"


@pytest.mark.parametrize(
    ("task", "given", "added"),
    [
        (PostgresExecute, {"query": "INSERT INTO t VALUES (3, 'z')"}, []),
        (PostgresExecute, {"query": "INSERT INTO t VALUES (3, 'z')", "commit": True}, [(3, "z")]),
        (PostgresExecute, {"query": INSERT, "data": (3, "z"), "commit": True}, [(3, "z")]),
        (PostgresExecute, {"query": "SELECT '100%'"}, []),
        (PostgresExecuteMany, {"query": INSERT, "data": [(3, "p"), (4, "q")]}, []),
        (PostgresExecuteMany, {"query": INSERT, "data": [(3, "p"), (4, "q")], "commit": True}, [(3, "p"), (4, "q")]),
    ],
)
def test_execute(server, rows, task, given, added):
    assert task(**server, **given).run() is None
    assert rows() == [(1, "x"), (2, "y"), *added]


@pytest.mark.parametrize(
    ("given", "run", "result"),
    [
        ({}, {}, (1, "x")),
        ({"fetch": "many", "fetch_count": 1}, {}, [(1, "x")]),
        ({"fetch": "all"}, {}, [(1, "x"), (2, "y")]),
        ({"fetch": "all"}, {"col_names": True}, [("a", "b"), (1, "x"), (2, "y")]),
        ({"fetch": "one"}, {"col_names": True}, [("a", "b"), (1, "x")]),
        ({}, {"query": "SELECT a, b FROM t WHERE a = 99"}, None),
        ({}, {"query": "SELECT a, b FROM t WHERE a = 99", "col_names": True}, [("a", "b")]),
        ({"fetch": "all"}, {"query": "SELECT b FROM t WHERE a = %s", "data": (2,)}, [("y",)]),
        ({}, {"query": "SELECT 2", "fetch": "all"}, [(2,)]),
    ],
)
def test_fetch(server, given, run, result):
    assert PostgresFetch(**server, query="SELECT a, b FROM t ORDER BY a", **given).run(**run) == result


def test_what_a_query_changes_is_kept(server, rows):
    assert PostgresFetch(**server).run(query="INSERT INTO t VALUES (7, 'r') RETURNING a") == (7,)
    assert rows()[-1] == (7, "r")


@pytest.mark.parametrize(
    ("task", "given", "text"),
    [
        (PostgresExecute, {}, "No 'query' was given"),
        (PostgresExecute, {"query": ""}, "No 'query' was given"),
        (PostgresExecuteMany, {"data": [(1, 2)]}, "No 'query' was given"),
        (PostgresExecuteMany, {"query": INSERT, "data": []}, "No 'data' was given"),
        (PostgresFetch, {}, "No 'query' was given"),
        (PostgresFetch, {"query": "SELECT 1", "fetch": "bad"}, "must be one of the following - .'one', 'many', 'all'"),
    ],
)
def test_wrong_arguments(task, given, text):
    with pytest.raises(ValueError, match=text):
        task(**given).run()


def test_nothing_is_kept_of_what_fails(server, rows):
    with pytest.raises(Exception, match="invalid input syntax"):
        PostgresExecuteMany(**server, query=INSERT, commit=True).run(data=[(3, "z"), ("no number", "z")])
    assert rows() == [(1, "x"), (2, "y")]


def test_the_password_of_a_secret(server):
    with context(secrets={"PG": "anything does here"}):
        assert PostgresFetch(**server, query="SELECT 1", password_secret="PG").run() == (1,)
    with pytest.raises(ValueError, match="PG"):
        PostgresFetch(**server, query="SELECT 1", password_secret="PG").run()


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("SELECT * FROM nowhere", "UndefinedTable"),
        ("SET ROLE pg_monitor; SELECT * FROM pg_authid", "InsufficientPrivilege"),
        ("SET statement_timeout = 50; SELECT pg_sleep(9)", "QueryCanceled"),
        ("SELECT pg_terminate_backend(pg_backend_pid())", "OperationalError"),
    ],
)
def test_faults(server, rows, query, error):
    with pytest.raises(Exception, match=".") as caught:
        PostgresFetch(**server, query=query).run()
    assert type(caught.value).__name__ == error
    assert rows() == [(1, "x"), (2, "y")]


def test_a_server_that_refuses(server):
    with pytest.raises(Exception, match="does not exist") as caught:
        PostgresFetch(**{**server, "user": "nobody_at_all"}, query="SELECT 1").run(password="hush-hush")
    assert "hush-hush" not in str(caught.value)
