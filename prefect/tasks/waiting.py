"""
Tasks that wait for something outside: they look, and if it is not there yet they look again some seconds later.

Such a task is written in steps: its `run` starts the wait and gets a handle, `check(handle)` looks once, `outcome(handle)`
says what came of it, `cancel(handle)` gives up. `wait` drives them here, in the thread of the task; whoever holds no
thread for it (a timer, a sensor that is rescheduled) calls the same steps.
"""

from __future__ import annotations

import time
from typing import Any


class Waits:
    """
    What waiting tasks share; stands before `Task` in the bases of a class.

    Attributes:
        poll_interval: seconds between two looks.
        max_wait: seconds after which it gives up; `None` waits for ever.
    """

    poll_interval: float = 10.0
    max_wait: float | None = None

    def check(self, handle: Any) -> float | None:
        """
        Look once.

        Args:
            handle: what the start of the wait returned.

        Returns:
            `None` if the wait is over, else the seconds until the next look makes sense.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how it looks: it needs a method 'check'.")

    def outcome(self, handle: Any) -> Any:
        """What the wait came to, asked for once it is over; the handle itself unless the task says otherwise."""
        return handle

    def cancel(self, handle: Any) -> None:
        """Give up: close what the start of the wait opened. There is nothing to close unless the task says so."""

    def wait(self, handle: Any) -> Any:
        """
        Look until the wait is over.

        Args:
            handle: what the start of the wait returned.

        Returns:
            The outcome of the wait.

        Raises:
            TimeoutError: `max_wait` seconds have passed.
        """
        begin = time.monotonic()
        try:
            while (pause := self.check(handle)) is not None:
                waited = time.monotonic() - begin
                if self.max_wait is not None and waited + pause > self.max_wait:
                    left = self.max_wait - waited
                    if left <= 0:
                        raise TimeoutError(f"{type(self).__name__} has waited {self.max_wait} s in vain for {handle}.")
                    pause = left
                time.sleep(pause)
            return self.outcome(handle)
        except BaseException:
            self.cancel(handle)
            raise
