"""
`FlowRunner`: a flow run as a list of steps, each `State -> State`.

Between starting and ending, the run belongs to the run machine and the executor that drives it.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.core import context as contexts
from prefect.core.engine import caching
from prefect.core.engine.defaults import default_class
from prefect.core.engine.executors.local import LocalExecutor
from prefect.core.engine.flow_run import FlowRun
from prefect.core.engine.run_context import flow_context
from prefect.core.engine.runner import ENDRUN, Runner, call_state_handlers, handlers_called
from prefect.core.engine.state import Cancelled, Failed, Mapped, Pending, Running, Scheduled, State, Success
from prefect.core.engine.task_runner import TaskRunner
from prefect.core.errors import Interrupted

if TYPE_CHECKING:
    from prefect.core.engine.executors.base import Executor
    from prefect.core.flow import Flow
    from prefect.core.task import Task

INTERRUPTED = "The run was interrupted."
REFERENCES_FAILED = "Some reference tasks failed."
REFERENCES_SUCCEEDED = "All reference tasks succeeded."
NO_REFERENCE_FAILED = "No reference tasks failed."


class FlowRunnerInitializeResult(NamedTuple):
    """State, task states and contexts of a flow run, brought into form."""

    state: State
    task_states: dict[Any, State]
    context: dict[str, Any]
    task_contexts: dict[Any, dict[str, Any]]


class FlowRunner(Runner):
    """
    Runs one flow.

    Args:
        flow: the flow.
        task_runner_cls: a `TaskRunner` of your own; `None` means the one that the configuration names.
        state_handlers: functions `(flow_runner, old_state, new_state) -> new_state | None`.

    Example:
        >>> from prefect.core.flow import Flow
        >>> FlowRunner(Flow("empty")).run()
        <Success: "All reference tasks succeeded.">
    """

    #: Wait for tasks that are to run later; without it a run ends as `Running` as soon as nothing can start now.
    waits: bool = False

    #: How many tasks may be under way at a time, by tag.
    limits: Mapping[str, int] | None = None

    #: Called with the `FlowRun` before its first task begins.
    on_flow_run: Callable[[FlowRun], None] | None = None

    def __init__(
        self,
        flow: Flow,
        task_runner_cls: type | None = None,
        state_handlers: Iterable[Callable[..., Any]] | None = None,
    ) -> None:
        super().__init__(state_handlers=state_handlers)
        self.flow = flow
        self.context: dict[str, Any] = contexts.context.to_dict()
        self.task_runner_cls = task_runner_cls or default_class("task_runner", TaskRunner)
        self._flow_run: FlowRun | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.flow.name}>"

    def call_runner_target_handlers(self, old_state: State, new_state: State) -> State:
        """
        Call the flow's own handlers.

        Args:
            old_state: the state before.
            new_state: the state after.

        Returns:
            What the handlers made of it.
        """
        self.logger.debug(
            "Flow '%s': Handling state change from %s to %s",
            self.flow.name, type(old_state).__name__, type(new_state).__name__,
        )  # fmt: skip
        return handlers_called(self.flow.state_handlers, self.flow, old_state, new_state)

    def initialize_run(  # type: ignore[override]
        self,
        state: State | None,
        task_states: dict[Task, State],
        context: dict[str, Any],
        task_contexts: dict[Task, dict[str, Any]],
        parameters: dict[str, Any],
    ) -> FlowRunnerInitializeResult:
        """
        Bring everything that a run begins with into form.

        Args:
            state: the state to begin with; `None` means pending.
            task_states: states that tasks have from the start.
            context: additions to the context.
            task_contexts: additions to the context by task.
            parameters: the run's parameters.

        Returns:
            All of it.
        """
        context = flow_context(self.flow, context, parameters)
        state, context = super().initialize_run(state=state, context=context)
        return FlowRunnerInitializeResult(state, task_states, context, task_contexts)

    def run(
        self,
        state: State | None = None,
        task_states: dict[Task, State] | None = None,
        return_tasks: Iterable[Task] | None = None,
        parameters: dict[str, Any] | None = None,
        task_runner_state_handlers: Iterable[Callable[..., Any]] | None = None,
        executor: Executor | None = None,
        context: dict[str, Any] | None = None,
        task_contexts: dict[Task, dict[str, Any]] | None = None,
    ) -> State:
        """
        Run the flow.

        Args:
            state: the state to begin with; `None` means pending.
            task_states: states that tasks have from the start; what has ended is not run again.
            return_tasks: the tasks whose states the result holds; `None` means none.
            parameters: the run's parameters.
            task_runner_state_handlers: functions `(task_runner, old_state, new_state) -> new_state | None`.
            executor: what carries the tasks out; `None` takes the flow's, else the one that the configuration names.
            context: additions to the context.
            task_contexts: additions to the context by task.

        Returns:
            The state of the run; `result` holds the states of `return_tasks` by task.
        """
        self.logger.info("Beginning Flow run for '%s'", self.flow.name)
        executor = executor or self.flow.executor or default_class("executor", LocalExecutor)()
        self.logger.debug("Using executor type %s", type(executor).__name__)
        try:
            state, task_states, context, task_contexts = self.initialize_run(
                state, dict(task_states or {}), dict(context or {}), dict(task_contexts or {}), dict(parameters or {})
            )
            with contexts.context(context):
                state = self.check_flow_reached_start_time(state)
                state = self.check_flow_is_pending_or_running(state)
                state = self.set_flow_to_running(state)
                state = self.get_flow_run_state(
                    state,
                    task_states=task_states,
                    task_contexts=task_contexts,
                    return_tasks=set(return_tasks or ()),
                    task_runner_state_handlers=task_runner_state_handlers or (),
                    executor=executor,
                )
        except ENDRUN as signal:
            state = signal.state
        except KeyboardInterrupt as err:
            with contexts.context(context or {}):
                ended = Cancelled(INTERRUPTED, result=self._known_states())
                state = self._told(state or Pending(), ended)
            raise Interrupted(state) from err
        except Exception as err:
            if contexts.get_from_context("raise_on_exception"):
                raise
            self.logger.exception("Unexpected error while running flow: %r", err)
            with contexts.context(context or {}):
                failed = Failed(f"Unexpected error while running flow: {err!r}", result=err)
                state = self._told(state or Pending(), failed)
        return state

    def _told(self, old_state: State, new_state: State) -> State:
        """The state after the handlers were told of an end that no step comes after."""
        try:
            return self.handle_state_change(old_state, new_state)
        except ENDRUN as signal:
            return signal.state

    @contextlib.contextmanager
    def check_for_cancellation(self) -> Iterator[None]:
        """A run is cancelled from outside by the server only; here there is nothing to watch."""
        yield

    @call_state_handlers
    def check_flow_reached_start_time(self, state: State) -> State:
        """
        Has its time come?

        Args:
            state: the state of the run.

        Returns:
            The same state.

        Raises:
            ENDRUN: it is scheduled for later.
        """
        if isinstance(state, Scheduled):
            when = state.timestamp()
            if when is not None and when > time.time():
                raise ENDRUN(state)
        return state

    @call_state_handlers
    def check_flow_is_pending_or_running(self, state: State) -> State:
        """
        May it begin or go on?

        Args:
            state: the state of the run.

        Returns:
            The same state.

        Raises:
            ENDRUN: it has ended, or is in a state from which it cannot begin.
        """
        if state.is_finished():
            raise ENDRUN(state)
        if not (state.is_pending() or state.is_running()):
            raise ENDRUN(Failed("Flow is not ready to run."))
        return state

    @call_state_handlers
    def set_flow_to_running(self, state: State) -> State:
        """
        Say that it begins.

        Args:
            state: the state of the run.

        Returns:
            A `Running` state.

        Raises:
            ENDRUN: it cannot begin from the state it is in.
        """
        if state.is_pending():
            return Running("Running flow.")
        if state.is_running():
            return state
        raise ENDRUN(state)

    @call_state_handlers
    def get_flow_run_state(
        self,
        state: State,
        task_states: dict[Task, State],
        task_contexts: dict[Task, dict[str, Any]],
        return_tasks: set[Task],
        task_runner_state_handlers: Iterable[Callable[..., Any]],
        executor: Executor,
    ) -> State:
        """
        Run the tasks.

        Args:
            state: a running state.
            task_states: states that tasks have from the start.
            task_contexts: additions to the context by task.
            return_tasks: the tasks whose states the result holds.
            task_runner_state_handlers: state handlers for every task runner.
            executor: what carries the tasks out.

        Returns:
            The state of the run.

        Raises:
            ENDRUN: the run is not a running one.
        """
        if not state.is_running():
            raise ENDRUN(state)
        unknown = return_tasks - self.flow.tasks
        if unknown:
            raise ValueError(
                f"Some tasks in return_tasks were not found in the flow: {', '.join(sorted(t.name for t in unknown))}"
            )
        flow_run = FlowRun(
            self.flow,
            task_states=task_states,
            task_contexts=task_contexts,
            parameters=contexts.get_from_context("parameters"),
            context=contexts.context.to_dict(),
            task_runner_cls=self.task_runner_cls,
            task_runner_state_handlers=task_runner_state_handlers,
            limits=self.limits,
        )
        self._flow_run = flow_run
        if self.on_flow_run is not None:
            self.on_flow_run(flow_run)
        with self.check_for_cancellation(), executor.start():
            executor.drive(flow_run, waits=self.waits)
        caching.remember(flow_run)
        return self._ended(state, flow_run, return_tasks)

    def _ended(self, state: State, flow_run: FlowRun, return_tasks: set[Task]) -> State:
        machine = flow_run.machine
        index, final = flow_run.plan.index, flow_run.final
        policies = set(machine.policies.values())
        return_states = {task: final(task) for task in return_tasks if task in index}
        if len(policies) == 1 and len(machine.policies) == len(machine.tasks):
            # every task belongs to one system: its own rule says how the run ended
            ended = next(iter(policies)).outcome(machine)
            ended.result = return_states
            self.logger.info("Flow run %s: %s", type(ended).__name__.upper(), ended.message)
            return self._last_word(ended, {final(task) for task in self.flow.reference_tasks()})
        key_states = _with_children(final(task) for task in self.flow.reference_tasks())
        if policies and not self.flow._reference_tasks and all(each.is_finished() for each in key_states):
            # nobody said which tasks decide: each system's tasks count by its own rule, the others as ever
            native = (task for task in self.flow.reference_tasks() if task.policy is None)
            key_states = _with_children(final(task) for task in native) | {each.outcome(machine) for each in policies}
        terminal = _with_children(final(task) for task in self.flow.terminal_tasks())
        ended = self.determine_final_state(
            state=state, key_states=key_states, return_states=return_states, terminal_states=terminal
        )
        return self._last_word(ended, key_states) if ended.is_finished() else ended

    def _known_states(self) -> dict[Task, State]:
        """The states of the tasks of a run that was interrupted."""
        flow_run = self._flow_run
        return {} if flow_run is None else {task: flow_run.final(task) for task in flow_run.plan.tasks}

    def _last_word(self, ended: State, reference_states: set[State]) -> State:
        handler = self.flow.terminal_state_handler
        if handler is None:
            return ended
        result = ended.result
        changed = handler(self.flow, ended, reference_states) or ended
        if changed is not ended:
            changed.result = result
        return changed

    def determine_final_state(
        self,
        state: State,
        key_states: set[State],
        return_states: dict[Task, State],
        terminal_states: set[State],
    ) -> State:
        """
        How did the run end?

        Args:
            state: the state of the run.
            key_states: the states of the reference tasks and their children.
            return_states: the states that the result is to hold.
            terminal_states: the states of the last tasks and their children.

        Returns:
            Running if something has not ended; failed if a reference task failed; else successful.
        """
        if not all(s.is_finished() for s in terminal_states):
            self.logger.info("Flow run RUNNING: terminal tasks are incomplete.")
            state.result = return_states
            return state
        if any(s.is_failed() for s in key_states):
            self.logger.info("Flow run FAILED: some reference tasks failed.")
            return Failed(REFERENCES_FAILED, result=return_states)
        if all(s.is_successful() for s in key_states):
            self.logger.info("Flow run SUCCESS: all reference tasks succeeded")
            return Success(REFERENCES_SUCCEEDED, result=return_states)
        self.logger.info("Flow run SUCCESS: no reference tasks failed")
        return Success(NO_REFERENCE_FAILED, result=return_states)


def _with_children(states: Iterable[State]) -> set[State]:
    found: set[State] = set()
    for state in states:
        found.add(state)
        if isinstance(state, Mapped):
            found.update(state.map_states)
    return found
