"""What the tests of control flow share: small tasks, and the states of a run by slug."""

from __future__ import annotations

from typing import Any

from prefect.core.flow import Flow
from prefect.core.function_task import task


def value(result: Any, name: str = "value") -> Any:
    """A task that returns a value."""
    return task(lambda: result, name=name)


def ended(flow: Flow, **kwargs: Any) -> dict[str, str]:
    """Kinds of the final states by slug."""
    state = flow.run(**kwargs)
    return {flow.slugs[one]: type(state.result[one]).__name__ for one in flow.tasks}


def edges(flow: Flow) -> set[tuple[str, str, str | None]]:
    """The edges by slug."""
    return {(flow.slugs[e.upstream_task], flow.slugs[e.downstream_task], e.key) for e in flow.edges}


inc = task(lambda x: x + 1, name="inc")
add = task(lambda x, y: x + y, name="add")
