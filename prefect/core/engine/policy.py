"""
What systems decide differently, and therefore say for themselves.

The run machine knows dependencies, timers and states. It does not know when a task may start, what its ending does to
others, or when a whole run counts as a success: a task answers that through its `policy`. Tasks without one (all of
Prefect's own) are decided by the machine's built-in table, which is faster and means the same; tasks that stand for an
Airflow operator share the policy of their DAG. Both kinds may live in one flow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from prefect.core.engine.machine import RunMachine
    from prefect.core.engine.state import State


class Verdict(Enum):
    """What may happen to a node now; a `State` in its place ends the node without running it."""

    WAIT = "wait"
    RUN = "run"
    MAP = "map"


#: A verdict, or the state in which the node ends at once (skipped, upstream failed …).
Answer = Union[Verdict, "State"]

#: What an executor carries out for a node: called in any thread or process, returns the node's next state.
Job = Callable[[], "State"]


class Policy:
    """
    The decisions of one system about its own tasks. All but `job` and `lost` is pure: no I/O, no clock, no waiting.

    A node is an integer. The first `len(machine.tasks)` nodes are the tasks of the flow in topological order; the
    children of a mapped task get the numbers that follow when the task is expanded.
    """

    def begin(self, machine: RunMachine) -> None:
        """Called before the first node of this policy is looked at; `machine.store` keeps what belongs to the run."""

    def verdict(self, machine: RunMachine, node: int) -> Answer:
        """May this node start? Asked at the beginning for every task, and again whenever `affected` names the node."""
        raise NotImplementedError

    def expand(self, machine: RunMachine, node: int) -> int | State:
        """Number of children of a node whose verdict was `MAP`; a state ends the node without children."""
        raise NotImplementedError

    def job(self, machine: RunMachine, node: int) -> Job:
        """What to carry out for a node whose verdict was `RUN`."""
        raise NotImplementedError

    def lost(self, machine: RunMachine, node: int, state: State) -> State:
        """A node's process has ended before the node did, as `state` says: what the node comes to."""
        return state

    def settled(self, machine: RunMachine, node: int, state: State) -> Iterable[tuple[int, State]]:
        """A node has finished: the states that this gives to nodes which have not begun (branches not taken …)."""
        return ()

    def affected(self, machine: RunMachine, node: int) -> Iterable[int]:
        """The nodes whose verdict may have changed now that this node has finished or was expanded."""
        raise NotImplementedError

    def outcome(self, machine: RunMachine) -> State:
        """The state of a whole run whose tasks all have this policy, once nothing can start any more."""
        raise NotImplementedError
