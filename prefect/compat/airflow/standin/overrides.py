"""Variables and connections that a run or a test provides; they win over the environment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

variables: dict[str, str] = {}
connections: dict[str, Any] = {}
# further places to ask, first come first served: objects with get_variable(key) and get_connection(conn_id)
backends: list[Any] = []
# what is asked before the environment: the back end that the settings name, put in by whoever knows how to make it
first: Callable[[], list[Any]] = list
