from __future__ import annotations

import sqlite3

import pytest

from prefect.tasks.database import SQLiteQuery, SQLiteScript


def test_script_and_query(tmp_path):
    db = str(tmp_path / "x.db")
    assert SQLiteScript(db, "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'x'), (2, 'y');").run() is None
    assert SQLiteQuery(db).run(query="SELECT * FROM t") == [(1, "x"), (2, "y")]
    assert SQLiteQuery(db, "SELECT b FROM t WHERE a = ?", (2,)).run() == [("y",)]
    assert SQLiteQuery(db).run(query="SELECT b FROM t WHERE a = :a", data={"a": 1}) == [("x",)]
    assert SQLiteQuery(db).run(query="DELETE FROM t WHERE a = 1") == []
    assert SQLiteQuery(db).run(query="SELECT COUNT(*) FROM t") == [(1,)]


@pytest.mark.parametrize(
    ("task", "given", "error", "message"),
    [
        (SQLiteQuery, {"db": ":memory:"}, ValueError, "No 'query'"),
        (SQLiteQuery, {"query": "SELECT 1"}, ValueError, "No 'db'"),
        (SQLiteScript, {"db": ":memory:"}, ValueError, "No 'script'"),
        (SQLiteScript, {"script": ";"}, ValueError, "No 'db'"),
        (SQLiteQuery, {"db": ":memory:", "query": "SELEC"}, sqlite3.OperationalError, "SELEC"),
        (SQLiteScript, {"db": "/nowhere/x.db", "script": ";"}, sqlite3.OperationalError, "unable to open"),
    ],
)
def test_errors(task, given, error, message):
    with pytest.raises(error, match=message):
        task().run(**given)
