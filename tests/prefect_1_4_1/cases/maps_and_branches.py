"""Mapping, branches, resource managers."""

from __future__ import annotations

from datetime import timedelta

import prefect
import prefect.tasks.control_flow.conditional as CO
from prefect import Flow, Parameter, Task, case, flatten, mapped, resource_manager, task, unmapped
from prefect.engine import signals
from prefect.engine.flow_runner import FlowRunner
from prefect.engine.state import Mapped, Success
from prefect.tasks.control_flow import FilterTask, ifelse, merge, switch
from prefect.tasks.control_flow.case import case as c3


class AddTask(Task):
    def run(self, x, y=1):
        return x + y


class SuccessTask(Task):
    def run(self):
        return 1


class ErrorTask(Task):
    def run(self):
        raise ValueError("custom-error-message")


class ListTask(Task):
    def run(self, start=1):
        return [start, start + 1, start + 2]


class IdTask(Task):
    def run(self, x):
        return x


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def mapping(show):
    def run(build, **k):
        with Flow("f") as f:
            r = build()
        s = f.run(**k)
        x = s.result[r]
        return type(x).__name__, x.message, x.result, [str(c) for c in getattr(x, "map_states", [])], str(s)

    def same(**k):
        return IdTask(**k)

    def plus(**k):
        return AddTask(**k)

    show(run(lambda: same().map([1, 2, 3])))
    show(run(lambda: same().map([])), run(lambda: same().map(())))
    show(
        run(lambda: plus().map([1, 2], [3, 4])),
        run(lambda: plus().map([1, 2], [3, 4, 5])),
        run(lambda: plus().map([1, 2], [])),
        run(lambda: plus().map([1, 2], unmapped([]))),
    )
    show(run(lambda: same().map(ListTask()())))
    show(run(lambda: same().map(SuccessTask()())))
    show(run(lambda: same().map(ErrorTask()())))
    show(run(lambda: same(trigger=prefect.triggers.always_run).map(ErrorTask()())))
    show(run(lambda: same(trigger=prefect.triggers.all_failed).map(ErrorTask()())))
    show(
        run(lambda: same().map(same().map([1, 2]))),
        run(lambda: same().map(x=same().map([1, 2]), upstream_tasks=[same().map([3, 4])])),
    )
    show(run(lambda: same()(same().map([1, 2]))))
    inv = task(lambda x: 1 / x, name="inv")
    show(
        run(lambda: inv.map([1, 0, 2])),
        run(lambda: same().map(inv.map([1, 0]))),
        run(lambda: same()(inv.map([1, 0]))),
        run(lambda: same(trigger=prefect.triggers.all_finished)(inv.map([1, 0]))),
    )
    show(run(lambda: same(trigger=prefect.triggers.any_successful)(inv.map([1, 0]))))
    sk = task(lambda x: (_ for _ in ()).throw(signals.SKIP("s")) if x == 1 else x, name="sk")
    show(
        run(lambda: sk.map([1, 2])),
        run(lambda: same().map(sk.map([1, 2]))),
        run(lambda: same()(sk.map([1, 2]))),
        run(lambda: same(skip_on_upstream_skip=False)(sk.map([1, 2]))),
        run(lambda: same(skip_on_upstream_skip=False).map(sk.map([1, 2]))),
    )
    show(run(lambda: sk.map([1, 1])), run(lambda: same()(sk.map([1, 1]))))
    show(
        run(lambda: same().map(flatten([[1, 2], [3]]))),
        run(lambda: same().map(flatten(same().map([[1, 2], [3]])))),
        run(lambda: same()(flatten(same().map([[1], [2]])))),
        run(lambda: same().map(flatten([[]]))),
    )
    show(
        run(lambda: plus().map(flatten([[1, 2], [3]]), unmapped(10))),
        run(lambda: same().map(flatten(ErrorTask()()))),
        run(lambda: same().map(flatten(SuccessTask()()))),
    )
    show(run(lambda: same().map(unmapped([1, 2]), upstream_tasks=[ListTask()()])))
    show(
        run(lambda: same()(mapped([1, 2]))),
        run(lambda: plus()(mapped([1, 2]), 5)),
        run(lambda: plus()(mapped([1, 2]), y=mapped([3, 4]))),
    )
    show(
        run(lambda: SuccessTask().map(upstream_tasks=[ListTask()()])),
        run(lambda: SuccessTask().map(upstream_tasks=[unmapped(ListTask()())])),
    )
    show(run(lambda: SuccessTask().map(upstream_tasks=[[1, 2]])))
    show(run(lambda: same().map(Parameter("p")), parameters={"p": [1, 2]}))
    show(run(lambda: same().map([[1], [2]])[0]), run(lambda: same().map([5, 6])[1]))
    show(
        run(lambda: same().map([same()(1), same()(2)])),
        run(lambda: same().map([1, same()(2)])),
        run(lambda: same().map((same()(1), 2))),
    )
    n = []
    rt = task(
        lambda x: n.append(x) or (1 / 0 if n.count(x) < 2 and x == 1 else x),
        name="rt",
        max_retries=1,
        retry_delay=timedelta(0),
    )
    show(run(lambda: rt.map([0, 1, 2])), n)
    show(run(lambda: task(lambda x: prefect.context.map_index, name="mi").map([7, 8])))
    show(
        run(
            lambda: task(
                lambda x: (
                    (_ for _ in ()).throw(signals.LOOP(result=1))
                    if not prefect.context.get("task_loop_count", 1) > 1
                    else (x, prefect.context.task_loop_count, prefect.context.task_loop_result)
                ),
                name="lp",
            ).map([7, 8])
        )
    )
    show(run(lambda: task(lambda x, y: x + y, name="kw").map(x=[1, 2], y=unmapped(same()(5)))))
    show(run(lambda: task(lambda x: x, name="paused", trigger=prefect.triggers.manual_only).map([1])) if False else 0)
    H = []
    with Flow("f") as f:
        m = IdTask(
            "m",
            state_handlers=[
                lambda t, o, nn: H.append((prefect.context.get("map_index"), type(o).__name__, type(nn).__name__))
            ],
        ).map([1, 2])
    show(f.run() and H)
    with Flow("f") as f:
        m = inv.copy().map if False else IdTask("m", on_failure=lambda t, s: H.append(str(s))).map([1])
    with Flow("f") as f:
        m = task(lambda x: 1 / x, name="q", on_failure=lambda t, s: H.append(type(s).__name__)).map([1, 0])
    H.clear()
    show(f.run())
    show(H)
    with Flow("f") as f:
        m = IdTask("m").map([1, 2])
        f.set_reference_tasks([m])
    show(f.run())
    with Flow("f") as f:
        m = inv.map([1, 0])
        z = SuccessTask("z")(upstream_tasks=[m])
        f.set_reference_tasks([m])
    s = f.run()
    show(s, s.result[z])
    show(FlowRunner(flow=f).run(return_tasks=[m]).result[m].map_states)
    with Flow("f") as f:
        m = IdTask("m").map(same()([1, 2]))
    u = [t for t in f.tasks if t is not m][0]
    show(f.run(task_states={u: Success(result=[5, 6, 7])}).result[m].result)
    show(f.run(task_states={m: Mapped(map_states=[Success(result=1), Success(result=2)])}).result[m].result)
    show(f.run(task_states={m: Success(result="done")}).result[m].result)


