"""The steps of a task run that ask whether it may begin."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from prefect.core import context as contexts
from prefect.core.engine.builtin import NOTHING_TO_MAP, UNMAPPABLE, is_sequence
from prefect.core.engine.policy import Verdict
from prefect.core.engine.runner import ENDRUN, Runner, call_state_handlers
from prefect.core.engine.state import Failed, Mapped, Scheduled, Skipped, State
from prefect.core.engine.triggers import UPSTREAM_SKIPPED, verdict_of

if TYPE_CHECKING:
    from prefect.core.edge import Edge
    from prefect.core.task import Task


class StartChecks(Runner):
    """Steps of `TaskRunner`: each gives the state back, or steps out of the run with the one in which the task ends."""

    task: Task

    def check_upstream_finished(self, state: State, upstream_states: dict[Edge, State]) -> State:
        """
        Have all tasks before it ended?

        Args:
            state: the state of the task.
            upstream_states: the states before it, by edge.

        Returns:
            The same state.

        Raises:
            ENDRUN: one of them has not.
        """
        if not all(_has_ended(edge, before) for edge, before in upstream_states.items()):
            self.logger.debug("Task '%s': Not all upstream states are finished; ending run.", self._name)
            raise ENDRUN(state)
        return state

    @call_state_handlers
    def check_upstream_skipped(self, state: State, upstream_states: dict[Edge, State]) -> State:
        """
        Was a task before it skipped, and does it care?

        Args:
            state: the state of the task.
            upstream_states: the states before it, by edge.

        Returns:
            The same state.

        Raises:
            ENDRUN: the task is skipped.
        """
        for edge, before in upstream_states.items():
            if not (self.task.skip_on_upstream_skip or getattr(edge.upstream_task, "is_gate", False)):
                continue
            children = before.map_states if isinstance(before, Mapped) and not edge.mapped else []
            if before.is_skipped() or any(child.is_skipped() for child in children):
                self.logger.debug("Task '%s': Upstream states were skipped; ending run.", self._name)
                raise ENDRUN(Skipped(UPSTREAM_SKIPPED))
        return state

    @call_state_handlers
    def check_task_trigger(self, state: State, upstream_states: dict[Edge, State]) -> State:
        """
        Does the trigger let it run?

        Args:
            state: the state of the task.
            upstream_states: the states before it, by edge.

        Returns:
            The same state.

        Raises:
            ENDRUN: it does not.
        """
        answer = verdict_of(self.task.trigger, upstream_states)
        if answer is Verdict.RUN:
            return state
        assert isinstance(answer, State), "a trigger says run, or how the task ends"
        if isinstance(answer.result, Exception):
            self.logger.error(
                "Task '%s': Unexpected error while evaluating task trigger: %r", self._name, answer.result,
                exc_info=answer.result,
            )  # fmt: skip
        else:
            name = type(answer.result).__name__
            self.logger.debug("Task '%s': %s signal raised during execution.", self._name, name)
        raise ENDRUN(answer)

    @call_state_handlers
    def check_task_is_ready(self, state: State) -> State:
        """
        Is it in a state from which it may begin?

        Args:
            state: the state of the task.

        Returns:
            The same state.

        Raises:
            ENDRUN: it is running, has ended, or is in no state that may begin.
        """
        if state.is_pending() or state.is_mapped() or state.is_cached():
            return state
        if state.is_running() or state.is_finished():
            how = "running" if state.is_running() else "finished"
            self.logger.debug("Task '%s': Task is already %s.", self._name, how)
            raise ENDRUN(state)
        raise ENDRUN(Failed(f"Task '{self._name}' is in a state from which it cannot begin: {state!r}."))

    @call_state_handlers
    def check_task_reached_start_time(self, state: State) -> State:
        """
        Has its time come?

        Args:
            state: the state of the task.

        Returns:
            The same state.

        Raises:
            ENDRUN: it is scheduled for later, or paused.
        """
        if isinstance(state, Scheduled):
            when = state.timestamp()
            if when is None or when > time.time():
                self.logger.debug("Task '%s': start_time has not been reached; ending run.", self._name)
                raise ENDRUN(state)
        return state

    @call_state_handlers
    def check_task_ready_to_map(self, state: State, upstream_states: dict[Edge, State]) -> State:
        """
        Can it be mapped over what comes before it?

        Args:
            state: the state of the task.
            upstream_states: the states before it, by edge.

        Returns:
            Nothing: the run of the task itself ends here, those of its children follow.

        Raises:
            ENDRUN: with a `Mapped` state, or a failed one if something cannot be mapped over.
        """
        if state.is_mapped():
            raise ENDRUN(state)
        over = [before for edge, before in upstream_states.items() if edge.mapped and before.is_successful()]
        if upstream_states and not over:
            raise ENDRUN(Failed(NOTHING_TO_MAP))
        if not all(before.is_mapped() or is_sequence(before.result) for before in over):
            raise ENDRUN(Failed(UNMAPPABLE))
        raise ENDRUN(Mapped("Ready to proceed with mapping."))

    @property
    def _name(self) -> str:
        return str(contexts.get_from_context("task_full_name", self.task.name))


def _has_ended(edge: Edge, before: State) -> bool:
    """Has it ended, and where the task takes all the children of a mapped one, have they?"""
    if not isinstance(before, Mapped) or edge.mapped:
        return before.is_finished()
    return all(child is None or child.is_finished() for child in before.map_states)
