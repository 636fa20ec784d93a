"""Retries, time-outs and loops."""

from __future__ import annotations

import time
from datetime import timedelta

import pendulum

import prefect
from prefect import Flow, task
from prefect.engine import signals
from prefect.engine.state import Failed

AT_ONCE = timedelta(0)


def _run(function, **options):
    with Flow("f") as flow:
        called = task(function, name="t", **options)()
    return flow.run().result[called]


def _failing_until(tries, last=99):
    def work():
        tries.append(prefect.context.get("task_run_count"))
        if len(tries) < last:
            raise ValueError(len(tries))
        return len(tries)

    return work


def until_none_is_left(show):
    tries = []
    show(_run(_failing_until(tries), max_retries=2, retry_delay=AT_ONCE), tries)


def until_it_works(show):
    tries = []
    state = _run(_failing_until(tries, last=2), max_retries=2, retry_delay=AT_ONCE)
    show(state, state.result, tries)


def only_on_some_errors(show):
    for kinds in (KeyError, ValueError, [KeyError, ValueError], Exception):
        tries = []
        state = _run(_failing_until(tries), max_retries=1, retry_delay=AT_ONCE, retry_on=kinds)
        show(type(state).__name__, tries)


def states_on_the_way(show):
    seen = []

    def note(task, old, new):
        seen.append((type(old).__name__, type(new).__name__))
        return new

    _run(_failing_until([], last=2), max_retries=1, retry_delay=AT_ONCE, state_handlers=[note])
    show(seen)


def message_and_count_of_the_state(show):
    seen = []

    def note(task, old, new):
        if new.is_retrying():
            seen.append((new.message, new.run_count, type(new.result).__name__))
        return new

    _run(_failing_until([]), max_retries=2, retry_delay=AT_ONCE, state_handlers=[note])
    show(seen)


def delay_is_waited_for(show):
    started = time.monotonic()
    _run(_failing_until([], last=2), max_retries=1, retry_delay=timedelta(seconds=0.2))
    show(time.monotonic() - started >= 0.2)


def signal_asks_for_one(show):
    tries = []

    def work():
        tries.append(1)
        if len(tries) < 3:
            raise signals.RETRY("again", start_time=pendulum.now("utc"))
        return len(tries)

    show(_run(work).result)


def signal_goes_beyond_the_number(show):
    tries = []

    def work():
        tries.append(1)
        if len(tries) < 4:
            raise signals.RETRY("again")
        raise signals.SUCCESS("fine", result=3)

    state = _run(work, max_retries=1, retry_delay=AT_ONCE)
    show(state, state.result, len(tries))


def signal_of_failure_is_tried_again(show):
    tries = []

    def work():
        tries.append(1)
        raise signals.FAIL("broken")

    show(_run(work, max_retries=2, retry_delay=AT_ONCE), len(tries))


def skip_is_not_tried_again(show):
    tries = []

    def work():
        tries.append(1)
        raise signals.SKIP("s")

    show(_run(work, max_retries=2, retry_delay=AT_ONCE), len(tries))


def failed_trigger_is_not_tried_again(show):
    with Flow("f") as flow:
        bad = task(lambda: 1 / 0, name="bad")()
        called = task(lambda x: x, name="t", max_retries=2, retry_delay=AT_ONCE)(bad)
    show(flow.run().result[called])


def handler_that_fails_is_not_tried_again(show):
    tries = []

    def change(task, old, new):
        return Failed("no") if new.is_successful() else new

    show(_run(_failing_until(tries, last=1), max_retries=2, retry_delay=AT_ONCE, state_handlers=[change]), tries)


def what_follows_waits(show):
    tries = []
    with Flow("f") as flow:
        called = task(_failing_until(tries, last=3), name="t", max_retries=3, retry_delay=AT_ONCE)()
        after = task(lambda x: x * 10, name="after")(called)
    show(flow.run().result[after].result)


def inputs_are_kept(show):
    computed, tries = [], []

    @task
    def compute():
        computed.append(1)
        return 5

    @task(max_retries=1, retry_delay=AT_ONCE)
    def use(x):
        tries.append(x)
        if len(tries) < 2:
            raise ValueError
        return x

    with Flow("f") as flow:
        used = use(compute())
    show(flow.run().result[used].result, computed, tries)


def on_failure_comes_last(show):
    told = []
    _run(_failing_until([]), max_retries=2, retry_delay=AT_ONCE, on_failure=lambda task, state: told.append(str(state)))
    show(told)


def timeout(show):
    state = _run(lambda: time.sleep(3), timeout=1)
    show(state, type(state).__name__, type(state.result).__name__)


def timeout_that_is_not_reached(show):
    show(_run(lambda: 4, timeout=5).result)


def timeout_and_retry(show):
    tries = []

    def work():
        tries.append(1)
        if len(tries) < 2:
            time.sleep(3)
        return "done"

    show(_run(work, timeout=1, max_retries=1, retry_delay=AT_ONCE).result, len(tries))


def loop(show):
    def work():
        count = prefect.context.get("task_loop_count", 1)
        value = prefect.context.get("task_loop_result", 1)
        if count < 4:
            raise signals.LOOP("m", result=value * 2)
        return value

    state = _run(work)
    show(state, state.result)


def loop_states(show):
    seen = []

    def note(task, old, new):
        seen.append((type(old).__name__, type(new).__name__, getattr(new, "loop_count", None), new.message))
        return new

    def work():
        if prefect.context.get("task_loop_count", 1) < 2:
            raise signals.LOOP(result=1)

    _run(work, state_handlers=[note])
    show(seen)


def loop_and_retry(show):
    seen = []

    def work():
        count = prefect.context.get("task_loop_count", 1)
        seen.append((count, prefect.context.task_run_count))
        if count == 2 and prefect.context.task_run_count < 3:
            raise ValueError
        if count < 3:
            raise signals.LOOP(result=count)
        return count

    state = _run(work, max_retries=2, retry_delay=AT_ONCE)
    show(state, state.result, seen)


def loop_that_fails(show):
    def work():
        if prefect.context.get("task_loop_count", 1) == 2:
            raise KeyError("second")
        raise signals.LOOP("again")

    show(_run(work))


def loop_and_what_follows(show):
    @task
    def work():
        if prefect.context.get("task_loop_count", 1) < 3:
            raise signals.LOOP(result=1)
        return "end"

    with Flow("f") as flow:
        after = task(lambda x: x, name="after")(work())
    show(flow.run().result[after].result)
