"""Helps while a flow is being written."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from prefect.core import context as contexts


def is_serializable(obj: Any, raise_on_error: bool = False) -> bool:
    """
    Can an object be sent to another process?

    Args:
        obj: the object.
        raise_on_error: let the error through that says why not.

    Returns:
        Whether it can be pickled and read back.

    Example:
        >>> is_serializable(lambda x: x)
        True
    """
    # imported here: only whoever asks needs it
    import pickle

    import cloudpickle

    try:
        pickle.loads(cloudpickle.dumps(obj))
    except Exception:
        if raise_on_error:
            raise
        return False
    return True


@contextlib.contextmanager
def raise_on_exception() -> Iterator[None]:
    """
    Let the exceptions of tasks through, out of `flow.run()`, instead of turning them into failed states.

    Example:
        >>> from prefect.core.flow import Flow
        >>> from prefect.core.function_task import task
        >>> with Flow("debug") as flow:
        ...     broken = task(lambda: 1 / 0, name="broken")()
        >>> with raise_on_exception():
        ...     flow.run()
        Traceback (most recent call last):
            ...
        ZeroDivisionError: division by zero
    """
    with contexts.context(raise_on_exception=True):
        yield
