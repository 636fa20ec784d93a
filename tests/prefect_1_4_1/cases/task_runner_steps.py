"""The task runner by itself: runs, steps, handlers, logs."""

from __future__ import annotations

from datetime import timedelta

import pendulum

import prefect
from prefect import Task, task
from prefect.core.edge import Edge
from prefect.engine import signals
from prefect.engine.result import Result
from prefect.engine.runner import ENDRUN
from prefect.engine.state import (
    Cached,
    Cancelled,
    Cancelling,
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
    Submitted,
    Success,
    TimedOut,
)
from prefect.engine.task_runner import TaskRunner


class AddTask(Task):
    def run(self, x, y=1):
        return x + y


class SuccessTask(Task):
    def run(self):
        return 1


class ErrorTask(Task):
    def run(self):
        raise ValueError("custom-error-message")


def runner_basics(show):
    r = TaskRunner(SuccessTask())
    show(repr(r), str(r), repr(TaskRunner(Task(name="zz"))))
    show(type(r.logger), r.logger.name)
    show.error(lambda: TaskRunner(1))
    show.error(lambda: TaskRunner())
    show.error(lambda: TaskRunner(Task(), state_handlers=1), saying="state_handlers should be iterable")
    show.error(lambda: TaskRunner(Task(), state_handlers=lambda *a: 1), saying="state_handlers should be iterable")
    show(
        TaskRunner(Task(result=Result(4)), flow_result=Result(3)).result.value,
        TaskRunner(Task(), flow_result=Result(3)).result.value,
        TaskRunner(Task()).result,
    )
    show(r.run())
    show(r.run().result)
    show(TaskRunner(ErrorTask()).run(), TaskRunner(ErrorTask()).run().result)
    show(
        [
            TaskRunner(SuccessTask()).run(state=s)
            for s in (
                Pending(),
                Success(),
                Failed("x"),
                Running(),
                Skipped(),
                Scheduled(),
                Retrying(),
                Paused(),
                Resume(),
                Submitted(state=Pending()),
                Queued(state=Pending()),
                Mapped(),
                Cached(),
                Looped(),
                Finished(),
                Cancelled(),
                TimedOut(),
                Cancelling(),
            )
        ]
    )
    show(TaskRunner(SuccessTask()).run(state=Scheduled(start_time=pendulum.datetime(2100, 1, 1))))
    show(TaskRunner(SuccessTask()).run(state=Retrying(start_time=pendulum.datetime(2100, 1, 1))))
    show(TaskRunner(SuccessTask()).run(upstream_states=5))
    show(TaskRunner(AddTask()).run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)}).result)
    show(TaskRunner(AddTask()).run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=Result(1))}).result)
    show(TaskRunner(AddTask()).run(upstream_states={Edge(Task(), Task(), key="x"): Failed(result=1)}))
    show(TaskRunner(AddTask()).run(upstream_states={Edge(Task(), Task(), key="x"): Pending()}))
    show(TaskRunner(AddTask()).run(upstream_states={Edge(Task(), Task(), key="x"): Skipped()}))
    show(
        TaskRunner(AddTask(skip_on_upstream_skip=False))
        .run(upstream_states={Edge(Task(), Task(), key="x"): Skipped()})
        .result
    )
    show(
        TaskRunner(AddTask())
        .run(
            upstream_states={
                Edge(Task(), Task(), key="x"): Success(result=1),
                Edge(Task(), Task(), key="y"): Success(result=5),
            }
        )
        .result
    )
    s = TaskRunner(Task(tags=["b"])).run()
    show(s.context)
    show(TaskRunner(Task()).run().context)
    show(TaskRunner(Task()).run()._result)
    show(TaskRunner(task(lambda: None, name="q")).run()._result)
    show(TaskRunner(AddTask()).run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)}).cached_inputs)
    show(
        TaskRunner(AddTask(cache_for=timedelta(1)))
        .run(upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)})
        .cached_inputs
    )
    show(TaskRunner(ErrorTask(max_retries=1, retry_delay=timedelta(1))).run())
    show(TaskRunner(ErrorTask(max_retries=1, retry_delay=timedelta(1))).run(context={"task_run_count": 2}))
    show(TaskRunner(ErrorTask(max_retries=2, retry_delay=timedelta(1))).run(state=Retrying(run_count=1)).run_count)
    show(TaskRunner(ErrorTask(max_retries=2, retry_delay=timedelta(1))).run(state=Retrying(run_count=2)))
    show(
        TaskRunner(AddTask())
        .run(
            state=Pending(cached_inputs={"x": Result(5)}),
            upstream_states={Edge(Task(), Task(), key="x"): Success(result=1)},
        )
        .result
    )
    show(TaskRunner(SuccessTask()).run(context={"raise_on_exception": True}).result)
    show(TaskRunner(ErrorTask()).run(context={"raise_on_exception": True}))


