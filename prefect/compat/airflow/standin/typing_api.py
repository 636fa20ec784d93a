"""Names that DAG files use in annotations only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, ParamSpec, Protocol, Self, TypeAlias, TypedDict, TypeGuard

ScheduleInterval: TypeAlias = Any
Callback: TypeAlias = Callable[..., Any]

__all__ = [
    "Callback",
    "Literal",
    "ParamSpec",
    "Protocol",
    "ScheduleInterval",
    "Self",
    "TypeGuard",
    "TypedDict",
]
