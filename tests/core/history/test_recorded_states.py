from __future__ import annotations

import pytest

from prefect.core.engine.state import Failed, Retrying, Skipped, Success
from prefect.core.history import states
from prefect.core.results.local import LocalResult


class Mine(Success):
    """A state of the user's own."""


def there_and_back(state, folder):
    return states.revived(states.recorded(state, folder, (1, 2), 1000), folder)


def make_adder(number):
    return lambda x: x + number


@pytest.mark.parametrize(
    "value",
    [None, 1, "é" * 100_000, {"a": [1.5, None]}, b"\0" * 100_000, ValueError("x")],
    ids=["nothing", "atom", "text", "collection", "bytes", "error"],
)
def test_values(value, tmp_path):
    found = there_and_back(Success("m", value), tmp_path)
    assert (type(found), found.message, repr(found.result)) == (Success, "m", repr(value))


def test_functions_made_on_the_spot(tmp_path):
    assert there_and_back(Success("m", make_adder(2)), tmp_path).result(3) == 5


@pytest.mark.parametrize("state", [Mine("m", 3), Failed("m", KeyError("k")), Skipped("m"), Retrying("m", run_count=2)])
def test_kinds(state, tmp_path):
    found = there_and_back(state, tmp_path)
    assert (type(found), found.message, repr(found.result)) == (type(state), "m", repr(state.result))
    assert getattr(found, "run_count", None) == getattr(state, "run_count", None)


def test_times(tmp_path):
    state = Success("m")
    state.started, state.ended = 1.0, 2.5
    found = there_and_back(state, tmp_path)
    assert (found.started, found.ended) == (1.0, 2.5)


def test_a_stored_result_is_read_where_it_lies(tmp_path):
    result = LocalResult(dir=str(tmp_path), location="x.bin").write([1, 2])
    assert there_and_back(Success("m", result), tmp_path).result == [1, 2]


@pytest.mark.parametrize(
    ("value", "message"),
    [((x for x in ()), "could not be kept"), ("hush", "is a secret")],
    ids=["generator", "secret"],
)
def test_values_that_are_not_kept(value, message, tmp_path):
    record = states.recorded(Success("m", value), tmp_path, (1, 2), 1000, is_secret=value == "hush")
    assert "hush" not in repr(record)
    with pytest.raises(ValueError, match=message):
        states.revived(record, tmp_path)


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    record = states.recorded(Success("m", b"\0" * 1_000_000), tmp_path / "file" / "below", (1, 2), 1000)
    with pytest.raises(ValueError, match="could not be kept"):
        states.revived(record, tmp_path)


def test_attributes_that_cannot_be_pickled_are_left_out(tmp_path):
    state = Failed("m", 3)
    state.fine, state.odd = 4, (x for x in ())
    found = there_and_back(state, tmp_path)
    assert (found.result, found.fine, hasattr(found, "odd")) == (3, 4, False)
