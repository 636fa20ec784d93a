"""A clock that stands still until it is moved, and that sleeping moves."""

from __future__ import annotations

import contextlib
import datetime
import time
from collections.abc import Iterator
from typing import Any

from prefect.core.optional import optional

time_machine = optional("time_machine", extra="test")


class Clock:
    """
    The clock inside `frozen_clock`.

    Args:
        traveller: what moves it.
    """

    def __init__(self, traveller: Any) -> None:
        self._traveller = traveller
        #: The seconds of every sleep, in order.
        self.slept: list[float] = []

    def move(self, seconds: float) -> None:
        """
        Let time pass.

        Args:
            seconds: how much.
        """
        self._traveller.shift(seconds)

    def sleep(self, seconds: float) -> None:
        """
        What `time.sleep` does meanwhile: nobody waits, the clock goes on.

        Args:
            seconds: how long.
        """
        self.slept.append(seconds)
        self.move(seconds)


@contextlib.contextmanager
def frozen_clock(at: datetime.datetime | str = "2024-01-01T00:00:00+00:00") -> Iterator[Clock]:
    """
    Hold the clock for the length of a `with` block. Sleeping moves it instead of waiting: a flow whose retries are an
    hour apart, or one on a schedule, is done at once.

    Args:
        at: the time that it is; UTC where none is said.

    Yields:
        The clock.

    Raises:
        MissingExtra: the `test` extra is not installed.

    Example:
        >>> with frozen_clock("2024-05-01") as clock:
        ...     time.sleep(3600)
        ...     print(datetime.datetime.now(datetime.timezone.utc).isoformat())
        2024-05-01T01:00:00+00:00
    """
    when = datetime.datetime.fromisoformat(at) if isinstance(at, str) else at
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.UTC)
    real = time.sleep
    with time_machine.travel(when, tick=False) as traveller:
        clock = Clock(traveller)
        time.sleep = clock.sleep  # type: ignore[assignment]
        try:
            yield clock
        finally:
            time.sleep = real
