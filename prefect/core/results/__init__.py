"""What tasks give back, and where it is kept."""

from __future__ import annotations

from prefect.core.results.base import NoResult, NoResultType, Result, ResultNotImplementedError
from prefect.core.results.constant import ConstantResult
from prefect.core.results.local import LocalResult
from prefect.core.results.prefect_result import PrefectResult
from prefect.core.results.secret import SecretResult

__all__ = [
    "ConstantResult",
    "LocalResult",
    "NoResult",
    "NoResultType",
    "PrefectResult",
    "Result",
    "ResultNotImplementedError",
    "SecretResult",
]
