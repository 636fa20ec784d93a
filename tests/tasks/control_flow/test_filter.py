from __future__ import annotations

import pytest

from prefect.core.engine.triggers import all_finished, all_successful
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.tasks.control_flow import FilterTask


@pytest.mark.parametrize(
    ("options", "results", "kept"),
    [
        ({}, [1, None, ValueError("no"), 0], [1, 0]),
        ({"filter_func": lambda x: x > 1}, [1, 2, 3], [2, 3]),
        ({}, [], []),
    ],
)
def test_keeps(options, results, kept):
    assert FilterTask(**options).run(results) == kept


def test_logs_what_stays(caplog):
    caplog.set_level("INFO", "prefect")
    FilterTask(lambda x: x > 1, lambda kept: f"kept {kept}").run([1, 2])
    assert [(record.name, record.getMessage()) for record in caplog.records] == [("prefect.FilterTask", "kept [2]")]


def test_drops_the_failures_of_a_map():
    with Flow("f") as flow:
        found = FilterTask()(task(lambda x: 1 / x, name="inverse").map([1, 0, 2]))
    assert flow.run().result[found].result == [1.0, 0.5]


def test_options_win_over_its_own():
    assert FilterTask().trigger is all_finished
    assert FilterTask().skip_on_upstream_skip is False
    own = FilterTask(trigger=all_successful, skip_on_upstream_skip=True)
    assert (own.trigger, own.skip_on_upstream_skip) == (all_successful, True)
