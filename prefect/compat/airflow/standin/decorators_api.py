"""`airflow.utils.decorators`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])


def apply_defaults(func: F) -> F:
    """Return `func`: default arguments are applied anyhow."""
    return func
