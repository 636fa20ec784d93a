"""Masking as real Airflow masks."""

from __future__ import annotations

from typing import Any

import pytest

from prefect.compat.airflow.standin import masker, versions
from tests.compat.airflow.oracle import masking


@pytest.mark.parametrize(("version", "column"), [((2, 10), 2), ((3, 2), 3)])
@pytest.mark.parametrize("case", masking.CASES, ids=[str(case[:2]) for case in masking.CASES])
def test_redact(monkeypatch: pytest.MonkeyPatch, version: Any, column: int, case: tuple[Any, ...]) -> None:
    monkeypatch.setattr(masker, "_secrets", set())
    monkeypatch.setattr(masker, "_pattern", None)
    before = versions.use(version)
    try:
        for secret, name in masking.SECRETS:
            masker.mask_secret(secret, name)
        assert masker.redact(case[0], case[1]) == case[column]
    finally:
        versions.use(before)


def test_names_that_hide() -> None:
    assert [name for name in masking.HIDDEN_NAMES if not masker.should_hide_value_for_key(name)] == []
    assert [name for name in masking.SHOWN_NAMES if masker.should_hide_value_for_key(name)] == []
