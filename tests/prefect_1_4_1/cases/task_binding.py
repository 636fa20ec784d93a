"""Putting tasks into a flow: calls, `bind`, `map`, upstream and downstream, `pipe`, operators, indexes, unpacking."""

from __future__ import annotations

from prefect import Flow, Parameter, Task, flatten, mapped, task, unmapped


@task
def add(x, y=1):
    return x + y


@task
def identity(x):
    return x


def _edges(flow):
    return sorted(
        (edge.upstream_task.name, edge.downstream_task.name, edge.key or "", edge.mapped) for edge in flow.edges
    )


def call_copies_the_task(show):
    with Flow("f") as flow:
        first, second = add(1), add(2)
    show(first is add, first is second, len(flow.tasks), add in flow.tasks)


def call_outside_a_flow(show):
    show.error(add, 1, saying="flow")
    show.error(add.map, [1], saying="flow")
    show.error(add.bind, 1, saying="flow")


def call_with_a_flow(show):
    flow = Flow("f")
    called = add(1, flow=flow)
    show(called in flow.tasks, flow.run().result[called].result)


def dependencies_outside_a_flow(show):
    show.error(Task().set_upstream, Task(), saying="flow")
    show.error(Task().set_downstream, Task(), saying="flow")
    show.error(Task().set_dependencies, upstream_tasks=[Task()], saying="flow")


def call_with_arguments_that_do_not_fit(show):
    with Flow("f") as flow:
        show.error(add, saying="missing")
        show.error(add, 1, 2, 3)
        show.error(add, 1, z=3)
        show.error(add, 1, x=3)
    show(len(flow.tasks))


def task_args_change_the_copy(show):
    with Flow("f"):
        called = add(1, task_args={"name": "new", "tags": {"t"}})
        show(called.name, called.tags, add.name)
        show.error(add, 1, task_args={"nope": "new"})


def upstream_tasks_of_a_call(show):
    before = Task("before")
    with Flow("f") as flow:
        add(1, upstream_tasks=[before])
    show(_edges(flow))


def upstream_tasks_that_are_values(show):
    with Flow("f") as flow:
        add(1, upstream_tasks=[[Task("before"), 2]])
    show(_edges(flow))


def call_mapped(show):
    with Flow("f") as flow:
        called = add([1, 2], mapped=True)
    show(_edges(flow), flow.run().result[called].result)


def keywords_of_a_run_with_rest(show):
    @task
    def keywords(**kwargs):
        return kwargs.items()

    with Flow("f") as flow:
        called = keywords(a=1, b=Parameter("p", default=2))
    show(*sorted(flow.run().result[called].result))


def constants_are_no_tasks(show):
    with Flow("f") as flow:
        called = add(1, y=2)
    show(sorted(task.name for task in flow.tasks), flow.constants[called])


def bind_does_not_copy(show):
    with Flow("f") as flow:
        bound = add.copy()
        show(bound.bind(1, y=3) is bound)
    show(flow.run().result[bound].result)


def bind_twice(show):
    with Flow("f") as flow:
        bound = identity.copy()
        bound.bind(1)
        bound.bind(2)
    show(flow.run().result[bound].result)


def bind_over_a_task(show):
    with Flow("f"):
        bound = identity.copy()
        bound.bind(Parameter("p"))
        show.error(bound.bind, Parameter("q"), saying="assigned")


def class_task_is_called_twice(show):
    class Add(Task):
        def run(self, x=1):
            return x

    with Flow("f") as flow:
        first = Add()()
        second = Add(name="b")(x=2)
    state = flow.run()
    show(state.result[first].result, state.result[second].result)


def class_task_given_where_an_object_should_be(show):
    class Add(Task):
        def run(self, x=1):
            return x

    with Flow("f"):
        show.error(identity, Add)


def upstream_by_method(show):
    flow = Flow("f")
    first, second, third = Task("a"), Task("b"), Task("c")
    show(second.set_upstream(first, flow=flow) is second, second.set_downstream(third, flow=flow) is second)
    show(_edges(flow))


def upstream_with_a_key(show):
    flow = Flow("f")
    called = identity.copy()
    called.set_upstream(Task("a"), flow=flow, key="x", mapped=True)
    show(_edges(flow))


def upstream_with_a_key_that_is_no_argument(show):
    flow = Flow("f")
    show.error(identity.copy().set_upstream, Task("a"), flow=flow, key="nope")


def upstream_with_a_key_twice(show):
    flow = Flow("f")
    called = identity.copy()
    called.set_upstream(Task("a"), flow=flow, key="x")
    show.error(called.set_upstream, Task("b"), flow=flow, key="x", saying="x")


def downstream_with_a_key(show):
    flow = Flow("f")
    Task("a").set_downstream(identity.copy(), flow=flow, key="x")
    show(_edges(flow))


def upstream_of_itself(show):
    flow = Flow("f")
    made = Task("a")
    show.error(made.set_upstream, made, flow=flow, saying="itself")


def dependencies_of_all_kinds(show):
    flow = Flow("f")
    called = add.copy()
    called.set_dependencies(
        flow=flow, upstream_tasks=[Task("u")], downstream_tasks=[Task("d")], keyword_tasks={"x": 1, "y": Parameter("y")}
    )
    show(_edges(flow))
    show(flow.run(y=3).result[called].result)


