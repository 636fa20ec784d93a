"""`set_current_context`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from prefect.compat.airflow.standin import current


@contextlib.contextmanager
def set_current_context(context: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Let `context` be what `get_current_context` returns inside the block."""
    current.push(context)
    try:
        yield context
    finally:
        current.pop()
