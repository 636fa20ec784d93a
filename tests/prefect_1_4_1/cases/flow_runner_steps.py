"""The flow runner by itself: runs, steps, handlers, logs."""

from __future__ import annotations

import pendulum

import prefect
from prefect import Flow, Task, task
from prefect.engine import signals
from prefect.engine.flow_runner import FlowRunner
from prefect.engine.runner import ENDRUN
from prefect.engine.state import (
    Cancelled,
    Cancelling,
    Failed,
    Finished,
    Mapped,
    Paused,
    Pending,
    Queued,
    Retrying,
    Running,
    Scheduled,
    Skipped,
    Submitted,
    Success,
)
from prefect.engine.task_runner import TaskRunner


class SuccessTask(Task):
    def run(self):
        return 1


class ErrorTask(Task):
    def run(self):
        raise ValueError("custom-error-message")


class IdTask(Task):
    def run(self, x):
        return x


def flow_basics(show):
    f = Flow("f", tasks=[SuccessTask("s")])
    s0 = f.get_tasks()[0]
    r = FlowRunner(flow=f)
    show.error(lambda: FlowRunner())
    show(FlowRunner(f).flow is f)
    show.error(lambda: FlowRunner(flow=f, state_handlers=1), saying="state_handlers should be iterable")
    show(FlowRunner(flow=f, task_runner_cls=5).task_runner_cls)
    show(r.run(), r.run().result)
    show(r.run(return_tasks=[s0]).result)
    show(r.run(return_tasks=[]))
    show(r.run(state=Success("q")), r.run(state=Failed("q")), r.run(state=Skipped()))
    show(
        [
            FlowRunner(flow=f).run(state=s)
            for s in (
                Pending(),
                Running(),
                Scheduled(),
                Retrying(),
                Submitted(state=Pending()),
                Queued(state=Pending()),
                Cancelled(),
                Cancelling(),
                Paused(),
                Mapped(),
                Finished(),
            )
        ]
    )
    show(FlowRunner(flow=f).run(state=Scheduled(start_time=pendulum.datetime(2100, 1, 1))))
    show(FlowRunner(flow=f).run(state=Pending(), return_tasks=[s0]).result)
    show(FlowRunner(flow=f).run(state=Success("x"), return_tasks=[s0]).result)
    show(
        FlowRunner(flow=f).run(task_states={s0: Failed("no")}, return_tasks=[s0]),
        FlowRunner(flow=f).run(task_states={s0: Failed("no")}, return_tasks=[s0]).result,
    )
    show(
        FlowRunner(flow=f).run(task_states={s0: Running("no")}, return_tasks=[s0]),
        FlowRunner(flow=f).run(task_states={s0: Running("no")}, return_tasks=[s0]).result,
    )
    show(
        FlowRunner(flow=f).run(task_states={s0: Retrying(start_time=pendulum.datetime(2100, 1, 1))}, return_tasks=[s0]),
        FlowRunner(flow=f)
        .run(task_states={s0: Retrying(start_time=pendulum.datetime(2100, 1, 1))}, return_tasks=[s0])
        .result,
    )
    show(FlowRunner(flow=f).run(context={"a": 1}).is_successful())
    show(FlowRunner(flow=f).run(parameters={"x": 1}))
    show(FlowRunner(flow=f).run(executor=5))
    show(FlowRunner(flow=f).run(executor=prefect.executors.LocalExecutor()))
    show(FlowRunner(flow=f).run(task_contexts={s0: {"a": 2}}))
    show.error(lambda: FlowRunner(flow=f).run(foo=1))
    show(FlowRunner(flow=Flow("e")).run(), FlowRunner(flow=Flow("e")).run().result)
    with Flow("g") as g:
        a = SuccessTask("a")()
        e_ = ErrorTask("e")()
        c = IdTask("c")(e_)
    s = FlowRunner(flow=g).run(return_tasks=[a, e_, c])
    show(s, s.message, s.result[a], s.result[e_], s.result[c])
    g.set_reference_tasks([a])
    show(FlowRunner(flow=g).run())
    g.set_reference_tasks([c])
    show(FlowRunner(flow=g).run())
    show(FlowRunner(flow=g).run(return_tasks=[a]).result)
    show(r.run_flow if hasattr(r, "run_flow") else None)


def flow_steps(show):
    f = Flow("f", tasks=[SuccessTask("s")])
    s0 = f.get_tasks()[0]
    r = FlowRunner(flow=f)
    r.initialize_run(None, {}, {}, {}, {})
    show(r.initialize_run(None, {}, {"parameters": {"q": 4}}, {}, {"p": 3}).context["parameters"])
    for s in (Pending(), Success(), Running()):
        try:
            show(
                r.get_flow_run_state(
                    state=s,
                    task_states={},
                    task_contexts={},
                    return_tasks=set(),
                    task_runner_state_handlers=[],
                    executor=prefect.executors.LocalExecutor(),
                )
            )
        except ENDRUN as x:
            show("ENDRUN", x.state)
    show(
        r.determine_final_state(state=Running(), key_states={Success()}, return_states={}, terminal_states={Success()})
    )
    show(
        r.determine_final_state(
            state=Running(), key_states={Failed("a")}, return_states={s0: Failed("a")}, terminal_states={Success()}
        )
    )
    show(
        r.determine_final_state(
            state=Running(), key_states={Failed("a")}, return_states={s0: Failed("a")}, terminal_states={Success()}
        ).result
    )
    show(r.determine_final_state(state=Running("r"), key_states=set(), return_states={}, terminal_states={Pending()}))
    show(r.determine_final_state(state=Running("r"), key_states=set(), return_states={}, terminal_states=set()))
    show(
        r.determine_final_state(
            state=Running("r"),
            key_states={Mapped(map_states=[Failed()])},
            return_states={},
            terminal_states={Success()},
        )
    )


