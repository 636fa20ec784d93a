from __future__ import annotations

import datetime

import pytest

from prefect.tasks.database import SQLCheck, SQLExecute, SQLIntervalCheck, SQLThresholdCheck, SQLValueCheck
from prefect.tasks.database.verdicts import CheckFailed


@pytest.mark.parametrize(
    ("task", "given", "result"),
    [
        (SQLCheck, {"query": "SELECT COUNT(*), 'x' FROM orders"}, (3, "x")),
        (SQLCheck, {"query": "SELECT COUNT(*), 0 FROM orders"}, r"Not all values are true: \(3, 0\)"),
        (SQLCheck, {"query": "SELECT name FROM orders WHERE price = 7"}, "returned no row"),
        (SQLValueCheck, {"query": "SELECT COUNT(*) FROM orders", "expected": 3}, (3,)),
        (SQLValueCheck, {"query": "SELECT COUNT(*) FROM orders", "expected": "3"}, (3,)),
        (SQLValueCheck, {"query": "SELECT COUNT(*) FROM orders", "expected": 4}, r"\(3,\) is not 4, in"),
        (SQLValueCheck, {"query": "SELECT COUNT(*) FROM orders", "expected": 4, "tolerance": 0.25}, (3,)),
        (SQLValueCheck, {"query": "SELECT COUNT(*) FROM orders", "expected": 4, "tolerance": 0.2}, "not 4 within 20%"),
        (SQLValueCheck, {"query": "SELECT MIN(name) FROM orders", "expected": "apple"}, ("apple",)),
        (SQLValueCheck, {"query": "SELECT MIN(name) FROM orders", "expected": "fig"}, "is not 'fig'"),
        (SQLThresholdCheck, {"query": "SELECT COUNT(*) FROM orders", "low": 3, "high": 3.5}, 3),
        (SQLThresholdCheck, {"query": "SELECT COUNT(*) FROM orders", "low": "SELECT 1", "high": "SELECT 2"},
         "3 is not between 1 and 2"),
        (SQLThresholdCheck, {"query": "SELECT price FROM orders WHERE name = 'plum'", "low": 1, "high": 2}, "no value"),
    ],
)  # fmt: skip
def test_verdicts(orders, task, given, result):
    if isinstance(result, str):
        with pytest.raises(CheckFailed, match=result):
            task(database=orders).run(**given)
    else:
        assert task(database=orders).run(**given) == result


def test_what_cannot_be_compared(orders):
    with pytest.raises(ValueError, match="is no number"):
        SQLValueCheck(database=orders).run("SELECT MIN(name) FROM orders", 3)


@pytest.fixture
def days(url):
    SQLExecute(database=url).run(
        "CREATE TABLE days (ds VARCHAR(10), n INTEGER);"
        "INSERT INTO days VALUES ('2024-01-01', 10), ('2024-01-08', 12), ('2024-01-08', 18), ('2024-01-09', 5)",
        split=True,
    )
    return url


@pytest.mark.parametrize(
    ("given", "result"),
    [
        ({"thresholds": {"SUM(n)": 3.1, "COUNT(*)": 2.5}}, {"SUM(n)": (30, 10), "COUNT(*)": (2, 1)}),
        ({"thresholds": {"SUM(n)": 3, "COUNT(*)": 2.5}}, r"SUM\(n\) is 30 and was 10 \(ratio 3.0, limit 3\)"),
        ({"thresholds": {"SUM(n)": 2.1}, "ratio_formula": "relative_diff"}, {"SUM(n)": (30, 10)}),
        ({"thresholds": {"SUM(n)": 1}, "days_back": 1}, {"SUM(n)": (30, None)}),
        ({"thresholds": {"SUM(n)": 1}, "days_back": -1, "ignore_zero": False}, "ratio None"),
        ({"thresholds": {"SUM(n)": 9}, "date": datetime.datetime(2024, 1, 9, 5), "days_back": 1}, {"SUM(n)": (5, 30)}),
    ],
)
def test_interval(days, given, result):
    task = SQLIntervalCheck("days", database=days, date="2024-01-08")
    if isinstance(result, str):
        with pytest.raises(CheckFailed, match=result):
            task.run(**given)
    else:
        assert task.run(**given) == result


@pytest.mark.parametrize(
    ("given", "message"), [({"ratio_formula": "log"}, "'ratio_formula' is 'log'"), ({"date": "soon"}, "soon")]
)
def test_interval_errors(given, message):
    with pytest.raises(ValueError, match=message):
        SQLIntervalCheck("days", {"COUNT(*)": 1}, database="sqlite://").run(**{"date": "2024-01-01", **given})
