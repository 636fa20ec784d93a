"""Flows: building, copying, asking, replacing."""

from __future__ import annotations

import copy
import pickle

import cloudpickle

from prefect import Flow, Parameter, Task, flatten, mapped, unmapped
from prefect.core.edge import Edge


class AddTask(Task):
    def run(self, x, y=1):
        return x + y


class IdTask(Task):
    def run(self, x):
        return x


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def flow_new(show):
    show.error(lambda: Flow())
    show.error(lambda: Flow(None), saying="A name must be provided for the flow")
    show.error(lambda: Flow(""), saying="A name must be provided for the flow")
    show(Flow(name="x"))
    f = Flow("x")
    show(
        _attrs(
            f,
            "name",
            "schedule",
            "executor",
            "run_config",
            "storage",
            "result",
            "state_handlers",
            "tasks",
            "edges",
            "constants",
            "slugs",
            "terminal_state_handler",
        )
    )
    show(type(f.constants).__name__)
    show(f.constants["a"])
    show(type(f.logger), f.logger.name)
    show.error(lambda: Flow("x", tasks=[1]))
    show(Flow("x", tasks=[Task("a"), Task("b")]).tasks)
    show.error(lambda: Flow("x", edges=[1]))
    a, b = Task("a"), Task("b")
    show(Flow("x", edges=[Edge(a, b)]).tasks == {a, b})
    show(Flow("x", edges=[Edge(a, b)], tasks=[a]).edges == {Edge(a, b)})
    show.error(lambda: Flow("x", reference_tasks=[a]), saying="reference tasks must be part of the flow")
    show(Flow("x", tasks=[a, b], reference_tasks=[a]).reference_tasks())
    show.error(lambda: Flow("x", state_handlers=1), saying="state_handlers should be iterable")
    show.error(lambda: Flow("x", state_handlers=lambda *a: 1), saying="state_handlers should be iterable")
    show(Flow("x", state_handlers=()))
    show(Flow("x", state_handlers=()).state_handlers)
    show(Flow("x", on_failure=1))
    show(Flow("x", validate=True))
    show.error(
        lambda: Flow("x", edges=[Edge(a, b), Edge(b, a)], validate=True), saying="Cycle found; flows must be acyclic"
    )
    show.error(
        lambda: Flow("x", edges=[Edge(a, b), Edge(b, a)], validate=False).sorted_tasks(),
        saying="Cycle found; flows must be acyclic",
    )
    show(Flow("x", edges=[Edge(a, b), Edge(b, a)]))
    show(Flow("x", schedule=1).schedule)
    show(Flow("x", storage=1).storage)
    show(Flow("x", run_config=1).run_config)
    show(Flow("x", executor=1).executor)
    show(Flow("x", result=1).result)
    show(Flow("x", terminal_state_handler=1).terminal_state_handler)
    show(repr(Flow("x")), str(Flow("x y")))
    show(Flow("x") == Flow("x"))
    show(Flow("x") == 1)
    show(Flow("x") != Flow("y"))
    show.error(lambda: Flow("x").foo)
    show.error(lambda: Flow("x", foo=1))


def flow_eq(show):
    a, b = Task("a"), Task("b")
    f, g = Flow("f"), Flow("f")
    show(f.add_task(a))
    show(g.add_task(a))
    show(f == g)
    show(g.add_edge(a, b))
    show(f == g)
    show(f.add_edge(a, b))
    show(f == g)
    g.set_reference_tasks([a])
    show(f == g)
    f.set_reference_tasks([a])
    show(f == g)
    g.name = "z"
    show(f == g)


def flow_copy(show):
    a, b = Task("a"), Task("b")
    f = Flow("f", tasks=[a])
    g = f.copy()
    show(f == g, f is g)
    show(g.add_edge(a, b))
    show(f == g, len(f.tasks), len(g.tasks))
    g.state_handlers.append(1)
    show(f.constants[a].update(x=1))
    show(g.constants)
    show(copy.copy(f).tasks == f.tasks)
    h = copy.deepcopy(f)
    show(h == f, len(h.tasks))
    f = Flow("f", tasks=[a])
    f.set_reference_tasks([a])
    show(f.copy().reference_tasks())


def flow_add_task(show):
    f = Flow("f")
    show.error(lambda: f.add_task(1))
    show.error(lambda: f.add_task("x"))
    t = Task("a")
    show(f.add_task(t) is t)
    show(f.add_task(t))
    show(f.tasks, f.slugs)
    show(f.add_task(Task("b", slug="q")).slug)
    show.error(lambda: f.add_task(Task("c", slug="q")), saying='A task with the slug "q" already exists in this flow')
    show(f.add_task(Parameter("p")))
    show.error(lambda: f.add_task(Parameter("p")), saying='A task with the slug "p" already exists in this flow')
    show(f.slugs)
    show(t.slug)
    f2 = Flow("f2")
    show(f2.add_task(t))
    show(f2.slugs)


