"""What handlers and loggers are told by the task runner."""

from __future__ import annotations

import logging
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


class _Logs(logging.Handler):
    """What the library logs inside a `with` block."""

    def __init__(self):
        super().__init__()
        self.lines = []
        self.logger = logging.getLogger("prefect")

    def emit(self, record):
        self.lines.append((record.name, record.levelname, record.getMessage()))

    def __enter__(self):
        self.before = self.logger.level, list(self.logger.handlers)
        self.logger.handlers[:] = [self]
        self.logger.setLevel(logging.DEBUG)
        return self

    def __exit__(self, *error):
        self.logger.setLevel(self.before[0])
        self.logger.handlers[:] = self.before[1]


def _logs(function):
    """The records of a call; what it raises is the last of them."""
    with _Logs() as found:
        try:
            function()
        except BaseException as err:  # noqa: BLE001 - signals are no `Exception` there
            found.lines.append(("raised", type(err).__name__, str(err)))
    return found.lines


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
    show(_logs(lambda: TaskRunner(SuccessTask()).run()))
    show(_logs(lambda: TaskRunner(ErrorTask()).run()))
    show(_logs(lambda: TaskRunner(ErrorTask(max_retries=1, retry_delay=timedelta(1))).run()))
    show(_logs(lambda: TaskRunner(SuccessTask()).run(upstream_states={Edge(Task(), Task()): Failed("b")})))
    show(_logs(lambda: TaskRunner(SuccessTask()).run(upstream_states={Edge(Task(), Task()): Pending("b")})))
    show(_logs(lambda: TaskRunner(SuccessTask()).run(context={"map_index": 3})))
    show(_logs(lambda: TaskRunner(task(lambda: (_ for _ in ()).throw(signals.SUCCESS("z")), name="x")).run()))
    show(_logs(lambda: TaskRunner(task(lambda: (_ for _ in ()).throw(signals.FAIL("z")), name="x")).run()))
    show(_logs(lambda: TaskRunner(task(lambda: (_ for _ in ()).throw(signals.PAUSE("z")), name="x")).run()))
    show(_logs(lambda: TaskRunner(task(lambda: (_ for _ in ()).throw(signals.RETRY("z")), name="x")).run()))
    show(_logs(lambda: TaskRunner(SuccessTask(state_handlers=[lambda t, o, n: 1 / 0])).run()))
    show(_logs(lambda: TaskRunner(SuccessTask(trigger=lambda u: 1 / 0)).run()))
    show(_logs(lambda: TaskRunner(SuccessTask(task_run_name="{zzz}")).run()))
    show(TaskRunner(SuccessTask(task_run_name="{zzz}")).run())
    show(_logs(lambda: TaskRunner(SuccessTask()).run(state=Success())))
    show(_logs(lambda: TaskRunner(SuccessTask()).run(state=Retrying(start_time=pendulum.datetime(2100, 1, 1)))))
