from __future__ import annotations

import pytest

from prefect.core.context import context
from prefect.tasks.database import SQLBulkLoad, SQLExecute, SQLFetch, SQLInsertRows, SQLTransfer

ALL = "SELECT name, price FROM orders ORDER BY name"


@pytest.mark.parametrize(
    ("rows", "given", "written", "result"),
    [
        ([("fig", 9)], {}, 1, ("fig", 9)),
        ([{"price": 9, "name": "fig"}], {}, 1, ("fig", 9)),
        ([(9, "fig")], {"columns": ["price", "name"]}, 1, ("fig", 9)),
        (lambda: (row for row in [("fig", 9)]), {"commit_every": 0}, 1, ("fig", 9)),
        ([("apple", 9)], {"columns": ["name", "price"], "replace": True, "replace_index": ["name"]}, 1, ("apple", 9)),
        ([("fig", 9)], {"before": "DELETE FROM orders", "after": "UPDATE orders SET price = 1"}, 1, ("fig", 1)),
        ([], {}, 0, ("apple", 1)),
    ],
)
def test_insert(orders, rows, given, written, result):
    rows = rows() if callable(rows) else rows
    assert SQLInsertRows("orders", database=orders).run(rows, **given) == written
    assert result in SQLFetch(ALL, database=orders).run()


@pytest.mark.parametrize(("commit_every", "kept"), [(0, 0), (10, 20)])
def test_what_is_kept_when_a_row_fails(url, commit_every, kept):
    SQLExecute(database=url).run("CREATE TABLE t (a INTEGER PRIMARY KEY)")
    rows = [(i,) for i in range(25)] + [(3,)]
    with pytest.raises(Exception, match="(?i)unique|duplicate"):
        SQLInsertRows("t", database=url, commit_every=commit_every).run(rows)
    assert SQLFetch("SELECT COUNT(*) FROM t", database=url).run() == [(kept,)]


def test_rows_that_do_not_fit(orders):
    with pytest.raises(ValueError, match="has 1 values; there are 2 columns"):
        SQLInsertRows("orders", ["name", "price"], database=orders).run([("fig",)])


@pytest.mark.parametrize(
    ("content", "given"),
    [
        ("fig,9\n\"a,b\",\n", {}),
        ("name,price\nfig,9\n\"a,b\",\n", {"header": True}),
        ("price|name\n9|fig\n\\N|a,b\n", {"header": True, "delimiter": "|", "null": "\\N"}),
        ("9\tfig\n\ta,b\n", {"delimiter": "\t", "columns": ["price", "name"]}),
    ],
)  # fmt: skip
def test_bulk_load(orders, tmp_path, content, given):
    (tmp_path / "orders.csv").write_text(content, encoding="utf-8")
    assert SQLBulkLoad("orders", database=orders).run(tmp_path / "orders.csv", **given) == 2
    assert {("fig", 9), ("a,b", None)} <= set(SQLFetch(ALL, database=orders).run())


def test_a_file_that_is_wrong_leaves_nothing(orders, tmp_path):
    (tmp_path / "orders.csv").write_text("fig,9\nkiwi,1,2\n")
    with pytest.raises(Exception, match="."):
        SQLBulkLoad("orders", database=orders).run(tmp_path / "orders.csv")
    assert len(SQLFetch(ALL, database=orders).run()) == 3
    with pytest.raises(FileNotFoundError):
        SQLBulkLoad("orders", database=orders).run(tmp_path / "nothing.csv")


def test_transfer(orders, tmp_path):
    target = f"sqlite:///{tmp_path}/target.db"
    SQLExecute(database=target).run("CREATE TABLE copies (n TEXT, p INTEGER)")
    task = SQLTransfer(ALL, "copies", orders, target, chunk_size=2, before="DELETE FROM copies")
    for _ in range(2):
        assert task.run() == 3
    assert SQLFetch("SELECT * FROM copies", database=target).run() == [("apple", 1), ("pear", 200), ("plum", None)]
    with context(secrets={"SOURCE": orders, "TARGET": target}):
        assert (
            SQLTransfer(ALL, "copies", source_secret="SOURCE", database_secret="TARGET", columns=["n", "p"]).run() == 3
        )


def test_transfer_into_the_same_database(orders):
    SQLExecute(database=orders).run("CREATE TABLE copies (n VARCHAR(20), p INTEGER)")
    assert SQLTransfer(ALL, "copies", orders, orders).run() == 3
