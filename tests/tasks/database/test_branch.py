from __future__ import annotations

import pytest

from prefect.tasks.database import SQLBranch


@pytest.mark.parametrize(
    ("value", "result"),
    [("1", True), ("0", False), ("5", True), ("'Yes'", True), ("'off'", False), ("'n'", False), ("1 = 1", True)],
)
def test_decides(url, value, result):
    assert SQLBranch(f"SELECT {value}", database=url).run() is result
    assert SQLBranch(f"SELECT {value}", database=url, if_true="a", if_false="b").run() == ("a" if result else "b")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT 'maybe'", "'maybe' means neither"),
        ("SELECT NULL", "None means neither"),
        ("SELECT 1 WHERE 1 = 0", "no row"),
    ],
)
def test_errors(url, query, message):
    with pytest.raises(ValueError, match=message):
        SQLBranch(query, database=url).run()
