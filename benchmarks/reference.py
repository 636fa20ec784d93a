"""
The smallest engine that still does a task run's honest work: a loop to measure against.

Dependencies by number, a state object with times and a message for every task, retries, a context variable; nothing
else. What it needs per task is what the language itself costs.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

current: ContextVar[tuple[int, int]] = ContextVar("current")


class Ended:
    """How one task ended."""

    __slots__ = ("ended", "message", "ok", "started", "value")

    def __init__(self, ok: bool, value: Any, message: str, started: float, ended: float) -> None:
        self.ok = ok
        self.value = value
        self.message = message
        self.started = started
        self.ended = ended


def run(functions: list[Callable[..., Any]], before: list[tuple[int, ...]], retries: int = 0) -> list[Ended]:
    """
    Run functions in the order of their dependencies.

    Args:
        functions: one for each task.
        before: the tasks whose results a task is given, in order.
        retries: how often a failed task is tried again.

    Returns:
        How each ended.
    """
    after: list[list[int]] = [[] for _ in functions]
    waiting = [len(numbers) for numbers in before]
    for number, numbers in enumerate(before):
        for other in numbers:
            after[other].append(number)
    states: list[Any] = [None] * len(functions)
    ready = deque(number for number, count in enumerate(waiting) if not count)
    while ready:
        number = ready.popleft()
        states[number] = _one(functions[number], number, [states[other] for other in before[number]], retries)
        for other in after[number]:
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    return states


def _one(function: Callable[..., Any], number: int, given: list[Ended], retries: int) -> Ended:
    for state in given:
        if not state.ok:
            now = time.time()
            return Ended(False, None, "A task before it failed.", now, now)
    attempt = 0
    while True:
        attempt += 1
        token = current.set((number, attempt))
        started = time.time()
        try:
            ended = Ended(True, function(*[state.value for state in given]), "It ran.", started, time.time())
        except Exception as err:  # noqa: BLE001 - whatever a task raises is a state
            ended = Ended(False, err, f"{type(err).__name__}: {err}", started, time.time())
        finally:
            current.reset(token)
        if ended.ok or attempt > retries:
            return ended
