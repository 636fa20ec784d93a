"""Edges, constants, calls of tasks, annotations."""

from __future__ import annotations

from datetime import timedelta

import prefect
import prefect.engine.cache_validators as cv
from prefect import Flow, Task, flatten, mapped, task, unmapped
from prefect.engine.result import Result
from prefect.tasks.core.constants import Constant
from prefect.utilities.edges import EdgeAnnotation


class AddTask(Task):
    def run(self, x, y=1):
        return x + y


class SuccessTask(Task):
    def run(self):
        return 1


class IdTask(Task):
    def run(self, x):
        return x


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def edge_consts(show):
    f = Flow("f")
    A = AddTask("A")
    a = Task("a")
    show(f.add_edge(5, A, key="x"))
    show(f.constants, f.tasks)
    show(f.add_edge([1, 2], A, key="y"))
    show(f.constants, sorted(map(repr, f.tasks)), sorted(map(repr, f.edges)))
    show(f.add_edge([1, 2], IdTask("i"), key="x", mapped=True))
    show(f.constants, sorted(map(repr, f.tasks)), sorted(map(repr, f.edges)))
    f.set_dependencies(A, keyword_tasks={"y": 7})
    show(f.constants[A])
    show(f.add_edge(a, A, key="y"))
    show(f.constants[A], sorted(map(repr, f.edges_to(A))))
    show(f.add_edge(Constant(8), IdTask("j"), key="x"))
    show(f.constants, sorted(map(repr, f.tasks)))
    show(f.add_task(Constant(9)))
    f = Flow("f")
    show(f.add_edge(Constant(8), IdTask("j")))
    show(f.tasks, f.edges)
    f = Flow("f")
    with f:
        r = IdTask()(Constant(3))
    show(f.tasks, f.edges, f.constants)
    show(f.run().result[r].result)


def task_setters(show):
    f = Flow("f")
    a, b = Task("a"), Task("b")
    show.error(lambda: a.set_upstream(b), saying="No Flow was passed, and could not infer an active Flow")
    show(a.set_upstream(b, flow=f))
    show(f.edges)
    show.error(lambda: a.set_downstream(b), saying="No Flow was passed, and could not infer an active Flow")
    A = AddTask("A")
    show(A.set_upstream(b, key="x", flow=f))
    show(A.set_upstream(b, key="y", mapped=True, flow=f))
    show(sorted(map(repr, f.edges_to(A))))
    show(b.set_downstream(A, key="zz", mapped=True, flow=f))
    show(A.set_upstream(5, key="y", flow=f) is A)
    with Flow("g") as g:
        s = a.set_dependencies(upstream_tasks=[b])
    show(s is a, g.edges)
    show.error(
        lambda: a.set_dependencies(upstream_tasks=[b]), saying="No Flow was passed, and could not infer an active Flow"
    )
    show(a.set_dependencies(f, upstream_tasks=[b], downstream_tasks=[Task("z")], keyword_tasks={}))
    with Flow("h") as h:
        b.set_upstream([a, 1])
    show(h.tasks)
    with Flow("h") as h:
        b.set_downstream(IdTask("q"), key="x")
    show(h.edges)
    with Flow("h") as h:
        a.set_upstream(flatten(b), key="x")
        a.set_downstream(IdTask(), key="x")
    show(sorted(map(repr, h.edges)))
    with Flow("h") as h:
        r = a | b
    show(r, h.edges)

    def breaks():
        with Flow("h"):
            a >> b >> Task("c")
            Task("d") << a

    show.error(breaks)
    show(h.edges)
    with Flow("h") as h:
        r = a.set_upstream(b), a.set_downstream(b)
    show(r)