def control(show):
    def st_(f, *ts):
        s = f.run()
        return [(str(s.result[t]), s.result[t].result) for t in ts], str(s)

    with Flow("f") as f:
        c = IdTask("c")(True)
        a = SuccessTask("a")
        b = SuccessTask("b")
        ifelse(c, a, b)
        m = merge(a, b)
    show(
        st_(f, a, b, m),
        m.name,
        sorted(t.name for t in f.tasks),
        sorted((e.upstream_task.name, e.downstream_task.name, e.key) for e in f.edges),
    )
    with Flow("f") as f:
        c = IdTask("c")("x")
        a = SuccessTask("a")
        b = SuccessTask("b")
        switch(c, {"x": a, "y": b})
        m = merge(a, b)
    show(st_(f, a, b, m))
    with Flow("f") as f:
        c = IdTask("c")("zz")
        a = SuccessTask("a")
        b = SuccessTask("b")
        switch(c, {"x": a, "y": b})
        m = merge(a, b)
    show(st_(f, a, b, m))
    with Flow("f") as f:
        c = IdTask("c")("zz")
        a = SuccessTask("a")
        switch(c, {"x": a}, mapped=True) if False else None
    with Flow("f") as f:
        ifelse(IdTask("c")(0), None, SuccessTask("b"))
    show(sorted(t.name for t in f.tasks), str(f.run()))
    with Flow("f") as f:
        ifelse(IdTask("c")(1), SuccessTask("a"), None)
    show(sorted(t.name for t in f.tasks), str(f.run()))
    show.error(
        lambda: ifelse(IdTask(), SuccessTask(), SuccessTask()),
        saying="Could not infer an active Flow context while creating edge",
    )
    show(switch(IdTask(), {}))

    def breaks():
        with Flow("f"):
            c = IdTask("c")(3)
            with case(c, 3):
                a = SuccessTask("a")()
            with case(c, 4):
                b = SuccessTask("b")()
                b2 = IdTask("b2")(b)
            merge(a, b2)

    show.error(breaks, saying="`value` cannot be a task")

    def breaks():
        with Flow("f"):
            with case(IdTask("c")(3), 3):
                with case(IdTask("d")(1), 2):
                    SuccessTask("a")()

    show.error(breaks, saying="`value` cannot be a task")
    with case(1, 2):
        pass
    show.error(lambda: case(IdTask(), IdTask()), saying="`value` cannot be a task")

    def breaks():
        with Flow("f"):
            with case(IdTask("c")(3), SuccessTask()):
                pass

    show.error(breaks, saying="`value` cannot be a task")

    def breaks():
        with Flow("f"):
            with case(5, 5):
                SuccessTask("a")()

    show.error(breaks, saying="`value` cannot be a task")

    def breaks():
        with Flow("f"):
            with case(IdTask("c")(True), True):
                x = ListTask()()
                y = IdTask("y").map(x)
            IdTask("z", skip_on_upstream_skip=False)(y)

    show.error(breaks, saying="`value` cannot be a task")

    def breaks():
        with Flow("f"):
            cond = IdTask("c")(False)
            with case(cond, True):
                x = ListTask()()
                y = IdTask("y").map(x)
            IdTask("z", skip_on_upstream_skip=False)(y)

    show.error(breaks, saying="`value` cannot be a task")

    def breaks():
        with Flow("f"):
            with case(IdTask("c")(True), True):
                p = Parameter("p", default=4)()
                IdTask("w")(p)

    show.error(breaks, saying="`value` cannot be a task")

    def breaks():
        with Flow("f"):
            with case(IdTask("c")(True), True):
                IdTask("k")([SuccessTask("s")(), 2])

    show.error(breaks, saying="`value` cannot be a task")
    with Flow("f") as f:
        m = merge(SuccessTask("a")(), ErrorTask("b")())
    show(st_(f, m))
    with Flow("f") as f:
        m = merge(SuccessTask("a")(), flow=f)
    show(type(m).__name__, m.name, m.skip_on_upstream_skip, m.trigger.__name__)
    show.error(lambda: merge(SuccessTask()), saying="Could not infer an active Flow context while creating edge")
    show(
        FilterTask().run([1, ValueError(), None, 0, ""]),
        FilterTask(filter_func=lambda x: x > 1).run([1, 2, 3]),
        FilterTask().name,
        FilterTask().trigger.__name__,
        FilterTask().skip_on_upstream_skip,
    )
    show(
        FilterTask(lambda x: x).run([0, 1]),
        FilterTask(log_func=lambda x: f"got {x}").run([1, ValueError()]),
        FilterTask(name="z").name,
    )
    show(show.logged(lambda: FilterTask(filter_func=lambda x: x > 1, log_func=lambda x: f"no {x}").run([1, 2])))
    show(show.logged(lambda: FilterTask(filter_func=lambda x: x > 1).run([1, 2])))
    with Flow("f") as f:
        r = FilterTask()(task(lambda x: 1 / x, name="inv").map([1, 0, 2]))
    show(st_(f, r))
    show(CO.CompareValue(value=3).run(value=3), CO.CompareValue(value=3).name)
    show.error(lambda: CO.CompareValue(value=3).run(value=4), saying='Provided value "4" did not match "3"')
    show(CO.Merge().run(a=None, b=3), CO.Merge().run(), CO.Merge(name="q").skip_on_upstream_skip)
    show(CO.CompareValue(value=3).is_logged if hasattr(CO.CompareValue(3), "is_logged") else 0)
    show(c3 is case)
    a = case(IdTask(), 1)
    show(_attrs(a, "task", "value", "_tasks"))


