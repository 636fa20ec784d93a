"""Signals: their states, what they take, and the way from a state to a signal."""

from __future__ import annotations

import pendulum

from prefect.engine import signals
from prefect.engine import state as states

NAMES = ["FAIL", "TRIGGERFAIL", "VALIDATIONFAIL", "SUCCESS", "RETRY", "SKIP", "PAUSE", "LOOP"]


def state_of_each(show):
    for name in NAMES:
        signal = getattr(signals, name)("m")
        show(name, str(signal), signal.state, signal.state.message, type(signal).__mro__[1].__name__)


def without_a_message(show):
    for name in NAMES[:-1]:
        signal = getattr(signals, name)()
        show(name, repr(str(signal)), signal.state.message, signal.state.result is signal)


def with_a_result(show):
    for name in ("FAIL", "SUCCESS", "SKIP", "LOOP"):
        show(name, getattr(signals, name)("m", result=4).state.result)


def result_without_a_message(show):
    show(signals.FAIL(result=2).state.result, signals.LOOP(result=4).state.result, signals.LOOP(result=4).state)


def start_time(show):
    day = pendulum.datetime(2020, 1, 1)
    show(signals.RETRY("m", start_time=day).state.start_time, signals.PAUSE("m", start_time=day).state.start_time)
    show(signals.PAUSE("m").state.start_time)


def unknown_argument(show):
    show.error(signals.FAIL, "m", nope=1)


def are_exceptions(show):
    for name in NAMES:
        kind = getattr(signals, name)
        show(name, issubclass(kind, Exception), issubclass(kind, signals.PrefectStateSignal))


def from_states(show):
    for name in (
        "Failed", "Success", "Retrying", "Skipped", "Paused", "ValidationFailed", "TriggerFailed", "Looped",
    ):  # fmt: skip
        show(name, signals.signal_from_state(getattr(states, name)("m")).__name__)


def from_a_state_without_one(show):
    show.error(signals.signal_from_state, states.Pending())
    show.error(signals.signal_from_state, states.Running())
    show.error(signals.signal_from_state, states.Cached())
    show.error(signals.signal_from_state, states.TimedOut())
