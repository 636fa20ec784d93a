"""Mapping: `map`, `mapped`, `unmapped`, `flatten`, chains of maps, failures, skips, retries and loops of children."""

from __future__ import annotations

from datetime import timedelta

import prefect
from prefect import Flow, Parameter, Task, flatten, mapped, task, triggers, unmapped
from prefect.engine import signals
from prefect.engine.state import Failed, Mapped, Pending, Success


@task
def increase(x):
    return x + 1


@task
def add(x, y=10):
    return x + y


@task
def identity(x):
    return x


@task
def up_to(x):
    return list(range(x))


@task
def odd_fails(x):
    if x % 2:
        raise ValueError(x)
    return x


def _children(state):
    return [str(child) for child in state.map_states]


def over_a_list(show):
    with Flow("f") as flow:
        called = increase.map([1, 2, 3])
    state = flow.run().result[called]
    show(state, state.result, _children(state), type(state).__name__)


def over_other_collections(show):
    for given in ((1, 2), range(3), [], "ab"):
        with Flow("f") as flow:
            called = identity.map(given)
        show(repr(given), flow.run().result[called].result)


def over_a_dict(show):
    with Flow("f") as flow:
        called = identity.map(Parameter("x"))
    state = flow.run(x={0: "a"})
    show(state.is_failed(), called.name)


def over_what_has_no_elements(show):
    for given in (3, None):
        with Flow("f"):
            show.error(increase.map, given)
        with Flow("f") as flow:
            called = increase.map(Parameter("x"))
        show(type(flow.run(x=given).result[called]).__name__)


def over_an_iterator(show):
    with Flow("f"):
        show.error(increase.map, iter([1]))


def over_nothing(show):
    with Flow("f") as flow:
        called = increase.map([])
        after = increase.map(called)
        last = identity(after)
    state = flow.run()
    show(state, state.result[called], state.result[after].result, state.result[last].result)


def over_several(show):
    with Flow("f") as flow:
        called = add.map([1, 2], [10, 20])
    show(flow.run().result[called].result)


def over_lists_of_different_lengths(show):
    with Flow("f") as flow:
        called = add.map([1, 2, 3], [10, 20])
    show(flow.run().result[called].result)


def over_one_and_a_constant(show):
    with Flow("f") as flow:
        called = add.map([1, 2], unmapped(5))
        other = add.map([1, 2])
    state = flow.run()
    show(state.result[called].result, state.result[other].result)


def over_one_and_a_task(show):
    with Flow("f") as flow:
        called = add.map([1, 2], y=unmapped(increase(1)))
    show(flow.run().result[called].result)


def unmapped_list(show):
    with Flow("f") as flow:
        called = add.map([[1], [2]], y=unmapped([0]))
    show(flow.run().result[called].result)


def chained(show):
    with Flow("f") as flow:
        called = increase.map(increase.map(increase.map([1, 2])))
        total = identity(called)
    show(flow.run().result[total].result)


def order_of_chained_maps(show):
    order = []

    @task
    def note(x, name):
        order.append((name, x))
        return x

    with Flow("f") as flow:
        first = note.map([1, 2], unmapped("a"))
        note.map(first, unmapped("b"))
    flow.run()
    show(order)


def reduced(show):
    with Flow("f") as flow:
        called = identity(increase.map([1, 2, 3]))
    show(flow.run().result[called].result)


def element_of_a_mapped_task(show):
    with Flow("f") as flow:
        called = increase.map([1, 2, 3])[1]
    show(flow.run().result[called].result)


def nested(show):
    with Flow("f") as flow:
        lists = up_to.map([1, 2, 3])
        flat = increase.map(flatten(lists))
        whole = identity(flatten(lists))
        last = identity(flat)
    state = flow.run()
    show(state.result[lists].result, state.result[flat].result, state.result[whole].result, state.result[last].result)


def flatten_of_a_constant(show):
    with Flow("f") as flow:
        called = increase.map(flatten([[1], [2, 3]]))
    show(flow.run().result[called].result)


def flatten_of_what_is_not_nested(show):
    for given in ([1, 2], [[1], 2], [(1,), "ab"], [[]], [[[1]]]):
        with Flow("f") as flow:
            called = identity.map(flatten(given))
            whole = identity(flatten(given))
        state = flow.run()
        show(given, state.result[called].result, state.result[whole].result)


