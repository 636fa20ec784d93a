"""The fixtures that the package offers to its users' tests, as their own conftest.py takes them."""

from __future__ import annotations

from prefect.testing.fixtures import prefect_clock, prefect_home, prefect_secrets

__all__ = ["prefect_clock", "prefect_home", "prefect_secrets"]
