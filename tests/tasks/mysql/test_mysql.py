"""Expected results are those of Prefect 1.4.1, which was run against MariaDB."""

from __future__ import annotations

import socket
import threading

import cloudpickle
import pytest

from prefect.core.context import context
from prefect.tasks.mysql import MySQLExecute, MySQLFetch


@pytest.fixture
def server(mysql):
    """How upstream's tasks are told of the database."""
    given = {**mysql, "db_name": mysql["database"]}
    del given["database"]
    run = MySQLExecute(**given, commit=True).run
    run(query="CREATE TABLE t (a INT, b VARCHAR(9))")
    run(query="INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')")
    return given


def rows(server):
    return MySQLFetch(**server, fetch="all", query="SELECT a, b FROM t ORDER BY a").run()


ALL = ((1, "x"), (2, "y"), (3, "z"))
DICTS = [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}, {"a": 3, "b": "z"}]


@pytest.mark.parametrize(
    ("query", "commit", "result", "left"),
    [
        ("INSERT INTO t VALUES (4, 'q')", False, 1, ALL),
        ("INSERT INTO t VALUES (4, 'q')", True, 1, (*ALL, (4, "q"))),
        ("UPDATE t SET b = 'q' WHERE a > 1", True, 2, ((1, "x"), (2, "q"), (3, "q"))),
    ],
)
def test_execute(server, query, commit, result, left):
    assert MySQLExecute(**server, query=query, commit=commit).run() == result
    assert rows(server) == left


@pytest.mark.parametrize(
    ("given", "result"),
    [
        ({}, (1, "x")),
        ({"fetch": "many", "fetch_count": 2}, ALL[:2]),
        ({"fetch": "all"}, ALL),
        ({"fetch": "all", "cursor_type": "dictcursor"}, DICTS),
        ({"fetch": "all", "cursor_type": "sscursor"}, list(ALL)),
        ({"fetch": "all", "cursor_type": "ssdictcursor"}, DICTS),
        ({"fetch": "all", "cursor_type": "DictCursor"}, DICTS),
        ({"cursor_type": "dictcursor"}, DICTS[0]),
        ({"query": "SELECT a FROM t WHERE a = 99"}, None),
        ({"query": "SELECT a FROM t WHERE a = 99", "fetch": "all"}, ()),
    ],
)
def test_fetch(server, given, result):
    assert MySQLFetch(**{**server, "query": "SELECT a, b FROM t ORDER BY a", **given}).run() == result


def test_a_cursor_of_the_driver(server):
    from pymysql.cursors import DictCursor

    assert MySQLFetch(**server, query="SELECT a FROM t ORDER BY a").run(cursor_type=DictCursor) == {"a": 1}


@pytest.mark.parametrize(
    ("task", "given", "error", "text"),
    [
        (MySQLExecute, {}, ValueError, "No 'query' was given"),
        (MySQLFetch, {"query": ""}, ValueError, "No 'query' was given"),
        (MySQLFetch, {"query": "SELECT 1", "fetch": "bad"}, ValueError, "must be one of the following"),
        (MySQLFetch, {"query": "SELECT 1", "cursor_type": "bad"}, TypeError, "should be one of .* got bad"),
    ],
)
def test_wrong_arguments(task, given, error, text):
    with pytest.raises(error, match=text):
        task(**given).run()


def test_a_wrong_password(server):
    with pytest.raises(Exception, match="Access denied") as caught:
        MySQLFetch(**{**server, "password": "wrong-one"}, query="SELECT 1").run()
    assert "wrong-one" not in str(caught.value)


def test_the_password_does_not_travel(server):
    task = MySQLFetch(**{**server, "password": "hush-hush"}, query="SELECT 2")
    written = cloudpickle.dumps(task)
    assert b"hush-hush" not in written
    with pytest.raises(ValueError, match="'password'.*did not travel"):
        cloudpickle.loads(written).run()
    assert cloudpickle.loads(written).run(password=server["password"]) == (2,)


def test_the_password_of_a_secret(server):
    password = server.pop("password")
    with context(secrets={"MY": password}):
        assert MySQLFetch(**server, query="SELECT 1", password_secret="MY").run() == (1,)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"query": "SELECT * FROM nowhere"}, "nowhere"),
        ({"query": "SELECT 1", "port": 1}, "Can't connect"),
    ],
)
def test_faults(server, given, error):
    with pytest.raises(Exception, match=error):
        MySQLFetch(**{**server, **given}).run()


def test_a_server_that_breaks_off(server):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=lambda: listening.accept()[0].close())
        thread.start()
        with pytest.raises(Exception, match="Lost connection"):
            MySQLFetch(**{**server, "port": listening.getsockname()[1]}, query="SELECT 1").run()
        thread.join()