def flatten_of_children_that_are_not_nested(show):
    for given in ([1, 2], [[1], 2], [(1,), "ab"], [[]], [[[1]]]):
        with Flow("f") as flow:
            called = identity.map(given)
            each = identity.map(flatten(called))
            whole = identity(flatten(called))
        state = flow.run()
        show(given, state.result[each].result, state.result[whole].result)


def flatten_of_no_list(show):
    with Flow("f") as flow:
        called = identity.map(flatten(identity(4)))
        whole = identity(flatten(identity(4)))
    state = flow.run()
    show(state.result[called], state.result[whole].result)


def flatten_of_a_failure(show):
    with Flow("f") as flow:
        failed = task(lambda: 1 / 0, name="bad")()
        whole = task(lambda x: repr(x), name="whole", trigger=triggers.all_finished)(flatten(failed))
    show(flow.run().result[whole].result)


def flatten_reduces_failures_too(show):
    with Flow("f") as flow:
        made = task(lambda x: x[0], name="first").map([[[1]], 2, [[3, 4]]])
        whole = task(lambda x: list(map(str, x)), name="whole", trigger=triggers.all_finished)(flatten(made))
        each = task(lambda x: str(x), name="each", trigger=triggers.all_finished).map(flatten(made))
    state = flow.run()
    show(state.result[whole].result, state.result[each].result)


def flatten_with_an_empty_list(show):
    with Flow("f") as flow:
        called = increase.map(flatten(up_to.map([0, 2, 0])))
    show(flow.run().result[called].result)


def flatten_with_a_failed_child(show):
    @task
    def lists(x):
        if x == 1:
            raise ValueError("no list")
        return [x, x]

    with Flow("f") as flow:
        made = lists.map([0, 1, 2])
        called = increase.map(flatten(made))
        anyway = identity.copy(trigger=triggers.all_finished)
        anyway.bind(flatten(made))
    state = flow.run()
    show(state.result[called], _children(state.result[called]) if state.result[called].is_mapped() else "")


def mapped_of_a_task(show):
    with Flow("f") as flow:
        called = add(mapped(up_to(3)), y=1)
        after = increase(mapped(called))
    state = flow.run()
    show(state.result[called].result, state.result[after].result)


def failures(show):
    with Flow("f") as flow:
        called = odd_fails.map([1, 2, 3])
        after = increase.map(called)
        whole = identity(called)
        anyway = identity(called, task_args={"trigger": triggers.all_finished})
    state = flow.run()
    show(state, state.result[called], _children(state.result[called]), _children(state.result[after]))
    show(state.result[whole], state.result[anyway].result, state.result[after].result)


def all_failed(show):
    with Flow("f") as flow:
        called = odd_fails.map([1, 3])
    state = flow.run()
    show(state, state.result[called], type(state.result[called]).__name__)


def failed_upstream(show):
    with Flow("f") as flow:
        failed = task(lambda: 1 / 0, name="bad")()
        called = increase.map(failed)
        other = add.map([1, 2], unmapped(failed))
    state = flow.run()
    show(state.result[called], state.result[other], state.result[other].result)


def skipped_upstream(show):
    @task
    def skip():
        raise signals.SKIP("s")

    with Flow("f") as flow:
        called = increase.map(skip())
    show(flow.run().result[called])


def skipped_children(show):
    @task
    def skip_even(x):
        if x % 2 == 0:
            raise signals.SKIP(f"{x} is even")
        return x

    with Flow("f") as flow:
        called = skip_even.map([1, 2, 3])
        after = increase.map(called)
        whole = identity(called)
    state = flow.run()
    show(state, _children(state.result[called]), _children(state.result[after]), state.result[whole].result)


def signals_in_children(show):
    @task
    def raising(x):
        raise {1: signals.SUCCESS("ok", result=5), 2: signals.FAIL("no"), 3: signals.SKIP("s")}[x]

    with Flow("f") as flow:
        called = raising.map([1, 2, 3])
    state = flow.run().result[called]
    show(_children(state), state.map_states[0].result)


def retries_of_children(show):
    tries = []

    @task(max_retries=2, retry_delay=timedelta(0))
    def flaky(x):
        tries.append(x)
        if tries.count(x) < x:
            raise ValueError(x)
        return x

    with Flow("f") as flow:
        called = flaky.map([1, 2, 3, 4])
        after = increase.copy(trigger=triggers.all_finished)
        after.bind(called, mapped=True)
    state = flow.run()
    show(_children(state.result[called]), sorted(tries), type(state.result[after]).__name__)


