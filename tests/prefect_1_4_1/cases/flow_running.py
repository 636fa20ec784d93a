"""Running flows: arguments of `run`, states, state handlers, reference tasks, what is in `state.result`."""

from __future__ import annotations

import prefect
from prefect import Flow, Parameter, Task, task
from prefect.engine import signals
from prefect.engine.state import Cached, Failed, Pending, Running, Scheduled, Skipped, Success


@task
def fail():
    raise ValueError("x")


@task
def one():
    return 1


@task
def identity(x):
    return x


def success(show):
    with Flow("f") as flow:
        called = one()
    state = flow.run()
    show(state, state.message, sorted(task.name for task in state.result), state.result[called])


def failure_stops_what_follows(show):
    with Flow("f") as flow:
        failed = fail()
        after = identity(failed)
        beside = one()
    state = flow.run()
    show(state, state.message)
    for each in (failed, after, beside):
        show(state.result[each], repr(state.result[each].result))


def error_is_the_result(show):
    with Flow("f") as flow:
        failed = fail()
    result = flow.run().result[failed].result
    show(type(result).__name__, str(result), result.__traceback__ is not None)


def result_of_a_state_is_a_dict_by_task(show):
    with Flow("f") as flow:
        one()
    show(type(flow.run().result).__name__)


def unexpected_arguments(show):
    with Flow("f") as flow:
        one()
    show.error(flow.run, return_tasks=[one])
    show.error(flow.run, x=1, saying="x")


def states_to_start_from(show):
    with Flow("f") as flow:
        first = one()
        second = identity(first)
    state = flow.run(task_states={first: Success(result=9)})
    show(state.result[first].result, state.result[second].result)
    state = flow.run(task_states={first: Failed("given")})
    show(state.result[first], state.result[second])


def states_to_start_from_that_are_skipped(show):
    with Flow("f") as flow:
        first = one()
        second = identity(first)
    state = flow.run(task_states={first: Skipped("given")})
    show(state.result[first], state.result[second])


def state_of_the_flow_to_start_from(show):
    with Flow("f") as flow:
        one()
    show(flow.run(state=Success("given")), flow.run(state=Failed("given")), flow.run(state=Running("given")))


def context_for_a_run(show):
    @task
    def look():
        return prefect.context.get("mine"), prefect.context.get("flow_name")

    with Flow("f") as flow:
        looked = look()
    show(flow.run(context={"mine": 3}).result[looked].result, prefect.context.get("mine"))


def context_around_a_run(show):
    @task
    def look():
        return prefect.context.mine

    with Flow("f") as flow:
        looked = look()
    with prefect.context(mine=4):
        show(flow.run().result[looked].result)


def reference_tasks_decide(show):
    with Flow("f") as flow:
        good = one()
        fail()
    show(flow.run())
    flow.set_reference_tasks([good])
    show(flow.run())


def failure_that_is_caught_by_a_trigger(show):
    with Flow("f") as flow:
        failed = fail()
        task(lambda: "cleaned", name="clean", trigger=prefect.triggers.all_finished)(upstream_tasks=[failed])
    show(flow.run())


def skip_reaches_down(show):
    @task
    def skip():
        raise signals.SKIP("s", result=7)

    with Flow("f") as flow:
        skipped = skip()
        after = identity(skipped)
        anyway = identity(skipped, task_args={"skip_on_upstream_skip": False})
        last = identity(after)
    state = flow.run()
    show(state, [state.result[each] for each in (skipped, after, anyway, last)])
    show(state.result[skipped].result, state.result[anyway].result, state.result[after].result)


def all_skipped_is_success(show):
    @task
    def skip():
        raise signals.SKIP("s")

    with Flow("f") as flow:
        skip()
    show(flow.run())


def signal_of_success(show):
    @task
    def early():
        raise signals.SUCCESS("early", result=3)

    with Flow("f") as flow:
        first = early()
        second = identity(first)
    state = flow.run()
    show(state.result[first], state.result[first].result, state.result[second].result)


def signal_of_failure(show):
    @task(max_retries=0)
    def broken():
        raise signals.FAIL("broken", result={"a": 1})

    with Flow("f") as flow:
        called = broken()
    state = flow.run()
    show(state.result[called], state.result[called].result)


