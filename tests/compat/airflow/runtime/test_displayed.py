"""Rendered fields as real Airflow 2.10.5 and 3.2.2 displayed them."""

from __future__ import annotations

import datetime

import pytest

from prefect.compat.airflow.runtime.displayed import displayed


class Shown:
    def __str__(self) -> str:
        return "FOO"

    __repr__ = __str__


CASES = [
    (None, None, None),
    ("abc", "abc", "abc"),
    (5, 5, 5),
    ([], [], []),
    ((1, 2), [1, 2], [1, 2]),
    ({"a": (1, 2)}, {"a": [1, 2]}, {"a": [1, 2]}),
    ({1: 2}, {"1": 2}, {"1": 2}),
    ({5}, "{5}", [5]),
    ([{5}], "[{5}]", [[5]]),
    (Shown(), "FOO", "FOO"),
    ([Shown()], "[FOO]", ["FOO"]),
    ({"x": Shown()}, "{'x': FOO}", {"x": "FOO"}),
    (b"x", "b'x'", "b'x'"),
    (datetime.date(2024, 1, 1), "2024-01-01", "2024-01-01"),
    (datetime.timedelta(1), "1 day, 0:00:00", "1 day, 0:00:00"),
]


@pytest.mark.parametrize(("value", "in_2", "in_3"), CASES, ids=repr)
def test_displayed(value: object, in_2: object, in_3: object) -> None:
    assert displayed(value, (2, 10)) == in_2
    assert displayed(value, (3, 2)) == in_3


@pytest.mark.parametrize(
    ("value", "length_2", "length_3"),
    [("x" * 5000, 4101, 4096), (["y" * 5000], 4101, 4096), ({"k": "z" * 5000}, 4101, 4096)],
    ids=["text", "list", "dict"],
)
def test_long_values_are_cut(value: object, length_2: int, length_3: int) -> None:
    in_2, in_3 = displayed(value, (2, 10)), displayed(value, (3, 2))
    assert in_2.startswith("Truncated.") and in_2.endswith("... ") and len(in_2) == length_2
    assert in_3.startswith("Truncated.") and in_3.endswith("...") and len(in_3) == length_3
