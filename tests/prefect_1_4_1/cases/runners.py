"""`TaskRunner` and `FlowRunner` by themselves: their steps, states to start from, subclasses; executors."""

from __future__ import annotations

from datetime import timedelta

import pendulum

import prefect
from prefect import Flow, Task, task
from prefect.core.edge import Edge
from prefect.engine.flow_runner import FlowRunner
from prefect.engine.runner import ENDRUN, Runner, call_state_handlers
from prefect.engine.state import (
    Cancelled,
    Failed,
    Mapped,
    Paused,
    Pending,
    Retrying,
    Running,
    Scheduled,
    Skipped,
    Submitted,
    Success,
    TriggerFailed,
)  # fmt: skip
from prefect.engine.task_runner import TaskRunner
from prefect.executors import DaskExecutor, LocalDaskExecutor, LocalExecutor


def _later():
    return pendulum.now("utc").add(days=1)


def _step(show, function, *args, **kwargs):
    """The state that a step gives, and whether the run ends there."""
    try:
        state, ends = function(*args, **kwargs), False
    except ENDRUN as end:
        state, ends = end.state, True
    show(type(state).__name__, state.message, "ends" if ends else "goes on")


@task(max_retries=1, retry_delay=timedelta(minutes=5))
def one(x=1):
    return x


def task_runner(show):
    runner = TaskRunner(Task("t"))
    show(runner, runner.task.name, runner.state_handlers, runner.run())
    show.error(TaskRunner, 3)


def task_runner_runs(show):
    show(TaskRunner(task(lambda: 4)).run().result, TaskRunner(task(lambda: 1 / 0)).run())


def task_runner_from_a_state(show):
    runner = TaskRunner(task(lambda: 4))
    for state in (
        Success("given"), Failed("given"), Pending("given"), Running("given"), Skipped("given"), Cancelled("given"),
        Retrying("given", run_count=1), Submitted(state=Pending("inner")), Submitted(state=Success("inner")),
    ):  # fmt: skip
        show(type(state).__name__, runner.run(state=state))


def task_runner_from_a_time(show):
    runner = TaskRunner(task(lambda: 4))
    show(type(runner.run(state=Scheduled(start_time=_later()))).__name__, runner.run(state=Scheduled()))


def task_runner_and_upstream(show):
    runner = TaskRunner(task(lambda x=None: x, name="t"))
    for state in (Success(result=3), Failed("x"), Pending(), Skipped(), Mapped(map_states=[Success(result=1)])):
        ended = runner.run(upstream_states={Edge(Task("u"), runner.task, key="x"): state})
        show(type(state).__name__, ended, ended.result)


def task_runner_handlers(show):
    def note(runner_or_task, old, new):
        show(type(runner_or_task).__name__, type(old).__name__, type(new).__name__)
        return new

    TaskRunner(task(lambda: 4, state_handlers=[note]), state_handlers=[note]).run()


def step_task_is_ready(show):
    runner = TaskRunner(one)
    for state in (
        Success(), Pending(), Scheduled(), Scheduled(start_time=_later()), Running(), Mapped(), Paused(), Cancelled(),
        Failed(), Retrying(start_time=_later()),
    ):  # fmt: skip
        _step(show, runner.check_task_is_ready, state)


def step_start_time(show):
    runner = TaskRunner(one)
    for state in (Pending(), Scheduled(), Scheduled(start_time=_later()), Paused(), Retrying(start_time=_later())):
        _step(show, runner.check_task_reached_start_time, state)


def step_upstream_finished(show):
    runner, edge = TaskRunner(one), Edge(Task(), one)
    for state in (Success(), Pending(), Running(), Retrying(), Failed(), Mapped(map_states=[Pending()])):
        _step(show, runner.check_upstream_finished, Pending(), upstream_states={edge: state})
    _step(show, runner.check_upstream_finished, Pending(), upstream_states={})


def step_upstream_skipped(show):
    edge = Edge(Task(), one)
    _step(show, TaskRunner(one).check_upstream_skipped, Pending(), upstream_states={edge: Skipped()})
    _step(show, TaskRunner(one).check_upstream_skipped, Pending(), upstream_states={edge: Success()})
    anyway = one.copy(skip_on_upstream_skip=False)
    _step(show, TaskRunner(anyway).check_upstream_skipped, Pending(), upstream_states={edge: Skipped()})


def step_trigger(show):
    edge = Edge(Task(), one)
    for state in (Success(), Failed(), TriggerFailed(), Skipped()):
        _step(show, TaskRunner(one).check_task_trigger, Pending(), upstream_states={edge: state})


def step_running(show):
    for state in (Pending(), Success(), Failed(), Running()):
        _step(show, TaskRunner(one).set_task_to_running, state, inputs={})


def step_run(show):
    _step(show, TaskRunner(one).get_task_run_state, Running(), inputs={})
    _step(show, TaskRunner(one).get_task_run_state, Pending(), inputs={})
    _step(show, TaskRunner(task(lambda: 1 / 0)).get_task_run_state, Running(), inputs={})


def step_inputs(show):
    states = {Edge(Task(), one, key="x"): Success(result=4), Edge(Task(), one): Success(result=5)}
    inputs = TaskRunner(one).get_task_inputs(Pending(), upstream_states=states)
    show({name: result.value for name, result in inputs.items()})


