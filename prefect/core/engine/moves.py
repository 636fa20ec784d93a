"""Which state may follow which. A move that is not in the table is a defect, and its error tells the node's story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect.core.engine.state import (
    Cancelled,
    Failed,
    Finished,
    Mapped,
    Pending,
    Running,
    State,
    _MetaState,
)
from prefect.core.errors import IllegalMove

if TYPE_CHECKING:
    from prefect.core.engine.machine import RunMachine

#: From a kind of state (the nearest class above it that stands here) to the kinds that may follow.
LEGAL: dict[type[State], tuple[type[State], ...]] = {
    Pending: (State,),
    _MetaState: (State,),
    Running: (Running, Finished, Pending),
    Mapped: (Mapped, Failed, Cancelled),
    Finished: (),
}


def is_legal(old: State, new: State) -> bool:
    """
    May one state follow another?

    Args:
        old: the state before.
        new: the state after.

    Returns:
        Whether the table allows it.

    Example:
        >>> from prefect.core.engine.state import Success
        >>> is_legal(Pending(), Success()), is_legal(Success(), Failed())
        (True, False)
    """
    for kind in type(old).__mro__:
        if kind in LEGAL:
            return isinstance(new, LEGAL[kind])
    return True


def check(machine: RunMachine, node: int, old: State, new: State) -> None:
    """
    Refuse a move that the table does not allow.

    Args:
        machine: the run.
        node: the node.
        old: the state it is in.
        new: the state it is to go into.

    Raises:
        IllegalMove: the table does not allow it.
    """
    if not is_legal(old, new):
        number = machine.map_index(node)
        child = f" (child {number})" if number >= 0 else ""
        raise IllegalMove(
            f"{machine.task(node)}{child} ended as {old!r} and cannot become {new!r} any more: "
            "something reported it twice."
        )
