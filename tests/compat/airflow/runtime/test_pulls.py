"""What `xcom_pull` gives, recorded from real Airflow 2.10.5 and 3.2.2."""

from __future__ import annotations

from typing import Any

import pytest

from prefect.compat.airflow.runtime.lazy import LazyXComSelectSequence
from prefect.compat.airflow.runtime.xcom import XComStore

#: (arguments, what 2.10 gives: `[…]` for a lazy sequence is written as a tuple, what 3.2 gives)
CASES: list[tuple[dict[str, Any], Any, Any]] = [
    ({"task_ids": "one"}, (3, 1, 2), [3, 1, 2]),
    ({"task_ids": ["one"]}, (3, 1, 2), [3, 1, 2]),
    ({"task_ids": ["one", "src"]}, (3, 1, 2, [3, 1, 2]), [3, 1, 2, [3, 1, 2]]),
    ({"task_ids": "src"}, [3, 1, 2], [3, 1, 2]),
    ({"task_ids": "one", "map_indexes": 0}, 3, 3),
    ({"task_ids": "one", "map_indexes": [1, 0]}, (1, 3), [1, 3]),
    ({"task_ids": "one", "map_indexes": range(2)}, (3, 1), [3, 1]),
    ({"task_ids": "one", "map_indexes": 9}, None, None),
    ({"task_ids": "one", "map_indexes": -1}, None, None),
    ({"task_ids": "src", "map_indexes": -1}, [3, 1, 2], [3, 1, 2]),
    ({"task_ids": "src", "key": "none_such"}, None, None),
    ({"task_ids": "src", "key": "none_such", "default": 5}, 5, None),
    ({"task_ids": "src", "key": "none_such", "default": 5, "map_indexes": -1}, 5, 5),
    ({"task_ids": ["src", "none_such"], "key": "none_such", "default": 5}, (), [None, None]),
    ({"task_ids": "none_such"}, None, None),
    ({"task_ids": ["none_such"]}, (), [None]),
    ({"task_ids": ["src2", "src"]}, ({"k": 1}, [3, 1, 2]), [{"k": 1}, [3, 1, 2]]),
    ({"task_ids": "half"}, (3, 2), [3, 2]),
    ({"task_ids": ["one", "half"], "map_indexes": 1}, (1,), [1, None]),
    ({"task_ids": ["src", "one"], "map_indexes": [-1, 0]}, ([3, 1, 2], 3), [[3, 1, 2], None, None, 3]),
    ({"task_ids": None}, {"k": 1}, None),
]


def filled(version: tuple[int, int]) -> XComStore:
    store = XComStore(version)
    store.push("src", -1, "return_value", [3, 1, 2])
    for index, value in enumerate([3, 1, 2]):
        store.push("one", index, "return_value", value)
    store.push("half", 0, "return_value", 3)
    store.push("half", 2, "return_value", 2)
    store.push("src2", -1, "return_value", {"k": 1})
    return store


@pytest.mark.parametrize(("arguments", "in_2", "in_3"), CASES, ids=[str(case[0]) for case in CASES])
def test_pull(arguments: dict[str, Any], in_2: Any, in_3: Any) -> None:
    options = {"key": "return_value", "own_task_id": "me", **arguments}
    task_ids = options.pop("task_ids")
    found = filled((2, 10)).pull(task_ids, **options)
    if isinstance(in_2, tuple):
        assert isinstance(found, LazyXComSelectSequence)
        found = tuple(found)
    assert found == in_2
    assert filled((3, 2)).pull(task_ids, **options) == in_3


def test_a_lazy_sequence_behaves_like_airflows() -> None:
    found = filled((2, 10)).pull("one", key="return_value", own_task_id="me")
    assert repr(found) == "LazySelectSequence([3 items])"
    assert (len(found), found[0], found[-1], found[0:2], list(reversed(found))) == (3, 3, 2, [3, 1], [2, 1, 3])
    assert found != [3, 1, 2] and not isinstance(found, list)
    with pytest.raises(TypeError, match="Sequence indices must be integers or slices, not str"):
        found["a"]
    with pytest.raises(IndexError, match="99"):
        found[99]


def test_a_new_try_forgets_what_was_pushed() -> None:
    store = filled((2, 10))
    store.clear("src", -1)
    assert store.pull("src", key="return_value", own_task_id="me") is None
