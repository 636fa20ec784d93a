"""Upstream's decorator for a `run` whose arguments may be fixed when the task is built."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any


def defaults_from_attrs(*attr_args: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """
    Take arguments that a run was not given from the task's attributes of the same name.

    For new tasks `prefect.core.settable.settable` is better: it derives the constructor too.

    Args:
        attr_args: names of the arguments.

    Returns:
        A decorator for `run`.

    Example:
        >>> from prefect.core.task import Task
        >>> class Greet(Task):
        ...     def __init__(self, name=None, **kwargs):
        ...         self.who = name
        ...         super().__init__(**kwargs)
        ...     @defaults_from_attrs("who")
        ...     def run(self, who=None):
        ...         return f"hello {who}"
        >>> Greet("Ada").run()
        'hello Ada'
    """

    def wrapper(run_method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(run_method)
        def method(self: Any, *args: Any, **kwargs: Any) -> Any:
            for attribute in attr_args:
                kwargs.setdefault(attribute, getattr(self, attribute))
            return run_method(self, *args, **kwargs)

        return method

    return wrapper
