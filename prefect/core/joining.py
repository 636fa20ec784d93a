"""The options of tasks that bring branches together: a skipped branch does not skip them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from prefect.core.engine.triggers import all_successful
from prefect.core.settable import Task


class Joining(Task):
    """A task that a skipped task before it does not skip; subclasses say which trigger decides instead."""

    _joins_on: Callable[..., Any] = staticmethod(all_successful)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("skip_on_upstream_skip", False)
        if kwargs.get("trigger") is None:
            kwargs["trigger"] = self._joins_on
        super().__init__(*args, **kwargs)

    # what a derived constructor may be given is what `Task` takes
    __init__.__signature__ = inspect.signature(Task.__init__)  # type: ignore[attr-defined]
