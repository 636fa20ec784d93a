"""Targets, checkpoints, caches; saving flows."""

from __future__ import annotations

import logging
import os
from datetime import timedelta

import pendulum

import prefect
import prefect.engine.cache_validators as cv
from prefect import Flow, Parameter, Task, task
from prefect.engine.result import Result
from prefect.engine.results import LocalResult, PrefectResult
from prefect.engine.state import Cached, State


class SuccessTask(Task):
    def run(self):
        return 1


class ErrorTask(Task):
    def run(self):
        raise ValueError("custom-error-message")


class IdTask(Task):
    def run(self, x):
        return x


def targets(show):
    def go(**k):
        with Flow("f") as f:
            t = task(lambda x=1: x, name="t", **k)()
        with prefect.context(checkpointing=True):
            s = f.run()
        r = s.result[t]
        return (
            type(r).__name__,
            r.message,
            r.result,
            r._result,
            r._result.location,
            sorted(x for x in os.listdir(".") if x != "home"),
        )

    show(go(target="a.bin", result=LocalResult(dir=".")), go(target="a.bin", result=LocalResult(dir=".")))
    show(go(target="{task_name}-{flow_name}-{x}.bin", result=LocalResult(dir=".")))
    show(
        go(target=lambda **k: f"{k['task_name']}.fn", result=LocalResult(dir=".")),
        go(target=lambda **k: f"{k['task_name']}.fn", result=LocalResult(dir=".")),
    )
    show(go(result=LocalResult(dir=".", location="loc-{task_slug}.bin")))
    show(go(result=LocalResult(dir=".", location=lambda **k: "fn.loc")))
    show(go(result=LocalResult(dir="."), checkpoint=False))
    show(go(result=PrefectResult()), go(result=PrefectResult(), checkpoint=False))
    show(go(result=Result()), go())
    show(go(target="{nope}.bin", result=LocalResult(dir=".")))
    show(go(target="x/y/z.bin", result=LocalResult(dir=".")))
    with prefect.utilities.configuration.set_temporary_config({"flows.checkpointing": True}):
        show(go(result=LocalResult(dir=".", location="cfg.bin")))
    with prefect.utilities.configuration.set_temporary_config({"flows.checkpointing": False}):
        with Flow("f") as f:
            t = task(lambda: 1, name="t", result=LocalResult(dir=".", location="never.bin"))()
        show(f.run().result[t]._result.location, os.path.exists("never.bin"))
    with Flow("f") as f:
        t = task(lambda: 1, name="t", result=LocalResult(dir=".", location="child.bin"))()
        u = IdTask("u", result=LocalResult(dir=".", location="u.bin"))(t)
    with prefect.context(checkpointing=True):
        s = f.run()
        show(s.result[u]._result, s.result[t]._result.location)
    with Flow("f", result=LocalResult(dir=".")) as f:
        p = Parameter("p", default=3)
        t = IdTask("t")(p)
    with prefect.context(checkpointing=True):
        s = f.run()
        show(s.result[p]._result, s.result[p]._result.location, type(s.result[t]._result).__name__)
    with Flow("f") as f:
        t = task(lambda: prefect.context.get("checkpointing"), name="t")()
    with prefect.context(checkpointing=True):
        show(f.run().result[t].result)

    class Rec(Result):
        log = []

        def read(self, location):
            Rec.log.append(("read", location))
            r = self.copy()
            r.value = "READ"
            r.location = location
            return r

        def write(self, value_, **k):
            Rec.log.append(
                (
                    "write",
                    value_,
                    self.location,
                    sorted(x for x in k if x in ("task_name", "flow_name", "x", "map_index", "date")),
                )
            )
            r = self.format(**k)
            r.value = value_
            return r

        def exists(self, location, **k):
            Rec.log.append(("exists", location))
            return "there" in location

    Rec.log.clear()
    Rec.log.clear()
    Rec.log.clear()
    with Flow("f") as f:
        m = task(lambda x: x, name="m", result=Rec(location="{map_index}-{x}")).map([7, 8])
    with prefect.context(checkpointing=True):
        s = f.run()
        show(s.result[m].result, [c._result.location for c in s.result[m].map_states], Rec.log)

    class Bad(Result):
        def write(self, value_, **k):
            raise OSError("disk full")

    with Flow("f") as f:
        t = task(lambda: 1, name="t", result=Bad(location="x"))()
    with Flow("f") as f:
        t = task(lambda: 1, name="t", result=Bad(location="x"), max_retries=1, retry_delay=timedelta(0))()


