"""Which results are stored, where, and what a task finds in its target. Expected are Prefect 1.4.1's answers."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import pytest

from prefect.core.config import config
from prefect.core.context import context
from prefect.core.engine import signals
from prefect.core.errors import ResultUnreadable
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.parameter import Parameter
from prefect.core.results import ConstantResult, LocalResult, Result, SecretResult, local
from prefect.core.task import Task


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(config._data, "home_dir", str(tmp_path / "home"))
    return tmp_path / "results"


@pytest.mark.parametrize(
    ("setting", "checkpoint", "place", "stored"),
    [
        (True, None, "task", True),
        (True, None, "flow", True),
        (True, None, "nowhere", False),
        (True, None, "base", False),
        (True, None, "constant", False),
        (True, True, "task", True),
        (True, True, "flow", True),
        (True, True, "nowhere", False),
        (True, False, "task", False),
        (True, False, "flow", False),
        (False, None, "task", False),
        (False, True, "task", False),
        (False, True, "flow", False),
        # 1.4.1 stores nothing where the setting is left alone; here it is enough to name a place
        (None, None, "task", True),
        (None, None, "flow", True),
        (None, None, "nowhere", False),
        (None, None, "base", False),
        (None, True, "task", True),
        (None, False, "task", False),
        (None, False, "flow", False),
    ],
)
@pytest.mark.parametrize("target", [None, "t.txt"])
def test_what_is_stored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, setting: Any, checkpoint: Any, place: str, stored: bool, target: Any
) -> None:
    if place in ("nowhere", "base", "constant"):
        # a target without a kind of result that stores has a test of its own
        target = None
    monkeypatch.setitem(config["flows"]._data, "checkpointing", setting)
    results = {"task": LocalResult(dir=str(folder)), "constant": ConstantResult(value=5), "base": Result()}

    @task(checkpoint=checkpoint, target=target, result=results.get(place))
    def five() -> int:
        return 5

    with Flow("stores", result=LocalResult(dir=str(folder)) if place == "flow" else None) as flow:
        made = five()
    first, second = (flow.run().result[made] for _ in range(2))
    assert (first.result, second.result) == (5, 5)
    assert bool(first._result.location) is stored
    assert len(os.listdir(folder) if folder.exists() else []) == (0 if not stored else 1 if target else 2)
    assert second.is_cached() is (stored and target is not None)
    if second.is_cached():
        assert second.message == "Result found at task target t.txt"


def test_a_target_alone_is_a_file_in_the_home_folder(folder: Path, tmp_path: Path) -> None:
    runs = []

    @task(target="{task_name}/{x}.pickle")
    def noted(x: int) -> int:
        runs.append(x)
        return x

    with Flow("target") as flow:
        made = noted.map([1, 2])
    for _ in range(2):
        states = flow.run().result[made].map_states
        assert [state.result for state in states] == [1, 2]
    assert runs == [1, 2] and all(state.is_cached() for state in states)
    assert (tmp_path / "home" / "results" / "noted" / "2.pickle").is_file()


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{task_name}/{x}-{flow_name}-{parameters[p]}-{map_index}.pkl", "t/7-f-7-None.pkl"),
        (lambda **known: f"fn-{known['task_name']}{known['x']}", "fn-t7"),
        ("{task_slug}-{task_full_name}", "t-1-t"),
        ("{config.debug}", "False"),
        ("{today}", None),
        ("{date:%Y-%m}/{yesterday_nodash}", None),
        ("{scheduled_start_time:%Y}", None),
        ("{flow_run_id}/{task_run_id}", None),
    ],
)
@pytest.mark.parametrize("way", ["target", "location"])
def test_templates(folder: Path, template: Any, expected: str | None, way: str) -> None:
    options: dict[str, Any] = {"result": LocalResult(dir=str(folder))}
    if way == "target":
        options["target"] = template
    else:
        options["result"] = LocalResult(dir=str(folder), location=template)

    @task(name="t", **options)
    def seven(x: int) -> int:
        return x

    with Flow("f") as flow:
        made = seven(Parameter("p", default=7))
    location = flow.run().result[made]._result.location
    assert os.path.isfile(location)
    if expected is not None:
        assert os.path.relpath(location, folder) == expected


def test_a_target_wins_over_a_location(folder: Path) -> None:
    @task(result=LocalResult(dir=str(folder), location="loc"), target="tgt-{x}")
    def both(x: int) -> int:
        return x

    with Flow("both") as flow:
        made = both(3)
    flow.run()
    assert os.listdir(folder) == ["tgt-3"]
    assert flow.run().result[made].message == "Result found at task target tgt-3"


@pytest.mark.parametrize("way", ["target", "location"])
def test_a_placeholder_that_is_not_there_fails_the_task(folder: Path, way: str) -> None:
    place = {"target": "{nokey}"} if way == "target" else {}
    result = LocalResult(dir=str(folder), location=None if way == "target" else "{nokey}")

    @task(result=result, **place)
    def one() -> int:
        return 1

    with Flow("bad") as flow:
        made = one()
    state = flow.run().result[made]
    assert state.is_failed() and "KeyError('nokey')" in state.message


def test_a_result_that_cannot_be_stored_fails_the_task_and_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def full(path: str, data: bytes) -> None:
        tries.append(path)
        if len(tries) < 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(local, "write_whole", full)

    @task(result=LocalResult(dir=str(folder), location="x"), max_retries=1, retry_delay=datetime.timedelta(0))
    def one() -> int:
        return 1

    with Flow("full") as flow:
        made = one()
    assert flow.run().result[made].is_successful()
    assert len(tries) == 2

    tries.clear()
    with Flow("full, no retries") as flow:
        made = one.copy(max_retries=0, retry_delay=None)()
    state = flow.run().result[made]
    assert state.is_failed()
    assert state.message.startswith("Unexpected error: OSError(28")
    assert state.message.endswith("The result of task 'one' could not be stored.")


def test_a_damaged_target_fails_the_task_and_is_named(folder: Path) -> None:
    folder.mkdir()
    (folder / "x").write_bytes(b"garbage")

    @task(result=LocalResult(dir=str(folder)), target="x")
    def one() -> int:
        return 1

    with Flow("damaged") as flow:
        made = one()
    state = flow.run().result[made]
    assert state.is_failed() and str(folder / "x") in state.message
    assert isinstance(state.result, ResultUnreadable)


def test_none_is_not_stored(folder: Path) -> None:
    @task(result=LocalResult(dir=str(folder)), target="x")
    def nothing() -> None:
        return None

    with Flow("none") as flow:
        made = nothing()
    assert flow.run().result[made].is_successful()
    assert not folder.exists()


def test_a_loop_stores_its_last_round(folder: Path) -> None:
    @task(result=LocalResult(dir=str(folder), location="loop-{task_loop_count}"))
    def rounds() -> int:
        count: int = context.get("task_loop_count", 1)
        if count < 3:
            raise signals.LOOP(result=count)
        return count

    with Flow("loop") as flow:
        rounds()
    flow.run()
    assert os.listdir(folder) == ["loop-3"]


@pytest.mark.parametrize(("limit", "good"), [(2, True), (3, False)])
def test_validators_of_a_result(folder: Path, limit: int, good: bool) -> None:
    @task(result=LocalResult(dir=str(folder), location="x", validators=[lambda result: result.value > limit]))
    def three() -> int:
        return 3

    with Flow("validated") as flow:
        made = three()
    state = flow.run().result[made]
    assert type(state).__name__ == ("Success" if good else "ValidationFailed")
    assert folder.exists() is good


@pytest.mark.parametrize("setting", [True, None])
def test_a_secret_is_never_stored(folder: Path, monkeypatch: pytest.MonkeyPatch, setting: Any) -> None:
    class Token(Task):
        def run(self, name: str | None = None) -> str:
            return "hush"

    monkeypatch.setitem(config["flows"]._data, "checkpointing", setting)
    token = Token(name="T", checkpoint=True)
    token.result = SecretResult(token)
    with Flow("secret", result=LocalResult(dir=str(folder))) as flow:
        made = token()
    state = flow.run().result[made]
    assert state.result == "hush" and isinstance(state._result, SecretResult)
    assert "hush" not in repr(state._result) + str(state.serialize())
    assert not folder.exists()


@pytest.mark.parametrize(("setting", "location"), [(True, "[1]"), (None, None), (False, None)])
def test_parameters_are_their_own_location(monkeypatch: pytest.MonkeyPatch, setting: Any, location: str | None) -> None:
    monkeypatch.setitem(config["flows"]._data, "checkpointing", setting)
    with Flow("parameter") as flow:
        made = Parameter("p", default=[1])()
    state = flow.run().result[made]
    assert (state.result, state._result.location) == ([1], location)
