from __future__ import annotations

import pytest

from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.tasks.control_flow import loop_until


@pytest.mark.parametrize(("at_most", "kind", "rounds"), [(None, "Success", 6), (6, "Success", 6), (3, "Failed", 3)])
def test_rounds(at_most, kind, rounds):
    seen = []

    @task
    @loop_until(lambda x: x > 100, at_most=at_most)
    def double(x, by=2):
        seen.append(x)
        return by * x

    with Flow("f") as flow:
        found = double(3)
    state = flow.run().result[found]
    assert type(state).__name__ == kind
    assert seen == [3, 6, 12, 24, 48, 96][:rounds]


def test_outside_of_a_run_one_round_is_a_call():
    assert loop_until(lambda x: True)(lambda x: x + 1)(1) == 2