def slugs(show):
    f = Flow("f")
    with f:
        x = Task("x")()
        y = Task("x")()
        z = Task("x", tags=["b", "a"])()
        w = Task("x", tags=["a", "b"])()
    show(sorted(f.slugs.values()))
    show(f.add_task(Task("x", slug="x-3")))
    show(f.add_task(Task("x")))
    show(sorted(f.slugs.values()))
    show([f.slugs[t] for t in (x, y, z, w)])


def flow_edges(show):
    f = Flow("f")
    a, b, c = Task("a"), Task("b"), Task("c")
    show(f.add_edge(a, b))
    show(f.add_edge(a, b))
    show(f.add_edge(upstream_task=a, downstream_task=b, key="x"))
    A = AddTask()
    show(f.add_edge(a, A, key="x"))
    show.error(lambda: f.add_edge(a, A, key="1x"), saying='Key must be a valid identifier (received "1x")')
    show(f.add_edge(a, A, key="nope"))
    show(f.add_edge(a, A, key="y", mapped=True))
    show(f.add_edge(a, A, mapped=True))
    show(f.edges_from(a))
    show.error(lambda: f.edges_to(Task("zz")), saying='Task <Task: zz> was not found in Flow <Flow: name="f">')
    show.error(lambda: f.edges_from(Task("zz")), saying='Task <Task: zz> was not found in Flow <Flow: name="f">')
    show(f.downstream_tasks(a))
    show.error(lambda: f.upstream_tasks(Task("zz")), saying='Task <Task: zz> was not found in Flow <Flow: name="f">')
    show(f.all_upstream_edges()[A] == f.edges_to(A))
    show(type(f.all_downstream_edges()))
    p = Parameter("p")
    show.error(lambda: f.add_edge(a, p), saying="Parameters must be root tasks and can not have upstream")
    show(f.add_edge(p, a))
    show(f.add_edge(1, c))
    show(f.add_edge(a, 1))
    show(f.add_edge([a], c))


def edge(show):
    a, b = Task("a"), Task("b")
    e = Edge(a, b)
    show(_attrs(e, "upstream_task", "downstream_task", "key", "mapped", "flattened", "tasks"))
    show(e)
    show(
        repr(Edge(a, b, key="x")),
        repr(Edge(a, b, key="x", mapped=True)),
        repr(Edge(a, b, flattened=True)),
        repr(Edge(a, b, mapped=True, flattened=True)),
    )
    show.error(lambda: Edge(a, b, key="1"), saying='Key must be a valid identifier (received "1")')
    show.error(lambda: Edge(a, b, key="a b"), saying='Key must be a valid identifier (received "a b")')
    show.error(lambda: Edge(a, b, key="class"), saying='Key must be a valid identifier (received "class")')
    show.error(lambda: Edge(a, b, key=""), saying='Key must be a valid identifier (received "")')
    show.error(lambda: Edge(a, b, key=1), saying='Key must be a valid identifier (received "1")')
    show(Edge(a, b, mapped=True).mapped, Edge(a, b, flattened=True).mapped, Edge(a, b, flattened=True).flattened)
    show(Edge(a, b, mapped=None, flattened=None).mapped)
    show(
        Edge(a, b) == Edge(a, b),
        Edge(a, b) == Edge(a, b, key="x"),
        Edge(a, b) == Edge(b, a),
        Edge(a, b) == Edge(a, b, mapped=True),
        Edge(a, b) == 1,
    )
    show(Edge(1, b))
    show(Edge(a, [1]))
    show(Edge(1, b).upstream_task)
    show(Edge(a, [1]).downstream_task)
    f = Flow("f")
    show(Edge(1, b, flow=f).upstream_task, f.tasks)
    show(Edge(unmapped(a), b, mapped=True).mapped)
    show(Edge(mapped(a), b))
    show(Edge(flatten(a), b))
    e.key = "z"
    show(e)
    show(pickle.loads(cloudpickle.dumps(Edge(a, b, key="x"))).key)
    Edge(a, b)


def flow_chain(show):
    f = Flow("f")
    a, b, c = Task("a"), Task("b"), Task("c")
    show(f.chain(a, b, c))
    show(f.chain())
    show(f.chain(a))
    show.error(lambda: f.chain(a, b, a, validate=True), saying="Cycle found; flows must be acyclic")
    show(f.chain(a, 1))
    show.error(lambda: f.sorted_tasks(), saying="Cycle found; flows must be acyclic")


def flow_setdep(show):
    f = Flow("f")
    a, b, c = Task("a"), Task("b"), AddTask("c")
    f.set_dependencies(c, upstream_tasks=[a], downstream_tasks=[b])
    show(sorted(map(repr, f.edges)))
    f.set_dependencies(c, keyword_tasks={"x": a, "y": 2})
    show(sorted(map(repr, f.edges)), f.constants)
    f.set_dependencies(c, keyword_tasks={"y": [a, 2]})
    show(sorted(map(repr, f.edges)))
    show(f.constants)
    show.error(
        lambda: f.set_dependencies(c, upstream_tasks=[c], validate=True),
        saying="Edges can not connect a task to itself",
    )
    f.set_dependencies(3, upstream_tasks=[a])
    show.error(
        lambda: f.set_dependencies(c, upstream_tasks=a), saying="Task is not iterable. If your task returns multiple"
    )
    f.set_dependencies(c, upstream_tasks=[5])
    f.set_dependencies(task=c)
    f.set_dependencies(IdTask(), keyword_tasks={"x": 5}, mapped=True)
    show(f.constants)


