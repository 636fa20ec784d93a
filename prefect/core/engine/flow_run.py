"""
One run of a flow: the machine, and how its nodes are carried out.

`perform` carries a node out right here; `job` gives something that can be sent to another process. Both are for
executors; both lead a plain task straight to `task_call` and any other through the steps of a `TaskRunner`.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core.engine import builtin
from prefect.core.engine.cache_validators import never_use
from prefect.core.engine.caching import known_states
from prefect.core.engine.frame import TaskFrame
from prefect.core.engine.inputs import inputs_of, states_before
from prefect.core.engine.limits import Limits
from prefect.core.engine.machine import MAPPED_MESSAGE, RunMachine
from prefect.core.engine.plan import plan_of
from prefect.core.engine.policy import Verdict
from prefect.core.engine.signals import ENDRUN
from prefect.core.engine.state import (
    Cached,
    Failed,
    Finished,
    Looped,
    Mapped,
    Pending,
    Retrying,
    Running,
    Scheduled,
    State,
    Success,
)
from prefect.core.engine.task_call import next_round, retry_of, round_of, state_of_call
from prefect.core.engine.task_runner import TaskRunner
from prefect.core.engine.triggers import all_successful
from prefect.core.literals import Constant
from prefect.core.logging import logger_of
from prefect.core.waiting import WaitingTask

if TYPE_CHECKING:
    from prefect.core.flow import Flow
    from prefect.core.task import Task


class FlowRun:
    """
    One run of a flow.

    Args:
        flow: the flow.
        task_states: states that tasks have from the start.
        task_contexts: additions to the context by task.
        parameters: the run's parameters.
        context: the context of the run.
        task_runner_cls: a `TaskRunner` of the caller's; `None` means the library's own.
        task_runner_state_handlers: state handlers for every task runner.
        limits: how many tasks may be under way at a time, by tag.
    """

    def __init__(
        self,
        flow: Flow,
        task_states: dict[Task, State] | None = None,
        task_contexts: dict[Task, dict[str, Any]] | None = None,
        parameters: dict[str, Any] | None = None,
        context: dict[str, Any] | None = None,
        task_runner_cls: type[TaskRunner] | None = None,
        task_runner_state_handlers: Iterable[Callable[..., Any]] | None = None,
        limits: Mapping[str, int] | None = None,
    ) -> None:
        self.flow = flow
        self.plan = plan_of(flow)
        self.task_contexts = task_contexts or {}
        self.context = context or {}
        self.runner_cls = task_runner_cls or TaskRunner
        self.runner_handlers = list(task_runner_state_handlers or ()) or None
        own = self.runner_cls is not TaskRunner or self.runner_handlers is not None or flow.result is not None
        self.plain: list[bool] = [not own and task.policy is None and is_plain(task) for task in self.plan.tasks]
        for task in self.task_contexts:
            if task in self.plan.index:
                self.plain[self.plan.index[task]] = False
        self.slugs: list[str | None] = [flow.slugs.get(task) for task in self.plan.tasks]
        self.logger = logger_of("TaskRunner")
        self.logs = self.logger.isEnabledFor(logging.INFO)
        #: Told of every node that begins, of every state that a node comes to, and before the run waits for something.
        self.on_begin: list[Callable[[int], None]] = []
        self.on_state: list[Callable[[int, State], None]] = []
        self.on_pause: list[Callable[[], None]] = []
        #: What is known of nodes from an earlier attempt, by `key`.
        self.recorded: dict[tuple[int, int], State] = {}
        self.limits = Limits(limits) if limits else None
        index = self.plan.index
        states = {index[task]: state for task, state in (task_states or {}).items() if task in index}
        for number, state in list(states.items()):
            if isinstance(state, Mapped) and any(not isinstance(child, Finished) for child in state.map_states):
                # some children are still to run: the task is mapped anew, and the others keep their states
                del states[number]
                children = enumerate(state.map_states)
                self.recorded.update({(number, i): child for i, child in children if _says_something(child)})
        #: Cached states that tasks were given: their validators say whether they may serve.
        self.cached: dict[int, State] = {}
        for number in [number for number, state in states.items() if type(state) is Cached]:
            if not self.plan.mapped[number] and self.plan.tasks[number].policy is None:
                self.cached[number] = states.pop(number)
                self.plain[number] = False
        self.machine = RunMachine(
            self.plan,
            self,
            states=states,
            parameters=parameters,
            context=self.context,
        )

    @property
    def is_watched(self) -> bool:
        """Does anybody ask when nodes begin or end?"""
        return bool(self.on_begin or self.on_state or self.recorded or self.limits)

    @functools.cached_property
    def travelling(self) -> dict[str, Any]:
        """What of the run's context goes to other processes; always the same object."""
        return {key: value for key, value in self.context.items() if key not in _STAYS_HERE}

    def key(self, node: int) -> tuple[int, int]:
        """
        What a node is called in every attempt of the run.

        Args:
            node: the node.

        Returns:
            The number of its task, and its own among mapped siblings; -1 if it is no child.
        """
        return self.machine.owner[node], self.machine.map_index(node)

    def final(self, task: Task) -> State:
        """
        The state that a task is in, with the states of its children.

        Args:
            task: a task of the flow.

        Returns:
            The state; pending if it has none.
        """
        machine = self.machine
        index = self.plan.index[task]
        if machine.left.get(index):
            # not all children have ended: say where each stands
            span = machine.spans[index]
            children = [state or Pending() for state in machine.states[span.start : span.stop]]
            return Mapped(MAPPED_MESSAGE, [child.result for child in children], children)
        return machine.states[index] or Pending()

    def put_back(self, node: int) -> None:
        """
        A node that was to begin did not: it is the next to begin.

        Args:
            node: the node.
        """
        if self.limits is not None:
            self.machine.ready.extendleft(self.limits.left(node))
        self.machine.ready.appendleft(node)

    # what the machine asks about tasks without a policy

    def verdict(self, machine: RunMachine, node: int) -> Verdict | State:
        """
        May a node run whose upstream tasks have all ended?

        Args:
            machine: the run.
            node: the node.

        Returns:
            Run it, map it, or the state in which it ends.
        """
        if self.plain[machine.owner[node]] or not machine.plan.mapped[machine.owner[node]]:
            return builtin.verdict(machine, node)
        state = self._stepwise(node, is_mapped_parent=True)
        return Verdict.MAP if isinstance(state, Mapped) else state

    def expand(self, machine: RunMachine, node: int) -> int | State:
        """
        The number of children of a mapped task.

        Args:
            machine: the run.
            node: the task.

        Returns:
            The number; a failed state if something cannot be mapped over.
        """
        return builtin.expand(machine, node)

    # carrying out

    def perform(self, node: int) -> State:
        """
        Carry a node out in this thread.

        Args:
            node: the node.

        Returns:
            The state it comes to.
        """
        machine = self.machine
        index = machine.owner[node]
        if not self.plain[index]:
            policy = machine.policies.get(index)
            return self._stepwise(node) if policy is None else policy.job(machine, node)()
        known = machine.states[node]
        task = machine.tasks[index]
        run_count, round_ = 1, None
        if known is None:
            if machine.seen[node] or task.trigger is not all_successful:
                answer = builtin.verdict(machine, node)
                if answer is not Verdict.RUN:
                    return answer  # type: ignore[return-value]
            elif type(task) is Constant:
                return Success(None, task.value)
        elif type(known) is Retrying:
            run_count, round_ = known.run_count + 1, round_of(known)
        else:
            return self._stepwise(node)
        number = -1 if node < len(machine.tasks) else node - machine.spans[index].start
        return run_plain(
            task, inputs_of(machine, node), self.context, self.slugs[index], number, run_count, self.logs, round_
        )

    def job(self, node: int) -> Callable[[], State]:
        """
        What to carry out for a node, as something that can be sent to another process.

        Args:
            node: the node.

        Returns:
            A function without arguments that returns the state it comes to.
        """
        machine = self.machine
        index = machine.owner[node]
        if index in machine.policies:
            return machine.policies[index].job(machine, node)
        task = machine.tasks[index]
        known = machine.states[node]
        if type(task) is Constant:
            return Known(Success(None, task.value))
        if self.plain[index] and (known is None or type(known) is Retrying):
            if known is None:
                answer = builtin.verdict(machine, node)
                if answer is not Verdict.RUN:
                    return Known(answer)  # type: ignore[arg-type]
            run_count = 1 if known is None else known.run_count + 1
            return PlainJob(
                task, inputs_of(machine, node), self.travelling, self.slugs[index], machine.map_index(node), run_count,
                self.logs, round_of(known),
            )  # fmt: skip
        return _SteppedJob(
            task, known or self.cached.get(node), states_before(machine, node), self.travelling,
            self._more_context(node), self.runner_cls, self.runner_handlers, self.flow.result,
        )  # fmt: skip

    def _stepwise(self, node: int, is_mapped_parent: bool = False) -> State:
        machine = self.machine
        index = machine.owner[node]
        state = machine.states[node] or self.cached.get(node)
        return run_stepwise(
            machine.tasks[index],
            state if not isinstance(state, Finished) or node in self.cached else None,
            states_before(machine, node),
            self.context,
            self._more_context(node),
            self.runner_cls,
            self.runner_handlers,
            self.flow.result,
            is_mapped_parent,
        )

    def lost(self, node: int, state: State) -> State:
        """
        What becomes of a node whose process is gone: its handlers are told, and it is tried again if it has tries left.

        Args:
            node: the node.
            state: the state that says what happened.

        Returns:
            The state it comes to.
        """
        machine = self.machine
        index = machine.owner[node]
        if index in machine.policies:
            return machine.policies[index].lost(machine, node, state)
        task, known = machine.tasks[index], machine.states[node]
        run_count = known.run_count + 1 if isinstance(known, Retrying) else 1
        if self.plain[index]:
            return retry_of(task, state, run_count, round_of(known))
        more = {"task_full_name": task.name, **self._more_context(node), "task_run_count": run_count}
        with contexts.context({**self.context, **more}):
            runner = self.runner_cls(task=task, state_handlers=self.runner_handlers, flow_result=self.flow.result)
            try:
                state = runner.handle_state_change(Running("Starting task run."), state)
            except ENDRUN as signal:
                return signal.state
            return runner.check_for_retry(state, inputs={})

    def _more_context(self, node: int) -> dict[str, Any]:
        index = self.machine.owner[node]
        task = self.machine.tasks[index]
        number = self.machine.map_index(node)
        slug = self.slugs[index]
        more = {
            "task_name": task.name,
            "task_id": slug,
            "task_slug": slug,
            "map_index": None if number < 0 else number,
            **self.task_contexts.get(task, {}),
        }
        if task.cache_for is not None:
            # the caches stay in this process; what the task itself may look at travels
            more["caches"] = known_states(task)
        return more


