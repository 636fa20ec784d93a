"""What executors have in common, and how the run machine is driven by one that only knows `submit` and `wait`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from prefect.core.engine.executors.driving import cancelled, report, take, wait_for_timer
from prefect.core.logging import logger_of
from prefect.core.replaceable import replaceable

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

    @replaceable
    def logger(self) -> logging.Logger:
        """The logger named after the executor's class."""
        return logger_of(type(self).__name__)

    @contextlib.contextmanager
    def start(self) -> Iterator[Any]:
        """Get ready for a run, and clean up after it; a context manager."""
        yield

    def submit(
        self, fn: Callable[..., Any], *args: Any, extra_context: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
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

        Raises:
            KeyboardInterrupt: the run was interrupted; what was under way is `Cancelled`.
        """
        batch: list[tuple[int, Any]] = []
        try:
            while True:
                while (node := take(run)) is not None:
                    batch.append((node, self.submit(run.job(node))))
                while batch:
                    state = self.wait(batch[0][1])
                    report(run, batch.pop(0)[0], state)
                if not run.machine.ready and not wait_for_timer(run, waits):
                    return
        except (KeyboardInterrupt, SystemExit):
            cancelled(run, [node for node, _ in batch])
            raise
