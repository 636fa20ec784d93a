"""States, signals and errors: all of each kind."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import timedelta

import pendulum

import prefect
import prefect.exceptions as ex
from prefect import Flow, Parameter, Task, task
from prefect.core.edge import Edge
from prefect.engine import signals
from prefect.engine.result import Result
from prefect.engine.state import (
    Cached,
    Cancelled,
    Cancelling,
    ClientFailed,
    Failed,
    Finished,
    Looped,
    Mapped,
    Paused,
    Pending,
    Queued,
    Resume,
    Retrying,
    Running,
    Scheduled,
    Skipped,
    State,
    Submitted,
    Success,
    TimedOut,
    TriggerFailed,
    ValidationFailed,
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


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def state_all(show):
    kinds = [
        State,
        Pending,
        Paused,
        Scheduled,
        Resume,
        Retrying,
        Submitted,
        Queued,
        Running,
        Cancelling,
        Finished,
        Success,
        Looped,
        Cached,
        Mapped,
        Skipped,
        Failed,
        TimedOut,
        TriggerFailed,
        ValidationFailed,
        Cancelled,
        ClientFailed,
    ]
    show([(k.__name__, k.color, [b.__name__ for b in k.__bases__]) for k in kinds])
    show([(k.__name__, str(k()), str(k("m"))) for k in kinds])
    show(Paused().start_time, Scheduled().start_time is not None, type(Scheduled().start_time))
    show(
        [
            (k.__name__, k() == k(), k("a") == k("b"), k(result=1) == k(result=2))
            for k in kinds
            if k not in (Scheduled, Resume, Retrying, Queued, Paused)
        ]
    )
    show(Success(1).message)
    show(Success(message=None).message)
    show(Success(result=Result(1)).result)
    show(Success(result=None)._result, Success()._result)
    show(Success()._result == prefect.engine.result.NoResult)
    show(Retrying(run_count=3).run_count)
    with prefect.context(task_run_count=5):
        show(Retrying().run_count)
    show(Retrying(run_count=0).run_count)
    with prefect.context(task_loop_count=5):
        show(Looped().loop_count)
    show(Looped(loop_count=2).loop_count)
    show(Mapped(map_states=[Success()], n_map_states=4).n_map_states)
    show(Mapped(map_states=[Success(), Failed()]).is_failed())
    show(Mapped().map_states, Mapped().n_map_states)
    show(Mapped(result=[1]).result)
    show(Cached(cached_inputs={"x": 1}).cached_inputs)
    show(Pending(cached_inputs={"x": Result(1)}).cached_inputs)
    show(Cached(cached_result_expiration=pendulum.datetime(2020, 1, 1)).cached_result_expiration)
    show(Scheduled(start_time=None).start_time is None)
    show(
        Submitted(state=Success()).state,
        Submitted(state=Success()).is_finished(),
        Submitted(state=Success()).is_meta_state(),
        Submitted(state=Success()).is_submitted(),
    )
    show(Queued(state=Pending()).is_queued())
    show(Success().color)
    show(Success(context={"tags": [1]}).context)
    show(Success().context.update(a=1))
    s = Success()
    s.foo = 1
    show(s.foo)
    s = Success(result=1)
    s.result = Result(5)
    show(s.result, s._result)
    s._result = Result(9)
    show(s.result)
    show.error(lambda: Success(foo=1))
    show(repr(Failed(5)), str(Failed(ValueError("x"))))
    show(bool(Success()))
    show(copy.copy(Success("a", result=1)).result)
    show(copy.deepcopy(Success("a", result=[1])).result)
    show(pickle.loads(pickle.dumps(Success("a", result=[1]))) == Success("a", result=[1]))
    show([pickle.loads(pickle.dumps(k("m"))) for k in kinds])
    show(State() == State(), Success() == "Success")


def state_result_setting(show):
    s = Success(result=None)
    s.result = 3
    show(s.result, s._result)
    s = Success()
    s._result = None
    show(s.result)
    show(Success(result=prefect.engine.result.NoResult).result)
    show(Success(result=prefect.engine.result.NoResult)._result)
    s.result = 4
    show(s._result, s._result.location)


def state_serialize(show):
    show([k().serialize()["type"] for k in (Pending, Success, Failed, Running)])

    class My(Success):
        pass

    show(State.deserialize({"type": "Success", "message": "x"}))
    show.error(lambda: State.deserialize({"type": "Nope"}))
    show.error(lambda: State.deserialize({}))
    show(State.deserialize({"type": "Retrying", "run_count": 3, "start_time": "2020-01-01T00:00:00+00:00"}).start_time)
    show(State.deserialize({"type": "Success", "_result": {"type": "PrefectResult", "location": "5"}})._result)
    show(State.deserialize({"type": "Success", "_result": {"type": "NoResultType"}})._result)
    show(State.deserialize({"type": "Success", "_result": {"type": "Whatever", "location": "x"}})._result)
    show(State.deserialize(Mapped(n_map_states=3).serialize()).map_states)
    show(State.deserialize({"type": "Success", "foo": 1}))
    show(State.deserialize({"type": "Success", "context": {"a": 1}, "cached_inputs": {}}).context)
    show(
        [
            State.deserialize(k("m").serialize()) == k("m")
            for k in (
                Pending,
                Success,
                Failed,
                Running,
                Skipped,
                Cached,
                Looped,
                Mapped,
                TimedOut,
                TriggerFailed,
                Cancelled,
                Cancelling,
                Finished,
            )
        ]
    )
    show(
        [_attrs(State.deserialize(k("m").serialize()), "context", "cached_inputs") for k in (Pending, Success, Failed)]
    )
    show(json.dumps(Success(result=object()).serialize()) is not None)
    show(State.deserialize(Success(result=3).serialize()).result)
    show(State.deserialize(json.loads(json.dumps(Failed("x", result=ValueError("a")).serialize()))).result)


def signals_all(show):
    s = signals.FAIL("m")
    show(str(s), repr(s), s.state, s.args, s.state.result, s.state._result)
    show(signals.SUCCESS("m", result=5).state.result)
    show(signals.SUCCESS("m", result=5).state)
    show(signals.SUCCESS().state)
    show(signals.FAIL("m").state.result)
    show(signals.FAIL(result=3).state.result)
    show(signals.RETRY("m", start_time=pendulum.datetime(2020, 1, 1), run_count=3).state.start_time)
    show(signals.RETRY("m").state.start_time is None, signals.RETRY("m").state.run_count)
    show(signals.LOOP(result=3).state)
    show(signals.LOOP("m", result=3).state.loop_count)
    show(signals.LOOP("m", result=3).state.result)
    show(signals.PAUSE("m").state, signals.PAUSE("m").state.start_time)
    show(signals.SKIP("m").state.result)
    show(signals.TRIGGERFAIL("m").state)
    show.error(
        lambda: (signals.signal_from_state(Success("m", result=2)), signals.signal_from_state(Failed("x")).state)
    )
    show.error(lambda: signals.signal_from_state(Running()), saying="No signal matches the provided state: <Running>")
    show.error(lambda: signals.signal_from_state(Retrying("r", run_count=2)).state.run_count)
    show.error(lambda: signals.signal_from_state(Mapped()), saying="No signal matches the provided state: <Mapped>")
    show(type(signals.signal_from_state(TriggerFailed("x"))))
    show.error(
        lambda: type(signals.signal_from_state(TimedOut("x"))),
        saying='No signal matches the provided state: <TimedOut: "x">',
    )
    show.error(
        lambda: type(signals.signal_from_state(Cached("x"))),
        saying='No signal matches the provided state: <Cached: "x">',
    )
    show(signals.ENDRUN(state=Failed("x")).state, str(signals.ENDRUN(state=Failed("x"))))
    show.error(lambda: signals.ENDRUN())
    show(signals.ENDRUN(Failed("x")).state)
    show(issubclass(signals.FAIL, Exception))
    show(pickle.loads(pickle.dumps(signals.FAIL("m"))).state.message)
    show.error(lambda: signals.FAIL(foo=1))
    show.error(lambda: signals.FAIL("a", "b"))


def validationfail(show):
    show(str(ex.TaskTimeoutSignal("x")), ex.TaskTimeoutSignal().args, ex.TaskTimeoutSignal("x").args)
    show(ex.VersionLockMismatchSignal("x"))
    show(issubclass(ex.TaskTimeoutSignal, Exception))


def retry_on2(show):
    def go(exc, **k):
        n = []

        def fn():
            n.append(1)
            raise exc

        with Flow("f") as f:
            t = task(fn, name="t", max_retries=2, retry_delay=timedelta(0), **k)()
        s = f.run().result[t]
        return len(n), s

    show(go(signals.RETRY("r", start_time=pendulum.now("utc"))) if False else 0)


def ctxtags(show):
    with Flow("f") as f:
        a = SuccessTask("a")()
        b = SuccessTask("b", tags=["x"])()
        c = ErrorTask("c")()
        d = IdTask("d")(c)
        m = IdTask("m").map([1])
        p = Parameter("p", default=1)()
    s = f.run()
    show([s.result[t].cached_inputs for t in (a, b, c, d, m, p)], s.result[m].map_states[0].cached_inputs)
    with Flow("f") as f:
        a = IdTask("a")(5)
        b = ErrorTask("b")(upstream_tasks=[a])
        c = task(lambda x: 1 / 0, name="c")(a)
    s = f.run()
    show([s.result[t].cached_inputs for t in (a, b, c)])
    show([s.result[t]._result for t in (a, b, c)])
    show(
        TaskRunner(task(lambda x: 1 / 0, name="c"))
        .run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)})
        .cached_inputs
    )
    show(
        TaskRunner(task(lambda x: (_ for _ in ()).throw(signals.FAIL("q")), name="c"))
        .run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)})
        .cached_inputs
    )
    show(
        TaskRunner(task(lambda x: 1, name="c"))
        .run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)})
        .cached_inputs
    )
    L = []
    show(
        TaskRunner(
            task(
                lambda x: 1,
                name="c",
                state_handlers=[lambda t, o, n: L.append((type(n).__name__, n.cached_inputs, n.message, n.result))],
            )
        ).run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)})
    )
    show(L)
    L.clear()
    show(
        TaskRunner(
            task(
                lambda x: 1 / 0,
                name="c",
                max_retries=1,
                retry_delay=timedelta(1),
                state_handlers=[lambda t, o, n: L.append((type(n).__name__, n.cached_inputs, n.message, n.result))],
            )
        )
        .run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)})
        .cached_inputs
    )
