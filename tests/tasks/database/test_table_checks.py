from __future__ import annotations

import pytest

from prefect.tasks.database import SQLColumnCheck, SQLExecute, SQLTableCheck
from prefect.tasks.database.verdicts import CheckFailed


@pytest.mark.parametrize(
    ("mapping", "given", "result"),
    [
        ({"price": {"min": {"geq_to": 1}, "max": {"less_than": 201, "greater_than": 199},
                    "null_check": {"equal_to": 1}}},
         {}, {"price": {"min": 1, "max": 200, "null_check": 1}}),
        ({"name": {"unique_check": {"equal_to": 0}, "distinct_check": {"leq_to": 3}}}, {},
         {"name": {"unique_check": 0, "distinct_check": 3}}),
        ({"price": {"max": {"equal_to": 190, "tolerance": 0.1}}}, {}, {"price": {"max": 200}}),
        ({"price": {"max": {"equal_to": 1}}}, {"partition_clause": "name < 'b'"}, {"price": {"max": 1}}),
        ({"price": {"max": {"equal_to": 1, "partition_clause": "name < 'b'"}}}, {}, {"price": {"max": 1}}),
        ({"price": {"max": {"equal_to": 0}}}, {"partition_clause": "name > 'z'"}, {"price": {"max": 0}}),
        ({"price": {"max": {"equal_to": 0}}}, {"partition_clause": "name > 'z'", "accept_none": False}, "max is None"),
        ({"price": {"min": {"equal_to": 2}, "max": {"equal_to": 3}}}, {}, "price.min is 1, .*price.max is 200, not"),
    ],
)  # fmt: skip
def test_columns(orders, mapping, given, result):
    task = SQLColumnCheck("orders", mapping, database=orders)
    if isinstance(result, str):
        with pytest.raises(CheckFailed, match=result):
            task.run(**given)
    else:
        assert task.run(**given) == result


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"price": {"median": {"equal_to": 1}}}, "'median' is no check"),
        ({"price": {"max": {"about": 1}}}, "has about"),
        ({"price": {"max": {}}}, "has nothing"),
    ],
)
def test_columns_errors(orders, mapping, message):
    with pytest.raises(ValueError, match=message):
        SQLColumnCheck("orders", mapping, database=orders).run()


@pytest.mark.parametrize(
    ("condition", "given", "passes"),
    [
        ("COUNT(*) = 3", {}, True),
        ("COUNT(*) = 4", {}, False),
        ("price IS NULL OR price > 0", {}, True),
        ("price > 0", {}, False),
        ("price > 0", {"partition_clause": "name < 'plum'"}, True),
        ("price > 0", {"partition_clause": "name > 'z'"}, True),
        ("price > 0", {"partition_clause": "name > 'z'", "accept_none": False}, False),
        ("MAX(price) > MIN(price)", {}, True),
    ],
)
def test_table(orders, condition, given, passes):
    checks = {"it's so": {"check_statement": condition}, "always": {"check_statement": "1 = 1"}}
    task = SQLTableCheck("orders", checks, database=orders)
    if passes:
        assert task.run(**given) == ["it's so", "always"]
    else:
        with pytest.raises(CheckFailed, match="do not hold: it's so"):
            task.run(**given)


def test_an_empty_table(url):
    SQLExecute(database=url).run("CREATE TABLE orders (price INTEGER)")
    mapping = {"price": {"min": {"equal_to": 0}, "null_check": {"equal_to": 0}}}
    assert SQLColumnCheck("orders", mapping, database=url).run() == {"price": {"min": 0, "null_check": 0}}
