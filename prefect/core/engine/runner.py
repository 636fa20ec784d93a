"""What the runners of tasks and flows share: state handlers, and stepping out of a run early."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from prefect.core import context as contexts
from prefect.core.engine import signals
from prefect.core.engine.state import Failed, Pending, State
from prefect.core.logging import logger_of
from prefect.core.replaceable import replaceable

if TYPE_CHECKING:
    import logging

ENDRUN = signals.ENDRUN
Step = TypeVar("Step", bound=Callable[..., State])


def call_state_handlers(method: Step) -> Step:
    """
    Make a step of a runner tell the state handlers when it changes the state.

    Args:
        method: a step, `(self, state, …) -> State`.

    Returns:
        The step with its handlers. A failure in the step or in a handler is the step's result as a `Failed` state; with
        `raise_on_exception` in the context a failure in the step comes through.
    """

    @functools.wraps(method)
    def inner(self: Any, state: State, *args: Any, **kwargs: Any) -> State:
        raised = False
        try:
            new_state = method(self, state, *args, **kwargs)
        except ENDRUN as signal:
            raised = True
            new_state = signal.state
        except Exception as err:
            if contexts.get_from_context("raise_on_exception"):
                raise
            self.logger.exception("Unexpected error: %r", err)
            new_state = Failed(f"Unexpected error: {err!r}", result=err)
        # a step that changes nothing returns the very same state
        if new_state is not state:
            new_state = self.handle_state_change(old_state=state, new_state=new_state)
        if raised:
            raise ENDRUN(new_state)
        return new_state

    return inner  # type: ignore[return-value]


class Runner:
    """
    Base of the runners.

    Args:
        state_handlers: functions `(runner, old_state, new_state) -> new_state | None`.
    """

    def __init__(self, state_handlers: Iterable[Callable[..., Any]] | None = None) -> None:
        if state_handlers is not None and not isinstance(state_handlers, list | tuple | set):
            raise TypeError("state_handlers should be iterable.")
        self.state_handlers: list[Callable[..., Any]] = list(state_handlers or ())

    @replaceable
    def logger(self) -> logging.Logger:
        """The logger named after the runner's class."""
        return logger_of(type(self).__name__)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def _heartbeat(self) -> bool:
        """Nobody listens to heartbeats here; the server's runners do."""
        return False

    def initialize_run(self, state: State | None, context: dict[str, Any]) -> Any:
        """
        Bring the state and the context of a run into form.

        Args:
            state: the state to begin with; `None` means pending.
            context: the context to begin with.

        Returns:
            Both.
        """
        state = state.state if state is not None and state.is_meta_state() else state  # type: ignore[attr-defined]
        return (state or Pending()), context

    def call_runner_target_handlers(self, old_state: State, new_state: State) -> State:
        """
        Call the handlers of what is run, the task or flow; subclasses say how.

        Args:
            old_state: the state before.
            new_state: the state after.

        Returns:
            The state that the handlers made of it.
        """
        return new_state

    def handle_state_change(self, old_state: State, new_state: State) -> State:
        """
        Tell all handlers of a change of state.

        Args:
            old_state: the state before.
            new_state: the state after.

        Returns:
            The state that the handlers made of it.

        Raises:
            ENDRUN: a handler stepped out of the run, or broke, which fails it.
        """
        raising = None
        try:
            new_state = self.call_runner_target_handlers(old_state, new_state)
            for handler in self.state_handlers:
                new_state = handler(self, old_state, new_state) or new_state
            if not isinstance(new_state, State):
                raise TypeError(f"A state handler returns a state or None, not {new_state!r}.")
        except ENDRUN:
            raise
        except signals.PrefectStateSignal as signal:
            raising = signal.state
        except Exception as err:
            if contexts.get_from_context("raise_on_exception"):
                raise
            self.logger.exception("Unexpected error while calling state handlers: %r", err)
            failed = Failed(f"Unexpected error while calling state handlers: {err!r}", result=err)
            raise ENDRUN(failed) from err
        if raising is not None:
            if isinstance(raising, Failed) and not isinstance(new_state, Failed) and new_state.is_running():
                raise ENDRUN(raising)
            return raising
        return new_state


def handlers_called(handlers: Iterable[Callable[..., Any]], target: Any, old_state: State, new_state: State) -> State:
    """
    Call the state handlers of a task or flow one after the other.

    Args:
        handlers: the handlers.
        target: the task or flow.
        old_state: the state before.
        new_state: the state after.

    Returns:
        What they made of the new state.
    """
    for handler in handlers:
        changed = handler(target, old_state, new_state)
        if changed is not None:
            new_state = changed
    return new_state


def inside(context: dict[str, Any]) -> Any:
    """
    Add to the context for the length of a `with` block.

    Args:
        context: what to add.

    Returns:
        The context manager.
    """
    return contexts.context(context)
