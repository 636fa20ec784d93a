"""Flows: tasks and edges by hand, order, slugs, reference tasks, update, replace, copy, equality."""

from __future__ import annotations

import prefect
from prefect import Flow, Parameter, Task, context, task
from prefect.core.edge import Edge


def _names(tasks):
    return [each.name for each in tasks]


def _edges(flow):
    return sorted((edge.upstream_task.name, edge.downstream_task.name, edge.key or "") for edge in flow.edges)


def _chain(names="abcde"):
    flow = Flow("f")
    tasks = [Task(name) for name in names]
    flow.chain(*tasks)
    return flow, tasks


def edge_of_two_tasks(show):
    first, second = Task("a"), Task("b")
    edge = Edge(first, second)
    show(edge, edge.key, edge.mapped, edge.flattened, edge.tasks == {first, second})


def edges_are_values(show):
    first, second = Task("a"), Task("b")
    show(Edge(first, second) == Edge(first, second), hash(Edge(first, second)) == hash(Edge(first, second)))
    show(Edge(first, second, key="x") == Edge(first, second), Edge(first, second) == 3)
    show(Edge(first, second, mapped=True) == Edge(first, second), len({Edge(first, second), Edge(first, second)}))


def edge_with_a_key_that_is_no_name(show):
    show.error(Edge, Task(), Task(), key="not valid", saying="key")
    show.error(Edge, Task(), Task(), key=3, saying="key")


def edge_to_itself(show):
    made = Task("a")
    show.error(Edge, made, made, saying="itself")


def edge_that_is_flattened(show):
    edge = Edge(Task("a"), Task("b"), key="x", mapped=True, flattened=True)
    show(edge, edge.mapped, edge.flattened, Edge(Task("a"), Task("b"), flattened=True).mapped)


def edge_turned_into_data(show):
    data = Edge(Task("a", slug="a"), Task("b", slug="b"), key="x", mapped=True).serialize()
    show(sorted(data), data["upstream_task"]["slug"], data["key"], data["mapped"])


def empty_flow(show):
    flow = Flow("n")
    show(flow.name, flow.tasks, flow.edges, flow.reference_tasks(), flow.schedule, flow.state_handlers)
    show(flow.run_config, flow.storage, flow.result, repr(flow), flow.parameters(), flow.slugs, flow.constants)
    show(flow.sorted_tasks(), flow.root_tasks(), flow.terminal_tasks())


def empty_flow_runs(show):
    show(Flow("n").run())


def flow_without_a_name(show):
    show.error(Flow)
    show.error(Flow, name=None, saying="name")
    show.error(Flow, name="", saying="name")


def flow_of_what_is_no_task(show):
    show.error(Flow, "n", tasks=[1])
    show.error(Flow, "n", edges=[1])
    show.error(Flow, "n", reference_tasks=[Task()])


def flow_with_handlers_of_another_kind(show):
    show.error(Flow, "n", state_handlers=3, saying="iterable")
    show.error(Flow, "n", state_handlers=lambda flow, old, new: new, saying="iterable")


def flow_of_tasks_and_edges(show):
    first, second, alone = Task("a"), Task("b"), Task("c")
    flow = Flow("n", tasks=[alone, first], edges=[Edge(first, second)], reference_tasks=[first])
    show(sorted(_names(flow.tasks)), _edges(flow), _names(flow.reference_tasks()))


def flow_in_the_context(show):
    with Flow("outer") as outer:
        show(context.flow is outer)
        with Flow("inner") as inner:
            show(context.flow is inner)
        show(context.flow is outer)
    show(context.get("flow"))


def flow_left_by_an_error(show):
    def fail():
        with Flow("f"):
            raise KeyError("inside")

    show.error(fail)
    show("flow" in context)


def add_task_gives_it_back(show):
    flow, made = Flow("f"), Task("t")
    show(flow.add_task(made) is made, flow.add_task(made) is made, len(flow.tasks))


def add_what_is_no_task(show):
    show.error(Flow("f").add_task, 1)
    show.error(Flow("f").add_task, Task)


def add_edge_adds_tasks(show):
    flow = Flow("f")
    edge = flow.add_edge(Task("a"), Task("b"))
    show(edge, sorted(_names(flow.tasks)), len(flow.edges))


def add_edge_with_an_unknown_key(show):
    show.error(Flow("f").add_edge, Task("a"), Task("b"), key="x")


def add_edge_twice(show):
    flow, first, second = Flow("f"), Task("a"), Task("b")
    flow.add_edge(first, second)
    flow.add_edge(first, second)
    show(len(flow.edges))


def add_edge_into_a_parameter(show):
    show.error(Flow("f").add_edge, Task("a"), Parameter("p"), saying="Parameters")


