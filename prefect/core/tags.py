"""`with tags("a", "b"):` gives labels to all tasks made inside the block."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from prefect.core import context as contexts


@contextlib.contextmanager
def tags(*tags: str) -> Iterator[None]:
    """
    Give labels to all tasks that are made inside a `with` block.

    Args:
        tags: the labels; those of an enclosing block stay.

    Example:
        >>> from prefect.core.task import Task
        >>> with tags("etl"):
        ...     Task(name="extract").tags
        {'etl'}
    """
    known = contexts.get_from_context("tags") or ()
    with contexts.context(tags={*known, *tags}):
        yield
