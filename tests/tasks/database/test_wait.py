from __future__ import annotations

import threading

import pytest

from prefect.tasks.database import SQLExecute, SQLWaitFor


def test_waits_for_a_row(orders):
    timer = threading.Timer(0.1, SQLExecute(database=orders).run, ["INSERT INTO orders VALUES ('fig', 9)"])
    timer.start()
    task = SQLWaitFor("SELECT price FROM orders WHERE name = 'fig'", database=orders, poll_interval=0.02, max_wait=20)
    assert task.run() == (9,)
    timer.join()


@pytest.mark.parametrize(
    ("query", "given", "result"),
    [
        ("SELECT COUNT(*) FROM orders", {}, (3,)),
        ("SELECT 0", {}, TimeoutError),
        ("SELECT '0'", {}, TimeoutError),
        ("SELECT ''", {}, TimeoutError),
        ("SELECT NULL", {}, TimeoutError),
        ("SELECT 1 WHERE 1 = 0", {}, TimeoutError),
        ("SELECT 1 WHERE 1 = 0", {"fail_on_empty": True}, ValueError),
        ("SELECT 0, 5", {"selector": lambda row: row[1]}, (0, 5)),
        ("SELECT 7", {"success": lambda value: value == 7}, (7,)),
        ("SELECT 7", {"success": lambda value: value == 8}, TimeoutError),
        ("SELECT 7", {"failure": lambda value: value == 7}, ValueError),
    ],
)
def test_verdicts(orders, query, given, result):
    task = SQLWaitFor(query, database=orders, poll_interval=0.01, max_wait=0.02, **given)
    if isinstance(result, tuple):
        assert task.run() == result
    else:
        with pytest.raises(result):
            task.run()
