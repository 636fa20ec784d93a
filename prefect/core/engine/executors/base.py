"""What executors have in common: they drive the run machine until nothing is left to do."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from prefect.core.logging import logger_of

if TYPE_CHECKING:
    import logging

    from prefect.core.engine.flow_run import FlowRun


class Executor:
    """
    Carries out the tasks of a run.

    A subclass of the user's writes `submit` and `wait`; the library's own executors drive the machine directly.
    """

    def __repr__(self) -> str:
        return f"<Executor: {type(self).__name__}>"

    @property
    def logger(self) -> logging.Logger:
        """The logger named after the executor's class."""
        return logger_of(type(self).__name__)

    @contextlib.contextmanager
    def start(self) -> Iterator[Any]:
        """Get ready for a run, and clean up after it; a context manager."""
        yield

    def submit(self, fn: Callable[..., Any], *args: Any, extra_context: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """
        Begin a call.

        Args:
            fn: what to call.
            args: its arguments.
            extra_context: what a picture of the call may show.
            kwargs: its arguments by name.

        Returns:
            Something that `wait` turns into the result.

        Raises:
            NotImplementedError: the subclass does not say how.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how to submit a call.")

    def wait(self, futures: Any) -> Any:
        """
        Wait for calls.

        Args:
            futures: what `submit` gave, alone or in lists and dictionaries.

        Returns:
            The results in the same shape.

        Raises:
            NotImplementedError: the subclass does not say how.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how to wait for a call.")

    def drive(self, run: FlowRun, waits: bool) -> None:
        """
        Carry out a run.

        Args:
            run: the run.
            waits: wait for nodes that are to run later.
        """
        machine = run.machine
        while True:
            batch = []
            while machine.ready:
                node = machine.ready.popleft()
                batch.append((node, self.submit(run.job(node))))
            for node, future in batch:
                report(run, node, self.wait(future))
            if not machine.ready and not wait_for_timer(run, waits):
                return


def report(run: FlowRun, node: int, state: Any) -> None:
    """
    Tell the machine, and whoever listens, what became of a node.

    Args:
        run: the run.
        node: the node.
        state: its state.
    """
    run.machine.finished(node, state)
    for listener in run.on_state:
        listener(node, state)


def wait_for_timer(run: FlowRun, waits: bool) -> bool:
    """
    Sleep until the next node is due.

    Args:
        run: the run.
        waits: whether to sleep at all; nodes that are due already come back in any case.

    Returns:
        Whether there may be something to do now.
    """
    machine = run.machine
    when = machine.next_time()
    if when is None:
        return False
    now = time.time()
    if when > now:
        if not waits:
            return False
        time.sleep(when - now)
        now = max(time.time(), when)
    machine.due(now)
    return True