def caches(show):
    N = []

    def mk(**k):
        return task(lambda x: N.append(x) or x * 10, name="c", **k)

    c = mk(cache_for=timedelta(hours=1))
    with Flow("f") as f:
        r = c(1)
    show(
        [(type(f.run().result[r]).__name__, len(N)) for _ in range(3)],
        f.run().result[r].result,
        f.run().result[r].message,
    )
    f.run().result[r]
    N.clear()
    prefect.context.caches.clear()
    c = mk(cache_for=timedelta(hours=1), cache_validator=cv.all_inputs)
    with Flow("f") as f:
        p = Parameter("p")
        r = c(p)
    show([(f.run(p=i).result[r].result, len(N)) for i in (1, 1, 2, 1, 2)])
    N.clear()
    prefect.context.caches.clear()
    c = mk(cache_for=timedelta(hours=1), cache_validator=cv.all_parameters)
    with Flow("f") as f:
        p = Parameter("p")
        Parameter("q", default=0)
        r = c(p)
    show.error(lambda: [(f.run(p=i, q=j).result[r].result, len(N)) for i, j in ((1, 0), (1, 0), (1, 1))])
    N.clear()
    prefect.context.caches.clear()
    c = mk(cache_for=timedelta(hours=1), cache_key="shared")
    d = mk(cache_for=timedelta(hours=1), cache_key="shared")
    with Flow("f") as f:
        r = c(1)
    with Flow("g") as g:
        r2 = d(2)
    show(f.run().result[r].result, g.run().result[r2].result, prefect.context.caches.keys())
    N.clear()
    prefect.context.caches.clear()
    c = mk(cache_for=timedelta(seconds=0))
    with Flow("f") as f:
        r = c(1)
    show(f.run())
    show(f.run())
    show(len(N))
    N.clear()
    prefect.context.caches.clear()
    c = mk(cache_for=timedelta(hours=1))
    with Flow("f") as f:
        r = c.map([1, 2, 3])
    show(f.run().result[r].result, f.run().result[r].result, N)
    show(
        f.run(task_states={r: Cached(result=[9], cached_result_expiration=pendulum.now("utc").add(hours=1))})
        .result[r]
        .result
        if False
        else 0
    )
    H = []
    prefect.context.caches.clear()
    c = mk(
        cache_for=timedelta(hours=1),
        state_handlers=[lambda t, o, n: H.append((type(o).__name__, type(n).__name__, n.message))],
    )
    with Flow("f") as f:
        r = c(1)
    show(f.run() and f.run() and H)


def misc_flow(show):
    f = Flow("f", tasks=[Task("a")])
    show(f.visualize if False else 0)
    show(f.diagnostics()[:5] if isinstance(f.diagnostics(), str) else type(f.diagnostics()))
    p = f.save()
    show(os.path.basename(p), Flow.load(p) == f if False else Flow.load(p).name, Flow.load("f").name)
    show.error(lambda: Flow.load("nope"))
    show(list(f) if hasattr(f, "__iter__") else 0)
    show(len(f.tasks), Task("a") in f.tasks)
    with Flow("o") as o:
        a = Task("a")()
    show(o.run())
    show(o.run() is not None)

    def breaks():
        with Flow("o") as o:
            o.run()

    show.error(breaks)
    with Flow("outer") as o:
        r = task(lambda: Flow("inner", tasks=[SuccessTask("s")]).run().is_successful(), name="sub")()
    show(o.run().result[r].result)
    show(
        prefect.__version__ is not None,
        prefect.Client is not None,
        prefect.client.Secret is not None,
        prefect.engine.state.State is State,
    )
    with Flow("e") as f:
        t = ErrorTask("t")()
        u = SuccessTask("u", trigger=prefect.triggers.any_failed)(upstream_tasks=[t])
    s = f.run()
    show(s, s.result[t].result, s.result[u], s.message)
    with prefect.utilities.configuration.set_temporary_config({"flows.eager_edge_validation": True}):
        a, b = Task("a"), Task("b")
        f = Flow("v")
        f.add_edge(a, b)
        show("ok")

    def breaks():
        with prefect.utilities.configuration.set_temporary_config({"flows.eager_edge_validation": True}):
            f.add_edge(b, a)

    show.error(breaks, saying="Cycle found; flows must be acyclic")
    with prefect.utilities.configuration.set_temporary_config({"flows.run_on_schedule": False}):
        show(Flow("s", schedule=prefect.schedules.Schedule(clocks=[])).run())
    with prefect.utilities.configuration.set_temporary_config(
        {"engine.executor.default_class": "prefect.executors.LocalDaskExecutor"}
    ):
        show([found for found in show.logged(Flow("s").run) if "executor" in found[2]])
    show(prefect.context.get("logger"), prefect.context.logger.name)
    show(logging.getLogger("prefect").setLevel("INFO"))
    show(Flow("rooted").run())
    show(logging.getLogger("prefect").setLevel("CRITICAL"))
