"""
Fixtures for pytest: `pytest_plugins = ["prefect.testing.fixtures"]` in your `conftest.py` makes them known.

- `prefect_home`: an empty folder in the place of `~/.prefect`, so that tests neither read nor write yours;
- `prefect_clock`: the clock stands still, and sleeping moves it;
- `prefect_secrets`: a dictionary of secrets that tasks find in their context.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prefect.core.configuration import set_temporary_config
from prefect.core.context import context
from prefect.testing.clock import Clock, frozen_clock


@pytest.fixture
def prefect_home(tmp_path: Path) -> Iterator[Path]:
    """An empty folder in the place of `~/.prefect`."""
    home = tmp_path / "prefect_home"
    home.mkdir()
    with set_temporary_config({"home_dir": str(home)}):
        yield home


@pytest.fixture
def prefect_clock() -> Iterator[Clock]:
    """A clock that stands still, and that sleeping moves."""
    with frozen_clock() as clock:
        yield clock


@pytest.fixture
def prefect_secrets() -> Iterator[dict[str, Any]]:
    """Secrets by name, for the length of a test."""
    secrets: dict[str, Any] = {}
    with context(secrets=secrets):
        yield secrets