def _says_something(state: State) -> bool:
    """Is a child in a state that another attempt has to know? One that did not begin simply begins."""
    return isinstance(state, Finished | Scheduled)


#: What of a flow run's context does not travel to other processes.
_STAYS_HERE = frozenset({"logger", "config", "caches", "flow", "executor"})


def is_plain(task: Task) -> bool:
    """
    Does a task use nothing but a function, a trigger and retries?

    Args:
        task: the task.

    Returns:
        Whether it can take the short way.
    """
    return not (
        isinstance(task, WaitingTask)
        or task.state_handlers
        or task.timeout
        or task.cache_validator is not never_use
        or task.cache_key
        or task.cache_for
        or task.result is not None
        or task.target
        or task.log_stdout
        or task.task_run_name
        or task.checkpoint
    )


def run_plain(
    task: Task,
    arguments: dict[str, Any],
    context: dict[str, Any],
    slug: str | None,
    map_index: int,
    run_count: int,
    logs: bool,
    round_: dict[str, Any] | None = None,
) -> State:
    """
    Run a plain task once, with all rounds of its loop.

    Args:
        task: the task.
        arguments: its arguments by name.
        context: the context of the flow run.
        slug: what the task is called in its flow.
        map_index: its number among mapped siblings; -1 if it is none.
        run_count: the number of this run, from 1.
        logs: write to the log when it starts and ends.
        round_: the round of its loop to go on with; `None` means the first.

    Returns:
        The state it comes to.
    """
    if logs:
        full_name = task.name if map_index < 0 else f"{task.name}[{map_index}]"
        logger_of("TaskRunner").info("Task '%s': Starting task run...", full_name)
    more = round_
    while True:
        token = contexts.enter(TaskFrame(context, task, slug, map_index, run_count, more))
        try:
            state = state_of_call(task, task.run, arguments)
            if isinstance(state, Failed):
                if logs and isinstance(state.result, Exception):
                    logger_of("TaskRunner").error(
                        "Task '%s': Exception encountered during task execution!", full_name, exc_info=state.result
                    )
                state = retry_of(task, state, run_count, more)
        finally:
            contexts.leave(token)
        if not isinstance(state, Looped):
            break
        more, run_count = next_round(state), 1
    if task.tags:
        state.context["tags"] = list(task.tags)
    if logs:
        logger_of("TaskRunner").info(
            "Task '%s': Finished task run for task with final state: '%s'", full_name, type(state).__name__
        )
    return state


