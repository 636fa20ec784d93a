"""What tasks give back, and where it is kept."""

from __future__ import annotations

from prefect.core.results.base import NoResult, NoResultType, Result

__all__ = ["NoResult", "NoResultType", "Result"]
