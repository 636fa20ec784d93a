"""One task after the other, in this thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prefect.core.engine.executors.base import Executor
from prefect.core.engine.executors.driving import cancelled, report, take, wait_for_timer

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun


class LocalExecutor(Executor):
    """
    Runs one task after the other, in this thread.

    Example:
        >>> LocalExecutor().submit(lambda x: x + 1, 1)
        2
    """

    def submit(
        self, fn: Callable[..., Any], *args: Any, extra_context: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """
        Call right away.

        Args:
            fn: what to call.
            args: its arguments.
            extra_context: not needed.
            kwargs: its arguments by name.

        Returns:
            The result itself.
        """
        return fn(*args, **kwargs)

    def wait(self, futures: Any) -> Any:
        """
        There is nothing to wait for.

        Args:
            futures: results.

        Returns:
            The same.
        """
        return futures

    def drive(self, run: FlowRun, waits: bool) -> None:
        """
        Carry out a run.

        Args:
            run: the run.
            waits: wait for nodes that are to run later.

        Raises:
            KeyboardInterrupt: the run was interrupted; the task under way is `Cancelled`.
        """
        if type(self) is not LocalExecutor:
            # a subclass may have its own way of calling
            super().drive(run, waits)
            return
        if run.plan.has_async:
            # imported here: only programs with coroutine tasks need an event loop
            from prefect.core.engine.async_tasks import drive_together

            drive_together(run, waits)
            return
        perform = run.perform
        under_way: int | None = None
        try:
            while True:
                if run.is_watched:
                    while (under_way := take(run)) is not None:
                        report(run, under_way, perform(under_way))
                else:
                    # nobody asks when a node begins or ends: the shortest way
                    ready, finished = run.machine.ready, run.machine.finished
                    while ready:
                        under_way = ready.popleft()
                        finished(under_way, perform(under_way))
                if not wait_for_timer(run, waits):
                    return
        except (KeyboardInterrupt, SystemExit):
            cancelled(run, () if under_way is None else (under_way,))
            raise
