from __future__ import annotations

import pickle

import pytest

from prefect.core.engine.executors.remote_errors import portable, with_traceback


class Picky(Exception):
    """Its constructor wants more than it keeps."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(one)


class Holding(Exception):
    """It holds what cannot be pickled."""

    def __init__(self) -> None:
        super().__init__(x for x in ())


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:  # noqa: BLE001 - the test raised it
        return caught


@pytest.mark.parametrize(
    ("error", "kind"),
    [(ValueError("x"), ValueError), (Picky(1, 2), RuntimeError), (Holding(), RuntimeError)],
    ids=["plain", "picky", "holding"],
)
def test_arrives_with_its_traceback(error, kind):
    there = pickle.loads(pickle.dumps(portable(raised(error))))
    assert type(there) is kind
    with_traceback(there)
    assert "in raised" in str(there.__cause__)
    assert type(error).__name__ in str(there.__cause__)
    assert "_remote_traceback" not in there.__dict__


def test_one_that_was_never_raised():
    error = portable(ValueError("x"))
    with_traceback(error)
    assert error.__cause__ is None


def test_its_own_cause_stays():
    cause = KeyError("why")
    error = raised(ValueError("x"))
    error.__cause__ = cause
    with_traceback(portable(error))
    assert error.__cause__ is cause
