"""Clusters by keywords, beside what real Airflow made of the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.standin.operators import google_clusters as ours
from tests.compat.airflow.operators import google_clusters as cases

RECORDED = json.loads((Path(__file__).parent / "recorded" / "google_clusters.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("keywords", "expected"), RECORDED, ids=[", ".join(given) for given, _ in RECORDED])
def test_as_in_airflow(keywords: dict[str, Any], expected: Any) -> None:
    assert cases.made(ours, keywords) == expected


def test_every_case_was_recorded() -> None:
    assert [given for given, _ in RECORDED] == cases.KEYWORDS
