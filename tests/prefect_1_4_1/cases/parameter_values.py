"""Parameters: defaults, dates, what a run is given."""

from __future__ import annotations

import datetime
import pickle

import cloudpickle
import pendulum

import prefect
from prefect import Flow, Parameter, Task
from prefect.core.parameter import DateTimeParameter
from prefect.engine.flow_runner import FlowRunner
from prefect.engine.state import Failed, Pending, Running, Success


class SuccessTask(Task):
    def run(self):
        return 1


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def parameters(show):
    p = Parameter("x")
    show(type(p.default), repr(p.default))
    show(
        Parameter("x", default=1).required, Parameter("x", default=None).required, Parameter("x", default=None).default
    )
    show(
        Parameter("x", default=1, required=True).required,
        Parameter("x", required=False).required,
        Parameter("x", required=False).default,
    )
    show(Parameter("x", tags=["a"]).tags)
    show(Parameter("x", default=[1]))
    show(Parameter("x", default=lambda: 1).default if False else None)
    show(Parameter("x", default={1, 2}))
    show(Parameter("x", default=object()) if False else None)
    show.error(lambda: Parameter())
    show(Parameter(None))
    show.error(lambda: Parameter("x").run(), saying='Parameter "x" was required but not provided')
    show(Parameter("x", default=3).run())
    with prefect.context(parameters={"x": 5}):
        show(Parameter("x", default=3).run())
    with prefect.context(parameters={"x": None}):
        show(Parameter("x", default=3).run())
    show(repr(p), str(p))
    p.slug = "y"
    p.name = "y"
    show(p.copy("z"))
    show(p.copy(name="z"))
    show(p.copy(name="z").slug)
    show.error(lambda: p.copy())
    show.error(lambda: p(1))
    with Flow("f") as f:
        r = p()
    show(r is p, f.tasks)

    def breaks():
        with Flow("f"):
            p.bind(1)

    show.error(breaks)
    with Flow("f") as f:
        r = p + 1
    show(f.run(y=2))
    show.error(
        lambda: f.run(x=2).result[r].result, saying="Flow.run did not receive the following required parameters:"
    )
    show.error(
        lambda: f.run(parameters={"x": 3}).result[r].result,
        saying="Flow.run received the following unexpected parameters: x",
    )
    show.error(
        lambda: f.run(parameters={"x": 3}, x=4).result[r].result,
        saying="Flow.run received the following unexpected parameters: x",
    )
    show.error(lambda: f.run(), saying="Flow.run did not receive the following required parameters:")
    show.error(lambda: f.run(z=1, x=2), saying="Flow.run did not receive the following required parameters:")
    show.error(lambda: f.run(parameters={"z": 1, "x": 1}))

    def breaks():
        with Flow("f"):
            p.set_upstream(Task("a"))

    show.error(breaks, saying="Parameters must be root tasks and can not have upstream")
    show.error(lambda: p["a"], saying="Could not infer an active Flow context while creating edge")
    with Flow("f") as f:
        q = p["a"]["b"]
    show.error(
        lambda: f.run(x={"a": {"b": 5}}).result[q].result,
        saying="Flow.run did not receive the following required parameters:",
    )
    show.error(lambda: f.run(x={}).result[q], saying="Flow.run did not receive the following required parameters:")
    show(pickle.loads(cloudpickle.dumps(p)).name)
    show(p.inputs(), p.outputs())
    show(p == Parameter("x"))
    f = Flow("f", tasks=[p])

    def breaks():
        f.run(x=1)

    show.error(breaks, saying="Flow.run did not receive the following required parameters:")
    show.error(
        lambda: f.run(x=object).result[p]._result, saying="Flow.run did not receive the following required parameters:"
    )
    show.error(
        lambda: f.run(x=pendulum.datetime(2020, 1, 1)).result[p]._result,
        saying="Flow.run did not receive the following required parameters:",
    )


def datetime_param(show):
    d = DateTimeParameter("d")
    show(_attrs(d, "name", "required", "default", "slug"))
    show(DateTimeParameter("d", default=None))
    show(DateTimeParameter("d", default="2020-01-01"))
    show(DateTimeParameter("d", default=pendulum.datetime(2020, 1, 1)).default)
    show(DateTimeParameter("d", required=False).default)
    f = Flow("f", tasks=[d])
    show(f.run(d="2020-01-01").result[d].result)
    show(f.run(d=pendulum.datetime(2020, 1, 1)).result[d].result)
    show(f.run(d=datetime.datetime(2020, 1, 1)).result[d].result)
    show(f.run(d="nope").result[d])
    show(f.run(d=None).result[d])
    show(f.run(d="2020-01-01T10:00:00+02:00").result[d].result)
    show.error(lambda: f.run(), saying="Flow.run did not receive the following required parameters:")
    e = DateTimeParameter("e", required=False)
    f = Flow("f", tasks=[e])
    show(f.run().result[e].result)
    show(f.run(e=None).result[e].result)


def flow_run_misc(show):
    f = Flow("f", tasks=[SuccessTask("s")])
    f.run()
    show.error(lambda: f.run(return_tasks=[]), saying="The `return_tasks` keyword cannot be provided to")
    show.error(lambda: f.run(parameters=5))
    show.error(lambda: f.run(foo=1))
    show(f.run(context={"a": 1}))
    show(f.run(executor=5))
    show(f.run(run_on_schedule=False).is_successful())
    show(f.run(runner_cls=FlowRunner).is_successful())
    show(f.run(state=Success()))
    show(f.run(state=Success()).result)
    show(f.run(state=Failed("x")))
    show(f.run(state=Running()))
    show(f.run(state=Pending("p")))
    t = f.get_tasks()[0]
    show(f.run(task_states={t: Failed("no")}))
    show(f.run(task_states={t: Success("no", result=7)}).result[t].result)
    show(f.run(task_contexts={t: {"a": 1}}).is_successful())
    show(f.run(task_runner_state_handlers=[lambda r, o, n: show(type(r).__name__, o, n) or n]))
    show(Flow("e").run())
    show(Flow("e").run().result)
    show.error(lambda: Flow("e").run(x=1))
    f = Flow("f", schedule=prefect.schedules.Schedule(clocks=[]))
    show.error(lambda: f.run(), saying="Flow has no more scheduled runs")
    show(f.run(run_on_schedule=False))
