"""One suite asks every executor, on the short way and on the stepwise way, the same questions."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from prefect.core.annotations import flatten, unmapped
from prefect.core.context import context
from prefect.core.engine import flow_run, signals
from prefect.core.engine.executors import (
    Executor,
    LocalDaskExecutor,
    LocalExecutor,
    ProcessExecutor,
    ThreadExecutor,
)
from prefect.core.engine.state import Mapped, State
from prefect.core.engine.triggers import all_failed, always_run, any_failed, any_successful
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.secrets import Secret


class OwnExecutor(Executor):
    """What a user may write: nothing but `submit` and `wait`."""

    def submit(self, fn: Callable[..., Any], *args: Any, extra_context: Any = None, **kwargs: Any) -> Any:
        return fn, args, kwargs

    def wait(self, futures: Any) -> Any:
        fn, args, kwargs = futures
        return fn(*args, **kwargs)


EXECUTORS: dict[str, Callable[[], Executor]] = {
    "local": LocalExecutor,
    "own": OwnExecutor,
    "threads": lambda: ThreadExecutor(3),
    "processes": lambda: ProcessExecutor(2),
    "dask-threads": lambda: LocalDaskExecutor("threads", num_workers=2),
    "dask-processes": lambda: LocalDaskExecutor("processes", num_workers=2),
    "dask-sync": lambda: LocalDaskExecutor("sync"),
}
SIDE_BY_SIDE = ["threads", "processes"]


@pytest.fixture(params=list(EXECUTORS))
def executor(request: pytest.FixtureRequest) -> Executor:
    return EXECUTORS[request.param]()


@pytest.fixture(params=["short", "stepwise"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "stepwise":
        monkeypatch.setattr(flow_run, "is_plain", lambda task: False)
    return str(request.param)


def told(state: State) -> Any:
    """What a state says, in a form that can be compared: class, message, result."""
    if isinstance(state, Mapped):
        return ["Mapped", [told(child) for child in state.map_states]]
    result = state.result
    return [type(state).__name__, state.message, repr(result) if isinstance(result, BaseException) else result]


def well(value: Any) -> list[Any]:
    return ["Success", "Task run succeeded.", value]


def failed(error: str) -> list[Any]:
    return ["Failed", f"Error during execution of task: {error}", error]


REFUSED = 'Trigger was "{}" but {}'


# the questions: each builds a flow and says what is to come out, by task name; functions are local, so that they travel


def mapping(flow: Flow) -> dict[str, Any]:
    numbers = task(lambda: [1, 2, 3], name="numbers")()
    twice = task(lambda x, by: x * by, name="twice").map(numbers, by=unmapped(2))
    more = task(lambda x: x + 1, name="more").map(twice)
    nested = task(lambda x: [x, x], name="nested").map(more)
    flat = task(lambda x: x, name="flat").map(flatten(nested))
    task(lambda xs: sum(xs), name="total")(flat)
    task(lambda x: x, name="none").map([])
    return {
        "twice": ["Mapped", [well(2), well(4), well(6)]],
        "more": ["Mapped", [well(3), well(5), well(7)]],
        "flat": ["Mapped", [well(3), well(3), well(5), well(5), well(7), well(7)]],
        "total": well(30),
        "none": ["Mapped", []],
    }


def failures(flow: Flow) -> dict[str, Any]:
    def odd(x: int) -> int:
        if x % 2:
            raise ValueError(x)
        return x

    some = task(odd, name="some").map([1, 2, 3])
    task(lambda x: x, name="after").map(some)
    task(lambda xs: len(xs), name="all")(some)
    task(lambda xs: len(xs), name="cleanup", trigger=always_run)(some)
    refused = REFUSED.format("all_successful", "some of the upstream tasks failed.")
    no = ["TriggerFailed", refused, f"TRIGGERFAIL({refused!r})"]
    return {
        "some": ["Mapped", [failed("ValueError(1)"), well(2), failed("ValueError(3)")]],
        "after": ["Mapped", [no, well(2), no]],
        "all": no,
        "cleanup": well(3),
    }


def triggers(flow: Flow) -> dict[str, Any]:
    def bad() -> None:
        raise KeyError("bad")

    good, bad_task = task(lambda: 1, name="good")(), task(bad, name="bad")()
    for name, trigger in {"any": any_successful, "anyf": any_failed, "allf": all_failed}.items():
        task(lambda: 1, name=name, trigger=trigger)(upstream_tasks=[good, bad_task])
    refused = REFUSED.format("all_failed", "some of the upstream tasks succeeded.")
    return {
        "bad": failed("KeyError('bad')"),
        "any": well(1),
        "anyf": well(1),
        "allf": ["TriggerFailed", refused, f"TRIGGERFAIL({refused!r})"],
    }


def retries(flow: Flow) -> dict[str, Any]:
    def flaky(x: int) -> int:
        run_count = context["task_run_count"]
        if run_count <= x:
            raise RuntimeError(run_count)
        return int(run_count)

    now = datetime.timedelta(0)
    task(flaky, name="each", max_retries=2, retry_delay=now).map([0, 1, 2, 3])
    task(flaky, name="soon", max_retries=1, retry_delay=datetime.timedelta(seconds=0.05))(1)
    return {
        "each": ["Mapped", [well(1), well(2), well(3), failed("RuntimeError(3)")]],
        "soon": well(2),
    }


def loops(flow: Flow) -> dict[str, Any]:
    def count() -> int:
        number = context.get("task_loop_result", 0)
        if number < 3:
            raise signals.LOOP(result=number + 1)
        return int(number)

    task(lambda x: x, name="after")(task(count, name="count")())
    return {"count": well(3), "after": well(3)}


def signal_states(flow: Flow) -> dict[str, Any]:
    def raises(kind: str) -> None:
        raise getattr(signals, kind)("because")

    for kind in ("SKIP", "FAIL", "SUCCESS", "VALIDATIONFAIL"):
        made = task(raises, name=kind)(kind)
        if kind == "SKIP":
            task(lambda x: x, name="skipped")(made)
    return {
        "SKIP": ["Skipped", "because", "SKIP('because')"],
        "FAIL": ["Failed", "because", "FAIL('because')"],
        "SUCCESS": ["Success", "because", "SUCCESS('because')"],
        "VALIDATIONFAIL": ["ValidationFailed", "because", "VALIDATIONFAIL('because')"],
        "skipped": [
            "Skipped",
            "Upstream task was skipped; if this was not the intended behavior, consider changing "
            "`skip_on_upstream_skip=False` for this task.",
            None,
        ],
    }


def context_values(flow: Flow) -> dict[str, Any]:
    def look() -> Any:
        names = ("task_name", "task_run_count", "map_index", "flow_name", "colour")
        return {name: context.get(name) for name in names}

    def index(x: int) -> Any:
        return context["map_index"], context["task_full_name"]

    task(look, name="look")()
    task(index, name="index").map([5, 6])
    task(lambda: Secret("TOKEN").get(), name="secret")()
    seen = {"task_name": "look", "task_run_count": 1, "map_index": None, "flow_name": flow.name, "colour": "red"}
    return {
        "look": well(seen),
        "index": ["Mapped", [well((0, "index[0]")), well((1, "index[1]"))]],
        "secret": well("hidden"),
    }


def handlers(flow: Flow) -> dict[str, Any]:
    def louder(task: Any, old: State, new: State) -> State:
        if new.is_successful():
            new.message = "changed by a handler"
        return new

    def bad() -> None:
        raise ValueError("bad")

    again = datetime.timedelta(0)
    task(lambda: 1, name="handled", state_handlers=[louder])()
    task(bad, name="bad", state_handlers=[louder], max_retries=1, retry_delay=again)()
    return {"handled": ["Success", "changed by a handler", 1], "bad": failed("ValueError('bad')")}


pytestmark = pytest.mark.filterwarnings("ignore:Tasks were created but not added")

QUESTIONS = [mapping, failures, triggers, retries, loops, signal_states, context_values, handlers]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_same_states_everywhere(executor: Executor, way: str, question: Callable[[Flow], dict[str, Any]]) -> None:
    with Flow(question.__name__) as flow:
        expected = question(flow)
    with context(colour="red", secrets={"TOKEN": "hidden"}):
        state = flow.run(executor=executor)
    found = {task.name: told(state.result[task]) for task in flow.tasks}
    assert {name: found[name] for name in expected} == expected
