"""What comes back out of XCom, as real Airflow 2.10.5 and 3.2.2 gave it."""

from __future__ import annotations

import contextlib
import datetime
import decimal
import enum
import re
import uuid
from collections import OrderedDict, deque
from typing import NamedTuple

import pendulum
import pytest

from prefect.compat.airflow.runtime.xcom_values import fresh, stored

V2, V3 = (2, 10), (3, 2)


class Number(enum.IntEnum):
    one = 1


class Text(str, enum.Enum):  # noqa: UP042 - its `str()` is not its value, as in users' enums
    """Texts with names."""

    hello = "hello"


class OwnTuple(tuple[int, ...]):
    """A tuple, but none that Airflow knows."""


class OwnSet(set[int]):
    """A set, but none that Airflow knows."""


class Pair(NamedTuple):
    """A tuple with names."""

    a: int
    b: int


class Versioned:
    """Says itself how it is written."""

    __version__ = 1

    def serialize(self) -> dict[str, int]:
        """Return what is written."""
        return {}

    @classmethod
    def deserialize(cls, data: dict[str, int], version: int) -> Versioned:
        """Make one of what was written."""
        return cls()


ELSEWHERE = datetime.timezone(datetime.timedelta(hours=3))

SAME = [
    None, True, 5, 1.5e-7, "ü", 2**62, [1.0, 10**30], [1, [2]], {"a": None}, (1, 2, "three"), {5},
    frozenset([3]), set(),
    datetime.date(2024, 2, 29), datetime.datetime(2024, 1, 2, 3, 4, 5), datetime.timedelta(hours=5),
    decimal.Decimal("12"),
]  # fmt: skip

CHANGED = [
    ([(1, 2), (3,)], [[1, 2], [3]], [(1, 2), (3,)]),
    ({"t": (1, [2, (3,)])}, {"t": [1, [2, [3]]]}, {"t": (1, [2, (3,)])}),
    ({1: "one"}, {"1": "one"}, {"1": "one"}),
    ({None: 1, True: 2}, {"null": 1, "true": 2}, {"None": 1, "True": 2}),
    (decimal.Decimal("12.50"), decimal.Decimal("12.5"), decimal.Decimal("12.5")),
    (OrderedDict(a=1), {"a": 1}, {"a": 1}),
    (Number.one, 1, 1),
    # a number by itself goes through a numeric column of SQLite from 3.0 on
    (2.0, 2.0, 2),
    (-0.0, -0.0, 0),
    (10**30, 10**30, 1e30),
    (Text.hello, "hello", "hello"),
    ([Text.hello], ["hello"], ["hello"]),
    ({Text.hello: 1}, {"hello": 1}, {"Text.hello": 1}),
    (Pair(1, 2), (1, 2), (1, 2)),
    (decimal.Decimal("1E+3"), decimal.Decimal("1000"), decimal.Decimal("1000")),
    (pendulum.DateTime(2024, 1, 1), pendulum.datetime(2024, 1, 1), pendulum.datetime(2024, 1, 1)),
]

REFUSED = [
    (b"bytes", TypeError, TypeError),
    (object(), TypeError, TypeError),
    (range(3), TypeError, TypeError),
    (deque([1]), TypeError, TypeError),
    (1 + 2j, TypeError, TypeError),
    (datetime.time(3, 4), TypeError, TypeError),
    (pendulum.duration(days=2), TypeError, TypeError),
    ({"__classname__": "x"}, AttributeError, AttributeError),
    ([object()], TypeError, TypeError),
    (uuid.UUID(int=5), TypeError, None),
    ({(1, 2): 3}, TypeError, None),
    (float("nan"), None, ValueError),
    ([float("inf")], None, ValueError),
    (decimal.Decimal("NaN"), None, ValueError),
    (OwnTuple((1,)), TypeError, TypeError),
    ([OwnTuple((1,))], None, TypeError),
    (OwnSet((1,)), TypeError, TypeError),
    (pendulum.date(2024, 1, 1), TypeError, None),
]


def _name(value: object) -> str:
    """A name that is the same in every process: without addresses."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


@pytest.mark.parametrize("version", [V2, V3])
@pytest.mark.parametrize("value", SAME, ids=repr)
def test_what_survives(value: object, version: tuple[int, int]) -> None:
    found = stored(value, version)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(("value", "in_2", "in_3"), CHANGED, ids=repr)
def test_what_changes(value: object, in_2: object, in_3: object) -> None:
    for expected, version in ((in_2, V2), (in_3, V3)):
        found = stored(value, version)
        assert found == expected and type(found) is type(expected)


@pytest.mark.parametrize(("value", "in_2", "in_3"), REFUSED, ids=_name)
def test_what_is_refused(value: object, in_2: type[Exception] | None, in_3: type[Exception] | None) -> None:
    for error, version in ((in_2, V2), (in_3, V3)):
        with pytest.raises(error) if error is not None else contextlib.nullcontext():
            stored(value, version)


def test_a_time_zone_becomes_pendulums() -> None:
    found = stored(datetime.datetime(2024, 1, 2, tzinfo=datetime.UTC), V2)
    assert found.isoformat() == "2024-01-02T00:00:00+00:00" and "Timezone('UTC')" in repr(found)


@pytest.mark.parametrize("version", [V2, V3])
@pytest.mark.parametrize(
    ("value", "error", "told"),
    [
        (datetime.datetime(2024, 7, 1, tzinfo=ELSEWHERE), ValueError, "ZoneInfo keys"),
        ({"a": [datetime.datetime(2024, 7, 1, tzinfo=ELSEWHERE)]}, ValueError, "ZoneInfo keys"),
        (Versioned(), ImportError, "Versioned was not found in allow list"),
        ([Versioned()], ImportError, "Versioned was not found in allow list"),
    ],
    ids=_name,
)
def test_what_is_kept_but_cannot_be_pulled(
    value: object, error: type[Exception], told: str, version: tuple[int, int]
) -> None:
    kept = stored(value, version)
    with pytest.raises(error, match=told):
        fresh(kept)


def test_who_pulls_may_change_what_was_pulled() -> None:
    kept = stored({"a": [1]}, V2)
    fresh(kept)["a"].append(2)
    assert kept == {"a": [1]}


def test_what_was_pushed_may_change_afterwards() -> None:
    value = [1]
    kept = stored(value, V3)
    value.append(2)
    assert kept == [1]
