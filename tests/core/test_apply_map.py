from __future__ import annotations

import pytest

from prefect.core.annotations import flatten, unmapped
from prefect.core.apply_map import apply_map
from prefect.core.flow import Flow
from prefect.core.parameter import Parameter
from tests.tasks.control_flow.flows import add, inc, value


@pytest.mark.parametrize(
    ("func", "args", "found"),
    [
        (lambda x: inc(inc(x)), ([1, 2],), [3, 4]),
        (lambda x, y: add(inc(x), y), ([1, 2], unmapped(5)), [7, 8]),
        (lambda x, y: add(x, y), ([1, 2], [10, 20]), [11, 22]),
        (lambda x: inc(x), (flatten([[1], [2, 3]]),), [2, 3, 4]),
        (lambda x: inc(x), ([],), []),
    ],
    ids=["chain", "unmapped", "zipped", "flattened", "empty"],
)
@pytest.mark.filterwarnings("error")
def test_result(func, args, found):
    with Flow("f") as flow:
        mapped = apply_map(func, *args)
    assert flow.run().result[mapped].result == found


def test_tasks_from_outside_are_mapped_too():
    with Flow("f") as flow:
        outside = value([10, 20], "outside")()
        alone = []

        def func(x):
            alone.append(value(7, "alone")())
            return {"sums": [add(x, outside)]}

        found = apply_map(func, value([1, 2], "source")())
    state = flow.run()
    assert state.result[found["sums"][0]].result == [11, 22]
    assert state.result[alone[0]].result == [7, 7]


def test_twice():
    with Flow("f") as flow:
        found = apply_map(inc, apply_map(inc, [1, 2]))
    assert flow.run().result[found].result == [3, 4]


@pytest.mark.parametrize(
    ("func", "arg", "error", "message"),
    [
        (inc, 3, TypeError, "Cannot map over non-sequence object of type `int`"),
        (lambda x: Parameter("p")(), [1], ValueError, "Parameters must be root tasks"),
    ],
)
def test_errors(func, arg, error, message):
    with Flow("f"), pytest.raises(error, match=message):
        apply_map(func, arg)


def test_needs_a_flow():
    with pytest.raises(ValueError, match="Couldn't infer a flow in the current context"):
        apply_map(inc, [1])
