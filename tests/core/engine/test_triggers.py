"""Every trigger's answer to every kind of upstream states, as Prefect 1.4.1 gives it."""

from __future__ import annotations

import pytest

from prefect.core.context import context
from prefect.core.edge import Edge
from prefect.core.engine import signals, triggers
from prefect.core.engine.policy import Verdict
from prefect.core.engine.state import Failed, Mapped, Pending, Skipped, State, Success, TriggerFailed
from prefect.core.task import Task

STATES: dict[str, list[State]] = {
    "none": [],
    "ok": [Success()],
    "bad": [Failed()],
    "mixed": [Success(), Failed()],
    "skip": [Skipped()],
    "skip+bad": [Skipped(), Failed()],
    "skip+ok": [Skipped(), Success()],
    "pending": [Pending()],
    "mapped": [Mapped(map_states=[Success(), Failed()])],
}

# trigger -> the kinds of upstream states for which it says yes; it raises TRIGGERFAIL for all others
YES = {
    "all_successful": {"none", "ok", "skip", "skip+ok"},
    "all_failed": {"none", "bad"},
    "all_finished": {"none", "ok", "bad", "mixed", "skip", "skip+bad", "skip+ok", "mapped"},
    "always_run": {"none", "ok", "bad", "mixed", "skip", "skip+bad", "skip+ok", "mapped"},
    "any_successful": {"none", "ok", "mixed", "skip", "skip+bad", "skip+ok", "mapped"},
    "any_failed": {"none", "bad", "mixed", "skip+bad", "mapped"},
    "some_failed()": set(STATES),
    "some_successful()": set(STATES),
    "some_failed(at_least=1, at_most=1)": {"none", "bad", "mixed", "skip+bad", "mapped"},
    "some_failed(at_least=0.5)": {"none", "bad", "mixed", "skip+bad", "mapped"},
    "some_successful(at_most=0.4)": {"none", "bad", "pending"},
    "some_failed(at_least=2)": {"none"},
}


def upstream(kind: str) -> dict[Edge, State]:
    return {Edge(Task(name=str(i)), Task(name="d")): state for i, state in enumerate(STATES[kind])}


def trigger_of(text: str) -> triggers.Trigger:
    name, _, arguments = text.partition("(")
    found = getattr(triggers, name)
    return eval(f"found({arguments}") if arguments else found  # the table above is the only input


@pytest.mark.parametrize("kind", STATES)
@pytest.mark.parametrize("name", YES)
def test_answer(name: str, kind: str) -> None:
    trigger = trigger_of(name)
    if kind in YES[name]:
        assert trigger(upstream(kind)) is True
    else:
        with pytest.raises(signals.TRIGGERFAIL, match=f'Trigger was "{trigger.__name__}"'):
            trigger(upstream(kind))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("none", "skip"), ("skip", "skip"), ("skip+bad", "fail"), ("skip+ok", "run"), ("bad", "fail"), ("ok", "run")],
)
def test_not_all_skipped(kind: str, expected: str) -> None:
    if expected == "run":
        assert triggers.not_all_skipped(upstream(kind))
        return
    with pytest.raises({"skip": signals.SKIP, "fail": signals.TRIGGERFAIL}[expected]):
        triggers.not_all_skipped(upstream(kind))


@pytest.mark.parametrize("kind", STATES)
def test_manual_only_pauses_until_resumed(kind: str) -> None:
    with pytest.raises(signals.PAUSE, match="manual_only"):
        triggers.manual_only(upstream(kind))
    with context(resume=True):
        assert triggers.manual_only(upstream(kind))


def test_verdict_of_a_trigger_that_breaks() -> None:
    def broken(upstream_states: object) -> bool:
        raise ZeroDivisionError("oops")

    verdict = triggers.verdict_of(broken, {})
    assert isinstance(verdict, TriggerFailed)
    assert isinstance(verdict.result, ZeroDivisionError)


def test_verdict_of_a_trigger_that_says_no() -> None:
    verdict = triggers.verdict_of(lambda upstream_states: False, {})
    assert isinstance(verdict, TriggerFailed)
    assert triggers.verdict_of(triggers.all_successful, {}) is Verdict.RUN