def flow_handlers(show):
    L = []

    def h(name):
        return lambda o, a, b: L.append((name, type(o).__name__, str(a), str(b)))

    f = Flow("f", tasks=[SuccessTask("s")], state_handlers=[h("f1"), h("f2")])
    show(FlowRunner(flow=f, state_handlers=[h("r")]).run())
    show(L)
    L.clear()
    show(f.run())
    show(L)
    L.clear()
    show(f.run(state=Success("x")))
    show(L)
    L.clear()
    show(f.run(state_handlers=1) if False else None)
    g = Flow("g", tasks=[ErrorTask("e")], state_handlers=[h("f")], on_failure=lambda fl, s: L.append(("onfail", fl, s)))
    L.clear()
    show(g.run())
    show(L)
    show(Flow("f", tasks=[SuccessTask()], state_handlers=[lambda o, a, b: 1 / 0]).run())
    show(Flow("f", tasks=[SuccessTask()], state_handlers=[lambda o, a, b: None]).run())
    show(Flow("f", tasks=[SuccessTask()], state_handlers=[lambda o, a, b: 1 / 0 if b.is_successful() else b]).run())

    def breaks():
        with prefect.context(raise_on_exception=True):
            Flow("f", tasks=[SuccessTask()], state_handlers=[lambda o, a, b: 1 / 0]).run()

    show.error(breaks, saying="division by zero")

    def breaks():
        with prefect.context(raise_on_exception=True):
            Flow("f", tasks=[ErrorTask()]).run()

    show.error(breaks, saying="custom-error-message")
    C = []
    show(
        Flow(
            "f", tasks=[SuccessTask()], state_handlers=[lambda o, a, b: C.append(sorted(prefect.context.to_dict()))]
        ).run()
    )


def terminal_handler(show):
    told = []

    def th(flow, state, reference_task_states):
        told.append(
            (flow.name, str(state), sorted(map(str, reference_task_states)), type(reference_task_states).__name__)
        )
        return state

    f = Flow("f", tasks=[SuccessTask("s")], terminal_state_handler=th)
    show(f.run())
    show(told)
    told.clear()
    show(f.run(state=Success()))
    show(told)
    f = Flow("f", tasks=[SuccessTask("s")], terminal_state_handler=lambda flow, state, ref: Failed("z"))
    f = Flow("f", tasks=[SuccessTask("s")], terminal_state_handler=lambda flow, state, ref: None)
    show(f.run())
    f = Flow("f", tasks=[SuccessTask("s")], terminal_state_handler=lambda flow, state, ref: 1 / 0)
    show(f.run())
    f = Flow("f", tasks=[SuccessTask("s")], terminal_state_handler=lambda flow, state, ref: 5)

    def th2(flow, state, ref):
        state.message = "Custom"
        return state

    show(Flow("f", tasks=[ErrorTask("s")], terminal_state_handler=th2).run())
    Holder = []
    show(
        Flow(
            "f",
            tasks=[SuccessTask("s")],
            terminal_state_handler=lambda flow, state, ref: Holder.append("term"),
            state_handlers=[lambda f, o, n: Holder.append((type(o).__name__, type(n).__name__))],
        ).run()
    )
    show(Holder)


def flow_logs(show):
    f = Flow("f", tasks=[SuccessTask("s")])
    with Flow("g") as g:
        IdTask("i").map([1, 2])
    show(show.logged(lambda: f.run(state=Success())))
    with Flow("g") as g:
        IdTask("i")(ErrorTask("e")())
    with Flow("g") as g:
        ErrorTask("e")()
        b = SuccessTask("ref")()
    g.set_reference_tasks([b])
    with Flow("g") as g:
        task(lambda: (_ for _ in ()).throw(signals.PAUSE("z")), name="x")()
    show(show.logged(lambda: Flow("e").run()))


def flow_subclass(show):
    class MyTR(TaskRunner):
        def get_task_run_state(self, state, inputs):
            return Success("mine", result=9)

    class MyFR(FlowRunner):
        def __init__(self, *a, **k):
            super().__init__(*a, task_runner_cls=MyTR, **k)

    f = Flow("f", tasks=[SuccessTask("s")])
    s0 = f.get_tasks()[0]
    show(f.run(runner_cls=MyFR).result[s0])
    show(FlowRunner(flow=f, task_runner_cls=MyTR).run(return_tasks=[s0]).result)

    class FR2(FlowRunner):
        def run(self, **kw):
            return sorted(kw)

    class FR3:
        def __init__(self, flow):
            self.flow = flow

        def run(self, **kw):
            return Success("t", result=dict.fromkeys(kw))

    class TR4(TaskRunner):
        def check_target(self, state, inputs):
            show("ct", state)
            return super().check_target(state, inputs)

        def cache_result(self, state, inputs):
            show("cr", state)
            return super().cache_result(state, inputs)

        def check_for_retry(self, state, inputs):
            show("retry", state)
            return super().check_for_retry(state, inputs)

    show(FlowRunner(flow=f, task_runner_cls=TR4).run())
