from __future__ import annotations

import asyncio
import threading
import time
from datetime import timedelta

import pytest

from prefect.core.context import context
from prefect.core.engine import signals
from prefect.core.engine.executors.local import LocalExecutor
from prefect.core.engine.executors.threads import ThreadExecutor
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.task import Task

EXECUTORS = [LocalExecutor, lambda: ThreadExecutor(4)]


class Plus(Task):
    async def run(self, x, y=1):
        await asyncio.sleep(0)
        return x + y


@task
async def nap(x):
    await asyncio.sleep(0.2)
    return x, context.task_name, context.map_index, threading.current_thread().name


@pytest.mark.parametrize("executor", EXECUTORS)
def test_results_context_and_one_loop(executor):
    with Flow("f") as flow:
        naps = nap.map([1, 2, 3])
        total = Plus()(task(lambda x: len(x), name="len")(naps))
    state = flow.run(executor=executor())
    results = state.result[naps].result
    assert [row[:3] for row in results] == [(1, "nap", 0), (2, "nap", 1), (3, "nap", 2)]
    assert {row[3] for row in results} == {"prefect-async-tasks"}
    assert state.result[total].result == 4


def test_many_wait_together():
    with Flow("f") as flow:
        naps = nap.map(range(300))
        others = [nap(number) for number in range(20)]
    started = time.monotonic()
    state = flow.run()
    assert state.is_successful()
    assert time.monotonic() - started < 5  # one after the other takes 64 seconds
    assert len(state.result[naps].result) == 300
    assert state.result[others[7]].result[0] == 7


async def _raises_skip():
    raise signals.SKIP("no")


async def _fails():
    raise ValueError("no")


async def _loops():
    count = context.get("task_loop_count", 1)
    if count < 3:
        raise signals.LOOP(result=count)
    return count


async def _hangs():
    await asyncio.sleep(30)


async def _five():
    return 5


@pytest.mark.parametrize(
    ("function", "options", "kind", "result"),
    [
        (_raises_skip, {}, "Skipped", None),
        (_fails, {}, "Failed", None),
        (_loops, {}, "Success", 3),
        (_hangs, {"timeout": 1}, "TimedOut", None),
        (_five, {"state_handlers": [lambda t, o, n: n]}, "Success", 5),
        (_five, {"tags": ["a"]}, "Success", 5),
    ],
    ids=["skip", "fail", "loop", "timeout", "in steps", "tags"],
)
@pytest.mark.parametrize("executor", EXECUTORS)
def test_endings(function, options, kind, result, executor):
    with Flow("f") as flow:
        one = task(function, **options)()
    state = flow.run(executor=executor()).result[one]
    assert type(state).__name__ == kind
    if result is not None:
        assert state.result == result


@pytest.mark.parametrize("executor", EXECUTORS)
def test_retries(executor):
    tries = []

    @task(max_retries=2, retry_delay=timedelta(milliseconds=20))
    async def flaky():
        tries.append(context.task_run_count)
        if len(tries) < 3:
            raise ValueError("not yet")
        return "done"

    with Flow("f") as flow:
        found = flaky()
        after = Plus()(found, "!")
    assert flow.run(executor=executor()).result[after].result == "done!"
    assert tries == [1, 2, 3]


def test_what_is_not_asynchronous_goes_on_meanwhile():
    seen = []
    with Flow("f") as flow:
        nap(1)
        task(lambda: seen.append(time.monotonic()), name="quick")()
    started = time.monotonic()
    flow.run()
    assert seen[0] - started < 0.2


def test_inside_a_running_loop():
    with Flow("f") as flow:
        found = Plus()(1)

    async def program():
        return flow.run().result[found].result

    assert asyncio.run(program()) == 2


def test_run_gives_the_coroutine():
    assert asyncio.run(Plus().run(1)) == 2
    assert (Plus().is_async, nap.is_async, task(lambda x: x, name="same").is_async) == (True, True, False)