def dependencies_mapped(show):
    flow = Flow("f")
    called = add.copy()
    called.set_dependencies(flow=flow, keyword_tasks={"x": [1, 2], "y": unmapped(5)}, mapped=True)
    show(flow.run().result[called].result)


def bar_makes_a_dependency(show):
    with Flow("f") as flow:
        first, second, third = Task("a"), Task("b"), Task("c")
        first | second | third
    show(_edges(flow))


def bar_with_a_value(show):
    with Flow("f") as flow:
        Task("a") | 3
        [1, 2] | Task("b")
    show(_edges(flow))


def pipe_chains_calls(show):
    with Flow("f") as flow:
        piped = Parameter("a").pipe(add).pipe(add, y=5)
    show(flow.run(a=1).result[piped].result)


def pipe_takes_keywords(show):
    with Flow("f") as flow:
        piped = Parameter("a").pipe(add, y=Parameter("b"))
    show(flow.run(a=1, b=2).result[piped].result)


def upstream_tasks_in_a_map(show):
    with Flow("f") as flow:
        called = add.map([1, 2], upstream_tasks=[unmapped(Task("u")), Parameter("q", default=[1, 2])])
    show(_edges(flow), flow.run().result[called].result)


def map_with_task_args(show):
    with Flow("f") as flow:
        called = add.map([1], task_args={"name": "new"})
    show(called.name, flow.run().result[called].result)


def map_of_nothing_mapped(show):
    with Flow("f"):
        show.error(identity.map, unmapped(3))


def edge_annotations(show):
    show(type(unmapped(3)).__name__, unmapped(3).value, type(mapped(3)).__name__, mapped(3).value)
    show(type(flatten([1])).__name__, flatten([1]).value, unmapped(mapped(3)).value)


def edge_annotations_in_a_call(show):
    with Flow("f") as flow:
        called = add(mapped([1, 2]), y=unmapped(3))
    show(_edges(flow), flow.run().result[called].result)


OPERATIONS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a**b, "&": lambda a, b: a & b,
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "or": lambda a, b: a.or_(b),
    "equal": lambda a, b: a.is_equal(b), "not equal": lambda a, b: a.is_not_equal(b), "not": lambda a, b: a.not_(),
}  # fmt: skip


def operators_between_tasks(show):
    for sign, operation in OPERATIONS.items():
        with Flow("f") as flow:
            made = operation(identity(7), identity(2))
        show(sign, made.name, type(made).__name__, flow.run().result[made].result)


def operators_with_a_constant(show):
    for sign, operation in OPERATIONS.items():
        with Flow("f") as flow:
            made = operation(Parameter("a"), 2)
        show(sign, flow.run(a=7).result[made].result, made.name)


def operators_with_a_constant_on_the_left(show):
    for sign in ("+", "-", "*", "/", "//", "%", "**", "&", "<", ">="):
        with Flow("f") as flow:
            made = OPERATIONS[sign](9, Parameter("b"))
        show(sign, made.name, flow.run(b=2).result[made].result)


def index_by_a_key(show):
    with Flow("f") as flow:
        given = Parameter("p")
        got = [given["a"], given["b"][0], given["c"]["d"]]
    state = flow.run(p={"a": 1, "b": [5], "c": {"d": 4}})
    show([state.result[each].result for each in got], got[0].name, [each.name for each in got])


def index_by_a_task(show):
    with Flow("f") as flow:
        got = Parameter("p")[Parameter("i")]
    show(flow.run(p=[1, 2], i=1).result[got].result, flow.run(p=[1, 2], i=9).result[got])


def index_outside_a_flow(show):
    show.error(lambda: Task()["a"], saying="flow")


def unpacking_several_results(show):
    @task(nout=2)
    def two():
        return 1, 2

    with Flow("f") as flow:
        first, second = two()
    state = flow.run()
    show(state.result[first].result, state.result[second].result, sorted(task.name for task in flow.tasks))


def unpacking_into_too_many(show):
    @task(nout=2)
    def two():
        return 1, 2

    def three():
        first, second, third = two()

    with Flow("f"):
        show.error(three)


def unpacking_without_nout(show):
    with Flow("f"):
        show.error(lambda: [*identity(1)], saying="iter")


def truth_of_a_task(show):
    show.error(bool, Task())


def same_task_in_two_flows(show):
    shared = Task("shared")
    one, other = Flow("one"), Flow("other")
    one.add_task(shared)
    other.add_task(shared)
    show(one.run().is_successful(), other.run().is_successful())


def inputs_that_are_nested(show):
    with Flow("f") as flow:
        given = Parameter("p", default=2)
        nested = identity([1, given, {"a": given, "b": [given]}, (4, given), {6}])
    show(flow.run().result[nested].result, sorted(task.name for task in flow.tasks))


def inputs_that_are_nested_without_tasks(show):
    with Flow("f") as flow:
        identity([1, {"a": (2,)}])
    show(sorted(task.name for task in flow.tasks))


def keys_of_a_dict_that_are_tasks(show):
    with Flow("f") as flow:
        called = identity({Parameter("k", default="key"): 1})
    show(flow.run().result[called].result)


def slices_of_tasks(show):
    with Flow("f") as flow:
        called = identity([Parameter("a", default=1)] * 2)
    show(flow.run().result[called].result)
