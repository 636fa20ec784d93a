"""Upstream's name for threads and processes on this machine."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from prefect.core.engine.executors.base import Executor
from prefect.core.engine.executors.local import LocalExecutor
from prefect.core.engine.executors.processes import ProcessExecutor
from prefect.core.engine.executors.threads import ThreadExecutor

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun

_WAYS = {
    "threads": "threads",
    "threading": "threads",
    "processes": "processes",
    "multiprocessing": "processes",
    "sync": "sync",
    "synchronous": "sync",
    "single-threaded": "sync",
}


class LocalDaskExecutor(Executor):
    """
    Upstream's name for threads and processes on this machine; it needs no Dask.

    Args:
        scheduler: `"threads"`, `"processes"`, or `"sync"` for one task after the other.
        num_workers: how many tasks at a time; `None` means as many as the machine has processors.
        kwargs: further options that Dask would take; they make no difference here.

    Raises:
        ValueError: an unknown scheduler.

    Example:
        >>> LocalDaskExecutor(scheduler="processes", num_workers=2)
        <Executor: LocalDaskExecutor>
    """

    def __init__(self, scheduler: str = "threads", num_workers: int | None = None, **kwargs: Any) -> None:
        way = _WAYS.get(str(scheduler).lower())
        if way is None:
            raise ValueError(f"Unknown scheduler {scheduler!r}: use 'threads', 'processes' or 'sync'.")
        self.scheduler = "synchronous" if way == "sync" else way
        self.dask_config = dict(kwargs) if num_workers is None else {"num_workers": num_workers, **kwargs}
        self._does: Executor = (
            LocalExecutor()
            if way == "sync"
            else ProcessExecutor(num_workers)
            if way == "processes"
            else ThreadExecutor(num_workers)
        )

    @contextlib.contextmanager
    def start(self) -> Iterator[None]:
        """Keep the workers for the length of a run."""
        with self._does.start():
            yield

    def submit(
        self, fn: Callable[..., Any], *args: Any, extra_context: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """
        Begin a call.

        Args:
            fn: what to call.
            args: its arguments.
            extra_context: not needed.
            kwargs: its arguments by name.

        Returns:
            What `wait` turns into the result.
        """
        return self._does.submit(fn, *args, **kwargs)

    def wait(self, futures: Any) -> Any:
        """
        Wait for calls.

        Args:
            futures: what `submit` gave, alone or in lists and dictionaries.

        Returns:
            The results in the same shape.
        """
        return self._does.wait(futures)

    def drive(self, run: FlowRun, waits: bool) -> None:
        """
        Carry out a run.

        Args:
            run: the run.
            waits: wait for nodes that are to run later.

        Raises:
            KeyboardInterrupt: the run was interrupted; what was under way is `Cancelled`.
        """
        self._does.drive(run, waits)
