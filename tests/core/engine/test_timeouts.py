"""The error of a task that took too long: the public one, and let through where somebody debugs."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from prefect.core.debugging import raise_on_exception
from prefect.core.engine.executors.base import Executor
from prefect.core.engine.executors.local import LocalExecutor
from prefect.core.engine.executors.processes import ProcessExecutor
from prefect.core.engine.executors.threads import ThreadExecutor
from prefect.core.errors import TaskTimeoutSignal
from prefect.core.flow import Flow
from prefect.core.function_task import task


def spin() -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pass


def flow_of_one() -> Flow:
    with Flow("late") as flow:
        task(spin, name="late", timeout=1)()
    return flow


@pytest.mark.parametrize("make", [LocalExecutor, lambda: ThreadExecutor(1), lambda: ProcessExecutor(1)])
def test_the_result_is_the_public_error(make: Callable[[], Executor]) -> None:
    flow = flow_of_one()
    state = flow.run(executor=make())
    (late,) = flow.tasks
    assert isinstance(state.result[late].result, TaskTimeoutSignal)


def test_it_comes_through_where_errors_do() -> None:
    with pytest.raises(TaskTimeoutSignal, match="'late'"), raise_on_exception():
        flow_of_one().run()
