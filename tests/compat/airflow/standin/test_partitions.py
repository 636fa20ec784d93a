"""Partition mappers and references to assets give what those of 3.2.2 give."""

from __future__ import annotations

from typing import Any

import pytest

from prefect.compat.airflow.standin import partitions as p
from prefect.compat.airflow.standin.assets import Asset

KEY = "2024-05-15T13:45:10"


@pytest.mark.parametrize(
    ("mapper", "key", "expected"),
    [
        (p.StartOfHourMapper(), KEY, "2024-05-15T13"),
        (p.StartOfDayMapper(), KEY, "2024-05-15"),
        (p.StartOfWeekMapper(), KEY, "2024-05-13 (W20)"),
        (p.StartOfMonthMapper(), KEY, "2024-05"),
        (p.StartOfQuarterMapper(), KEY, "2024-Q2"),
        (p.StartOfYearMapper(), KEY, "2024"),
        (p.IdentityMapper(), "us", "us"),
        (p.AllowedKeyMapper(["a"]), "a", "a"),
        (p.ProductMapper(p.IdentityMapper(), p.StartOfDayMapper()), "us|" + KEY, "us|2024-05-15"),
        (p.ChainMapper(p.StartOfDayMapper(), p.StartOfYearMapper(input_format="%Y-%m-%d")), KEY, "2024"),
    ],
)
def test_mappers(mapper: Any, key: str, expected: str) -> None:
    assert mapper.to_downstream(key) == expected


@pytest.mark.parametrize(
    ("mapper", "key", "message"),
    [
        (p.ProductMapper(p.IdentityMapper(), p.StartOfDayMapper()), "us", "Expected 2 segments in key, got 1"),
        (p.AllowedKeyMapper(["a"]), "b", r"Key 'b' not in allowed keys \['a'\]"),
        (p.StartOfDayMapper(), "x", "time data 'x' does not match format"),
    ],
)
def test_keys_that_do_not_fit(mapper: Any, key: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        mapper.to_downstream(key)


def test_references() -> None:
    assert repr(Asset.ref(name="x")) == "AssetNameRef(name='x')"
    assert repr(Asset.ref(uri="x://y")) == "AssetUriRef(uri='x://y')"
    assert len({Asset.ref(name="x"): 1, Asset.ref(name="x"): 2}) == 1
    with pytest.raises(TypeError):
        Asset.ref()
