"""What handlers and loggers are told by the task runner."""

from __future__ import annotations

from datetime import timedelta

import pendulum

import prefect
from prefect import Task, task
from prefect.core.edge import Edge
from prefect.engine import signals
from prefect.engine.state import Failed, Pending, Retrying, Skipped, Success
from prefect.engine.task_runner import TaskRunner


class SuccessTask(Task):
    def run(self):
        return 1


class ErrorTask(Task):
    def run(self):
        raise ValueError("custom-error-message")


def runner_handlers(show):
    L = []

    def h(name):
        return lambda o, a, b: L.append((name, type(o).__name__, str(a), str(b)))

    show(TaskRunner(SuccessTask(state_handlers=[h("t1"), h("t2")]), state_handlers=[h("r")]).run())
    show(L)
    L.clear()
    show(TaskRunner(ErrorTask(state_handlers=[h("t")]), state_handlers=[h("r")]).run())
    show(L)
    L.clear()
    show(TaskRunner(ErrorTask(max_retries=1, retry_delay=timedelta(1), state_handlers=[h("t")])).run())
    show(L)
    L.clear()
    show(TaskRunner(SuccessTask(state_handlers=[h("t")])).run(upstream_states={Edge(Task(), Task()): Failed("b")}))
    show(L)
    L.clear()
    show(TaskRunner(SuccessTask(state_handlers=[h("t")])).run(upstream_states={Edge(Task(), Task()): Skipped("b")}))
    show(L)
    L.clear()
    show(TaskRunner(SuccessTask(state_handlers=[h("t")])).run(state=Success("done")))
    show(L)
    L.clear()
    show(TaskRunner(task(lambda: (_ for _ in ()).throw(signals.SKIP("z")), name="x", state_handlers=[h("t")])).run())
    show(L)
    L.clear()
    show(
        TaskRunner(
            task(
                lambda: (
                    (_ for _ in ()).throw(signals.LOOP("z", result=1))
                    if prefect.context.get("task_loop_count", 1) < 3
                    else 5
                ),
                name="x",
                state_handlers=[h("t")],
            )
        ).run()
    )
    show(L)
    show(TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: Failed("forced") if n.is_successful() else n])).run())
    show(TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: None])).run())
    show(TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: (_ for _ in ()).throw(ValueError("bad"))])).run())
    show(TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: (_ for _ in ()).throw(signals.SKIP("sk"))])).run())
    show(TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: (_ for _ in ()).throw(signals.FAIL("fl"))])).run())
    show(TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: (_ for _ in ()).throw(signals.PAUSE("fl"))])).run())
    show(
        TaskRunner(
            SuccessTask(state_handlers=[lambda t, o, n: (_ for _ in ()).throw(signals.ENDRUN(Success("er")))])
        ).run()
    )
    show(
        TaskRunner(
            SuccessTask(
                state_handlers=[lambda t, o, n: (_ for _ in ()).throw(ValueError("bad")) if n.is_successful() else n]
            )
        ).run()
    )
    show(TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: Retrying("rt") if n.is_successful() else n])).run())
    show(TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: Skipped("rt") if n.is_running() else n])).run())
    show(TaskRunner(SuccessTask(), state_handlers=[lambda t, o, n: (_ for _ in ()).throw(ValueError("bad"))]).run())
    F = []
    show(TaskRunner(ErrorTask(on_failure=lambda t, s: F.append((t, s)))).run())
    show(F)
    F = []
    show(TaskRunner(SuccessTask(on_failure=lambda t, s: F.append((t, s)))).run())
    show(F)
    F = []
    show(TaskRunner(ErrorTask(on_failure=lambda t, s: F.append((t, s)), max_retries=1, retry_delay=timedelta(1))).run())
    show(F)
    F = []
    show(
        TaskRunner(SuccessTask(on_failure=lambda t, s: F.append((t, s)))).run(
            upstream_states={Edge(Task(), Task()): Failed("b")}
        )
    )
    show(F)

    def breaks():
        with prefect.context(raise_on_exception=True):
            TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: (_ for _ in ()).throw(ValueError("bad"))])).run()

    show.error(breaks)
    ctxs = []
    show(
        TaskRunner(
            SuccessTask(
                state_handlers=[
                    lambda t, o, n: ctxs.append(sorted(k for k in prefect.context.to_dict() if k.startswith("task")))
                ]
            )
        ).run(context={"flow_name": "q"})
    )


def runner_logs(show):
    show(show.logged(lambda: TaskRunner(SuccessTask()).run()))
    show(show.logged(lambda: TaskRunner(ErrorTask()).run()))
    show(show.logged(lambda: TaskRunner(ErrorTask(max_retries=1, retry_delay=timedelta(1))).run()))
    show(show.logged(lambda: TaskRunner(SuccessTask()).run(upstream_states={Edge(Task(), Task()): Failed("b")})))
    show(show.logged(lambda: TaskRunner(SuccessTask()).run(upstream_states={Edge(Task(), Task()): Pending("b")})))
    show(show.logged(lambda: TaskRunner(SuccessTask()).run(context={"map_index": 3})))
    show(show.logged(lambda: TaskRunner(task(lambda: (_ for _ in ()).throw(signals.SUCCESS("z")), name="x")).run()))
    show(show.logged(lambda: TaskRunner(task(lambda: (_ for _ in ()).throw(signals.FAIL("z")), name="x")).run()))
    show(show.logged(lambda: TaskRunner(task(lambda: (_ for _ in ()).throw(signals.PAUSE("z")), name="x")).run()))
    show(show.logged(lambda: TaskRunner(task(lambda: (_ for _ in ()).throw(signals.RETRY("z")), name="x")).run()))
    show(show.logged(lambda: TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: 1 / 0])).run()))
    show(show.logged(lambda: TaskRunner(SuccessTask(trigger=lambda u: 1 / 0)).run()))
    show(show.logged(lambda: TaskRunner(SuccessTask(task_run_name="{zzz}")).run()))
    show(TaskRunner(SuccessTask(task_run_name="{zzz}")).run())
    show(show.logged(lambda: TaskRunner(SuccessTask()).run(state=Success())))
    show(show.logged(lambda: TaskRunner(SuccessTask()).run(state=Retrying(start_time=pendulum.datetime(2100, 1, 1)))))
