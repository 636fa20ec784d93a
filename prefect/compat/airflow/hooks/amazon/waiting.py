"""Waiting in a method of a hook: look, sleep, look again."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from typing import Any

from prefect.compat.airflow.hooks.amazon.errors import WaiterMaxAttemptsError
from prefect.compat.airflow.standin.exceptions import AirflowException

Look = Callable[[], Any]


def looks(look: Look, delay: float, attempts: int | None = None) -> Iterator[Any]:
    """
    Look again and again.

    Args:
        look: gives what is to be seen.
        delay: seconds between two looks.
        attempts: how often it is looked; `None` means without end.

    Yields:
        What each look gave.

    Example:
        >>> list(looks(iter("ab").__next__, 0, 2))
        ['a', 'b']
    """
    count = 0
    while True:
        yield look()
        count += 1
        if attempts is not None and count >= attempts:
            return
        time.sleep(delay)


def until(
    look: Look,
    state: Callable[[Any], Any],
    done: Collection[Any],
    failed: Collection[Any] = (),
    *,
    what: str,
    delay: float,
    attempts: int,
) -> Any:
    """
    Look until a state has come.

    Args:
        look: gives what is to be seen.
        state: gives the state in it.
        done: states that are waited for.
        failed: states after which they cannot come.
        what: what is waited for, for messages.
        delay: seconds between two looks.
        attempts: how often it is looked.

    Returns:
        What the last look gave.

    Raises:
        AirflowException: a state of `failed` came.
        WaiterMaxAttemptsError: it was looked as often as allowed.

    Example:
        >>> until(iter(["begun", "over"]).__next__, str, ["over"], what="the job", delay=0, attempts=3)
        'over'
    """
    found = None
    for found in looks(look, delay, attempts):
        now = state(found)
        if now in done:
            return found
        if now in failed:
            raise AirflowException(f"{what}: the state is {now!r}")
    raise WaiterMaxAttemptsError(f"{what}: the state is {state(found)!r} after {attempts} looks, {delay} seconds apart")
