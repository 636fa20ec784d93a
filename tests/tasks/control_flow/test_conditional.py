from __future__ import annotations

import pytest

from prefect.core.engine import signals
from prefect.core.engine.triggers import not_all_skipped
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.tasks.control_flow import CompareValue, Merge, ifelse, merge, switch
from tests.tasks.control_flow.flows import ended, inc, value


def test_compare_value():
    assert CompareValue("a").run("a") is None
    with pytest.raises(signals.SKIP, match='Provided value "b" did not match "a"'):
        CompareValue("a").run("b")


@pytest.mark.parametrize(
    ("results", "found"),
    [({"task_1": None, "task_2": 2}, 2), ({"task_10": 10, "task_2": 2}, 2), ({"task_1": 0}, 0), ({}, None)],
)
def test_merge_takes_the_first_result(results, found):
    assert Merge().run(**results) == found


def test_merge_takes_options():
    with Flow("f"):
        merged = merge(inc(1), checkpoint=False, name="m")
    assert (merged.checkpoint, merged.name, merged.trigger) == (False, "m", not_all_skipped)
    assert merged.skip_on_upstream_skip is False
    with pytest.raises(ValueError, match="Could not infer an active Flow"):
        merge()


def test_merge_mapped():
    with Flow("f") as flow:
        merged = merge(inc.map([1, 2]), inc.map([3]), mapped=True)
    assert flow.run().result[merged].result == [2]


@pytest.mark.parametrize(("letter", "runs"), [("a", "a-1"), ("b", "b-1"), ("c", None)])
def test_switch(letter, runs):
    with Flow("f") as flow:
        switch(value(letter, "letter")(), {"a": value(1, "a")(), "b": value(2, "b")()})
    states = ended(flow)
    assert {slug for slug in ("a-1", "b-1") if states[slug] == "Success"} == ({runs} if runs else set())
    assert 'CompareValue: "a"-switch-1' in states


@pytest.mark.parametrize(
    ("condition", "even", "odd"),
    [(True, "Success", "Skipped"), (0, "Skipped", "Success"), ([1], "Success", "Skipped")],
)
def test_ifelse(condition, even, odd):
    with Flow("f") as flow:
        ifelse(value(condition, "condition")(), value(1, "even")(), value(2, "odd")())
    states = ended(flow)
    assert (states["even-1"], states["odd-1"]) == (even, odd)


def test_ifelse_with_one_branch():
    with Flow("f") as flow:
        ifelse(value(False, "condition")(), value(1, "only")(), None)
    assert ended(flow)["only-1"] == "Skipped"


@pytest.mark.parametrize("enabled", [(a, b, c) for a in (True, False) for b in (True, False) for c in (True, False)])
def test_switches_back_to_back(enabled):
    """Steps one after the other, each of which may be switched off without stopping those after it."""
    with Flow("f") as flow:
        before = value(0, "start")()
        for name, on in zip("abc", enabled, strict=True):
            step = task(lambda: 1, name=name, skip_on_upstream_skip=False)(upstream_tasks=[before])
            switch(value(on, f"is {name} on")(), {True: step})
            before = step
    states = ended(flow)
    assert tuple(states[f"{name}-1"] == "Success" for name in "abc") == enabled


def test_ifelse_back_to_back_with_merge():
    with Flow("f") as flow:
        first = merge(*_branches(True, "first"))
        second = merge(*_branches(False, "second", first))
    state = flow.run()
    assert (state.result[first].result, state.result[second].result) == ("first yes", "second no")


def _branches(found, name, before=None):
    yes, no = (
        value(f"{name} {answer}", f"{name} {answer}")(upstream_tasks=[before] if before else [])
        for answer in ("yes", "no")
    )
    ifelse(value(found, f"is {name}")(), yes, no)
    return yes, no
