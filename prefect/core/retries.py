"""How long to wait before a task is tried again."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Sequence
from typing import Any

Delay = datetime.timedelta | float
RetryDelay = datetime.timedelta | Sequence[Delay] | Callable[[int], Delay | None]


def exponential_backoff(
    first: float = 1.0, factor: float = 2.0, *, maximum: float | None = None, jitter: float = 0.0
) -> Callable[[int], float]:
    """
    Delays that grow from try to try, for a task's `retry_delay`.

    Args:
        first: seconds before the first retry.
        factor: how many times longer each further delay is.
        maximum: no delay is longer, in seconds; `None` means no bound.
        jitter: share of each delay that is left to chance, from 0 (none) to 1, so that tasks that failed together do
            not come back together.

    Returns:
        A function of the number of the try that failed, counted from 1.

    Example:
        >>> [exponential_backoff(2)(n) for n in (1, 2, 3)]
        [2.0, 4.0, 8.0]
    """
    if first < 0 or factor <= 0 or not 0 <= jitter <= 1:
        raise ValueError("exponential_backoff needs first >= 0, factor > 0 and a jitter from 0 to 1.")

    def delay(attempt: int) -> float:
        seconds = float(first * factor ** (attempt - 1))
        if maximum is not None:
            seconds = min(seconds, maximum)
        return seconds * (1 - jitter * random.random()) if jitter else seconds

    return delay


def delay_after(retry_delay: Any, attempt: int) -> float | None:
    """
    The delay before the next try.

    Args:
        retry_delay: the task's `retry_delay`.
        attempt: the number of the try that failed, from 1.

    Returns:
        Seconds; `None` if the task says that it is not worth another try.
    """
    if retry_delay is None:
        return 0.0
    if type(retry_delay) is datetime.timedelta:
        return retry_delay.total_seconds()
    if callable(retry_delay):
        found = retry_delay(attempt)
    elif isinstance(retry_delay, Sequence):
        # the last one stands for all that follow
        found = retry_delay[min(attempt, len(retry_delay)) - 1]
    else:
        found = retry_delay
    if found is None:
        return None
    return found.total_seconds() if isinstance(found, datetime.timedelta) else float(found)
