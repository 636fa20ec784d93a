"""Each kind of result: where it lies, what it shows, what it refuses."""

from __future__ import annotations

import datetime
import errno
import os
import pickle
from pathlib import Path
from typing import Any

import cloudpickle
import pytest

from prefect.core.config import config
from prefect.core.context import context
from prefect.core.engine.executors import LocalExecutor, ProcessExecutor, ThreadExecutor
from prefect.core.errors import ResultUnreadable
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.results import (
    ConstantResult,
    LocalResult,
    NoResult,
    PrefectResult,
    Result,
    ResultNotImplementedError,
    SecretResult,
    files,
)
from prefect.core.results.serializers import DateTimeSerializer, JSONSerializer, PickleSerializer
from prefect.core.task import Task


class Token(Task):
    """A secret that counts how often it is read."""

    reads = 0

    def run(self, name: str | None = None) -> str:
        type(self).reads += 1
        return f"hush-{name}"


def test_local_writes_below_its_folder_and_reads_again(tmp_path: Path) -> None:
    result = LocalResult(dir=str(tmp_path), location="{task}/{n}.pickle")
    written = result.write([1], task="t", n=3)
    assert written.location == str(tmp_path / "t" / "3.pickle")
    assert (written.value, result.value, result.location) == ([1], None, "{task}/{n}.pickle")
    assert result.read("t/3.pickle").value == LocalResult(dir="/").read(written.location or "").value == [1]
    assert result.exists("{task}/3.pickle", task="t")
    assert not result.exists("t/4.pickle")


@pytest.mark.parametrize(
    ("location", "known", "expected"),
    [
        ("a-{x}", {"x": 1}, "a-1"),
        ("{x:%Y}/{y[k]}", {"x": datetime.date(2020, 1, 1), "y": {"k": 2}}, "2020/2"),
        (lambda **known: f"f/{known['x']}", {"x": 1}, "f/1"),
        ("plain", {}, "plain"),
    ],
)
def test_locations_are_templates_or_functions(tmp_path: Path, location: Any, known: Any, expected: str) -> None:
    result = LocalResult(dir=str(tmp_path), location=location)
    assert result.format(**known).location == expected
    assert result.write(1, **known).location == str(tmp_path / expected)


def test_a_placeholder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        LocalResult(dir=str(tmp_path), location="{nowhere}").write(1)
    assert os.listdir(tmp_path) == []


def test_without_location_each_value_has_its_own(tmp_path: Path) -> None:
    result = LocalResult(dir=str(tmp_path))
    assert result.write(1).location != result.write(1).location
    assert len(os.listdir(tmp_path)) == 2


def test_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(config._data, "home_dir", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    assert LocalResult().dir == str(tmp_path / "home" / "results")
    assert LocalResult(dir="here").dir == str(tmp_path / "here")
    assert LocalResult(dir="~").dir == os.path.expanduser("~")
    with pytest.raises(ValueError, match="is a file"):
        LocalResult(dir="file")


@pytest.mark.parametrize("damage", [b"garbage", b"", PickleSerializer().serialize([1] * 9)[:-3]])
def test_a_damaged_file_is_named(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "x").write_bytes(damage)
    with pytest.raises(ResultUnreadable, match=str(tmp_path / "x")) as caught:
        LocalResult(dir=str(tmp_path)).read("x")
    assert caught.value.__cause__ is not None


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nope"):
        LocalResult(dir=str(tmp_path)).read("nope")


def test_a_full_disk_leaves_nothing_and_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = LocalResult(dir=str(tmp_path), location="x")
    result.write("old")

    class Full:
        def __init__(self, path: str, mode: str) -> None:
            self.file = Path(path).open(mode)  # noqa: SIM115  closed by `__exit__`

        def __enter__(self) -> Any:
            return self

        def __exit__(self, *exc: Any) -> None:
            self.file.close()

        def write(self, data: bytes) -> None:
            self.file.write(data[:3])
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "open", Full, raising=False)
    with pytest.raises(OSError, match="No space left"):
        result.write("new" * 1000)
    monkeypatch.undo()
    assert os.listdir(tmp_path) == ["x"]
    assert result.read("x").value == "old"


def test_what_cannot_be_pickled_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="generator"):
        LocalResult(dir=str(tmp_path)).write(x for x in [1])
    assert os.listdir(tmp_path) == []