def add_edge_with_constants(show):
    show.error(Flow("f").add_edge, 1, Task("b"))
    show.error(Flow("f").add_edge, Task("b"), 1)


def chain_gives_edges(show):
    flow = Flow("f")
    edges = flow.chain(Task("a"), Task("b"), Task("c"))
    show(edges, _names(flow.sorted_tasks()))


def chain_of_one(show):
    flow = Flow("f")
    show(flow.chain(Task("a")), len(flow.tasks))


def cycle_is_found_when_asked(show):
    flow, (first, *_, last) = _chain()
    show.error(flow.add_edge, last, first, validate=True, saying="cycle")


def cycle_is_found_when_sorted(show):
    flow, (first, *_, last) = _chain()
    flow.add_edge(last, first)
    show.error(flow.sorted_tasks, saying="cycle")
    show.error(flow.validate, saying="cycle")
    show.error(flow.run, saying="cycle")


def cycle_is_found_at_the_end_of_a_block(show):
    def cyclic():
        with Flow("f", validate=True) as flow:
            first, second = Task("a"), Task("b")
            flow.add_edge(first, second)
            flow.add_edge(second, first)

    show.error(cyclic, saying="cycle")


def cycle_is_found_by_eager_validation(show):
    from prefect.utilities.configuration import set_temporary_config

    flow, (first, *_, last) = _chain()
    with set_temporary_config({"flows.eager_edge_validation": True}):
        show.error(flow.add_edge, last, first, saying="cycle")


def order_of_a_chain(show):
    flow, tasks = _chain()
    show(_names(flow.sorted_tasks()), _names(flow.sorted_tasks(root_tasks=[tasks[2]])))


def order_below_two_roots(show):
    flow = Flow("f")
    a, b, c, d, e = (Task(name) for name in "abcde")
    flow.chain(a, c, e)
    flow.chain(b, d, e)
    show(_names(flow.sorted_tasks(root_tasks=[a])), sorted(_names(flow.root_tasks())), _names(flow.terminal_tasks()))


def order_below_a_stranger(show):
    flow, _ = _chain()
    show.error(flow.sorted_tasks, root_tasks=[Task()])


def neighbours(show):
    flow, tasks = _chain()
    show(flow.upstream_tasks(tasks[2]), flow.downstream_tasks(tasks[2]))
    show(flow.edges_to(tasks[2]), flow.edges_from(tasks[2]))
    show(flow.upstream_tasks(tasks[0]), flow.downstream_tasks(tasks[4]))


def neighbours_of_a_stranger(show):
    flow, _ = _chain()
    for question in (flow.upstream_tasks, flow.downstream_tasks, flow.edges_to, flow.edges_from):
        show.error(question, Task("z"), saying="not found")


def edges_of_all_tasks(show):
    flow, tasks = _chain("abc")
    show(flow.all_upstream_edges()[tasks[1]], flow.all_downstream_edges()[tasks[1]])
    show(len(flow.all_upstream_edges()), flow.all_downstream_edges()[tasks[2]])


def reference_tasks_are_the_terminal_ones(show):
    flow, _ = _chain()
    show(_names(flow.reference_tasks()))


def reference_tasks_that_are_set(show):
    flow, tasks = _chain()
    flow.set_reference_tasks([tasks[0], tasks[1]])
    show(sorted(_names(flow.reference_tasks())))
    flow.set_reference_tasks([])
    show(_names(flow.reference_tasks()))


def reference_task_that_is_a_stranger(show):
    flow, _ = _chain()
    show.error(flow.set_reference_tasks, [Task()], saying="reference tasks")


def update_takes_tasks_and_edges(show):
    flow, (first, *_) = _chain("ab")
    other = Flow("other")
    other.add_edge(first, Task("z"))
    flow.update(other)
    show(_edges(flow), flow.name)


def update_with_two_parameters_of_a_name(show):
    one, other = Flow("one"), Flow("other")
    one.add_task(Parameter("x"))
    other.add_task(Parameter("x"))
    show.error(one.update, other)
    one.update(other, merge_parameters=True)
    show(len(one.tasks))


def update_that_merges_parameters_moves_edges(show):
    @task
    def use(x):
        return x

    with Flow("one") as one:
        use(Parameter("x"))
    with Flow("other") as other:
        use(Parameter("x"), task_args={"name": "second"})
    one.update(other, merge_parameters=True)
    show(_edges(one))
    state = one.run(x=3)
    show(sorted((each.name, state.result[each].result) for each in one.tasks))


def update_brings_constants(show):
    @task
    def use(x):
        return x

    with Flow("other") as other:
        used = use(5)
    flow = Flow("f")
    flow.update(other)
    show(flow.run().result[used].result)