def task_call(show):
    t = AddTask("t")
    show.error(lambda: t(1, 2), saying="Could not infer an active Flow context while creating edge")
    with Flow("f") as f:
        t(1)
    show(f.tasks, f.constants)

    def breaks():
        with Flow("f"):
            t()

    show.error(breaks)

    def breaks():
        with Flow("f"):
            t(1, 2, 3)

    show.error(breaks)

    def breaks():
        with Flow("f"):
            t(1, z=3)

    show.error(breaks)

    def breaks():
        with Flow("f"):
            t(1, x=3)

    show.error(breaks)
    with Flow("f") as f:
        r = t(1, task_args={"name": "zz", "tags": ["q"]})
    show(r, r.tags, r is t)

    def breaks():
        with Flow("f"):
            t(1, task_args={"nope": 1})

    show.error(breaks, saying="<Task: t> does not have nope as an attribute")
    with Flow("f") as f:
        r = t(1, task_args={"slug": "s"})
    show(r.slug, f.slugs)
    with Flow("f") as f:
        r = t([1, 2], mapped=True)
    show(f.edges, f.constants)
    r = t(1, flow=f)
    show(f.tasks)
    with Flow("f") as f:
        r = t(1, upstream_tasks=[Task("u"), Task("v")])
    show(sorted(map(repr, f.edges)))
    with Flow("f") as f:
        r = t.bind(1)
    show(r is t)
    show.error(lambda: t.bind(1), saying="Could not infer an active Flow context while creating edge")
    with Flow("f") as f:
        r = t.bind(1, flow=Flow("g"))
    show(f.tasks)
    with Flow("f") as f:
        r = t(AddTask)
    with Flow("f") as f:
        r = t(t)
    show(f.tasks)

    class Var(Task):
        def run(self, **kw):
            return kw

    with Flow("f") as f:
        r = Var()(a=1, b=[2])
    show(f.run().result[r].result)

    class KwOnly(Task):
        def run(self, *, a, b=2):
            return a + b

    with Flow("f") as f:
        r = KwOnly()(a=1)
    show(f.run().result[r].result)

    def breaks():
        with Flow("f"):
            KwOnly()(1)

    show.error(breaks)

    def breaks():
        class Pos(Task):
            def run(self, *args):
                return args

    show.error(breaks)

    def breaks():
        @task
        def g(*args):
            pass

    show.error(breaks)

    def breaks():
        @task
        def g(upstream_tasks):
            pass

    show.error(breaks)

    def breaks():
        @task
        def g(mapped, flow):
            pass

    show.error(breaks)

    def breaks():
        class Up(Task):
            def run(self, task_args):
                pass

    show.error(breaks)


def task_map_call(show):
    t = AddTask("t")

    def breaks():
        with Flow("f"):
            t.map(1)

    show.error(breaks, saying="Cannot map over unsubscriptable object of type <class")
    with Flow("f") as f:
        r = t.map([1])
    with Flow("f") as f:
        r = t.map("abc")
    show(f.run().result[r].result)
    with Flow("f") as f:
        r = t.map({"a": 1})
    with Flow("f") as f:
        r = t.map(x=range(3))
    show(f.run().result[r].result)

    def breaks():
        with Flow("f"):
            t.map({1, 2})

    show.error(breaks, saying="Cannot map over unsubscriptable object of type <class")
    with Flow("f") as f:
        r = t.map((1, 2), unmapped(5))
    show(f.run().result[r].result)
    with Flow("f") as f:
        r = t.map(unmapped(1), unmapped(5))
    show(f.run().result[r])
    with Flow("f") as f:
        r = t.map(x=[1, 2], task_args={"name": "m"})
    show(r, f.constants, sorted(map(repr, f.edges)))

    def breaks():
        with Flow("f"):
            t.map([1], flow=1)

    show.error(breaks)
    show.error(lambda: t.map([1]), saying="Could not infer an active Flow context while creating edge")
    with Flow("f") as f:
        r = t.map([1, 2], [3, 4], upstream_tasks=[Task("u")])
    show(f.run().result[r].message)
    with Flow("f") as f:
        r = t.map([1, 2], [3, 4], upstream_tasks=[unmapped(Task("u"))])
    show(f.run().result[r].result)
    with Flow("f") as f:
        r = t.map(x=[])
    show(f.run().result[r], f.run().result[r].result, f.run().result[r].map_states)
    with Flow("f") as f:
        r = t.map(x=Constant([1])) if False else None
    with Flow("f") as f:
        r = SuccessTask().map()
    show(f.run().result[r], f.run().result[r].result)


def task_attrs(show):
    t = Task("x", tags=["a"])
    t.slug = "y"
    show(t.slug)
    show(Task(slug="z").slug)
    t.name = None
    show(repr(t))
    show(Task("").name)
    show(Task(tags=None).tags, Task(tags=()).tags)
    show.error(lambda: Task(tags=5))
    show(Task(max_retries=1, retry_delay=5))
    show.error(
        lambda: Task(max_retries=1, retry_delay=None), saying="A datetime.timedelta `retry_delay` must be provided if"
    )
    show(Task(max_retries=None).max_retries)
    show.error(
        lambda: Task(max_retries=0, retry_delay=timedelta(1)),
        saying="A `max_retries` argument greater than 0 must be provided if",
    )
    show.error(
        lambda: Task(retry_delay=timedelta(1)), saying="A `max_retries` argument greater than 0 must be provided if"
    )
    show.error(lambda: Task(max_retries=1, retry_delay=timedelta(1), retry_on="x"))
    show.error(lambda: Task(timeout=1.5), saying="Only integer timeouts (representing seconds) are supported")
    show.error(lambda: Task(timeout="a"), saying="Only integer timeouts (representing seconds) are supported")
    show(Task(timeout=timedelta(seconds=0.5)))
    show(Task(timeout=timedelta(days=1)).timeout)
    show(Task(timeout=0).timeout)
    show(Task(timeout=-1).timeout)
    show(Task(timeout=timedelta(seconds=1.5)).timeout)
    show(Task(trigger=1))
    show(Task(trigger="x"))
    show.error(lambda: Task(state_handlers=1), saying="state_handlers should be iterable")
    show.error(lambda: Task(state_handlers=lambda *a: 1), saying="state_handlers should be iterable")
    show(Task(state_handlers=None).state_handlers)
    show(len(Task(on_failure=lambda *a: 1, state_handlers=[1]).state_handlers))
    show(Task(cache_for=1))
    show(Task(cache_validator=cv.all_inputs))
    show(Task(cache_validator=1))
    show(Task(cache_validator=cv.duration_only))
    show(Task(checkpoint=1).checkpoint)
    show(Task(result=1).result)
    show(Task(result=Result(location="x"), target="y"))
    show(Task(result=Result(location="x"), target="x"))
    show(Task(result=Result(), target=1).target)
    show(Task(target="x").result)
    show(Task(target="x").checkpoint)
    show(Task(task_run_name=1).task_run_name)
    show(Task(nout=-1))
    show(Task(nout=1.5))
    show(Task(nout="a"))
    show(Task(nout=True).nout)
    show(Task(log_stdout=1).log_stdout)
    show(Task(skip_on_upstream_skip=None).skip_on_upstream_skip)

    class NoInit(Task):
        def __init__(self):
            pass

    show.error(lambda: NoInit().name)
    show.error(lambda: repr(NoInit()))

    def breaks():
        with Flow("f"):
            NoInit()()

    show.error(breaks)
    show.error(lambda: Task().run(1))
    show.error(lambda: Task(1, 2, 3, 4))