def test_prefect_results_are_their_own_location() -> None:
    written = PrefectResult().write({"a": 1})
    assert (written.location, written.value) == ('{"a": 1}', {"a": 1})
    assert PrefectResult().read("[1]").value == [1]
    assert (PrefectResult().exists("3"), PrefectResult().exists("x")) == (True, False)
    assert PrefectResult(serializer=DateTimeSerializer()).read("2020-01-01T00:00:00Z").value.year == 2020
    with pytest.raises(TypeError, match="JSON"):
        PrefectResult().write(object())
    with pytest.raises(TypeError, match="JSONSerializer or DateTimeSerializer"):
        PrefectResult(serializer=PickleSerializer())


def test_constants() -> None:
    constant = ConstantResult(value=3)
    assert constant.read("anywhere").value == 3
    assert constant.exists("anywhere")
    with pytest.raises(ValueError, match="Cannot write"):
        constant.write(4)


class TestSecrets:
    """Nothing of a secret is stored, pickled or shown."""

    def test_it_is_read_from_its_source(self) -> None:
        found = SecretResult(Token("T")).read("T")
        assert (found.value, found.location) == ("hush-T", "T")

    def test_it_does_not_show(self) -> None:
        result = SecretResult(Token("T"), value="hush")
        assert "hush" not in repr(result) and repr(result) == "<SecretResult: T>"

    def test_it_does_not_travel_and_is_read_again_where_it_is_needed(self) -> None:
        result = SecretResult(Token("T")).read("T")
        for dump in (pickle.dumps, cloudpickle.dumps):
            data = dump(result)
            assert b"hush-T" not in data
            before = Token.reads
            there = pickle.loads(data)
            assert Token.reads == before
            assert there.value == "hush-T"
            assert repr(there) == "<SecretResult: T>"

    def test_a_task_that_cannot_be_told_a_name(self) -> None:
        class Fixed(Task):
            def run(self) -> str:
                return "fixed"

        assert SecretResult(Fixed("F")).read("F").value == "fixed"

    @pytest.mark.parametrize("executor", [LocalExecutor(), ThreadExecutor(2), ProcessExecutor(2)])
    def test_tasks_after_it_get_it_on_every_executor(self, executor: Any) -> None:
        token = Token("T")
        token.result = SecretResult(token)
        backwards = task(lambda x: x[::-1], name="backwards")
        with Flow("secret") as flow:
            secret = token()
            made = backwards(secret)
        state = flow.run(executor=executor)
        assert state.result[made].result == "enoN-hsuh"
        assert state.result[secret].result in ("hush-None", "hush-T")

    def test_it_is_not_written(self) -> None:
        with pytest.raises(ValueError, match="cannot be written"):
            SecretResult(Token("T")).write("hush")

    def test_a_copy_keeps_the_value(self) -> None:
        assert SecretResult(Token("T"), value="hush").from_value("other").value == "other"
        assert SecretResult(Token("T"), value="hush").copy().value == "hush"


@pytest.mark.parametrize("call", [lambda r: r.read("x"), lambda r: r.write(1), lambda r: r.exists("x")])
def test_the_base_stores_nothing(call: Any) -> None:
    with pytest.raises(ResultNotImplementedError, match="LocalResult"):
        call(Result(1))


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (Result(1), Result(1), True),
        (Result(1), Result(2), False),
        (Result(1, location="x"), Result(1), False),
        (Result(), NoResult, False),
        (LocalResult(dir="/a"), LocalResult(dir="/a"), True),
        (LocalResult(dir="/a"), LocalResult(dir="/b"), False),
        (LocalResult(dir="/a"), LocalResult(dir="/a", serializer=JSONSerializer()), False),
        (LocalResult(dir="/a"), LocalResult(dir="/a", serializer=PickleSerializer()), True),
    ],
)
def test_equality(one: Result, other: Result, equal: bool) -> None:
    assert (one == other) is equal


def test_copies_share_the_value_and_new_values_have_no_location() -> None:
    value = [1]
    result = Result(value, location="x")
    assert result.copy() is not result and result.copy().value is value
    assert result.from_value(2).location is None
    assert pickle.loads(pickle.dumps(NoResult)) is NoResult


@pytest.mark.parametrize(
    ("validators", "good"),
    [
        ([], True),
        ([lambda r: r.value > 2], True),
        ([lambda r: r.value > 2, lambda r: r.value > 3], False),
        ([lambda r: 1 / 0], False),
    ],
)
def test_validators(validators: Any, good: bool) -> None:
    assert Result(3, validators=validators).validate() is good


def test_placeholders_may_name_all_of_the_context(tmp_path: Path) -> None:
    with context(colour="red"):
        assert LocalResult(location="{colour}").format(**context.to_dict()).location == "red"
