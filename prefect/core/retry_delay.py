"""The delay of a retry that somebody schedules by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any


def retry_delay(
    interval: datetime.timedelta | None = None,
    *args: Any,
    exponential_backoff: bool = False,
    max_delay: datetime.timedelta = datetime.timedelta(hours=2),
    **kwargs: Any,
) -> Callable[[int], datetime.timedelta]:
    """
    A function of the number of a run that gives the delay before the next one.

    Args:
        interval: the delay; `None` makes it of `args` and `kwargs`.
        args: arguments of `timedelta`, instead of the interval.
        exponential_backoff: double it each time, from the third run on.
        max_delay: the longest delay.
        kwargs: arguments of `timedelta`, instead of the interval.

    Returns:
        The function.

    Raises:
        ValueError: both interval and arguments of `timedelta` were given, or neither.

    Example:
        >>> retry_delay(seconds=3)(1)
        datetime.timedelta(seconds=3)
    """
    if interval is not None and (args or kwargs):
        raise ValueError("Provide an interval or interval keywords, but not both.")
    if interval is None and not (args or kwargs):
        raise ValueError("Provide either an interval or interval keywords.")
    delay = datetime.timedelta(*args, **kwargs) if interval is None else interval

    def delay_after(run_number: int) -> datetime.timedelta:
        factor = 2 ** max(0, run_number - 2) if exponential_backoff else 1
        return min(max_delay, factor * delay)

    return delay_after
