"""
How fast one may ask Airtable: five requests a second for each base, and after *too many* a pause.

A turn is booked in advance, so that many tasks that want the same base come one after the other, and those whose turn
is far away need no thread until then.
"""

from __future__ import annotations

import threading
import time
from collections import deque

#: Requests that are allowed in a period, and its length in seconds: a tenth more than Airtable says, since requests do
#: not arrive as regularly as they are sent.
REQUESTS, PERIOD = 5, 1.1
#: Seconds to wait after *too many requests*, where the answer does not say how long.
PAUSE = 30.0

_turns: dict[str, deque[float]] = {}
_paused: dict[str, float] = {}
_lock = threading.Lock()


def book(base: str) -> float:
    """
    Book the next turn.

    Args:
        base: what the limit is for.

    Returns:
        When it is, in seconds since the epoch.

    Example:
        >>> turns = [book("a base") for _ in range(6)]
        >>> turns[4] - turns[0] < 1, round(turns[5] - turns[0], 1)
        (True, 1.1)
    """
    with _lock:
        turns = _turns.setdefault(base, deque(maxlen=REQUESTS))
        turn = max(time.time(), _paused.get(base, 0.0), turns[-1] if turns else 0.0)
        if len(turns) == REQUESTS:
            turn = max(turn, turns[0] + PERIOD)
        turns.append(turn)
        return turn


def pause(base: str, seconds: float) -> None:
    """
    Book no turn for some time: the service has said *too many requests*.

    Args:
        base: what the limit is for.
        seconds: how long.
    """
    with _lock:
        _paused[base] = max(_paused.get(base, 0.0), time.time() + seconds)
        # turns before the pause do not count after it
        _turns.pop(base, None)


def forget() -> None:
    """Forget all turns and pauses."""
    with _lock:
        _turns.clear()
        _paused.clear()
