"""Flows built by hand, without calls: `add_edge` with keys and maps, `set_dependencies`, sub-classes of `Task`."""

from __future__ import annotations

from prefect import Flow, Parameter, Task, flatten, task, triggers, unmapped
from prefect.engine.state import Failed


class Add(Task):
    def run(self, x, y=10):
        return x + y


class Numbers(Task):
    def run(self):
        return [1, 2, 3]


def edges_with_keys(show):
    flow = Flow("f")
    given, added = Parameter("p"), Add()
    flow.add_edge(given, added, key="x")
    show(flow.run(p=1).result[added].result)


def edges_that_are_mapped(show):
    flow = Flow("f")
    numbers, added = Numbers(), Add()
    flow.add_edge(numbers, added, key="x", mapped=True)
    show(flow.run().result[added].result)


def edges_that_are_flattened(show):
    flow = Flow("f")
    nested, added = task(lambda: [[1], [2, 3]], name="nested"), Add()
    flow.add_edge(nested, added, key="x", mapped=True, flattened=True)
    show(flow.run().result[added].result)


def dependencies_of_a_flow(show):
    flow = Flow("f")
    before, added, after = Task("before"), Add(), Task("after")
    flow.set_dependencies(added, upstream_tasks=[before], downstream_tasks=[after], keyword_tasks={"x": 1})
    show(sorted((edge.upstream_task.name, edge.downstream_task.name) for edge in flow.edges))
    show(flow.run().result[added].result)


def dependencies_that_are_mapped(show):
    flow = Flow("f")
    added = Add()
    flow.set_dependencies(added, keyword_tasks={"x": Numbers(), "y": unmapped(100)}, mapped=True)
    show(flow.run().result[added].result)


def dependencies_with_annotations(show):
    flow = Flow("f")
    added = Add()
    flow.set_dependencies(
        added, keyword_tasks={"x": flatten(task(lambda: [[1], [2]], name="n")), "y": [[5]]}, mapped=False
    )
    show(type(flow.run().result[added].result).__name__)


def dependencies_of_values(show):
    flow = Flow("f")
    added = Add()
    flow.set_dependencies(added, keyword_tasks={"x": [1], "y": [Parameter("p", default=2)]})
    show(flow.run().result[added].result)


def binding_in_a_flow(show):
    flow = Flow("f")
    added = Add()
    added.bind(1, y=Parameter("p", default=4), flow=flow)
    show(flow.run().result[added].result, flow.run(p=9).result[added].result)


def binding_with_upstream(show):
    flow = Flow("f")
    before, added = Task("before"), Add()
    added.bind(x=1, upstream_tasks=[before], flow=flow)
    show(flow.upstream_tasks(added), flow.run().result[added].result)


def missing_arguments(show):
    flow = Flow("f")
    added = flow.add_task(Add())
    state = flow.run()
    show(state, type(state.result[added].result).__name__)


def triggers_by_hand(show):
    flow = Flow("f")
    bad, clean = task(lambda: 1 / 0, name="bad"), task(lambda: "clean", name="clean", trigger=triggers.any_failed)
    clean.set_upstream(bad, flow=flow)
    flow.set_reference_tasks([bad])
    state = flow.run()
    show(state, state.result[clean].result)


def many_levels(show):
    flow = Flow("f")
    tasks = [Add(name=str(number)) for number in range(50)]
    flow.set_dependencies(tasks[0], keyword_tasks={"x": 0, "y": 1})
    for before, after in zip(tasks, tasks[1:]):  # noqa: B905 - Python 3.9 knows no `strict`
        flow.set_dependencies(after, keyword_tasks={"x": before, "y": 1})
    show(flow.run().result[tasks[-1]].result, [each.name for each in flow.sorted_tasks()][:3])


def states_of_some(show):
    flow = Flow("f")
    first, second = Add(name="first"), Add(name="second")
    flow.set_dependencies(first, keyword_tasks={"x": 1})
    flow.add_edge(first, second, key="x")
    state = flow.run(task_states={first: Failed("given")})
    show(state, state.result[second])


def flow_in_two_parts(show):
    first = Flow("first")
    numbers, added = Numbers(), Add()
    first.add_edge(numbers, added, key="x", mapped=True)
    second = Flow("second")
    total = task(lambda xs: sum(xs), name="total")
    second.set_dependencies(total, keyword_tasks={"xs": added})
    second.update(first)
    show(second.run().result[total].result, len(second.edges))


def tasks_that_are_changed_later(show):
    flow = Flow("f")
    bad = task(lambda: 1 / 0, name="bad")
    flow.add_task(bad)
    bad.name = "renamed"
    bad.tags.add("t")
    show(flow.get_tasks(name="renamed") == [bad], flow.get_tasks(tags=["t"]) == [bad], flow.run())


def trigger_that_is_changed_later(show):
    flow = Flow("f")
    bad, after = task(lambda: 1 / 0, name="bad"), task(lambda: 3, name="after")
    after.set_upstream(bad, flow=flow)
    show(flow.run().result[after])
    after.trigger = triggers.all_finished
    show(flow.run().result[after])
