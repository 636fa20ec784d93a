"""Fixtures for DAG files given as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.standin import masker


@pytest.fixture
def run_dag(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Run a DAG given as text; see `dags.run_text`."""
    # the helper lies beside this file, which pytest puts on the path by its own rules only
    import importlib.util

    spec = importlib.util.spec_from_file_location("airflow_test_dags", Path(__file__).parent / "dags.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def run(body: str, **options: Any) -> dict[str, Any]:
        return module.run_text(tmp_path, body, **options)  # type: ignore[no-any-return]

    return run


@pytest.fixture(autouse=True)
def _no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test masks, such as a password of one letter, must not blot out what another looks at."""
    monkeypatch.setattr(masker, "_secrets", set())
    monkeypatch.setattr(masker, "_pattern", None)
