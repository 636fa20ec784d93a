"""An event loop in which the triggers of deferred tasks run; no thread is held for each."""

from __future__ import annotations

import asyncio  # loaded with the first trigger only
import concurrent.futures
import datetime
import threading
from typing import Any

from prefect.compat.airflow.runtime.deferral import event_of

#: The first and the longest time between two looks at a trigger, in seconds.
SHORTEST, LONGEST = 0.01, 0.25


class Waiting:
    """A deferred task: the trigger it waits for, and how it goes on."""

    __slots__ = ("arguments", "future", "looks", "method")

    def __init__(self, future: concurrent.futures.Future[Any], method: str, arguments: dict[str, Any]) -> None:
        self.future = future
        self.method = method
        self.arguments = arguments
        self.looks = 0

    @property
    def is_over(self) -> bool:
        """Has the trigger spoken, failed, or taken too long?"""
        return self.future.done()

    def next_look(self) -> datetime.datetime:
        """When to look again."""
        self.looks += 1
        pause = min(SHORTEST * 1.5 ** min(self.looks, 20), LONGEST)
        return datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=pause)

    def resumption(self) -> tuple[str, dict[str, Any], BaseException | None]:
        """The method to go on with, its arguments, and what went wrong instead."""
        error = self.future.exception()
        if error is not None:
            return self.method, {}, error
        return self.method, {**self.arguments, "event": self.future.result()}, None


class Triggerer:
    """A thread with an event loop, started by the first trigger."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()

    def start(self, trigger: Any, method: str, arguments: dict[str, Any] | None, limit: float | None) -> Waiting:
        """
        Run a trigger.

        Args:
            trigger: the trigger.
            method: the method of the task that goes on.
            arguments: its arguments.
            limit: seconds that the trigger may take, `None` for any.
        """
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="airflow-triggerer", daemon=True).start()
        future = asyncio.run_coroutine_threadsafe(event_of(trigger, limit), self._loop)
        return Waiting(future, method, dict(arguments or {}))

    def stop(self) -> None:
        """End the loop and what still waits in it."""
        with self._lock:
            loop, self._loop = self._loop, None
        if loop is not None:
            loop.call_soon_threadsafe(_end, loop)


def _end(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.call_soon(loop.stop)
