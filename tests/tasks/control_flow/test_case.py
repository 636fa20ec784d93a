from __future__ import annotations

import pytest

from prefect.core.annotations import unmapped
from prefect.core.apply_map import apply_map
from prefect.core.context import context
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.literals import Constant
from prefect.tasks.control_flow import case, merge
from prefect.tasks.control_flow.case import CompareValue
from tests.tasks.control_flow.flows import add, edges, ended, inc, value


@pytest.mark.parametrize(("found", "a", "b"), [(True, "Success", "Skipped"), (False, "Skipped", "Success")])
def test_one_branch_runs(found, a, b):
    with Flow("f") as flow:
        condition = value(found, "condition")()
        with case(condition, True):
            first = inc(inc(1))
        with case(condition, False):
            second = value(0, "other")()
        merged = merge(first, second)
    states = ended(flow)
    assert (states["inc-2"], states["other-1"], states["Merge-1"]) == (a, b, "Success")
    assert flow.run().result[merged].result == (3 if found else 0)
    assert edges(flow) == {
        ("condition-1", "case(True)-1", "value"), ("condition-1", "case(False)-1", "value"),
        ("case(True)-1", "inc-1", None), ("inc-1", "inc-2", "x"), ("case(False)-1", "other-1", None),
        ("inc-2", "Merge-1", "task_1"), ("other-1", "Merge-1", "task_2"),
    }  # fmt: skip


def test_context_knows_the_innermost():
    with Flow("f"):
        condition = value(1)()
        with case(condition, 1) as given:
            assert given is None
            outer = context.case
            with case(condition, 2):
                assert context.case is not outer
            assert context.case is outer
        assert "case" not in context


def test_nested_and_mapped():
    with Flow("f") as flow:
        one = value(1, "one")()
        with case(one, 1):
            with case(one, 2):
                deep = inc.map([1, 2])
            shallow = add.map([1, 2], unmapped(one))
    state = flow.run()
    assert state.result[deep].is_skipped()
    assert state.result[shallow].result == [2, 3]


@pytest.mark.parametrize("bad", [inc])
def test_value_is_known_beforehand(bad):
    with pytest.raises(TypeError, match="cannot be a task"):
        case(inc, bad)


def test_an_error_in_the_block_comes_through():
    with Flow("f") as flow, pytest.raises(ZeroDivisionError):
        with case(value(1)(), 1):
            inc(1)
            raise ZeroDivisionError
    assert not any(isinstance(one, CompareValue) for one in flow.tasks)


# Four known bugs of upstream, and one of its merge, which are not here.


def test_a_merge_in_a_branch_not_taken_is_skipped():
    with Flow("f") as flow:
        constant = Constant("true", name="constant")
        condition = value(False, "condition")()
        with case(condition, True):
            final = merge(constant, name="final")
            task(lambda v: v, name="use")(final)
        with case(condition, False):
            value(1, "other")()
    states = ended(flow)
    assert (states["final-1"], states["use-1"], states["other-1"]) == ("Skipped", "Skipped", "Success")


def test_a_merge_of_an_outer_value_inside_a_branch_is_skipped():
    with Flow("f") as flow:
        outside = value(1, "outside")()
        with case(value(False, "condition")(), True):
            merge(inc(1), outside, name="final")
    assert ended(flow)["final-1"] == "Skipped"


@pytest.mark.parametrize("own", [{}, {"state_handlers": [lambda t, o, n: n]}], ids=["plain", "in steps"])
@pytest.mark.parametrize(("found", "kind"), [(True, "Success"), (False, "Skipped")])
def test_skip_on_upstream_skip_does_not_open_a_branch(found, kind, own):
    refresh = task(lambda: "done", name="refresh", skip_on_upstream_skip=False, **own)
    with Flow("f") as flow:
        skipped = inc(1)
        with case(value(0, "never")(), 1):
            never = value(0, "skipped")()
        with case(value(found, "condition")(), True):
            refresh(upstream_tasks=[never, skipped])
    assert ended(flow)["refresh-1"] == kind


def test_skip_on_upstream_skip_still_holds_after_the_branch():
    after = task(lambda: 1, name="after", skip_on_upstream_skip=False)
    with Flow("f") as flow:
        with case(value(False, "condition")(), True):
            inside = inc(1)
        after(upstream_tasks=[inside])
    assert ended(flow)["after-1"] == "Success"


def test_apply_map_in_a_branch():
    def branches(x):
        with case(x, 1):
            a = inc(x)
        with case(x, 2):
            b = add(x, 10)
        return merge(a, b)

    with Flow("f") as flow:
        with case(value(7)(), 7):
            found = apply_map(branches, [1, 2, 3])
        with case(value(7)(), 8):
            not_taken = apply_map(branches, [1])
    state = flow.run()
    assert state.result[found].result == [2, 12, None]
    assert state.result[not_taken].is_skipped()


def test_tasks_of_two_flows_in_one_branch():
    other = Flow("other")
    with Flow("f"), pytest.raises(ValueError, match="Multiple flows cannot be used with the same case statement"):
        with case(value(1)(), 1):
            inc(1)
            inc(1, flow=other)


def test_a_merge_of_skipped_branches_is_skipped():
    with Flow("f") as flow:
        condition = value(3, "condition")()
        with case(condition, 1):
            a = inc(1)
        with case(condition, 2):
            b = inc(2)
        merge(a, b)
    assert ended(flow)["Merge-1"] == "Skipped"
