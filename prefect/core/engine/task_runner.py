"""
`TaskRunner`: a task run as a list of steps, each `State -> State`.

Every step can be overridden; state handlers are told of every change. The engine takes this way for tasks that use more
than a function, a trigger and retries, and for runners of the user's own; `task_call` is the short way for the rest.
The steps and their order are those of Prefect Core 1.4.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.core import context as contexts
from prefect.core import waiting
from prefect.core.config import config
from prefect.core.engine import caching, checkpoints
from prefect.core.engine.frame import task_context
from prefect.core.engine.runner import ENDRUN, call_state_handlers, handlers_called
from prefect.core.engine.start_checks import StartChecks
from prefect.core.engine.state import (
    Cached,
    Deferred,
    Failed,
    Looped,
    Pending,
    Resume,
    Retrying,
    Running,
    State,
    Success,
    TimedOut,
)
from prefect.core.engine.task_call import next_round, retry_of, round_of, state_of_call
from prefect.core.engine.timeouts import TIMED_OUT, limited
from prefect.core.errors import TaskTimeoutSignal
from prefect.core.results.base import NoResult, Result
from prefect.core.waiting import WaitingTask

if TYPE_CHECKING:
    from prefect.core.edge import Edge
    from prefect.core.task import Task


class TaskRunnerInitializeResult(NamedTuple):
    """State and context of a task run, brought into form."""

    state: State
    context: dict[str, Any]


class TaskRunner(StartChecks):
    """
    Runs one task.

    Args:
        task: the task.
        state_handlers: functions `(task_runner, old_state, new_state) -> new_state | None`.
        flow_result: the flow's kind of result, for tasks that have none.

    Example:
        >>> from prefect.core.function_task import task
        >>> TaskRunner(task(lambda: 1, name="one")).run().result
        1
    """

    def __init__(
        self,
        task: Task,
        state_handlers: Iterable[Callable[..., Any]] | None = None,
        flow_result: Result | None = None,
    ) -> None:
        super().__init__(state_handlers=state_handlers)
        self.context: dict[str, Any] = contexts.context.to_dict()
        self.task = task
        self.flow_result = flow_result
        # a result without a kind of its own takes the flow's
        self.result: Result = task.result if task.result is not None else flow_result or Result()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.task.name}>"

    def call_runner_target_handlers(self, old_state: State, new_state: State) -> State:
        """
        Call the task's own handlers.

        Args:
            old_state: the state before.
            new_state: the state after.

        Returns:
            What the handlers made of it.
        """
        self.logger.debug(
            "Task '%s': Handling state change from %s to %s",
            contexts.get_from_context("task_full_name", self.task.name),
            type(old_state).__name__,
            type(new_state).__name__,
        )
        return handlers_called(self.task.state_handlers, self.task, old_state, new_state)

    def initialize_run(self, state: State | None, context: dict[str, Any]) -> TaskRunnerInitializeResult:
        """
        Bring state and context of the run into form.

        Args:
            state: the state to begin with; `None` means pending.
            context: the context to begin with.

        Returns:
            Both, the context with what belongs to this task run.
        """
        state, context = super().initialize_run(state=state, context=context)
        run_count = state.run_count + 1 if isinstance(state, Retrying) else state.context.get("task_run_count", 1)
        if isinstance(state, Looped):
            context = {**context, **next_round(state)}
        context = {**context, **(round_of(state) or {})}
        if isinstance(state, Resume):
            context = {**context, "resume": True}
        number = context.get("map_index")
        slug = context.get("task_slug", self.task.slug)
        known = {key: context[key] for key in ("task_run_id", "task_id") if context.get(key) is not None}
        context = task_context(context, self.task, slug, -1 if number is None else number, run_count)
        context.update(known)
        context["checkpointing"] = contexts.get_from_context("checkpointing", config["flows"].get("checkpointing"))
        return TaskRunnerInitializeResult(state=state, context=context)

    # the whole run

    def run(
        self,
        state: State | None = None,
        upstream_states: dict[Edge, State] | None = None,
        context: dict[str, Any] | None = None,
        is_mapped_parent: bool = False,
    ) -> State:
        """
        Run the task.

        Args:
            state: the state to begin with; `None` means pending.
            upstream_states: the states before it, by edge.
            context: additions to the context.
            is_mapped_parent: ask only whether the task may be mapped.

        Returns:
            The state it comes to.
        """
        upstream_states = upstream_states or {}
        context = {**contexts.context.to_dict(), **(context or {})}
        name = self.task.name
        number = context.get("map_index")
        if number is not None:
            name = f"{name}[{number}]"
        context["task_full_name"] = name
        goes_on = waiting.is_under_way(state)
        if not is_mapped_parent and not goes_on:
            self.logger.info("Task '%s': Starting task run...", name)
        try:
            state, context = self.initialize_run(state, context)
            with contexts.context(context):
                state = self._steps(state, upstream_states, context, is_mapped_parent)
        except ENDRUN as signal:
            state = signal.state
        except Exception as err:
            message = f"Task '{name}': Unexpected error while running task: {err!r}"
            self.logger.exception(message)
            if contexts.get_from_context("raise_on_exception"):
                raise
            state = Failed(message, result=err)
        state.context["tags"] = list(self.task.tags)
        if not is_mapped_parent and not (goes_on and isinstance(state, Deferred)):
            self.logger.info("Task '%s': Finished task run for task with final state: '%s'", name, type(state).__name__)
        return state

    def _steps(
        self, state: State, upstream_states: dict[Edge, State], context: dict[str, Any], is_mapped_parent: bool
    ) -> State:
        while True:
            if isinstance(state, Retrying) or waiting.is_under_way(state):
                # it has begun before: what came before it has been asked already
                state = self.check_task_is_ready(state)
            else:
                state = self.check_upstream_finished(state, upstream_states=upstream_states)
                state = self.check_upstream_skipped(state, upstream_states=upstream_states)
                if is_mapped_parent:
                    return self.check_task_ready_to_map(state, upstream_states=upstream_states)
                state = self.check_task_trigger(state, upstream_states=upstream_states)
                state = self.check_task_is_ready(state)
            state = self.check_task_reached_start_time(state)
            state, upstream_states = self.load_results(state=state, upstream_states=upstream_states)
            inputs = self.get_task_inputs(state=state, upstream_states=upstream_states)
            self.set_task_run_name(task_inputs=inputs)
            if waiting.is_under_way(state):
                state = self._look_again(state, inputs)
            else:
                if self.task.target:
                    state = self.check_target(state, inputs=inputs)
                state = self.check_task_is_cached(state, inputs=inputs)
                state = self.set_task_to_running(state, inputs=inputs)
                state = self.get_task_run_state(state, inputs=inputs)
            state = self.cache_result(state, inputs=inputs)
            state = self.check_for_retry(state, inputs=inputs)
            state = self.check_task_is_looping(state, inputs=inputs, upstream_states=upstream_states, context=context)
            if not isinstance(state, Looped):
                return state
            # each round begins with the context of the first, and with what `check_task_is_looping` added to it
            contexts.context.update({**context, **next_round(state), "task_run_count": 1})
            state = Pending(f"Looping task (on loop index {state.loop_count})")

    # from here on it may begin

    def load_results(self, state: State, upstream_states: dict[Edge, State]) -> tuple[State, dict[Edge, State]]:
        """
        Read results that were stored and are not in memory.

        Args:
            state: the state of the task.
            upstream_states: the states before it, by edge.

        Returns:
            Both, with their values.
        """
        for edge, before in upstream_states.items():
            if before._value is None or not isinstance(before._value, Result):
                continue
            before.load_result(edge.upstream_task.result or self.flow_result)
        if state._cached_inputs:
            state.load_cached_results({edge.key: edge.upstream_task.result for edge in upstream_states if edge.key})
        return state, upstream_states

    def get_task_inputs(self, state: State, upstream_states: dict[Edge, State]) -> dict[str, Result]:
        """
        The arguments of the run.

        Args:
            state: the state of the task; inputs cached in it fill what no edge gives.
            upstream_states: the states before it, by edge.

        Returns:
            The arguments by name, each a `Result`.
        """
        inputs: dict[str, Result] = {
            edge.key: before._result for edge, before in upstream_states.items() if edge.key is not None
        }
        if state.is_pending() and state._cached_inputs:
            for key, result in state.cached_inputs.items():
                if key in ("_loop_count", "_loop_result"):
                    continue
                if inputs.get(key) is None or inputs[key] is NoResult:
                    inputs[key] = result
        return inputs

    def set_task_run_name(self, task_inputs: dict[str, Result]) -> None:
        """
        Put the name of this run into the context.

        Args:
            task_inputs: the arguments by name.
        """
        template = self.task.task_run_name
        if not template:
            return
        known = {**contexts.context.to_dict(), **{key: result.value for key, result in task_inputs.items()}}
        name = template.format(**known) if isinstance(template, str) else template(**known)
        contexts.context["task_run_name"] = name

    @call_state_handlers
    def check_target(self, state: State, inputs: dict[str, Result]) -> State:
        """
        Is its target there already?

        Args:
            state: the state of the task.
            inputs: the arguments by name.

        Returns:
            The same state.

        Raises:
            ENDRUN: it is; the state holds what was found.
        """
        found = checkpoints.found_target(self.task, self.result, inputs)
        if found is not None:
            target, result = found
            raise ENDRUN(Cached(f"Result found at task target {target}", result=result))
        return state

    @call_state_handlers
    def check_task_is_cached(self, state: State, inputs: dict[str, Result]) -> State:
        """
        May an earlier result serve?

        Args:
            state: the state of the task.
            inputs: the arguments by name.

        Returns:
            The same state.

        Raises:
            ENDRUN: it may; the state holds it.
        """
        found = caching.valid_state(self.task, state, inputs)
        if found is not None:
            raise ENDRUN(found)
        return Pending("Cache was invalid; ready to run.") if isinstance(state, Cached) else state

    @call_state_handlers
    def set_task_to_running(self, state: State, inputs: dict[str, Result]) -> State:
        """
        Say that it begins.

        Args:
            state: the state of the task.
            inputs: the arguments by name.

        Returns:
            A `Running` state.

        Raises:
            ENDRUN: it cannot begin from the state it is in.
        """
        if not state.is_pending():
            raise ENDRUN(state)
        return Running("Starting task run.")

    @call_state_handlers
    def get_task_run_state(self, state: State, inputs: dict[str, Result]) -> State:
        """
        Run the task itself.

        Args:
            state: a running state.
            inputs: the arguments by name.

        Returns:
            How it ended.

        Raises:
            ENDRUN: the state is not a running one.
        """
        if not state.is_running():
            raise ENDRUN(state)
        arguments = {key: result.value for key, result in inputs.items()}
        if isinstance(self.task, WaitingTask):
            return self._ended(self._waited(None, arguments), inputs)
        self.logger.debug("Task '%s': Calling task.run() method...", self._name)
        function: Callable[..., Any] = self.task.run
        if self.task.timeout:
            function = limited(self.task, function)
        started = time.time()
        ended: State
        with self._captured():
            try:
                ended = state_of_call(self.task, function, arguments)
            except TaskTimeoutSignal as err:
                if contexts.get_from_context("raise_on_exception"):
                    raise
                ended = TimedOut(TIMED_OUT, result=err)
                ended.started, ended.ended = started, time.time()
        return self._ended(ended, inputs)

    def _waited(self, state: State | None, arguments: dict[str, Any]) -> State:
        """Begin a wait, or look once more."""
        with self._captured():
            return waiting.step(self.task, state, arguments, contexts.get_from_context("task_run_count", 1))  # type: ignore[arg-type]

    def _look_again(self, state: State, inputs: dict[str, Result]) -> State:
        """Look once more; handlers hear of it when the wait is over."""
        ended = self._waited(state, {key: result.value for key, result in inputs.items()})
        if isinstance(ended, Deferred):
            raise ENDRUN(ended)
        return self.handle_state_change(state, self._ended(ended, inputs))

    def _ended(self, ended: State, inputs: dict[str, Result]) -> State:
        """What comes after every call of the task."""
        if isinstance(ended, Failed) and isinstance(ended.result, Exception):
            self.logger.error(
                "Task '%s': Exception encountered during task execution!", self._name, exc_info=ended.result
            )
        if not isinstance(ended, Success):
            return ended
        return checkpoints.stored(self.task, self.result, ended, inputs, self.flow_result)

    def _captured(self) -> Any:
        """What the task prints goes to its logger, if it asks for that."""
        if not self.task.log_stdout:
            return contextlib.nullcontext()
        # imported here: few tasks ask for it
        from prefect.core.stdout import to_logger

        return to_logger(self.task.logger)

    @call_state_handlers
    def cache_result(self, state: State, inputs: dict[str, Result]) -> State:
        """
        Keep the result for later runs, if the task says so.

        Args:
            state: how the run ended.
            inputs: the arguments by name.

        Returns:
            A `Cached` state, or the same.
        """
        return caching.kept(self.task, state, inputs)

    @call_state_handlers
    def check_for_retry(self, state: State, inputs: dict[str, Result]) -> State:
        """
        Is it to be tried again?

        Args:
            state: how the run ended.
            inputs: the arguments by name.

        Returns:
            A `Retrying` state, or the same.
        """
        if not state.is_failed():
            return state
        count = contexts.get_from_context("task_loop_count")
        round_ = count and {"task_loop_count": count, "task_loop_result": contexts.get_from_context("task_loop_result")}
        return retry_of(self.task, state, contexts.get_from_context("task_run_count", 1), round_)

    def check_task_is_looping(
        self,
        state: State,
        inputs: dict[str, Result] | None = None,
        upstream_states: dict[Edge, State] | None = None,
        context: dict[str, Any] | None = None,
    ) -> State:
        """
        Does another round follow? The run goes round again as long as this returns a `Looped` state.

        Args:
            state: how the round ended.
            inputs: the arguments by name.
            upstream_states: the states before it, by edge.
            context: the context of the run.

        Returns:
            The state.
        """
        return state


__all__ = ["TaskRunner", "TaskRunnerInitializeResult"]