def retried_children_and_what_follows(show):
    tries = []

    @task(max_retries=1, retry_delay=timedelta(0))
    def flaky(x):
        tries.append(x)
        if tries.count(x) < 2:
            raise ValueError(x)
        return x

    with Flow("f") as flow:
        after = increase.map(flaky.map([1, 2]))
        whole = identity(after)
    state = flow.run()
    show(state.result[after].result, state.result[whole].result, sorted(tries))


def loops_in_children(show):
    @task
    def loop(x):
        count = prefect.context.get("task_loop_count", 1)
        if count < x:
            raise signals.LOOP(result=count)
        return x, count, prefect.context.get("task_loop_result")

    with Flow("f") as flow:
        called = loop.map([1, 3, 2])
    show(flow.run().result[called].result)


def loop_and_retry_in_children(show):
    tries = []

    @task(max_retries=1, retry_delay=timedelta(0))
    def loop(x):
        count = prefect.context.get("task_loop_count", 1)
        tries.append((x, count))
        if count == 1:
            raise signals.LOOP(result=x * 10)
        if tries.count((x, count)) < 2:
            raise ValueError
        return prefect.context.task_loop_result

    with Flow("f") as flow:
        called = loop.map([1, 2])
    show(flow.run().result[called].result, sorted(tries))


def context_of_children(show):
    @task
    def look(x):
        return prefect.context.map_index, prefect.context.task_full_name, prefect.context.task_name

    with Flow("f") as flow:
        called = look.map([7, 8])
    show(flow.run().result[called].result)


def handlers_of_children(show):
    seen = []

    def note(task, old, new):
        seen.append((prefect.context.get("map_index"), type(old).__name__, type(new).__name__))
        return new

    with Flow("f") as flow:
        increase.map([1, 2], task_args={"state_handlers": [note]})
    flow.run()
    show(sorted(seen, key=str))


def triggers_of_children(show):
    with Flow("f") as flow:
        called = odd_fails.map([1, 2])
        after = task(lambda x: type(x).__name__, name="after", trigger=triggers.all_finished).map(called)
    show(flow.run().result[after].result)


def upstream_that_is_mapped(show):
    with Flow("f") as flow:
        before = odd_fails.map([1, 2])
        called = increase.map([10, 20], upstream_tasks=[before])
    show(_children(flow.run().result[called]))


def upstream_that_is_not_mapped(show):
    with Flow("f") as flow:
        called = increase.map([10, 20], upstream_tasks=[unmapped(Task("before"))])
    show(flow.run().result[called].result)


def states_given_to_a_run(show):
    with Flow("f") as flow:
        called = increase.map([1, 2])
        after = identity(called)
    given = Mapped(map_states=[Success(result="a"), Success(result="b")], n_map_states=2)
    show(flow.run(task_states={called: given}).result[after].result)


def states_of_some_children_given_to_a_run(show):
    for children in ([Success(result=8), Failed("x")], [Success(result=8), None], [Pending(), Success(result=9)]):
        with Flow("f") as flow:
            called = increase.map([1, 2])
            after = identity.map(called)
        given = Mapped(map_states=children, n_map_states=2)
        state = flow.run(task_states={called: given})
        show(_children(state.result[called]), [child.result for child in state.result[after].map_states])


def number_of_children_given_to_a_run(show):
    for given in (Mapped(n_map_states=2), Mapped()):
        with Flow("f") as flow:
            called = increase.map([1, 2])
        show(flow.run(task_states={called: given}).result[called].result)


def task_with_keywords_only(show):
    @task
    def keywords(**kwargs):
        return sorted(kwargs.items())

    with Flow("f") as flow:
        called = keywords.map(a=[1, 2], b=unmapped(3))
    show(flow.run().result[called].result)


def class_task(show):
    class Add(Task):
        def __init__(self, by, **kwargs):
            self.by = by
            super().__init__(**kwargs)

        def run(self, x):
            return x + self.by

    with Flow("f") as flow:
        called = Add(by=5).map([1, 2])
    show(flow.run().result[called].result)


def results_of_another_length(show):
    with Flow("f") as flow:
        called = add.map(up_to(2), up_to(3))
    show(flow.run().result[called].result)
