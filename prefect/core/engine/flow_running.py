"""`flow.run()`: one run, or one at each time of a schedule."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pendulum

from prefect.core.config import config
from prefect.core.engine import pausing
from prefect.core.engine.defaults import default_class
from prefect.core.engine.flow_runner import FlowRunner
from prefect.core.engine.state import Mapped, Paused, Pending, Scheduled, State
from prefect.core.errors import Interrupted, UnexpectedArgument
from prefect.core.logging import logger_of
from prefect.core.schedules.clocks.base import ClockEvent

if TYPE_CHECKING:
    from prefect.core.flow import Flow
    from prefect.core.history.recording import Recording

PAUSED = "Some tasks are paused."
NOT_RUN = "Task not run."

#: Seconds after which a run that waits for its time looks at the clock again.
LONGEST_SLEEP = 30.0

#: Arguments of `flow.run` beyond upstream's; a parameter of the same name keeps it for itself.
RUN_OPTIONS = frozenset({"limits", "history", "resume", "approve"})

#: Arguments of `FlowRunner.run`; whatever else `flow.run` is given is the value of a parameter.
RUNNER_ARGUMENTS = frozenset(
    {"state", "task_states", "return_tasks", "task_runner_state_handlers", "executor", "context", "task_contexts"}
)


def run_flow(
    flow: Flow,
    parameters: Mapping[str, Any] | None,
    run_on_schedule: bool | None,
    runner_cls: type | None,
    kwargs: dict[str, Any],
) -> State:
    """
    Run a flow; the arguments are those of `Flow.run`.

    Returns:
        The state of the last run.
    """
    options = RUN_OPTIONS & kwargs.keys()
    if options:
        options -= {parameter.name for parameter in flow.parameters()}
    taken = RUNNER_ARGUMENTS | options
    names = {parameter.name for parameter in flow.parameters()}
    given = {**dict(parameters or {}), **{k: v for k, v in kwargs.items() if k in names - taken}}
    arguments = {k: v for k, v in kwargs.items() if k in taken}
    if "return_tasks" in arguments:
        raise ValueError(
            "The `return_tasks` keyword cannot be provided to `flow.run()`; all task states are always returned. If "
            "you want to receive a subset of task states, use a FlowRunner directly."
        )
    unknown = sorted(kwargs.keys() - taken - names)
    if unknown:
        flow.checked_parameters(given)  # what is said about parameters comes first
        raise UnexpectedArgument(
            f"run() got an unexpected keyword argument {unknown[0]!r}: it is neither a parameter of the flow "
            f"{flow.name!r} nor an argument of `run`."
        )
    in_context = (arguments.get("context") or {}).get("parameters")
    if in_context:
        # in place of defaults only, as in Prefect 1.4.1
        optional = {parameter.name for parameter in flow.parameters() if not parameter.required}
        given = {**{name: value for name, value in in_context.items() if name in optional}, **given}
    if runner_cls is None:
        runner_cls = default_class("flow_runner", FlowRunner)
    resume = arguments.pop("resume", None)
    if resume is not None:
        # imported here: most runs begin anew
        from prefect.core.history.recording import past_for

        past, known = past_for(flow, resume, given)
        return _one_run(flow, known, runner_cls, {**arguments, "past": past})
    if run_on_schedule is None:
        run_on_schedule = config["flows"]["run_on_schedule"]
    if not run_on_schedule or flow.schedule is None:
        return _one_run(flow, flow.checked_parameters(given), runner_cls, arguments)
    return _on_schedule(flow, given, runner_cls, arguments)


def _on_schedule(flow: Flow, given: dict[str, Any], runner_cls: type, arguments: dict[str, Any]) -> State:
    """Wait for each time of the schedule and run; no time runs twice, and those that passed meanwhile are left out."""
    state: State | None = None
    after: datetime.datetime = pendulum.now("UTC")
    while True:
        events = _next_events(flow.schedule, after)
        if not events:
            if state is None:
                raise ValueError(f"Flow has no more scheduled runs. (It is the flow {flow.name!r}.)")
            return state
        start = events[0].start_time
        # checked before the wait: a mistake should show now, not next week
        runs = [flow.checked_parameters({**given, **event.parameter_defaults}) for event in events]
        wait_until(flow, start)
        for parameters in runs:
            context = {**(arguments.get("context") or {}), "scheduled_start_time": start}
            state = _one_run(flow, parameters, runner_cls, {**arguments, "context": context})
        # never back: not even if somebody sets the clock back
        after = max(after, start, pendulum.now("UTC"))


def _next_events(schedule: Any, after: datetime.datetime) -> list[ClockEvent]:
    """The events of the next time; clocks that strike at once with different parameters give several."""
    events = schedule.next(max(1, len(getattr(schedule, "clocks", ()))), after=after, return_events=True)
    events = [event if isinstance(event, ClockEvent) else ClockEvent(event) for event in events]
    return [event for event in events if event.start_time == events[0].start_time]


def wait_until(flow: Flow, start: datetime.datetime) -> None:
    """Sleep until the wall clock says so, looking at it often enough to notice that somebody has set it."""
    left = start.timestamp() - time.time()
    if left > 0:
        logger_of(flow.name).info("Waiting for next scheduled run at %s", start)
    while left > 0:
        time.sleep(min(left, LONGEST_SLEEP))
        left = start.timestamp() - time.time()


def _one_run(flow: Flow, parameters: dict[str, Any], runner_cls: type, arguments: dict[str, Any]) -> State:
    arguments = dict(arguments)
    limits = {**config["limits"], **(arguments.pop("limits", None) or {})}
    recording = _recording(flow, parameters, arguments)
    if recording is not None:
        arguments["context"] = {**(arguments.get("context") or {}), "flow_run_id": recording.run_id}
    state: State | None = None
    try:
        state = _attempts(flow, parameters, runner_cls, arguments, limits, recording)
    except Interrupted as err:
        state = err.state
        raise
    finally:
        if recording is not None:
            recording.finish(state)
    return state


def _recording(flow: Flow, parameters: dict[str, Any], arguments: dict[str, Any]) -> Recording | None:
    """The record of the run, if it is to be recorded."""
    past, approve, history = arguments.pop("past", None), arguments.pop("approve", None), arguments.pop("history", None)
    if past is None and not (config["history"]["enabled"] if history is None else history):
        return None
    # imported here: most programs record nothing
    from prefect.core.history.recording import begin_recording

    run_id = past.run["id"] if past is not None else (arguments.get("context") or {}).get("flow_run_id")
    file = str(history) if isinstance(history, Path) else None
    return begin_recording(flow, parameters, run_id, past, approve or (), file)


def _attempts(
    flow: Flow,
    parameters: dict[str, Any],
    runner_cls: type,
    arguments: dict[str, Any],
    limits: dict[str, int],
    recording: Recording | None,
) -> State:
    """Run until everything has ended, or waits for somebody."""
    arguments = dict(arguments)
    state = arguments.pop("state", None) or Scheduled(result={})
    task_states = dict(arguments.pop("task_states", None) or {})
    while not state.is_finished():
        runner = runner_cls(flow=flow)
        if isinstance(runner, FlowRunner):
            runner.waits = True
            runner.limits = limits
            runner.on_flow_run = recording.attach if recording is not None else None
        state = runner.run(
            state=state, task_states=task_states, return_tasks=flow.tasks, parameters=parameters, **arguments
        )
        if not isinstance(state, State):
            return state
        known = state.result
        if state.is_finished() or not isinstance(known, dict):
            break
        # a runner of the user's that does not wait itself: sleep until the next task is due, and go on from there
        times = list(_start_times(known.values()))
        if times:
            time.sleep(max(0.0, min(times) - time.time()))
            task_states.update(known)
            continue
        approved = pausing.ask(known)
        if not approved:
            break
        task_states.update({**known, **approved})
    if isinstance(state.result, dict) and not state.is_finished() and pausing.paused(state.result):
        return Paused(PAUSED, result=state.result)
    if state.result is None:
        state.result = {}
    if isinstance(state.result, dict) and len(state.result) < len(flow.tasks):
        state.result = {**{task: Pending(NOT_RUN) for task in flow.tasks}, **state.result}
    return state


def _start_times(states: Any) -> Any:
    for state in states:
        if isinstance(state, Scheduled):
            when = state.timestamp()
            if when is not None:
                yield when
        elif isinstance(state, Mapped):
            yield from _start_times(state.map_states)