def signal_of_a_failed_trigger(show):
    @task
    def broken():
        raise signals.TRIGGERFAIL("mine")

    with Flow("f") as flow:
        called = broken()
    show(flow.run().result[called])


def signal_of_validation(show):
    @task
    def broken():
        raise signals.VALIDATIONFAIL("mine")

    with Flow("f") as flow:
        called = broken()
    show(flow.run().result[called])


def task_that_returns_a_state(show):
    with Flow("f") as flow:
        called = task(lambda: Failed("given back"), name="t")()
    show(flow.run().result[called], flow.run().result[called].result)


def task_that_returns_an_exception(show):
    with Flow("f") as flow:
        called = task(lambda: ValueError("a value"), name="t")()
    show(flow.run().result[called], flow.run().result[called].result)


def task_that_exits(show):
    @task
    def leave():
        raise SystemExit(3)

    with Flow("f") as flow:
        called = leave()
    try:
        show(flow.run().result[called])
    except SystemExit:
        show("exits")


def handlers_see_every_change(show):
    def note(who):
        def handler(of, old, new):
            show(who, type(of).__name__, type(old).__name__, type(new).__name__)
            return new

        return handler

    with Flow("f", state_handlers=[note("flow")]) as flow:
        task(lambda: 1, name="t", state_handlers=[note("first"), note("second")])()
    flow.run()


def handler_that_returns_nothing(show):
    with Flow("f") as flow:
        called = task(lambda: 1, name="t", state_handlers=[lambda task, old, new: None])()
    show(flow.run().result[called])


def handler_that_changes_the_state(show):
    def change(task, old, new):
        return Failed("not good enough") if new.is_successful() else new

    with Flow("f") as flow:
        called = task(lambda: 1, name="t", state_handlers=[change])()
    state = flow.run()
    show(state, state.result[called])


def handler_that_mends_a_failure(show):
    def mend(task, old, new):
        return Success("mended", result=5) if new.is_failed() else new

    with Flow("f") as flow:
        failed = fail(task_args={"state_handlers": [mend]})
        after = identity(failed)
    state = flow.run()
    show(state, state.result[failed], state.result[after].result)


def handler_that_raises(show):
    def broken(task, old, new):
        raise ValueError("boo")

    with Flow("f") as flow:
        called = task(lambda: 1, name="t", state_handlers=[broken])()
    state = flow.run()
    show(state, state.result[called])


def handler_that_raises_a_signal(show):
    def skip(task, old, new):
        raise signals.SKIP("by handler")

    def failing(task, old, new):
        if new.is_successful():
            raise signals.FAIL("by handler")
        return new

    with Flow("f") as flow:
        skipped = task(lambda: 1, name="t", state_handlers=[skip])()
        failed = task(lambda: 1, name="u", state_handlers=[failing])()
    state = flow.run()
    show(state.result[skipped], state.result[failed])


def handler_of_a_flow_that_raises(show):
    def broken(flow, old, new):
        raise ValueError("boo")

    with Flow("f", state_handlers=[broken]) as flow:
        one()
    show(flow.run())


def handler_of_a_flow_that_changes_the_state(show):
    def change(flow, old, new):
        return Failed("no", result=new.result) if new.is_successful() else new

    with Flow("f", state_handlers=[change]) as flow:
        one()
    show(flow.run())


def handler_of_a_flow_that_forgets_the_result(show):
    def change(flow, old, new):
        return Failed("no") if new.is_successful() else new

    with Flow("f", state_handlers=[change]) as flow:
        one()
    show.error(flow.run)


def handler_sees_the_result(show):
    def look(task, old, new):
        if new.is_finished():
            show(new.result)
        return new

    with Flow("f") as flow:
        task(lambda: 41 + 1, name="t", state_handlers=[look])()
    flow.run()


def handler_that_is_no_list_entry(show):
    with Flow("f") as flow:
        called = one()
    called.state_handlers.append(lambda task, old, new: Failed("later") if new.is_successful() else new)
    show(flow.run().result[called])


def on_failure_is_told(show):
    told = []
    with Flow("f", on_failure=lambda flow, state: told.append((flow.name, str(state)))) as flow:
        task(lambda: 1 / 0, name="t", on_failure=lambda task, state: told.append((task.name, str(state))))()
    flow.run()
    show(told)