def step_retry(show):
    runner = TaskRunner(one)
    for count in (1, 2):
        with prefect.context(task_run_count=count):
            _step(show, runner.check_for_retry, Failed(), inputs={})
    _step(show, runner.check_for_retry, Success(), inputs={})


def flow_runner(show):
    with Flow("f") as flow:
        called = task(lambda: 1, name="a")()
    runner = FlowRunner(flow)
    show(runner, runner.flow is flow, runner.run())
    show(runner.run().result, runner.run(return_tasks=[called]).result)
    show.error(runner.run, return_tasks=[Task()])


def flow_runner_from_a_state(show):
    with Flow("f") as flow:
        task(lambda: 1, name="a")()
    runner = FlowRunner(flow)
    for state in (Success("given"), Failed("given"), Pending("given"), Running("given"), Scheduled(), Paused("given")):
        show(type(state).__name__, runner.run(state=state))
    show(type(runner.run(state=Scheduled(start_time=_later()))).__name__)


def flow_steps(show):
    runner = FlowRunner(Flow("f"))
    for state in (Pending(), Running(), Success(), Failed(), Scheduled()):
        _step(show, runner.check_flow_is_pending_or_running, state)
        _step(show, runner.set_flow_to_running, state)
    _step(show, runner.check_flow_reached_start_time, Scheduled(start_time=_later()))


def flow_final_state(show):
    runner = FlowRunner(Flow("f"))
    for states in ({Success()}, {Failed()}, {Success(), Failed()}, {Pending()}, {Skipped()}, {Success(), Retrying()}):
        state = runner.determine_final_state(
            Running("r"), key_states=states, return_states={}, terminal_states=states
        )  # fmt: skip
        show(sorted(type(each).__name__ for each in states), state)


def end_of_a_run(show):
    end = ENDRUN(Success("x"))
    show(end.state, issubclass(ENDRUN, Exception))


def state_handlers_of_a_step(show):
    class Mine(Runner):
        def call_runner_target_handlers(self, old_state, new_state):
            show(type(old_state).__name__, type(new_state).__name__)
            return new_state

        @call_state_handlers
        def succeed(self, state):
            return Success()

        @call_state_handlers
        def stay(self, state):
            return state

        @call_state_handlers
        def end(self, state):
            raise ENDRUN(Failed("e"))

        @call_state_handlers
        def fail(self, state):
            raise ValueError("e")

    runner = Mine()
    for name in ("succeed", "stay", "end"):
        _step(show, getattr(runner, name), Pending())
    show.error(runner.fail, Pending())


def state_handlers_that_are_no_list(show):
    show.error(Runner, state_handlers=1)
    show.error(Runner, state_handlers=lambda *given: None)


def steps_that_are_replaced(show):
    class Mine(TaskRunner):
        def set_task_to_running(self, state, inputs):
            show("before", type(state).__name__)
            return super().set_task_to_running(state, inputs)

        def check_for_retry(self, state, inputs):
            show("after", type(state).__name__)
            return super().check_for_retry(state, inputs)

    Mine(task(lambda: 4)).run()


def default_classes(show):
    from prefect.engine import get_default_flow_runner_class, get_default_task_runner_class

    show(get_default_flow_runner_class().__name__, get_default_task_runner_class().__name__)


def executors(show):
    show(repr(LocalExecutor()), repr(LocalDaskExecutor()), LocalDaskExecutor().scheduler, DaskExecutor.__name__)
    show(repr(LocalDaskExecutor(scheduler="processes", num_workers=2)))
    show.error(LocalDaskExecutor, scheduler="nope", saying="nope")


def executors_run_flows(show):
    for executor in (LocalExecutor(), LocalDaskExecutor(), LocalDaskExecutor(scheduler="synchronous")):
        with Flow("f", executor=executor) as flow:
            numbers = task(lambda: [1, 2, 3], name="numbers")()
            more = task(lambda x: x + 1, name="more").map(numbers)
            total = task(lambda x: sum(x), name="total")(more)
        state = flow.run()
        show(type(executor).__name__, state, state.result[total].result)


def executor_of_a_run(show):
    with Flow("f") as flow:
        called = task(lambda: 4, name="t")()
    show(flow.run(executor=LocalDaskExecutor(num_workers=2)).result[called].result)
    show(flow.run(executor=LocalExecutor()).result[called].result)


def executor_of_a_flow(show):
    show(type(Flow("f").executor).__name__, type(Flow("f", executor=LocalExecutor()).executor).__name__)


def executor_is_used_by_hand(show):
    for executor in (LocalExecutor(), LocalDaskExecutor()):
        with executor.start():
            show(executor.wait(executor.submit(lambda x: x + 1, 1)), executor.wait([executor.submit(lambda: 2)]))


def executors_with_failures(show):
    for executor in (LocalExecutor(), LocalDaskExecutor()):
        with Flow("f") as flow:
            bad = task(lambda: 1 / 0, name="bad")()
            after = task(lambda x: x, name="after")(bad)
        state = flow.run(executor=executor)
        show(state, state.result[bad], state.result[after])
