"""Habits of programs that were written for Prefect 1.x: what a collection of public ones relies on."""

from __future__ import annotations

import logging
from datetime import timedelta

import pendulum

import prefect
from prefect import Flow, Task, task
from prefect.backend import artifacts
from prefect.engine import FlowRunner, TaskRunner, signals
from prefect.engine.result import Result
from prefect.engine.state import Looped
from prefect.executors import DaskExecutor, Executor, LocalExecutor
from prefect.schedules import Schedule
from prefect.schedules.clocks import CronClock
from prefect.tasks.prefect import StartFlowRun
from prefect.utilities.executors import RecursiveCall, tail_recursive


class Prepare(Task):
    def run(self, x):
        return x


def one_task_under_several_tags(show):
    prepare = Prepare()
    with Flow("f") as flow:
        with prefect.tags("train", "a"):
            first = prepare(1)
        with prefect.tags("test"):
            second = prepare(2)
        third = prepare(3)
    show(prepare.tags, first.tags, second.tags, third.tags)
    show(sorted(flow.slugs.values()))
    with prefect.tags("more"):
        show(Prepare(tags=["own"]).copy().tags, prepare.copy(tags={"given"}).tags)


def handler_that_breaks(show):
    for kind in ("Running", "Failed", "Retrying"):
        told = []

        def handler(obj, old, new, kind=kind, told=told):
            told.append(type(new).__name__)
            if type(new).__name__ == kind:
                raise ValueError("no such secret")

        @task(max_retries=1, retry_delay=timedelta(0), state_handlers=[handler])
        def bad():
            raise KeyError("x")

        with Flow("f") as flow:
            made = bad()
        state = flow.run()
        show(kind, told, state, state.result[made])


def handler_that_breaks_on_success(show):
    def handler(obj, old, new):
        if new.is_successful():
            raise ValueError("no such secret")

    made = task(lambda: 1, name="one", max_retries=1, retry_delay=timedelta(0), state_handlers=[handler])
    with Flow("f") as flow:
        one = made()
    state = flow.run()
    show(state, state.result[one])


def handler_that_signals(show):
    for signal in (signals.FAIL, signals.SUCCESS, signals.SKIP):
        for kind in ("Running", "Failed", "Success"):

            def handler(obj, old, new, kind=kind, signal=signal):
                if type(new).__name__ == kind:
                    raise signal("from the handler")

            def fail(kind=kind):
                return 1 / (kind == "Success")

            made = task(fail, name="maybe", state_handlers=[handler])
            with Flow("f") as flow:
                maybe = made()
            state = flow.run()
            show(signal.__name__, kind, state, state.result[maybe])


def logger_of_a_child(show):
    names = []

    @task
    def each(x):
        names.append((prefect.context.get("logger").name, prefect.context.logger.name))

    class Own(Task):
        def run(self, x):
            names.append((self.logger.name, prefect.context.logger.name))

    with Flow("f") as flow:
        each.map([1, 2])
        each(3)
        Own(name="own").map([1])
    flow.run()
    show(sorted(names))


def clocks_that_are_made_one_by_one(show):
    start = pendulum.datetime(2020, 1, 1)
    schedule = Schedule(CronClock(f"0 {hour} * * *", start_date=start) for hour in (3, 4))
    show(type(Schedule(()).clocks).__name__ in ("list", "tuple"))
    show.error(Schedule, CronClock("0 0 * * *"), saying="list of clocks")
    show.error(Schedule, None, saying="list of clocks")
    show(len(list(schedule.clocks)))


def name_of_a_task_that_starts_a_flow(show):
    show(StartFlowRun().name, StartFlowRun(flow_name="child", project_name="p").name)
    show(StartFlowRun(flow_name="child", name="own").name)
    with Flow("f") as flow:
        StartFlowRun(flow_name="child", project_name="p")()
    show(flow.slugs)