def flow_tasks_get(show):
    f = Flow("f")
    _a, _b, _c = (
        f.add_task(Task("a", tags=["x"])),
        f.add_task(Task("b", tags=["x", "y"], slug="bs")),
        f.add_task(AddTask("a")),
    )
    show(sorted(map(repr, f.get_tasks(name="a"))))
    show(f.get_tasks(slug="bs"))
    show(
        sorted(t.name for t in f.get_tasks(tags=["x"])),
        sorted(t.name for t in f.get_tasks(tags=["x", "y"])),
        f.get_tasks(tags=["q"]),
    )
    show(f.get_tasks(name="a", task_type=AddTask))
    show(f.get_tasks(name="nope"))
    show(f.get_tasks(tags="x"))


def flow_sorted(show):
    f = Flow("f")
    a, b, c, d = [f.add_task(Task(x)) for x in "abcd"]
    show(f.add_edge(a, b))
    show(f.add_edge(b, c))
    show(f.add_edge(a, c))
    show(f.sorted_tasks().index(a) < f.sorted_tasks().index(b) < f.sorted_tasks().index(c))
    show(type(f.sorted_tasks()))
    show(f.sorted_tasks(root_tasks=[b]))
    show.error(
        lambda: f.sorted_tasks(root_tasks=[Task("z")]), saying='Task <Task: z> was not found in Flow <Flow: name="f">'
    )
    show(f.sorted_tasks(root_tasks=[]) == f.sorted_tasks())
    show(f.root_tasks() == {a, d}, f.terminal_tasks() == {c, d})
    show(f.reference_tasks() == f.terminal_tasks())
    f.set_reference_tasks([b])
    show(f.reference_tasks())
    f.set_reference_tasks([])
    show(f.reference_tasks() == f.terminal_tasks())
    show.error(lambda: f.set_reference_tasks([Task("zz")]), saying="reference tasks must be part of the flow")
    show.error(lambda: f.set_reference_tasks([1]), saying="reference tasks must be part of the flow")
    show.error(lambda: f.set_reference_tasks(a), saying="Task is not iterable. If your task returns multiple")
    show(type(f.root_tasks()).__name__, type(f.reference_tasks()).__name__, type(f.parameters()).__name__)


def flow_validate(show):
    f = Flow("f")
    a, b = Task("a"), Task("b")
    show(f.add_edge(a, b))
    f.validate()
    show.error(lambda: f.add_edge(b, a, validate=True), saying="Cycle found; flows must be acyclic")
    f = Flow("f", tasks=[a])
    show(f.edges.add(Edge(a, b)))
    show.error(lambda: f.validate(), saying="Some edges refer to tasks not contained in this flow")
    f = Flow("f", tasks=[a])
    f._reference_tasks = {b}
    show.error(lambda: f.validate(), saying="Some reference tasks are not contained in this flow")
    f = Flow("f")
    show.error(lambda: f.add_edge(a, a, validate=True), saying="Edges can not connect a task to itself")


def flow_update(show):
    f, g = Flow("f"), Flow("g")
    a, b, c = Task("a"), Task("b"), AddTask("c")
    show(g.add_edge(a, b))
    with g:
        c.bind(1, y=a)
    f.update(g)
    show(f.tasks == g.tasks, f.edges == g.edges, dict(f.constants))
    h = Flow("h")
    show(h.add_task(Parameter("p")))
    show(f.add_task(Parameter("p")))
    show.error(lambda: f.update(h), saying='A task with the slug "p" already exists in this flow')
    h = Flow("h")
    p = h.add_task(Parameter("p"))
    f.update(h, merge_parameters=True)
    show(len(f.parameters()), p in f.tasks)
    show.error(lambda: f.update(1))
    h = Flow("h", tasks=[Task("x"), Task("y")])
    h.set_reference_tasks(h.get_tasks(name="x"))
    f.set_reference_tasks([a])
    f.update(h, merge_reference_tasks=True)
    show(sorted(map(repr, f.reference_tasks())))
    f.update(h)
    f.update(f)


def flow_replace(show):
    f = Flow("f")
    a, b, c = Task("a"), IdTask("b"), Task("c")
    show(f.add_edge(a, b, key="x"))
    show(f.add_edge(b, c))
    f.set_reference_tasks([b])
    n = IdTask("n")
    f.replace(b, n)
    show(sorted(map(repr, f.edges)), f.reference_tasks(), b in f.tasks)
    show.error(lambda: f.replace(Task("q"), n), saying='Task <Task: q> was not found in Flow <Flow: name="f">')
    f.replace(a, 5)
    show(sorted(map(repr, f.edges)), f.constants, f.tasks)
    f.replace(c, c)
    f = Flow("f")
    with f:
        x = AddTask()(1, 2)
    m = AddTask("m")
    f.replace(x, m)
    show(f.slugs)
