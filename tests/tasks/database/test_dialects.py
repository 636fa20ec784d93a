from __future__ import annotations

import pytest

from prefect.tasks.database.dialects import MSSQL, MYSQL, POSTGRES, SQLITE, insert_statement, quoted


@pytest.mark.parametrize(
    ("dialect", "given", "statement"),
    [
        (SQLITE, {"columns": []}, "INSERT INTO t VALUES (?, ?)"),
        (SQLITE, {"columns": ["a", "b"], "replace": True}, "INSERT OR REPLACE INTO t (a, b) VALUES (?, ?)"),
        (MYSQL, {"columns": ["a", "b c"], "replace": True}, "REPLACE INTO t (a, `b c`) VALUES (?, ?)"),
        (POSTGRES, {"columns": ["a", "b"], "replace": True, "replace_index": ["a"]},
         "INSERT INTO t (a, b) VALUES (?, ?) ON CONFLICT (a) DO UPDATE SET b = excluded.b"),
        (POSTGRES, {"columns": ["a", "b"], "replace": True, "replace_index": ["a", "b"]},
         "INSERT INTO t (a, b) VALUES (?, ?) ON CONFLICT (a, b) DO NOTHING"),
        (SQLITE, {"columns": ["a", "b"], "placeholder": ":1"}, "INSERT INTO t (a, b) VALUES (:1, :2)"),
    ],
)  # fmt: skip
def test_insert_statement(dialect, given, statement):
    assert insert_statement(dialect, "t", width=2, **given) == statement


@pytest.mark.parametrize(
    ("dialect", "given", "message"),
    [
        (MSSQL, {"columns": ["a", "b"], "replace": True}, "cannot be replaced"),
        (POSTGRES, {"columns": ["a", "b"], "replace": True}, "'replace_index'"),
        (SQLITE, {"columns": ["a"]}, "has 2 values; there are 1 columns"),
    ],
)
def test_errors(dialect, given, message):
    with pytest.raises(ValueError, match=message):
        insert_statement(dialect, "t", width=2, **given)


@pytest.mark.parametrize(
    ("dialect", "name", "result"),
    [
        (SQLITE, "t", "t"), (SQLITE, "s.my table", 's."my table"'), (MYSQL, "a-b", "`a-b`"),
        (POSTGRES, 'a"; DROP TABLE x', '"a""; DROP TABLE x"'), (POSTGRES, '"A"', '"A"'),
    ],
)  # fmt: skip
def test_quoted(dialect, name, result):
    assert quoted(dialect, name) == result