def replace_keeps_edges(show):
    flow, (_, second, _) = _chain("abc")
    flow.replace(second, Task("z"))
    show(sorted(_names(flow.tasks)), _edges(flow))


def replace_a_stranger(show):
    flow, _ = _chain("ab")
    show.error(flow.replace, Task("y"), Task("z"), saying="not found")


def replace_a_reference_task(show):
    flow, (first, _) = _chain("ab")
    flow.set_reference_tasks([first])
    flow.replace(first, Task("z"))
    show(_names(flow.reference_tasks()))


def replace_by_a_constant(show):
    @task
    def use(x):
        return x

    with Flow("f") as flow:
        given = Parameter("p")
        used = use(given)
    flow.replace(given, 7)
    show(flow.run().result[used].result)


def replace_keeps_constants(show):
    @task
    def use(x):
        return x

    with Flow("f") as flow:
        used = use(4)
    other = task(lambda x: x * 2, name="twice")
    flow.replace(used, other)
    show(type(flow.run().result[other].result).__name__)


def replace_by_one_of_the_same_name(show):
    flow, (first, _) = _chain("ab")
    flow.replace(first, Task("a"))
    show(sorted(flow.slugs.values()))


def copy_has_tasks_of_its_own(show):
    flow, _ = _chain("ab")
    copied = flow.copy()
    copied.add_task(Task("c"))
    show(len(flow.tasks), len(copied.tasks), copied.name, flow == flow.copy(), flow == copied)


def copy_keeps_constants_and_references(show):
    @task
    def use(x):
        return x

    with Flow("f") as flow:
        used = use(4)
        after = use(used)
    flow.set_reference_tasks([used])
    copied = flow.copy()
    show(copied.reference_tasks() == {used}, copied.run().result[after].result)


def equality(show):
    show(Flow("f") == Flow("f"), Flow("f") == Flow("g"), Flow("f") == 3)
    show.error(hash, Flow("f"))


def finding_tasks(show):
    flow = Flow("f")
    for made in (Task("a", tags=["x"]), Task("a"), Task("b", tags=["x", "y"]), Parameter("p")):
        flow.add_task(made)
    show(len(flow.get_tasks()), len(flow.get_tasks(name="a")), len(flow.get_tasks(tags=["x"])))
    show(
        len(flow.get_tasks(tags=["x", "y"])), len(flow.get_tasks(task_type=Parameter)), len(flow.get_tasks(slug="a-1"))
    )
    show(len(flow.get_tasks(name="a", tags=["x"])), flow.get_tasks(name="z"))


def slugs_count_up(show):
    flow = Flow("f")
    for name in "aab":
        flow.add_task(Task(name))
    show(sorted(flow.slugs.values()))


def slugs_with_tags(show):
    flow = Flow("f")
    flow.add_task(Task("a", tags=["z", "b"]))
    show(list(flow.slugs.values()))


def slug_that_is_given(show):
    flow = Flow("f")
    made = flow.add_task(Task("a", slug="s"))
    show(flow.slugs[made], flow.get_tasks(slug="s"))


def slug_given_twice(show):
    flow = Flow("f")
    flow.add_task(Task("a", slug="s"))
    show.error(flow.add_task, Task("b", slug="s"), saying="slug")


def slug_of_a_task_that_is_called(show):
    @task(slug="s")
    def work():
        return 1

    with Flow("f") as flow:
        work()
    show(list(flow.slugs.values()))


def slug_of_a_mapped_task(show):
    @task(slug="m")
    def work(x):
        return x

    with Flow("f") as flow:
        worked = work.map([1, 2])
    show(flow.run().result[worked].result, list(flow.slugs.values()))


def slug_is_the_flows_not_the_tasks(show):
    made = Task("a")
    Flow("f").add_task(made)
    show(made.slug)


def slug_taken_in_an_update(show):
    one, other = Flow("f"), Flow("g")
    one.add_task(Task("a", slug="x"))
    other.add_task(Task("b", slug="x"))
    show.error(one.update, other)


def parameters_of_one_name(show):
    flow = Flow("f")
    flow.add_task(Parameter("p"))
    show.error(flow.add_task, Parameter("p"))


def result_of_a_flow_in_another(show):
    with Flow("inner") as inner:
        Task("a")()

    @task
    def sub():
        return inner.run().is_successful()

    with Flow("outer") as outer:
        called = sub()
    show(outer.run().result[called].result)


def tasks_hold_no_flow(show):
    flow, (first, *_) = _chain("ab")
    other = Flow("g", tasks=[first])
    show(first in flow.tasks, first in other.tasks, flow.edges_from(first), other.edges_from(first))


def version_of_the_package(show):
    show(isinstance(prefect.__version__, str))
