"""What the context holds, and how it is changed."""

from __future__ import annotations

import threading

import pendulum

import prefect
from prefect import Flow, Parameter, task
from prefect.utilities.context import Context


def context_in_flow(show):
    @task
    def ctx():
        return {k: type(v).__name__ for k, v in prefect.context.to_dict().items()}

    with Flow("f") as f:
        r = ctx()
    with Flow("f") as f:
        r = task(lambda x: dict(prefect.context.to_dict()), name="m").map([1, 2])
    with Flow("f") as f:
        r = task(
            lambda: (
                prefect.context.scheduled_start_time,
                prefect.context.date,
                prefect.context.flow_run_id,
                prefect.context.flow_run_name,
            ),
            name="m",
        )()
    show([type(x) for x in f.run().result[r].result])
    show(
        f.run(context={"scheduled_start_time": pendulum.datetime(2020, 1, 1)}).result[r].result[0]
        == pendulum.now().to_date_string()
    )
    with Flow("f") as f:
        r = task(lambda: prefect.context.flow_name, name="m")()
    show(f.run(context={"flow_name": "other"}).result[r].result)
    with Flow("f") as f:
        r = task(lambda: prefect.context.get("foo"), name="m")()
    show(f.run(context={"foo": 3}).result[r].result)
    with prefect.context(foo=4):
        show(f.run().result[r].result, f.run(context={"foo": 5}).result[r].result)
    show(f.run(task_contexts={r: {"foo": 9}}).result[r].result)
    with Flow("f") as f:
        r = task(lambda: prefect.context.task_run_count, name="m")()
    show(f.run(task_contexts={r: {"task_run_count": 9}}).result[r].result)
    with Flow("f") as f:
        r = task(lambda: prefect.context.get("parameters"), name="m")()
        f.add_task(Parameter("p", default=3))
    show(f.run().result[r].result, f.run(p=4).result[r].result)


def context(show):
    c = prefect.context
    show(type(c).__name__, repr(c)[:9])
    show(Context() == {} if False else type(Context()).__name__)
    with prefect.context(a=1):
        show(prefect.context.a, prefect.context["a"], "a" in prefect.context, prefect.context.get("a"))
    show("a" in prefect.context)
    show.error(lambda: prefect.context.a)
    show.error(lambda: prefect.context["nope"])
    with prefect.context({"a": 1}, b=2) as x:
        show(x is prefect.context, x.a, x.b)
    with prefect.context({"a": {"b": 1}}):
        show(prefect.context.a, type(prefect.context.a), prefect.context.a.get("b"))
    with prefect.context(a=1):
        with prefect.context(a=2):
            show(prefect.context.a)
        show(prefect.context.a)
    prefect.context.q = 3
    show(prefect.context.q, "q" in prefect.context)
    del prefect.context.q
    show("q" in prefect.context)
    prefect.context["w"] = 5
    show(prefect.context.w)
    show(prefect.context.pop("w"), "w" in prefect.context)
    prefect.context.update(z=1)
    show(prefect.context.pop("z"))
    show(prefect.context.setdefault("y", 2))
    show(prefect.context.pop("y"))
    with prefect.context(a=1):
        prefect.context.a = 7
        prefect.context.newkey = 1
    show("newkey" in prefect.context)
    R = []
    with prefect.context(a=1):
        t = threading.Thread(target=lambda: R.append(prefect.context.get("a")))
        t.start()
        t.join()
        show(R)

    def breaks():
        with prefect.context(5):
            pass

    show.error(breaks)
    show(len(prefect.context) > 0, bool(prefect.context), list(prefect.context.keys()) == list(prefect.context))
    try:
        with prefect.context(a=1):
            raise ValueError
    except ValueError:
        show("a" in prefect.context)
    g = prefect.context(a=1)
    show(g.__enter__().a, g.__exit__(None, None, None))