def run_stepwise(
    task: Task,
    state: State | None,
    upstream_states: dict[Any, State],
    context: dict[str, Any],
    more: dict[str, Any],
    runner_cls: type[TaskRunner],
    handlers: list[Callable[..., Any]] | None,
    flow_result: Any,
    is_mapped_parent: bool = False,
) -> State:
    """
    Run a task through the steps of a task runner.

    Args:
        task: the task.
        state: the state it is in.
        upstream_states: the states before it, by edge.
        context: the context of the run.
        more: what the task adds to it.
        runner_cls: the runner's class.
        handlers: state handlers of the runner.
        flow_result: the flow's kind of result.
        is_mapped_parent: ask only whether the task may be mapped.

    Returns:
        The state it comes to.
    """
    runner = runner_cls(task=task, state_handlers=handlers, flow_result=flow_result)
    return runner.run(
        state=state, upstream_states=upstream_states, context={**context, **more}, is_mapped_parent=is_mapped_parent
    )


class Known:
    """A job that has nothing left to do."""

    __slots__ = ("state",)

    def __init__(self, state: State) -> None:
        self.state = state

    def __call__(self) -> State:
        return self.state


class _Job:
    """A call that can be sent elsewhere."""

    __slots__ = ("arguments",)
    function: Callable[..., State]

    def __init__(self, *arguments: Any) -> None:
        self.arguments = arguments

    def __call__(self) -> State:
        return type(self).function(*self.arguments)


class PlainJob(_Job):
    """The call of a plain task; its arguments are those of `run_plain`."""

    __slots__ = ()
    function = staticmethod(run_plain)


class _SteppedJob(_Job):
    __slots__ = ()
    function = staticmethod(run_stepwise)
