"""The page about what DAG files use is as the code has it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "airflow_usage.py"


def test_the_page_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("airflow_usage", SCRIPT)
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    text = script.PAGE.read_text(encoding="utf-8")
    made = script.page(script.counts_of(text))
    assert made == text, "write it again: python scripts/airflow_usage.py"
    # nothing that DAG files import may be missing altogether
    assert "| not at all |" not in made.partition("## Methods of hooks")[0].partition("## Names")[2]