def runner_steps(show):
    r = TaskRunner(SuccessTask())
    e = Edge(Task(), Task())
    show(r.check_upstream_finished(Pending("a"), upstream_states={}))
    show(r.check_upstream_finished(Pending("a"), upstream_states={e: Success()}))
    show.error(lambda: r.check_upstream_finished(Pending("a"), upstream_states={e: Pending()}))
    try:
        r.check_upstream_finished(Pending("a"), upstream_states={e: Pending()})
    except ENDRUN as x:
        show(x.state)
    for s in (Success(), Failed(), Skipped(), Mapped(), Retrying(), Cancelled(), Cached(), Looped()):
        try:
            show(type(s).__name__, r.check_upstream_finished(Pending("a"), upstream_states={e: s}))
        except ENDRUN as x:
            show(type(s).__name__, "ENDRUN", x.state)
    for s in (
        Success(),
        Failed(),
        Skipped(),
        Mapped(),
        Cancelled(),
        Mapped(map_states=[Skipped(), Success()]),
        Mapped(map_states=[Skipped()]),
    ):
        try:
            show(type(s).__name__, r.check_upstream_skipped(Pending("a"), upstream_states={e: s}))
        except ENDRUN as x:
            show(type(s).__name__, "ENDRUN", x.state)
    try:
        show(
            r.check_upstream_skipped(
                Pending("a"),
                upstream_states={Edge(Task(), Task(), mapped=True): Mapped(map_states=[Skipped(), Success()])},
            )
        )
    except ENDRUN as x:
        show("ENDRUN", x.state)
    r2 = TaskRunner(SuccessTask(skip_on_upstream_skip=False))
    show(r2.check_upstream_skipped(Pending("a"), upstream_states={e: Skipped()}))
    for t in (
        "all_successful",
        "all_failed",
        "any_successful",
        "any_failed",
        "all_finished",
        "always_run",
        "manual_only",
        "not_all_skipped",
    ):
        rr = TaskRunner(SuccessTask(trigger=getattr(prefect.triggers, t)))
        for s in (Success(), Failed(), Skipped()):
            try:
                show(t, type(s).__name__, rr.check_task_trigger(Pending("a"), upstream_states={e: s}))
            except ENDRUN as x:
                show(t, type(s).__name__, "ENDRUN", x.state, x.state.result)
        try:
            show(t, "none", rr.check_task_trigger(Pending("a"), upstream_states={}))
        except ENDRUN as x:
            show(t, "none", "ENDRUN", x.state)

    def trig(v):
        def t(us):
            if isinstance(v, BaseException) or (isinstance(v, type) and issubclass(v, BaseException)):
                raise v
            return v

        return t

    for v in (
        True,
        False,
        None,
        1,
        ValueError("x"),
        signals.SKIP("s"),
        signals.FAIL("f"),
        signals.PAUSE("p"),
        signals.RETRY("r"),
        signals.SUCCESS("s"),
        signals.TRIGGERFAIL("t"),
    ):
        rr = TaskRunner(SuccessTask(trigger=trig(v)))
        try:
            show(repr(v), rr.check_task_trigger(Pending("a"), upstream_states={e: Success()}))
        except ENDRUN as x:
            show(repr(v), "ENDRUN", x.state, type(x.state).__name__, x.state.result)
        except BaseException as x:  # noqa: BLE001 - signals are no `Exception` there
            show(repr(v), "RAISED", type(x).__name__)
    rr = TaskRunner(SuccessTask(trigger=lambda us: show(dict(us.items())) or True))
    show(rr.run(upstream_states={e: Success("q")}))
    for s in (
        Pending(),
        Success(),
        Failed("x"),
        Running(),
        Skipped(),
        Scheduled(),
        Retrying(),
        Paused(start_time=pendulum.datetime(2100, 1, 1)),
        Paused(),
        Resume(),
        Mapped(),
        Cached(),
        Looped(),
        Finished(),
        Cancelled(),
    ):
        for n in ("check_task_is_ready", "check_task_reached_start_time"):
            try:
                show(n, type(s).__name__, getattr(r, n)(s))
            except ENDRUN as x:
                show(n, type(s).__name__, "ENDRUN", x.state)
            except AttributeError:
                show(n, "no attr")
        for n in (
            "check_target",
            "check_task_is_cached",
            "set_task_to_running",
            "get_task_run_state",
            "cache_result",
            "check_for_retry",
        ):
            try:
                show(n, type(s).__name__, getattr(r, n)(s, inputs={}))
            except ENDRUN as x:
                show(n, type(s).__name__, "ENDRUN", x.state)
            except Exception as x:  # noqa: BLE001 - signals are no `Exception` there
                show(n, type(s).__name__, "RAISED", type(x).__name__, str(x))
    show(r.get_task_inputs(Pending(), {}))
    show(
        r.get_task_inputs(
            Pending(),
            {
                Edge(Task(), Task(), key="x"): Success(result=1),
                Edge(Task(), Task()): Success(result=2),
                Edge(Task(), Task(), key="z"): Success(),
            },
        )
    )
    show(
        r.get_task_inputs(
            Running(cached_inputs={"x": Result(3), "q": Result(4)}), {Edge(Task(), Task(), key="x"): Success(result=1)}
        )
    )
    show(r.load_results(Pending(), {e: Success(result=1)}))
    show(r.initialize_run(None, {})[0])
    show(r.initialize_run(Retrying(run_count=3), {}).context["task_run_count"])
    show(r.initialize_run(Pending(context={"task_run_count": 7}), {}).context["task_run_count"])
    show(r.initialize_run(Submitted(state=Retrying(run_count=1)), {}).state)
    show(r.initialize_run(Resume(), {}).context.get("resume"))
    show(
        r.initialize_run(Pending(cached_inputs={"_loop_count": Result(3), "_loop_result": Result(8)}), {}).context.get(
            "task_loop_count"
        )
    )
    r.set_task_run_name({})
    show(
        TaskRunner(Task(task_run_name="a-{x}")).set_task_run_name({"x": Result(5)}),
        prefect.context.get("task_run_name"),
    )
    show(
        TaskRunner(Task(task_run_name=lambda **k: f"b-{k['x']}")).set_task_run_name({"x": Result(5)}),
        prefect.context.get("task_run_name"),
    )
    show(r.check_for_retry(Failed("x"), inputs={}))
    rr = TaskRunner(SuccessTask(max_retries=2, retry_delay=timedelta(seconds=5)))
    with prefect.context(task_run_count=1):
        x = rr.check_for_retry(Failed("x"), inputs={})
        show(
            x,
            x.run_count,
            (x.start_time - pendulum.now("utc")).total_seconds() > 3,
            x.result,
            x.context,
            x.cached_inputs,
        )
    with prefect.context(task_run_count=2):
        show(rr.check_for_retry(Failed("x"), inputs={"a": Result(1)}))
    with prefect.context(task_run_count=3):
        show(rr.check_for_retry(Failed("x"), inputs={}))
    with prefect.context(task_run_count=1):
        show(
            rr.check_for_retry(TimedOut("x"), inputs={}),
            rr.check_for_retry(Success("x"), inputs={}),
            rr.check_for_retry(Cancelled("x"), inputs={}),
            rr.check_for_retry(Retrying("q"), inputs={}),
        )
    with prefect.context(task_run_count=1):
        show(
            rr.check_for_retry(Retrying("q"), inputs={}),
            rr.check_for_retry(Failed("x"), inputs={"a": Result(1)}).cached_inputs,
        )
    show(rr.check_for_retry(Retrying("x", run_count=5), inputs={}).run_count)
    rt = TaskRunner(SuccessTask(max_retries=2, retry_delay=timedelta(seconds=5), retry_on=KeyError))
    with prefect.context(task_run_count=1):
        show(
            rt.check_for_retry(Failed("x", result=ValueError()), inputs={}),
            rt.check_for_retry(Failed("x", result=KeyError()), inputs={}),
            rt.check_for_retry(Failed("x"), inputs={}),
        )
    show(r.check_task_is_looping(Success("x"), inputs={}, upstream_states={}, context={}))
    show.error(lambda: r.check_task_ready_to_map(Pending("x"), upstream_states={}))
    for us in (
        {},
        {Edge(Task(), Task(), key="x", mapped=True): Success(result=[1])},
        {Edge(Task(), Task(), key="x", mapped=True): Success(result=[])},
        {Edge(Task(), Task(), key="x", mapped=True): Success(result=5)},
        {Edge(Task(), Task(), key="x", mapped=True): Mapped(map_states=[Success(result=1)])},
        {Edge(Task(), Task(), key="x", mapped=True): Failed(result=[1])},
        {Edge(Task(), Task(), key="x", mapped=True): Skipped()},
        {Edge(Task(), Task(), key="x"): Success(result=1)},
    ):
        for p in (Pending("x"), Mapped("m"), Success("s"), Failed("f")):
            try:
                show(type(p).__name__, r.check_task_ready_to_map(p, upstream_states=us))
            except ENDRUN as x:
                show("ENDRUN", type(x.state).__name__, x.state.message, x.state.result)