def task_iter(show):
    t = Task("x")
    show.error(lambda: list(t), saying="Task is not iterable. If your task returns multiple")

    def breaks():
        a, b = t

    show.error(breaks, saying="Task is not iterable. If your task returns multiple")
    show.error(lambda: len(t))
    show(bool(t))
    show.error(lambda: 1 in t)
    t2 = Task("x", nout=2)
    show.error(lambda: len(t2))
    with Flow("f") as f:
        found = list(t2)
    show(found, len(f.tasks), f.constants)
    with Flow("f") as f:
        a, b = task(lambda: (1, 2), name="q", nout=2)()
    show(f.run().result[b].result)

    def breaks():
        with Flow("f"):
            a, b, c = task(lambda: (1, 2), name="q", nout=2)()

    show.error(breaks, saying="not enough values to unpack (expected 3, got 2)")
    show.error(lambda: t[0], saying="Could not infer an active Flow context while creating edge")
    with Flow("f") as f:
        r = t[0]
    with Flow("f") as f:
        r = t["a"]["b"]
    show(r, sorted(map(repr, f.tasks)))
    with Flow("f") as f:
        r = t[1:2]
    with Flow("f") as f:
        r = t[Task("k")]
    show(sorted(map(repr, f.edges)))
    show.error(lambda: t.foo)


def pipe(show):
    inc = task(lambda x: x + 1, name="inc")
    with Flow("f") as f:
        r = inc(1).pipe(inc).pipe(AddTask("q"), y=4)
    show(f.run().result[r].result)
    show.error(lambda: inc.pipe(1))
    with Flow("f") as f:
        r = inc(1).pipe(inc, mapped=True)
    show(f.edges)
    with Flow("f") as f:
        r = Task("a").pipe(unmapped)


def serialize_task(show):
    show(Task("a", cache_validator=cv.partial_inputs_only(["x"])).serialize()["cache_validator"])
    show(Task("a", trigger=prefect.triggers.some_failed(at_least=1)).serialize()["trigger"])
    show(Task("a", retry_on=ValueError, max_retries=1, retry_delay=timedelta(1)).serialize() if False else None)


def annotations(show):
    show(_attrs(unmapped(1), "value", "annotations"), _attrs(flatten(1), "value", "annotations"))
    show(_attrs(unmapped(flatten(1)), "value", "annotations"), _attrs(flatten(unmapped(1)), "value", "annotations"))
    show(_attrs(unmapped(mapped(1)), "annotations"), _attrs(mapped(unmapped(1)), "annotations"))
    show(isinstance(unmapped(1), EdgeAnnotation))
    show(unmapped(1) == unmapped(1))
    show.error(lambda: unmapped())
    show.error(lambda: unmapped(1, 2))
    show(unmapped(unmapped(1)).value)


def flow_context(show):
    show(prefect.context.get("flow"))
    with Flow("f") as f:
        show(prefect.context.flow, prefect.context.get("flow") is f)
    show(prefect.context.get("flow"))
    f = Flow("f")
    show(f.__enter__() is f)
    show(f.__exit__(None, None, None))
    with Flow("f") as f:
        with Flow("g") as g:
            Task("a")()
        Task("u")()
    show(f.tasks, g.tasks)

    def breaks():
        with Flow("f", tasks=[1]):
            pass

    show.error(breaks)
    f = Flow("f")

    def breaks():
        with f:
            raise ValueError("x")

    show.error(breaks)
    show(prefect.context.get("flow"))