def on_failure_of_a_success(show):
    told = []
    with Flow("f") as flow:
        task(lambda: 1, name="t", on_failure=lambda task, state: told.append(state))()
    flow.run()
    show(told)


def on_failure_and_handlers(show):
    order = []
    with Flow("f") as flow:
        task(
            lambda: 1 / 0, name="t", state_handlers=[lambda task, old, new: order.append(type(new).__name__)],
            on_failure=lambda task, state: order.append("on_failure"),
        )()  # fmt: skip
    flow.run()
    show(order)


def terminal_handler_decides(show):
    def terminal(flow, state, reference_states):
        show(type(state).__name__, sorted(map(str, reference_states)))
        return Failed("decided", result=state.result)

    with Flow("f", terminal_state_handler=terminal) as flow:
        one()
    show(flow.run())


def terminal_handler_that_returns_nothing(show):
    with Flow("f", terminal_state_handler=lambda flow, state, reference_states: None) as flow:
        one()
    show(flow.run())


def terminal_handler_that_changes_the_message(show):
    def terminal(flow, state, reference_states):
        state.message = f"{len(reference_states)} done"
        return state

    with Flow("f", terminal_state_handler=terminal) as flow:
        one()
        one()
    show(flow.run())


def terminal_handler_that_raises(show):
    def terminal(flow, state, reference_states):
        raise ValueError("boo")

    with Flow("f", terminal_state_handler=terminal) as flow:
        one()
    show(flow.run())


def runs_are_independent(show):
    counted = []

    @task
    def count(x):
        counted.append(x)
        return len(counted)

    with Flow("f") as flow:
        called = count(Parameter("x"))
    show([flow.run(x=x).result[called].result for x in (1, 2, 3)], counted)


def pending_task_leaves_the_flow_running(show):
    import pendulum

    with Flow("f") as flow:
        called = one()
        after = identity(called)
    later = Scheduled(start_time=pendulum.now("utc").add(days=1))
    state = prefect.engine.FlowRunner(flow).run(task_states={called: later}, return_tasks=[called, after])
    show(state, type(state.result[called]).__name__, type(state.result[after]).__name__)


def cached_state_to_start_from(show):
    with Flow("f") as flow:
        first = one()
        second = identity(first)
    state = flow.run(task_states={first: Cached(result=8)})
    show(state.result[first].result, state.result[second].result)


def pending_state_with_cached_inputs(show):
    with Flow("f") as flow:
        called = identity(one())
    state = flow.run(task_states={called: Pending("again")})
    show(state.result[called].result)


def handlers_of_the_runner(show):
    class Noting(prefect.engine.task_runner.TaskRunner):
        def call_runner_target_handlers(self, old_state, new_state):
            show(type(old_state).__name__, type(new_state).__name__)
            return super().call_runner_target_handlers(old_state, new_state)

    with Flow("f") as flow:
        called = one()
    runner = prefect.engine.flow_runner.FlowRunner(flow, task_runner_cls=Noting)
    show(runner.run(return_tasks=[called]).result[called])


def runner_class_of_a_run(show):
    class Named(prefect.engine.flow_runner.FlowRunner):
        def run(self, *args, **kwargs):
            show("mine")
            return super().run(*args, **kwargs)

    with Flow("f") as flow:
        one()
    show(flow.run(runner_cls=Named))


def task_runner_class_of_a_run(show):
    class Mine(prefect.engine.task_runner.TaskRunner):
        def get_task_run_state(self, *args, **kwargs):
            return Success("mine", result=2)

    with Flow("f") as flow:
        called = one()
        after = identity(called)
    runner = prefect.engine.flow_runner.FlowRunner(flow, task_runner_cls=Mine)
    state = runner.run(return_tasks=[called, after])
    show(state.result[called], state.result[after].result)


def depends_on_order(show):
    order = []

    @task
    def note(name):
        order.append(name)

    with Flow("f") as flow:
        first = note("a")
        second = note("b", upstream_tasks=[first])
        note("c", upstream_tasks=[first, second])
    flow.run()
    show(order)


def task_with_a_parent_that_is_not_in_the_flow(show):
    outside = Task("outside")
    flow = Flow("f")
    called = identity.copy()
    called.set_upstream(outside, flow=flow, key="x")
    show(outside in flow.tasks, flow.run().result[called].result)
