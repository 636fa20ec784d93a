"""The page about states says what the rules do."""

from __future__ import annotations

from prefect.compat.airflow.report.states import table
from tests.conftest import ROOT


def test_the_page_is_up_to_date() -> None:
    assert (ROOT / "docs" / "airflow" / "states.md").read_text() == table()


def test_it_tells_what_counts_as_what() -> None:
    page = table()
    assert "| `upstream_failed` | `TriggerFailed` | yes | failure | failure |" in page
    assert "| `removed` | `Skipped` (its context says `removed`) | yes | neither | success |" in page
    assert "| `all_done` | runs | runs | runs | runs | runs |" in page
