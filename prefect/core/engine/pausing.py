"""Paused tasks: who may go on, asked on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from prefect.core.engine.state import Mapped, Paused, Resume, State


def paused(states: Mapping[Any, State]) -> list[tuple[Any, int, State]]:
    """
    The tasks that wait for somebody.

    Args:
        states: the states of a run by task.

    Returns:
        Task, number among mapped siblings (-1 for no child), and state of each.
    """
    found: list[tuple[Any, int, State]] = []
    for task, state in states.items():
        children: Iterable[tuple[int, State]] = (
            enumerate(state.map_states) if isinstance(state, Mapped) else [(-1, state)]
        )
        for number, child in children:
            if isinstance(child, Paused) and child.timestamp() is None:
                found.append((task, number, child))
    return found


def ask(states: Mapping[Any, State]) -> dict[Any, State]:
    """
    Ask on the terminal which paused tasks may go on. Without a terminal nobody is asked.

    Args:
        states: the states of a run by task.

    Returns:
        New states of the tasks that may, by task; empty if none may.
    """
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()):
        return {}
    changed: dict[Any, State] = {}
    for task, number, state in paused(states):
        name = f"{task}" if number < 0 else f"{task}[{number}]"
        if input(f"{name} is currently Paused; enter 'y' to resume:\n").strip().lower() not in ("y", "yes"):
            continue
        resumed = Resume("Approval manually granted.", result=state._value)
        if number < 0:
            changed[task] = resumed
        else:
            whole = changed.get(task, states[task])
            assert isinstance(whole, Mapped)  # only children have numbers
            children = [resumed if i == number else child for i, child in enumerate(whole.map_states)]
            changed[task] = Mapped(whole.message, [child.result for child in children], children)
    return changed
