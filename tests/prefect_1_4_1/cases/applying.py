"""`apply_map`: a function that builds several tasks, mapped."""

from __future__ import annotations

from prefect import Flow, Parameter, Task, apply_map, case, task, unmapped


@task
def increase(x):
    return x + 1


@task
def add(x, y=10):
    return x + y


def apply_map_of_a_function(show):
    def both(x, y):
        return add(increase(x), y)

    with Flow("f") as flow:
        called = apply_map(both, [1, 2], unmapped(10))
    show(flow.run().result[called].result, sorted(task.name for task in flow.tasks))


def apply_map_of_several_results(show):
    def both(x):
        return increase(x), add(x, y=1)

    with Flow("f") as flow:
        first, second = apply_map(both, Parameter("xs"))
    state = flow.run(xs=[1, 2])
    show(state.result[first].result, state.result[second].result)


def apply_map_of_a_flow(show):
    def both(x, flow=None):
        return increase(increase(x, flow=flow), flow=flow)

    flow = Flow("f")
    called = apply_map(both, [1, 2], flow=flow)
    show(flow.run().result[called].result)


def apply_map_of_what_is_no_list(show):
    with Flow("f"):
        show.error(apply_map, lambda x, y: add(x, y), 3, 4)


def apply_map_outside_a_flow(show):
    show.error(apply_map, lambda x: increase(x), [1], saying="flow")


def apply_map_with_upstream(show):
    def one(x):
        return increase(x, upstream_tasks=[Task("inside")])

    with Flow("f") as flow:
        called = apply_map(one, [1, 2])
    show(flow.run().result[called].result)


def apply_map_with_a_case(show):
    def odd_or_not(x):
        with case(add(x, y=0) > 1, True):
            return increase(x)

    with Flow("f") as flow:
        called = apply_map(odd_or_not, [1, 2])
    show([str(child) for child in flow.run().result[called].map_states])


def apply_map_chained(show):
    with Flow("f") as flow:
        first = apply_map(lambda x: increase(x), [1, 2])
        second = apply_map(lambda x: add(x, y=1), first)
    show(flow.run().result[second].result)
