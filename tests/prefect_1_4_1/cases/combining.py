"""Features together: maps, retries, loops, cases, results and executors in one flow."""

from __future__ import annotations

import os
from datetime import timedelta

import pendulum

import prefect
from prefect import Flow, Parameter, case, task, triggers
from prefect.engine import signals
from prefect.engine.results import LocalResult
from prefect.engine.state import Failed, Success
from prefect.engine.task_runner import TaskRunner
from prefect.executors import LocalDaskExecutor, LocalExecutor
from prefect.tasks.control_flow import merge

EXECUTORS = [LocalExecutor, lambda: LocalDaskExecutor(scheduler="threads", num_workers=2)]


@task
def increase(x):
    return x + 1


@task
def identity(x):
    return x


def maps_and_retries(show):
    for executor in EXECUTORS:
        tries = []

        @task(max_retries=2, retry_delay=timedelta(0))
        def flaky(x, tries=tries):
            tries.append(x)
            if tries.count(x) < 2:
                raise ValueError(x)
            return x

        with Flow("f", executor=executor()) as flow:
            called = identity(increase.map(flaky.map([1, 2, 3])))
        show(flow.run().result[called].result, sorted(tries))


def cases_and_maps(show):
    for executor in EXECUTORS:
        with Flow("f", executor=executor()) as flow:
            given = Parameter("p", default=1)
            with case(given, 1):
                first = increase.map([1, 2])
            with case(given, 2):
                second = increase.map([5, 6])
            merged = merge(first, second)
            last = increase.map(merged)
        for value in (1, 2):
            show(value, flow.run(p=value).result[last].result)
        state = flow.run(p=3)
        show(state, state.result[merged], type(state.result[last]).__name__)


def loops_and_what_follows(show):
    @task
    def loop():
        count = prefect.context.get("task_loop_count", 1)
        if count < 3:
            raise signals.LOOP(result=count)
        return count

    for executor in EXECUTORS:
        with Flow("f", executor=executor()) as flow:
            after = increase(loop())
        show(flow.run().result[after].result)


def skips_in_a_map_that_is_reduced(show):
    @task
    def odd_only(x):
        if x % 2 == 0:
            raise signals.SKIP(f"{x} is even")
        return x

    with Flow("f") as flow:
        kept = odd_only.map([1, 2, 3])
        whole = identity(kept, task_args={"skip_on_upstream_skip": False})
        more = increase.map(kept)
    state = flow.run()
    show(state.result[whole].result, [type(child).__name__ for child in state.result[more].map_states])


def results_and_maps(show):
    with Flow("f", result=LocalResult(dir=os.getcwd())) as flow:
        made = task(lambda x: x * 2, name="double", target="{x}.bin").map([1, 2])
        total = task(lambda xs: sum(xs), name="total", target="total.bin")(made)
    with prefect.context(checkpointing=True):
        show(flow.run().result[total].result, sorted(os.listdir(".")))
        state = flow.run()
    show(state.result[total], state.result[total].result, [str(child) for child in state.result[made].map_states])


def handlers_and_retries_and_results(show):
    seen = []

    def note(of, old, new):
        seen.append(type(new).__name__)
        return new

    tries = []

    @task(max_retries=1, retry_delay=timedelta(0), state_handlers=[note], result=LocalResult(dir="."))
    def flaky():
        tries.append(1)
        if len(tries) < 2:
            raise ValueError
        return 5

    with Flow("f", state_handlers=[note]) as flow:
        called = flaky()
    state = flow.run()
    show(state.result[called].result, [name for name in seen if name != "Scheduled"][:5])


def states_that_are_returned(show):
    @task
    def given(state):
        return state

    for state in (Success("given", result=4), Failed("given", result=5)):
        with Flow("f") as flow:
            called = given(state)
            after = identity(called)
        ended = flow.run()
        show(ended.result[called], type(ended.result[after].result).__name__)


def pauses(show):
    @task
    def pause():
        raise signals.PAUSE("hold", start_time=pendulum.now("utc").add(hours=1))

    state = TaskRunner(pause).run()
    show(type(state).__name__, state.message, state.is_pending())


def pauses_that_are_resumed(show):
    from prefect.engine.state import Resume

    manual = task(lambda: 4, name="t", trigger=triggers.manual_only)
    show(type(TaskRunner(manual).run()).__name__)
    show(TaskRunner(manual).run(state=Resume("go on")))


def names_of_tasks_in_maps_of_cases(show):
    @task
    def look(x):
        return prefect.context.task_full_name

    with Flow("f") as flow:
        with case(identity(True), True):
            looked = look.map([1, 2])
    show(flow.run().result[looked].result)


def failures_of_all_kinds(show):
    class Mine(Exception):
        pass

    for error in (ValueError("x"), Mine("mine"), KeyError("k"), AssertionError(), OSError(2, "gone"), StopIteration()):

        @task
        def fail(error):
            raise error

        with Flow("f") as flow:
            failed = fail(error)
        state = flow.run().result[failed]
        show(state, type(state.result).__name__)


def dicts_of_results(show):
    with Flow("f") as flow:
        made = task(lambda: {"a": [1, 2], "b": {"c": 3}}, name="made")()
        mapped = increase.map(made["a"])
        inner = increase(made["b"]["c"])
        both = identity({"mapped": mapped, "inner": inner})
    show(flow.run().result[both].result)


def parallel_branches_keep_their_order(show):
    for executor in EXECUTORS:
        with Flow("f", executor=executor()) as flow:
            branches = [increase(increase(number)) for number in range(5)]
            whole = identity(branches)
        show(flow.run().result[whole].result)


def nested_flows(show):
    with Flow("inner") as inner:
        called = increase(Parameter("x"))

    @task
    def run_inner(x):
        state = inner.run(x=x)
        return state.result[called].result

    with Flow("outer") as outer:
        ran = run_inner.map([1, 2])
    show(outer.run().result[ran].result)


def context_after_a_run(show):
    before = set(prefect.context.to_dict())
    with Flow("f") as flow:
        increase(1)
    flow.run()
    show(sorted(set(prefect.context.to_dict()) - before))
