"""
The run machine: what may run next, given what has happened so far.

It is pure. Events go in: a node finished with a state, was expanded, time has passed. Instructions come out: `ready`
holds the nodes to run, `timers` those to look at again later. It never runs a task, reads no clock and does no I/O, so
every executor can drive it, and so can a test.

A node is an integer. The first `len(tasks)` are the tasks in topological order; children of mapped tasks get the
numbers that follow when their task is expanded. A child of a mapped task that is mapped over another mapped task waits
for its one counterpart only (depth first), not for all its siblings.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from prefect.core.engine import moves
from prefect.core.engine.policy import Policy, Verdict
from prefect.core.engine.state import Finished, Mapped, Scheduled, Skipped, State, Success

if TYPE_CHECKING:
    from prefect.core.engine.plan import Plan
    from prefect.core.task import Task

#: What is known about the states before a node.
ALL_WELL, SOME_SKIPPED, SOME_FAILED, GATE_SHUT = 0, 1, 2, 4


def mark_of(state: State) -> int:
    """What a state means for the tasks after it."""
    if isinstance(state, Skipped):
        return SOME_SKIPPED
    return ALL_WELL if isinstance(state, Success) else SOME_FAILED


MAPPED_MESSAGE = "Ready to proceed with mapping."


class RunMachine:
    """
    The dependencies, timers and states of one run.

    Args:
        plan: the flow by number.
        table: decides for tasks without a policy of their own.
        states: states that nodes have from the start, by node.
        parameters: the run's parameters.
        context: the run's context.
    """

    def __init__(
        self,
        plan: Plan,
        table: Any,
        states: dict[int, State] | None = None,
        parameters: dict[str, Any] | None = None,
        context: dict[str, Any] | None = None,
    ) -> None:
        count = len(plan.tasks)
        self.plan = plan
        self.table = table
        self.tasks: Sequence[Task] = plan.tasks
        self.states: list[State | None] = [None] * count
        self.owner: list[int] = list(range(count))
        self.waiting: list[int] = list(plan.waiting)
        self.seen: list[int] = [ALL_WELL] * count
        self.spans: dict[int, range] = {}
        self.left: dict[int, int] = {}
        self.ready: deque[int] = deque()
        self.timers: list[tuple[float, int, int]] = []
        self.begun: set[int] = set()
        self.store: dict[Any, Any] = {}
        self.parameters = parameters or {}
        self.context = context or {}
        self.policies: dict[int, Policy] = {
            i: task.policy for i, task in enumerate(plan.tasks) if task.policy is not None
        }
        self._begin(states or {})

    # what can be asked

    def task(self, node: int) -> Task:
        """The task of a node."""
        return self.tasks[self.owner[node]]

    def parent(self, node: int) -> int:
        """The number of the task that a node belongs to; the node itself if it is no child."""
        return self.owner[node]

    def map_index(self, node: int) -> int:
        """The number of a child among its siblings; -1 if the node is no child."""
        return -1 if node < len(self.tasks) else node - self.spans[self.owner[node]].start

    def children(self, index: int) -> range | None:
        """The children of a task; `None` if it was not expanded."""
        return self.spans.get(index)

    def upstream(self, index: int) -> tuple[int, ...]:
        """The tasks right before a task, once for each edge."""
        return self.plan.upstream[index]

    def downstream(self, index: int) -> Sequence[int]:
        """The tasks right after a task, once for each edge."""
        return self.plan.downstream[index]

    # events

    def _begin(self, states: dict[int, State]) -> None:
        for policy in dict.fromkeys(self.policies.values()):
            policy.begin(self)
        for node, known in states.items():
            if self.plan.mapped[node] and isinstance(known, Mapped):
                # which children it has is seen when it is expanded
                self.store.setdefault("given", {})[node] = known.map_states
            else:
                self.states[node] = known
        for node in range(len(self.tasks)):
            if node in self.policies:
                if self.states[node] is None:
                    self.judge(node)
            elif not self.plan.waiting[node] and not isinstance(self.states[node], Finished):
                self._reached(node)
        for node, state in states.items():
            if isinstance(self.states[node], Finished) and node not in self.spans:
                self._release(node, state)

    def finished(self, node: int, state: State) -> None:
        """
        A node that was to run came back with a state.

        Args:
            node: the node.
            state: a final state; or one that says when to look again.

        Raises:
            IllegalMove: the node has ended before.
        """
        old = self.states[node]
        if old is not None and isinstance(old, Finished):
            moves.check(self, node, old, state)
        self.states[node] = state
        if isinstance(state, Finished):
            if self.policies and (policy := self.policies.get(self.owner[node])) is not None:
                self._settled(policy, node, state)
            self._release(node, state)
        elif isinstance(state, Scheduled):
            when = state.timestamp()
            if when is not None:
                heapq.heappush(self.timers, (when, node, node))

    def due(self, now: float) -> None:
        """
        Time has passed: nodes whose time has come may run.

        Args:
            now: seconds since the epoch.
        """
        timers = self.timers
        while timers and timers[0][0] <= now:
            node = heapq.heappop(timers)[1]
            if self.policies and self.owner[node] in self.policies:
                self.judge(node)
            else:
                self.ready.append(node)

    def next_time(self) -> float | None:
        """When the next timer is due, in seconds since the epoch; `None` if there is none."""
        return self.timers[0][0] if self.timers else None

    def _release(self, node: int, state: State) -> None:
        """Tell the tasks after a node that it has ended."""
        index = self.owner[node]
        if node >= len(self.tasks):
            self._child_ended(index, node, state)
            return
        mark = ALL_WELL if type(state) is Success else mark_of(state)
        waiting, seen = self.waiting, self.seen
        states, mapped, simple = self.states, self.plan.mapped, not self.policies
        pipes = self.plan.piped[index] if index in self.spans else ()
        for after in self.plan.downstream[index]:
            if after in pipes:
                continue
            if mark:
                seen[after] |= mark
                if mark == SOME_SKIPPED and self.tasks[index].is_gate:
                    seen[after] |= GATE_SHUT
            waiting[after] -= 1
            if not waiting[after]:
                if simple and states[after] is None and not mapped[after]:
                    self.ready.append(after)
                else:
                    self._reached(after)
        if self.policies:
            self._look_again(node)

    def _child_ended(self, index: int, node: int, state: State) -> None:
        number = node - self.spans[index].start
        mark = ALL_WELL if type(state) is Success else mark_of(state)
        if mark == SOME_SKIPPED and self.tasks[index].is_gate:
            mark |= GATE_SHUT
        for after in self.plan.piped[index]:
            span = self.spans.get(after)
            if span is not None and number < len(span) and after not in self.policies:
                child = span.start + number
                self.seen[child] |= mark
                self.waiting[child] -= 1
                if not self.waiting[child]:
                    # depth first: what this child has made is used before the next one is made
                    self.ready.appendleft(child)
        self.left[index] -= 1
        if index in self.policies:
            self._look_again(node)
        if not self.left[index]:
            self._all_children_ended(index)

    def _all_children_ended(self, index: int) -> None:
        span = self.spans[index]
        children = [child for child in self.states[span.start : span.stop] if child is not None]
        parent = Mapped(MAPPED_MESSAGE, [child.result for child in children], children)
        mark = ALL_WELL
        for child in children:
            mark |= mark_of(child)
        self.states[index] = parent
        pipes = self.plan.piped[index]
        for after in self.plan.downstream[index]:
            if after in pipes and after not in self.policies:
                continue
            self.seen[after] |= mark
            self.waiting[after] -= 1
            if not self.waiting[after]:
                self._reached(after)
        if self.policies:
            self._look_again(index)

    # decisions

    def _reached(self, node: int) -> None:
        """All that a task waits for has happened."""
        if node in self.policies:
            return
        known = self.states[node]
        if known is not None and isinstance(known, Finished):
            return
        if isinstance(known, Scheduled) and known.timestamp() is not None:
            self.finished(node, known)
            return
        if node < len(self.tasks) and self.plan.mapped[node]:
            answer = self.table.verdict(self, node)
            if answer is not Verdict.MAP:
                self.finished(node, answer)
                return
            count = self.table.expand(self, node)
            if isinstance(count, State):
                self.finished(node, count)
            else:
                self.expanded(node, count)
            return
        self.ready.append(node)

    def expanded(self, index: int, count: int) -> None:
        """
        A mapped task got its children.

        Args:
            index: the task.
            count: the number of children.
        """
        start = len(self.states)
        self.spans[index] = range(start, start + count)
        self.left[index] = count
        self.states[index] = Mapped(MAPPED_MESSAGE, n_map_states=count)
        pipes_before = self._pipes_into(index)
        self.states.extend([None] * count)
        self.owner.extend([index] * count)
        self.waiting.extend([0] * count)
        self.seen.extend([self.seen[index]] * count)
        own = index in self.policies
        if own:
            self._look_again(index)
        elif not pipes_before:
            self.ready.extend(range(start, start + count))
        else:
            self._wait_for_counterparts(start, count, pipes_before)
        for after in self.plan.piped[index]:
            if after not in self.policies:
                self.waiting[after] -= 1
                if not self.waiting[after]:
                    self._reached(after)
        if not count:
            self._all_children_ended(index)
        elif index in self.store.get("given", ()):
            self._take_given_children(index)

    def _take_given_children(self, index: int) -> None:
        """Children that had ended before the run began are not run again."""
        for child, state in zip(self.spans[index], self.store["given"][index], strict=False):
            if isinstance(state, Finished):
                if child in self.ready:
                    self.ready.remove(child)
                self.finished(child, state)

    def _pipes_into(self, index: int) -> list[int]:
        if index in self.policies:
            return []
        return [
            before
            for edge, before in zip(self.plan.edges[index], self.plan.upstream[index], strict=True)
            if edge.mapped and not edge.flattened and before in self.spans
        ]

    def _wait_for_counterparts(self, start: int, count: int, pipes_before: list[int]) -> None:
        states, spans = self.states, self.spans
        for number in range(count):
            node = start + number
            for before in pipes_before:
                state = states[spans[before].start + number]
                if state is None or not isinstance(state, Finished):
                    self.waiting[node] += 1
                else:
                    self.seen[node] |= mark_of(state)
                    if isinstance(state, Skipped) and self.tasks[self.owner[spans[before].start]].is_gate:
                        self.seen[node] |= GATE_SHUT
            if not self.waiting[node]:
                self.ready.append(node)

    # tasks whose policy decides

    def judge(self, node: int) -> None:
        """
        Ask the policy of a node again whether it may start, and do what it answers.

        Args:
            node: a node whose task has a policy; nothing is asked of one that has begun or ended.
        """
        state = self.states[node]
        if state is not None and isinstance(state, Finished):
            return
        if node in self.begun and not isinstance(state, Scheduled):
            return
        policy = self.policies[self.owner[node]]
        answer = policy.verdict(self, node)
        if answer is Verdict.RUN:
            self.begun.add(node)
            self.ready.append(node)
        elif answer is Verdict.MAP:
            count = policy.expand(self, node)
            if isinstance(count, State):
                self.finished(node, count)
            else:
                self.begun.add(node)
                self.expanded(node, count)
        elif isinstance(answer, State):
            self.finished(node, answer)

    def _settled(self, policy: Policy, node: int, state: State) -> None:
        for other, given in policy.settled(self, node, state):
            if self.states[other] is None and other not in self.begun:
                self.begun.add(other)
                self.finished(other, given)

    def _look_again(self, node: int) -> None:
        policy = self.policies.get(self.owner[node])
        affected: Iterable[int]
        if policy is not None:
            affected = policy.affected(self, node)
        else:
            affected = self.plan.downstream[self.owner[node]]
        for other in affected:
            if self.owner[other] in self.policies:
                self.judge(other)