def calls_of_itself(show):
    @tail_recursive
    def total(number, so_far=0):
        if not number:
            return so_far
        raise RecursiveCall(total, number - 1, so_far=so_far + number)

    class Countdown:
        @tail_recursive
        def step(self, number):
            if not number:
                return "end"
            raise RecursiveCall(self.step, self, number - 1)

        @tail_recursive
        def other(self, number):
            raise RecursiveCall(Countdown.step, self, number)

    show(total(3000), Countdown().step(3))
    show.error(Countdown().other, 3)


def logger_before_any_run(show):
    logger = prefect.context.get("logger")
    show(logger.name, prefect.context.logger is logger)


def loggers_of_their_own(show):
    own = logging.getLogger("own")

    class Kept(Result):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.logger = own

    class Runner(TaskRunner):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.logger = own

    class Runs(FlowRunner):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.logger = own

    class Here(LocalExecutor):
        def __init__(self):
            super().__init__()
            self.logger = own

    flow = Flow("f")
    show(flow.logger.name, Result().logger.name, Executor().logger.name, TaskRunner(Task()).logger.name)
    flow.logger = own
    for each in (flow, Kept(value=1), Kept(value=1).copy(), Runner(Task()), Runs(flow), Here()):
        show(each.logger.name)
    show(Kept(value=1) == Kept(value=1), Kept(value=1).from_value(2).logger.name)


def rounds_of_a_runner_of_their_own(show):
    seen = []

    class Runner(TaskRunner):
        @tail_recursive
        def run(self, *args, **kwargs):
            with prefect.context(label="from run"):
                return super().run(*args, **kwargs)

        def call_runner_target_handlers(self, old_state, new_state):
            if isinstance(new_state, Looped):
                seen.append((prefect.context.label, prefect.context.get("round")))
                prefect.context.update(label="changed in the round")
            return super().call_runner_target_handlers(old_state, new_state)

        def check_task_is_looping(self, state, *args, **kwargs):
            if isinstance(state, Looped):
                kwargs["context"].update(round=state.result)
            return super().check_task_is_looping(state, *args, **kwargs)

    @task
    def count():
        number = prefect.context.get("task_loop_result", 0) + 1
        if number == 4:
            return number
        raise signals.LOOP(f"number {number}", result=number)

    with Flow("f") as flow:
        counted = count()
    state = FlowRunner(flow, task_runner_cls=Runner).run(return_tasks=[counted])
    show(state.result[counted], state.result[counted].result, seen)


def rounds_are_not_logged_as_signals(show):
    said = []

    class Kept(logging.Handler):
        def emit(self, record):
            said.append(record.getMessage())

    @task
    def count():
        number = prefect.context.get("task_loop_result", 0) + 1
        if number < 3:
            raise signals.LOOP(result=number)

    with Flow("f") as flow:
        count()
    logger, kept = logging.getLogger("prefect"), Kept()
    others, logger.handlers[:] = list(logger.handlers), [kept]
    logger.setLevel(logging.INFO)
    try:
        flow.run()
    finally:
        logger.setLevel(logging.CRITICAL)
        logger.handlers[:] = others
    show(said)


def artifacts_without_a_server(show):
    show(artifacts.create_link_artifact("https://example.com"), artifacts.create_markdown_artifact(""))
    show(artifacts.update_link_artifact(None, "https://example.com"), artifacts.update_markdown_artifact(None, ""))
    show(artifacts.delete_artifact(None))


def inputs_of_collections(show):
    one = task(lambda: 1, name="one")
    with Flow("f") as flow:
        taken = task(lambda a, b, c, d: (a, b, c, d), name="taken")([one(), 2], (one(), 3), {one()}, {"k": one()})
    for made in flow.serialize()["tasks"]:
        if made["type"].startswith("prefect.tasks.core.collections"):
            show(made["slug"], {name: row["required"] for name, row in made["inputs"].items()})
    show(flow.run().result[taken].result)


def report_of_a_dask_executor(show):
    with open("report.html", "w") as file:
        file.write("<b>")
    for path in (None, "none.html", "report.html"):
        show(path, [DaskExecutor(performance_report_path=path).performance_report])
