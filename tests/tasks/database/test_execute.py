from __future__ import annotations

import pytest

from prefect.core.context import context
from prefect.core.masking import masked
from prefect.tasks.database import SQLExecute, SQLFetch, SQLTransfer, SQLWaitFor


@pytest.mark.parametrize(
    ("statements", "given", "result", "left"),
    [
        ("DELETE FROM orders WHERE price > 100", {}, 1, ["apple", "plum"]),
        ("DELETE FROM orders WHERE name = ?", {"parameters": ["apple"]}, 1, ["pear", "plum"]),
        (["DELETE FROM orders WHERE price = 1", "DELETE FROM orders"], {}, [1, 2], []),
        ("DELETE FROM orders WHERE price = 1; UPDATE orders SET name = ';'  WHERE price = 200", {"split": True}, [1, 1],
         [";", "plum"]),
        ("DELETE FROM orders WHERE name = ?", {"parameters": [["apple"], ["pear"]], "many": True}, 2, ["plum"]),
        ("DELETE FROM orders WHERE name LIKE 'p%'", {"autocommit": True}, 2, ["apple"]),
    ],
)  # fmt: skip
def test_execute(orders, mark, statements, given, result, left):
    if isinstance(statements, str):
        statements = statements.replace("?", mark)
    assert SQLExecute(database=orders).run(statements, **given) == result
    assert [row[0] for row in SQLFetch(database=orders).run("SELECT name FROM orders ORDER BY name")] == left


@pytest.mark.parametrize(("autocommit", "left"), [(False, 3), (True, 2)])
def test_all_or_none_unless_autocommit(orders, autocommit, left):
    with pytest.raises(Exception, match="nowhere"):
        SQLExecute(database=orders).run(
            ["DELETE FROM orders WHERE price = 1", "DELETE FROM nowhere"], autocommit=autocommit
        )
    assert SQLFetch("SELECT COUNT(*) FROM orders", database=orders, fetch="one").run() == (left,)


@pytest.mark.parametrize(
    ("given", "result"),
    [
        ({}, [("apple", 1), ("pear", 200), ("plum", None)]),
        ({"fetch": "one"}, ("apple", 1)),
        ({"fetch": 2}, [("apple", 1), ("pear", 200)]),
        ({"fetch": "one", "as_dicts": True}, {"name": "apple", "price": 1}),
        ({"fetch": 1, "as_dicts": True}, [{"name": "apple", "price": 1}]),
    ],
)
def test_fetch(orders, given, result):
    assert SQLFetch(database=orders, **given).run("SELECT name, price FROM orders ORDER BY name") == result


def test_fetch_nothing(orders):
    query = "SELECT name FROM orders WHERE price = 7"
    assert SQLFetch(database=orders).run(query) == []
    assert SQLFetch(database=orders, fetch="one", as_dicts=True).run(query) is None


def test_what_a_query_changes_is_kept(orders):
    assert SQLFetch(database=orders).run("DELETE FROM orders WHERE price = 1 RETURNING name") == [("apple",)]
    assert SQLFetch(database=orders).run("SELECT COUNT(*) FROM orders") == [(2,)]


def test_named_parameters(orders):
    mark = ":least" if "sqlite" in orders else "%(least)s"
    query = f"SELECT name FROM orders WHERE price > {mark}"
    assert SQLFetch(query, {"least": 5}, orders).run() == [("pear",)]


def test_the_url_may_be_a_secret(orders):
    with context(secrets={"DB": orders}):
        assert SQLFetch("SELECT COUNT(*) FROM orders", database_secret="DB").run() == [(3,)]


@pytest.mark.parametrize(
    ("task", "arguments", "message"),
    [
        (SQLExecute, {"statements": "SELECT 1"}, "No 'database'"),
        (SQLExecute, {"database": "sqlite://"}, "No 'statements'"),
        (SQLFetch, {"database": "sqlite://"}, "No 'query'"),
        (SQLFetch, {"database": "sqlite://", "query": "SELECT 1", "fetch": "some"}, "'fetch' is 'some'"),
        (SQLFetch, {"database": "sqlite://", "query": "SELECT 1", "fetch": 0}, "'fetch' is 0"),
        (
            SQLFetch,
            {"database": "sqlite://", "query": "SELECT 1 AS a, 2 AS a", "as_dicts": True},
            "columns are called a",
        ),
        (SQLExecute, {"database": "sqlite://", "statements": "SELECT ?", "many": True}, "No 'parameters'"),
    ],
)
def test_errors(task, arguments, message):
    with pytest.raises(ValueError, match=message):
        task().run(**arguments)


@pytest.mark.parametrize(
    ("task", "given"),
    [
        (SQLFetch, {"database": "postgresql://ada:hush-hush@db/sales"}),
        (SQLFetch, {"database": "postgresql://db/sales?password=hush-hush"}),
        (SQLExecute, {"database": "mysql://db/sales", "connect_args": {"password": "hush-hush"}}),
        (SQLTransfer, {"source": "mysql://ada:hush-hush@db/sales", "database": "sqlite://"}),
        (SQLWaitFor, {"database": "mysql://ada:hush-hush@db/sales"}),
    ],
)
def test_a_password_is_refused_when_the_task_is_built(task, given):
    with pytest.raises(ValueError, match="holds a password.*database_secret") as caught:
        task(**given)
    assert "hush-hush" not in str(caught.value)


def test_a_password_is_not_shown(postgres_server):
    import psycopg2

    url = postgres_server.replace("postgres@", "nobody:hush-hush@")
    with pytest.raises(psycopg2.OperationalError) as caught:
        SQLFetch("SELECT 1").run(database=url)
    assert "hush-hush" not in str(caught.value)
    assert masked(f"to {url}") == f"to {url}".replace("hush-hush", "********")
