"""The run machine alone: events in, instructions out; nothing is run and no clock is read."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from prefect.core.annotations import flatten, unmapped
from prefect.core.engine import builtin
from prefect.core.engine.machine import RunMachine
from prefect.core.engine.plan import plan_of
from prefect.core.engine.policy import Answer, Job, Policy, Verdict
from prefect.core.engine.state import Failed, Mapped, Retrying, Skipped, State, Success
from prefect.core.errors import IllegalMove
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.task import Task


@task
def one(x: object = None, y: object = None) -> object:
    return x


def machine_of(flow: Flow, **kwargs: object) -> RunMachine:
    return RunMachine(plan_of(flow), builtin, **kwargs)  # type: ignore[arg-type]


def names(machine: RunMachine) -> list[str]:
    """What is ready, by task name and number of the child."""
    found = []
    for node in machine.ready:
        number = machine.map_index(node)
        found.append(machine.task(node).name + (f"[{number}]" if number >= 0 else ""))
    return found


def finish(machine: RunMachine, name: str, state: State | None = None) -> None:
    """The ready node of this name comes back."""
    index = names(machine).index(name)
    node = machine.ready[index]
    del machine.ready[index]
    machine.finished(node, state or Success(result=name))


def diamond() -> Flow:
    with Flow("diamond") as flow:
        a = one(task_args={"name": "a"})
        b, c = one(a, task_args={"name": "b"}), one(a, task_args={"name": "c"})
        one(b, c, task_args={"name": "d"})
    return flow


def test_tasks_become_ready_when_all_before_them_have_ended() -> None:
    machine = machine_of(diamond())
    assert names(machine) == ["a"]
    finish(machine, "a")
    assert names(machine) == ["b", "c"]
    finish(machine, "c")
    assert names(machine) == ["b"]
    finish(machine, "b")
    assert names(machine) == ["d"]


def test_a_failure_is_known_to_those_after_it() -> None:
    machine = machine_of(diamond())
    finish(machine, "a", Failed("no"))
    node = machine.ready[0]
    verdict = builtin.verdict(machine, node)
    assert isinstance(verdict, Failed)


def test_a_retry_waits_for_its_time() -> None:
    machine = machine_of(diamond())
    retry = Retrying("again")
    retry._start = 100.0
    finish(machine, "a", retry)
    assert not machine.ready
    assert machine.next_time() == 100.0
    machine.due(99.9)
    assert not machine.ready
    machine.due(100.0)
    assert names(machine) == ["a"]
    assert machine.next_time() is None


def test_ending_twice_is_an_error_that_tells_the_story() -> None:
    machine = machine_of(diamond())
    node = machine.ready[0]
    finish(machine, "a")
    with pytest.raises(IllegalMove, match=r"<Task: a> ended as <Success.*cannot become <Failed"):
        machine.finished(node, Failed("late"))


def mapped_twice() -> Flow:
    with Flow("maps") as flow:
        source = one(task_args={"name": "source"})
        first = one.map(source, task_args={"name": "first"})
        second = one.map(first, task_args={"name": "second"})
        one(second, task_args={"name": "all"})
    return flow


def test_children_of_chained_maps_follow_each_other_depth_first() -> None:
    machine = machine_of(mapped_twice())
    finish(machine, "source", Success(result=[1, 2, 3]))
    assert names(machine) == ["first[0]", "first[1]", "first[2]"]
    finish(machine, "first[0]")
    assert names(machine) == ["second[0]", "first[1]", "first[2]"]
    finish(machine, "first[1]")
    finish(machine, "first[2]")
    for number in range(3):
        finish(machine, f"second[{number}]")
    assert names(machine) == ["all"]
    index = next(i for i, t in enumerate(machine.tasks) if t.name == "second")
    state = machine.states[index]
    assert isinstance(state, Mapped)
    assert state.result == ["second[0]", "second[1]", "second[2]"]


def test_an_empty_map_ends_at_once() -> None:
    machine = machine_of(mapped_twice())
    finish(machine, "source", Success(result=[]))
    assert names(machine) == ["all"]


def test_flattened_maps_wait_for_all_children() -> None:
    with Flow("flat") as flow:
        source = one(task_args={"name": "source"})
        first = one.map(source, task_args={"name": "first"})
        one.map(flatten(first), unmapped(source), task_args={"name": "second"})
    machine = machine_of(flow)
    finish(machine, "source", Success(result=[1, 2]))
    finish(machine, "first[0]", Success(result=["a", "b"]))
    assert names(machine) == ["first[1]"]
    finish(machine, "first[1]", Success(result=["c"]))
    assert names(machine) == ["second[0]", "second[1]", "second[2]"]


@pytest.mark.parametrize("value", [5, None, {1}, {"a": 1}, iter([1])])
def test_what_cannot_be_mapped_over_fails(value: object) -> None:
    machine = machine_of(mapped_twice())
    finish(machine, "source", Success(result=value))
    state = machine.states[1]
    assert isinstance(state, Failed)
    assert state.message == builtin.UNMAPPABLE


def test_states_from_before_are_not_run_again() -> None:
    flow = diamond()
    plan = plan_of(flow)
    machine = RunMachine(plan, builtin, states={0: Success(result=1), 1: Success(result=2)})
    assert names(machine) == ["c"]


class FirstWins(Policy):
    """Runs a task as soon as one before it succeeded; a success ends its siblings as skipped."""

    def verdict(self, machine: RunMachine, node: int) -> Answer:
        before = [machine.states[i] for i in machine.upstream(machine.parent(node))]
        if not before or any(isinstance(state, Success) for state in before):
            return Verdict.RUN
        if all(isinstance(state, Failed) for state in before):
            return Failed("nobody won")
        return Verdict.WAIT

    def job(self, machine: RunMachine, node: int) -> Job:
        return lambda: Success(result=machine.task(node).name)

    def settled(self, machine: RunMachine, node: int, state: State) -> Iterable[tuple[int, State]]:
        if machine.task(node).name == "fast":
            yield next((i, Skipped("too late")) for i, t in enumerate(machine.tasks) if t.name == "later")

    def affected(self, machine: RunMachine, node: int) -> Iterable[int]:
        return machine.downstream(machine.parent(node))

    def outcome(self, machine: RunMachine) -> State:
        return Success("a winner")


class Runner(Task):
    policy = FirstWins()


def race() -> Flow:
    flow = Flow("race")
    fast, slow, later, end = (Runner(name=name) for name in ("fast", "slow", "later", "end"))
    flow.add_edge(fast, end)
    flow.add_edge(slow, end)
    flow.add_edge(slow, later)
    return flow


def test_a_policy_may_start_a_task_before_all_others_have_ended() -> None:
    machine = machine_of(race())
    assert sorted(names(machine)) == ["fast", "slow"]
    finish(machine, "fast")
    assert sorted(names(machine)) == ["end", "slow"]
    finish(machine, "slow")
    assert names(machine) == ["end"], "it was begun already, and `later` was given its state"
    later = next(i for i, t in enumerate(machine.tasks) if t.name == "later")
    assert isinstance(machine.states[later], Skipped)


def test_a_policy_ends_tasks_without_running_them() -> None:
    machine = machine_of(race())
    finish(machine, "slow", Failed())
    later = next(i for i, t in enumerate(machine.tasks) if t.name == "later")
    assert isinstance(machine.states[later], Failed)
    assert names(machine) == ["fast"]


def test_a_flow_of_one_policy_ends_by_its_rule() -> None:
    state = race().run()
    assert state.message == "a winner"


def test_both_kinds_of_task_in_one_flow() -> None:
    flow = race()
    fast = flow.get_tasks(name="fast")[0]
    with flow:
        after = one(fast, task_args={"name": "native"})
        again = Runner(name="policy after native")
        again.set_upstream(after)
    state = flow.run()
    assert state.result[after].result == "fast"
    assert state.result[again].result == "policy after native"
