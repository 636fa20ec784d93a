"""Tasks that wait: alone, and in a flow on every executor."""

from __future__ import annotations

import threading
import time

import cloudpickle
import pytest

from prefect.core.engine.executors import LocalDaskExecutor, LocalExecutor
from prefect.core.engine.state import Cancelled, Deferred, Failed, Success, TimedOut
from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.settable import settable
from prefect.core.waiting import Wait, WaitingTask

CALLED_OFF: list[dict] = []


class Job(WaitingTask):
    """A job that is done after some looks."""

    @settable("pause")
    def start(self, looks: int, pause: float = 0.001, max_wait: float | None = None, fails: bool = False) -> dict:
        return {"left": looks, "threads": []}

    def check(self, wait: Wait) -> float | None:
        wait.handle["threads"].append(threading.get_ident())
        wait.handle["left"] -= 1
        if wait.handle["left"] > 0:
            return wait["pause"]
        if wait["fails"]:
            raise ValueError("the job failed")
        return None

    def outcome(self, wait: Wait) -> int:
        return wait.looks

    def cancel(self, wait: Wait) -> None:
        CALLED_OFF.append(wait.handle)


class Interrupts(Job):
    def check(self, wait: Wait) -> float | None:
        if wait.handle["left"] == 1:
            raise KeyboardInterrupt
        return super().check(wait)


@pytest.fixture(autouse=True)
def called_off():
    CALLED_OFF.clear()
    return CALLED_OFF


def test_run_loops_until_it_is_done():
    assert Job().run(3) == 3
    assert Job(pause=0.002).run(looks=2) == 2


@pytest.mark.parametrize(
    ("args", "kwargs", "error"),
    [
        ((1, 0, None, False, 9), {}, "takes 4 arguments"),
        ((1,), {"looks": 2}, "twice"),
        ((), {"look": 2}, r"Job\.run\(\) has no argument 'look'; did you mean 'looks'"),
    ],
)
def test_run_refuses_wrong_arguments(args, kwargs, error):
    with pytest.raises(TypeError, match=error):
        Job().run(*args, **kwargs)


def test_run_says_how_long_it_waited():
    with pytest.raises(WaitTimedOut, match=r"not done after 0.02 seconds and \d+ looks"):
        Job().run(1000, max_wait=0.02)


def test_run_that_is_interrupted_calls_the_job_off(called_off):
    with pytest.raises(KeyboardInterrupt):
        Interrupts().run(2)
    assert len(called_off) == 1


@pytest.mark.parametrize(
    "executor", [LocalExecutor(), LocalDaskExecutor("threads", num_workers=2)], ids=["local", "threads"]
)
def test_in_a_flow(executor):
    told = []
    with Flow("waits") as flow:
        job = Job(pause=0.001, state_handlers=[lambda t, old, new: told.append(type(new).__name__)])
        done = job(looks=4)
        after = task(lambda x: x + 1, name="after")(done)
    state = flow.run(executor=executor)
    assert state.is_successful()
    assert state.result[done].result == 4
    assert state.result[after].result == 5
    assert told == ["Running", "Deferred", "Success"], "looks in between are nobody's business"


def test_in_worker_processes():
    with Flow("waits") as flow:
        done = Job(pause=0.001)(looks=3)
    state = flow.run(executor=LocalDaskExecutor("processes", num_workers=1))
    assert state.result[done].result == 3


def test_five_hundred_waits_take_the_time_of_one_and_no_threads():
    with Flow("many") as flow:
        done = Job(pause=0.2).map([3] * 500)
    before, most = threading.active_count(), 0

    def count(job, old, new):
        nonlocal most
        most = max(most, threading.active_count())

    began = time.monotonic()
    state = flow.run(executor=LocalExecutor(), task_runner_state_handlers=[count])
    assert state.result[done].result == [3] * 500
    assert time.monotonic() - began < 5
    assert most == before


def test_a_wait_that_fails_is_tried_again():
    class Second(Job):
        tries = 0

        def check(self, wait: Wait) -> float | None:
            done = super().check(wait)
            if done is None:
                Second.tries += 1
                if Second.tries == 1:
                    raise ValueError("the first try fails")
            return done

    with Flow("again") as flow:
        done = Second(pause=0.001, max_retries=1, retry_delay=0)(looks=3)
    state = flow.run()
    assert (state.result[done].result, Second.tries) == (3, 2)


@pytest.mark.parametrize(
    ("options", "arguments", "kind", "message"),
    [
        ({}, {"looks": 3, "fails": True}, Failed, "the job failed"),
        ({}, {"looks": 1000, "max_wait": 0.02}, Failed, "not done after 0.02 seconds"),
        ({"timeout": 1}, {"looks": 1000, "pause": 0.3}, TimedOut, "not done after 1 seconds"),
    ],
)
def test_ends_that_are_not_good(options, arguments, kind, message, called_off):
    with Flow("bad") as flow:
        done = Job(**options)(**arguments)
    state = flow.run().result[done]
    assert type(state) is kind
    assert message in str(state.message)
    assert len(called_off) == (1 if kind is TimedOut else 0)


def test_an_interrupted_run_calls_off_what_waits(called_off):
    with Flow("interrupted") as flow:
        Job(pause=60, name="a")(looks=2)
        Interrupts(pause=0.001, name="b")(looks=2)
    try:
        state = flow.run()
    except KeyboardInterrupt:
        state = None
    assert len(called_off) == 2
    assert state is None or all(isinstance(s, Cancelled) for s in state.result.values())


def test_the_state_between_two_looks_travels_and_holds_no_argument():
    from prefect.core.waiting import step

    state = step(Job(), None, {"looks": 2, "pause": 1}, run_count=1)
    assert isinstance(state, Deferred)
    other = cloudpickle.loads(cloudpickle.dumps(state))
    assert set(other.context["wait"]) == {"handle", "began", "looks"}
    assert isinstance(step(Job(), other, {"looks": 2}, run_count=1), Success)
