"""Caches: when a cached state serves, who shares it, what lies on disk. Expected are Prefect 1.4.1's answers."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pendulum
import pytest

from prefect.core.config import config
from prefect.core.context import context
from prefect.core.engine import cache_validators as cv
from prefect.core.engine import input_hash as input_hash_module
from prefect.core.engine import signals
from prefect.core.engine.cache_validators import InputHash, input_hash
from prefect.core.engine.executors import LocalExecutor, ProcessExecutor, ThreadExecutor
from prefect.core.engine.fingerprints import Unhashable, code_fingerprint, fingerprint
from prefect.core.engine.state import Cached
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.parameter import Parameter
from prefect.core.results import LocalResult, PrefectResult, Result
from prefect.core.results.serializers import JSONSerializer
from prefect.core.task import Task

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def empty_caches() -> Iterator[None]:
    with context(caches={}):
        yield


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(config._data, "home_dir", str(tmp_path))
    monkeypatch.setitem(config["cache"]._data, "dir", str(tmp_path / "cache"))
    return tmp_path / "cache"


#: The inputs of all runs, by task; a task that held its own list would have another key after each run.
RUNS: list[list[Any]] = []


def counting(**options: Any) -> tuple[Task, list[Any]]:
    """A task that gives the number of the run with its inputs."""
    number = len(RUNS)
    RUNS.append([])

    @task(**{"cache_for": HOUR, **options})
    def count(x: Any, y: Any = 1) -> Any:
        RUNS[number].append((x, y))
        return len(RUNS[number])

    return count, RUNS[number]


FIVE_RUNS = [{}, {}, {"p": 2}, {"q": 3}, {"p": 1}]


@pytest.mark.parametrize(
    ("options", "results"),
    [
        ({}, [1, 1, 1, 1, 1]),
        ({"cache_validator": cv.duration_only}, [1, 1, 1, 1, 1]),
        ({"cache_validator": cv.never_use}, [1, 2, 3, 4, 5]),
        ({"cache_validator": cv.all_inputs}, [1, 1, 2, 3, 1]),
        ({"cache_validator": cv.all_parameters}, [1, 1, 2, 3, 1]),
        ({"cache_validator": cv.partial_inputs_only(["x"])}, [1, 1, 2, 1, 1]),
        ({"cache_validator": cv.partial_inputs_only(["y"])}, [1, 1, 1, 2, 1]),
        ({"cache_validator": cv.partial_inputs_only()}, [1, 1, 1, 1, 1]),
        ({"cache_validator": cv.partial_inputs_only(["unknown"])}, [1, 1, 1, 1, 1]),
        ({"cache_validator": cv.partial_parameters_only(["p"])}, [1, 1, 2, 1, 1]),
        ({"cache_validator": cv.partial_parameters_only(["q"])}, [1, 1, 1, 2, 1]),
        ({"cache_validator": cv.partial_parameters_only()}, [1, 1, 1, 1, 1]),
        ({"cache_key": "shared"}, [1, 1, 1, 1, 1]),
        ({"cache_for": timedelta(0)}, [1, 2, 3, 4, 5]),
        ({"cache_for": timedelta(-1)}, [1, 2, 3, 4, 5]),
    ],
)
def test_which_runs_are_served(options: Any, results: list[int]) -> None:
    count, _ = counting(**options)
    with Flow("cached") as flow:
        made = count(Parameter("p", default=1), Parameter("q", default=1))
    states = [flow.run(parameters=parameters).result[made] for parameters in FIVE_RUNS]
    assert [state.result for state in states] == results
    assert {type(state) for state in states} == {Cached}
    assert states[0].message == "Task run succeeded."


def test_a_validator_without_a_duration_keeps_nothing() -> None:
    with pytest.warns(UserWarning, match="cache_for"):
        count, runs = counting(cache_for=None, cache_validator=cv.all_inputs)
    with Flow("not cached") as flow:
        made = count(1)
    assert [type(flow.run().result[made]).__name__ for _ in range(2)] == ["Success", "Success"]
    assert len(runs) == 2


@pytest.mark.parametrize("key", [None, "shared"])
def test_tasks_of_one_name_or_key_share_from_the_next_run_on(key: str | None) -> None:
    one, ones = counting(cache_key=key)
    other, others = counting(cache_key=key)
    with Flow("sharing") as flow:
        first = one(1)
        second = other(2, upstream_tasks=[first])
    assert [flow.run().result[made].result for made in (first, second)] == [1, 1]
    assert (len(ones), len(others)) == (1, 1), "a run does not see what it keeps itself"
    assert list(context.caches) == [key or "count"]
    with Flow("another") as another:
        third = other(3)
    assert another.run().result[third].is_cached()
    assert (len(ones), len(others)) == (1, 1)


@pytest.mark.parametrize(("validator", "again"), [(cv.all_inputs, [1, 2, 3]), (cv.duration_only, [1, 1, 1])])
@pytest.mark.parametrize("executor", [LocalExecutor(), ThreadExecutor(num_workers=2)])
def test_mapped_children_each_have_their_own(validator: Any, again: list[int], executor: Any) -> None:
    @task(cache_for=HOUR, cache_validator=validator)
    def same(x: int) -> int:
        return x

    with Flow("mapped") as flow:
        made = same.map([1, 2, 3])
    assert [child.result for child in flow.run(executor=executor).result[made].map_states] == [1, 2, 3]
    assert len(context.caches["same"]) == 3
    second = [child.result for child in flow.run(executor=executor).result[made].map_states]
    assert second == again if validator is cv.all_inputs else set(second) <= {1, 2, 3} and len(set(second)) == 1


def test_caches_reach_other_processes(tmp_path: Path) -> None:
    log = tmp_path / "runs"

    @task(cache_for=HOUR, cache_validator=cv.all_inputs)
    def noted(x: int) -> int:
        with log.open("a") as file:
            file.write("x")
        return x + 1

    with Flow("processes") as flow:
        made = noted(1)
    executor = ProcessExecutor(num_workers=1)
    assert [flow.run(executor=executor).result[made].result for _ in range(2)] == [2, 2]
    assert log.read_text() == "x"


YESTERDAY, TOMORROW = pendulum.now("UTC").subtract(days=1), pendulum.now("UTC").add(days=1)


@pytest.mark.parametrize(
    ("validator", "cached", "serves"),
    [
        (cv.duration_only, {}, True),
        (cv.duration_only, {"cached_result_expiration": YESTERDAY}, False),
        (cv.duration_only, {"cached_result_expiration": TOMORROW}, True),
        (cv.all_inputs, {}, False),
        (cv.all_inputs, {"cached_inputs": {"x": Result(1), "y": Result(1)}}, False),
        (cv.all_inputs, {"cached_inputs": {"x": Result(1)}}, True),
        (cv.all_inputs, {"cached_inputs": {"x": Result(2)}}, False),
        (cv.all_parameters, {}, False),
        (cv.all_parameters, {"cached_parameters": {}}, True),
        (cv.never_use, {"cached_result_expiration": TOMORROW}, False),
        (input_hash(), {"hashed_inputs": {"x": fingerprint(1)}}, True),
        (input_hash(), {"hashed_inputs": {"x": fingerprint(2)}}, False),
        (input_hash(), {}, False),
    ],
)
def test_a_cached_state_given_to_a_run_is_asked_whether_it_may_serve(
    folder: Path, validator: Any, cached: Any, serves: bool
) -> None:
    count, runs = counting(cache_validator=validator)
    with Flow("given") as flow:
        made = count(1)
    state = flow.run(task_states={made: Cached(result=99, **cached)})
    assert state.result[made].result == (99 if serves else 1)
    assert len(runs) == (0 if serves else 1)


@pytest.mark.parametrize(
    ("validator", "cached", "inputs", "parameters", "answer"),
    [
        (cv.partial_inputs_only(["x"]), {"cached_inputs": {"x": Result(1)}}, {"x": 1, "y": 2}, {}, True),
        (cv.partial_inputs_only(["x"]), {}, {"x": 1}, {}, False),
        (cv.partial_inputs_only([]), {}, {"x": 1}, {}, True),
        (cv.all_inputs, {"cached_inputs": {"x": PrefectResult(value=1)}}, {"x": 1}, {}, True),
        (cv.all_parameters, {}, {}, {}, False),
        (cv.partial_parameters_only(["x"]), {}, {}, {"x": None}, False),
        (cv.partial_parameters_only(["x"]), {}, {}, {}, True),
        (cv.partial_parameters_only([]), {}, {}, {"z": 1}, True),
    ],
)
def test_validators(validator: Any, cached: Any, inputs: Any, parameters: Any, answer: bool) -> None:
    assert validator(Cached(**cached), inputs, parameters) is answer


def test_what_failed_or_was_skipped_is_not_kept() -> None:
    @task(cache_for=HOUR)
    def fails() -> None:
        raise ValueError("no")

    @task(cache_for=HOUR)
    def skips() -> None:
        raise signals.SKIP("no")

    @task(cache_for=HOUR)
    def nothing() -> None:
        return None

    with Flow("ends") as flow:
        made = [fails(), skips(), nothing()]
    state = flow.run()
    assert [type(state.result[t]).__name__ for t in made] == ["Failed", "Skipped", "Cached"]
    assert {name: len(states) for name, states in context.caches.items()} == {"fails": 0, "skips": 0, "nothing": 1}


class TestOnDisk:
    """`input_hash`: results that later runs and other processes find again."""

    def test_by_inputs(self, folder: Path) -> None:
        count, runs = counting(cache_validator=input_hash(), cache_for=None)
        with Flow("disk") as flow:
            made = count.map([1, 2, 1])
        first = flow.run().result[made].map_states
        assert [state.result for state in first] == [1, 2, 1]
        assert runs == [(1, 1), (2, 1)]
        second = flow.run().result[made].map_states
        assert [(state.is_cached(), state.result) for state in second] == [(True, 1), (True, 2), (True, 1)]
        assert len(runs) == 2 and context.caches == {}

    def test_another_process(self, tmp_path: Path) -> None:
        (tmp_path / "program.py").write_text(
            "from prefect.core.flow import Flow\n"
            "from prefect.core.function_task import task\n"
            "from prefect.core.engine.cache_validators import input_hash\n"
            "@task(cache_validator=input_hash())\n"
            "def f(x):\n"
            "    print('runs')\n"
            "    return {'a', 'b', x}\n"
            "with Flow('p') as flow:\n"
            "    y = f({'c', 'd', 'e'} and 3)\n"
            "state = flow.run().result[y]\n"
            "print(type(state).__name__, sorted(map(str, state.result)))\n"
        )
        environment = {**os.environ, "PREFECT__CACHE__DIR": str(tmp_path / "c"), "PREFECT__LOGGING__LEVEL": "ERROR"}
        outputs = [
            subprocess.run(
                [sys.executable, "program.py"], cwd=tmp_path, env=environment, capture_output=True, text=True
            ).stdout.split("\n")
            for _ in range(2)
        ]
        assert outputs[0] == ["runs", "Cached ['3', 'a', 'b']", ""]
        assert outputs[1] == ["Cached ['3', 'a', 'b']", ""]

    @pytest.mark.parametrize("executor", [ThreadExecutor(num_workers=4), ProcessExecutor(num_workers=2)])
    def test_side_by_side(self, folder: Path, executor: Any) -> None:
        validator = input_hash(dir=str(folder))

        @task(cache_validator=validator)
        def square(x: int) -> list[int]:
            return [x * x] * 1000

        with Flow("parallel") as flow:
            made = square.map([1, 2, 1, 2] * 5)
        for _ in range(2):
            states = flow.run(executor=executor).result[made].map_states
            assert [state.result[0] for state in states] == [1, 4, 1, 4] * 5
        assert all(state.is_cached() for state in states)
        assert sum(len(files) for _, _, files in os.walk(folder)) == 2

    @pytest.mark.parametrize(
        "damage",
        [
            lambda data: b"",
            lambda data: b"garbage",
            lambda data: data[:-1],
            lambda data: data.replace(b'"format": 1', b'"format": 9'),
            lambda data: data[:-3] + b"abc",
            lambda data: b"[]\n",
        ],
    )
    def test_a_damaged_file_makes_the_task_run_again(
        self, folder: Path, damage: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        count, runs = counting(cache_validator=input_hash())
        with Flow("damaged") as flow:
            made = count(1)
        flow.run()
        (file,) = [path for path in folder.rglob("*") if path.is_file()]
        file.write_bytes(damage(file.read_bytes()))
        assert flow.run().result[made].result == 2
        assert len(runs) == 2
        assert any(str(file) in text for text in caplog.messages)
        assert flow.run().result[made].result == 2, "the file was written anew"

    @pytest.mark.parametrize(
        ("validator", "other"),
        [
            (input_hash(), input_hash(version="2")),
            (input_hash(ignore=["y"]), input_hash(ignore=["x"])),
        ],
    )
    def test_other_keys(self, folder: Path, validator: InputHash, other: InputHash) -> None:
        class Add(Task):
            def run(self, x: int, y: int) -> int:
                return x + y

        first, second = Add(cache_validator=validator), Add(cache_validator=other)
        inputs = {"x": 1, "y": 2}
        assert validator.key(first, inputs) != other.key(second, inputs)
        ignored = input_hash(ignore=["y"])
        assert ignored.key(first, inputs) == ignored.key(first, {"x": 1, "y": 3})
        assert ignored.key(first, inputs) != ignored.key(first, {"x": 2, "y": 2})

    def test_settings_and_source_are_part_of_the_key_and_options_are_not(self) -> None:
        class Scale(Task):
            def __init__(self, factor: int, **options: Any) -> None:
                self.factor = factor
                super().__init__(**options)

            def run(self, x: int) -> int:
                return self.factor * x

        def make(n: int) -> Task:
            return task(lambda x: x + n, name="closure")

        key = input_hash().key
        assert key(Scale(1), {"x": 1}) == key(Scale(1, name="other", tags=["t"]), {"x": 1}) != key(Scale(2), {"x": 1})
        assert key(make(1), {"x": 1}) == key(make(1), {"x": 1}) != key(make(2), {"x": 1})
        assert key(task(lambda x: x), {"x": 1}) != key(task(lambda x: x + 1), {"x": 1})
        assert key(Scale(1, cache_key="k"), {"x": 1}) == key(Scale(2, cache_key="k"), {"x": 1})

    def test_expiry_is_what_the_task_says_now(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        count, runs = counting(cache_validator=input_hash(), cache_for=HOUR)
        with Flow("expires") as flow:
            made = count(1)
        flow.run()
        now = input_hash_module.time.time()
        monkeypatch.setattr(input_hash_module.time, "time", lambda: now + 3590)
        assert flow.run().result[made].result == 1
        monkeypatch.setattr(input_hash_module.time, "time", lambda: now + 3610)
        assert flow.run().result[made].result == 2

    def test_inputs_that_the_run_changes_count_as_they_were(self, folder: Path) -> None:
        RUNS[:] = [[]]

        @task(cache_validator=input_hash())
        def changes(x: list[int]) -> int:
            RUNS[0].append(1)
            x.append(1)
            return len(x)

        for _ in range(2):
            with Flow("changes") as flow:
                made = changes([1, 2])
            assert flow.run().result[made].result == 3
        assert len(RUNS[0]) == 1

    @pytest.mark.parametrize("value", [(x for x in [1]), open])
    def test_what_cannot_be_hashed_or_kept_runs_uncached(self, folder: Path, value: Any) -> None:
        RUNS[:] = [[]]

        @task(cache_validator=input_hash())
        def take(x: Any) -> Any:
            RUNS[0].append(x)
            return (y for y in [1])

        with Flow("odd") as flow:
            made = take(value)
        for _ in range(2):
            assert flow.run().result[made].is_successful()
        assert len(RUNS[0]) == 2

    def test_values_are_written_by_the_serializer_of_the_result(self, folder: Path, tmp_path: Path) -> None:
        result = LocalResult(dir=str(tmp_path / "r"), serializer=JSONSerializer())
        count, _ = counting(cache_validator=input_hash(), result=result, checkpoint=False)
        with Flow("json") as flow:
            count(1)
        flow.run()
        (file,) = [path for path in folder.rglob("*") if path.is_file()]
        assert file.read_bytes().split(b"\n")[1] == b"1"


class Point:
    def __init__(self, x: int) -> None:
        self.x = x


def loop() -> list[Any]:
    items: list[Any] = [1]
    items.append(items)
    return items


@pytest.mark.parametrize(
    "values",
    [
        [1, 1.0, True, "1", b"1", (1,), [1], {1}, frozenset([2]), {1: 1}, None, 1j],
        [{"a": 1, "b": 2}, {"a": 2, "b": 1}, {"a": 1}],
        [Point(1), Point(2), Point],
        [datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1), pendulum.datetime(2020, 1, 1)],
        [[[1], 2], [1, [2]], [1, 2], "ab", ["a", "b"]],
        [loop(), [1, [1]]],
        [len, max, os],
    ],
)
def test_different_values_have_different_fingerprints(values: list[Any]) -> None:
    assert len({fingerprint(value) for value in values}) == len(values)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({1, 2, 300}, {300, 2, 1}),
        (Point(1), Point(1)),
        (loop(), loop()),
    ],
)
def test_equal_values_have_equal_fingerprints(one: Any, other: Any) -> None:
    assert fingerprint(one) == fingerprint(other)


def test_fingerprints_are_the_same_in_every_process() -> None:
    code = (
        "from prefect.core.engine.fingerprints import fingerprint\n"
        "import datetime, decimal\n"
        "print(fingerprint([{'a', 'b', 'c'}, {'x': {1, 2}}, datetime.date(2020, 1, 1), decimal.Decimal('1.5')]))\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1 and len(seen.pop().strip()) == 32


def test_what_has_no_fingerprint_says_so() -> None:
    with pytest.raises(Unhashable, match="generator"):
        fingerprint([1, (x for x in [1])])
    held = (x for x in [1])
    with pytest.raises(Unhashable):
        code_fingerprint(lambda: held)