def resource_mgr(show):
    L = []

    @resource_manager
    class R:
        def __init__(self, x=1):
            self.x = x

        def setup(self):
            L.append("setup")
            return self.x

        def cleanup(self, r):
            L.append(("cleanup", r))

    def breaks():
        with Flow("f"):
            with R(5) as r:
                IdTask("a")(r)

    show.error(breaks)
    L.clear()

    def breaks():
        with Flow("f"):
            with R(5) as r:
                ErrorTask("a")(upstream_tasks=[r])

    show.error(breaks)

    @resource_manager(
        name="custom",
        init_task_kwargs={"name": "i2"},
        setup_task_kwargs={"max_retries": 1, "retry_delay": timedelta(0)},
        cleanup_task_kwargs={"name": "c2"},
    )
    class R2(R.__wrapped__ if hasattr(R, "__wrapped__") else object):
        def __init__(self):
            pass

        def setup(self):
            return 9

        def cleanup(self, r):
            pass

    def breaks():
        with Flow("f"):
            with R2() as r:
                IdTask("a")(r)

    show.error(breaks)

    @resource_manager
    class NoSetup:
        def cleanup(self, r):
            pass

    @resource_manager
    class NoClean:
        def setup(self):
            return 1

    def breaks():
        with Flow("f"):
            with NoClean() as r:
                IdTask("a")(r)

    show.error(breaks)
    show.error(lambda: R(5), saying="Could not infer an active Flow context")

    @resource_manager(init_task_kwargs={"nope": 1})
    class Bad:
        def setup(self):
            pass

        def cleanup(self, r):
            pass

    def breaks():
        with Flow("f"):
            with Bad():
                pass

    show.error(breaks)

    def breaks():
        with Flow("f"):
            q = R(5)
            with q as r:
                IdTask("a")(r)

    show.error(breaks)
