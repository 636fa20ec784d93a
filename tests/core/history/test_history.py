"""Recording runs, and continuing them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prefect.core.config import config
from prefect.core.context import context
from prefect.core.engine import signals
from prefect.core.engine.executors import Executor, LocalExecutor, ProcessExecutor, ThreadExecutor
from prefect.core.engine.state import Paused, Resume, State
from prefect.core.engine.triggers import manual_only
from prefect.core.errors import CannotResume, HistoryUnreadable
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.history import HistoryFolder, list_runs, list_tasks
from prefect.core.history import journal as journals
from prefect.core.history.past import past_of
from prefect.core.history.recording import Recording
from prefect.core.parameter import Parameter
from prefect.core.results.local import LocalResult
from prefect.core.results.secret import SecretResult
from prefect.core.task import Task

EXECUTORS: dict[str, Callable[[], Executor]] = {
    "local": LocalExecutor,
    "threads": lambda: ThreadExecutor(2),
    "processes": lambda: ProcessExecutor(1),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HistoryFolder:
    monkeypatch.setitem(config["history"], "path", str(tmp_path / "history"))
    return HistoryFolder(tmp_path / "history")


class Counter:
    """How often tasks ran, and whether they are to fail; in files, so that it holds for processes too."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def ran(self, name: str) -> None:
        with open(self.path / name, "a") as file:
            file.write("x")

    def times(self, name: str) -> int:
        file = self.path / name
        return len(file.read_text()) if file.exists() else 0

    @property
    def is_broken(self) -> bool:
        return not (self.path / "repaired").exists()

    def repair(self) -> None:
        (self.path / "repaired").touch()


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    path = tmp_path / "counts"
    path.mkdir()
    return Counter(path)


def failing_flow(counter: Counter) -> tuple[Flow, dict[str, Task]]:
    def numbers(n: int) -> list[int]:
        counter.ran("numbers")
        return list(range(n))

    def each(x: int) -> int:
        counter.ran(f"each{x}")
        if x == 2 and counter.is_broken:
            raise ValueError("broken")
        return x * 10

    def total(xs: list[int]) -> int:
        counter.ran("total")
        return sum(xs)

    n, e, t = task(numbers, name="numbers"), task(each, name="each"), task(total, name="total")
    with Flow("failing") as flow:
        found = {"numbers": n(Parameter("n", default=4))}
        found["each"] = e.map(found["numbers"])
        found["total"] = t(found["each"])
    return flow, found


@pytest.mark.parametrize("name", list(EXECUTORS))
def test_resume_runs_only_what_is_missing(folder: HistoryFolder, counter: Counter, name: str) -> None:
    flow, tasks = failing_flow(counter)
    executor = EXECUTORS[name]
    assert flow.run(n=5, history=True, executor=executor()).is_failed()
    (row,) = list_runs(folder)
    assert (row.flow, row.state, row.attempts, row.parameters) == ("failing", "Failed", 1, '{"n": 5}')
    counter.repair()
    state = flow.run(resume=row.id, executor=executor())
    assert state.is_successful()
    assert state.result[tasks["total"]].result == 100
    assert state.result[tasks["each"]].result == [0, 10, 20, 30, 40]
    assert {name: counter.times(name) for name in ("numbers", "each0", "each2", "each4", "total")} == {
        "numbers": 1, "each0": 1, "each2": 2, "each4": 1, "total": 1,
    }  # fmt: skip
    (row,) = list_runs(folder)
    assert (row.state, row.attempts, row.parameters) == ("Success", 2, '{"n": 5}')
    states = {(t.task, t.map_index): t.state for t in list_tasks(folder, row.id)}
    assert states[("each-1", 2)] == "Success"
    assert states[("each-1", -1)] == "Mapped"
    assert not folder.journal(row.id).exists()


@pytest.mark.parametrize(
    ("history", "enabled", "rows"), [(None, None, 0), (True, None, 1), (None, True, 1), (False, True, 0)]
)
def test_who_is_recorded(folder: HistoryFolder, history: Any, enabled: Any, rows: int) -> None:
    with Flow("one") as flow:
        task(lambda: 1, name="one")()
    config["history"]["enabled"], before = enabled, config["history"]["enabled"]
    try:
        assert flow.run(history=history).is_successful()
    finally:
        config["history"]["enabled"] = before
    assert len(list_runs(folder)) == rows


def test_a_parameter_keeps_its_name(folder: HistoryFolder) -> None:
    with Flow("named") as flow:
        seen = task(lambda x: x, name="seen")(Parameter("history"))
    assert flow.run(history="of Rome").result[seen].result == "of Rome"
    assert list_runs(folder) == []


VALUES = {
    "small": lambda: {"a": (1, b"x")},
    "big": lambda: "x" * 200_000,
    "none": lambda: None,
    "function": lambda: lambda x: x + 1,
}


@pytest.mark.parametrize("kind", list(VALUES))
def test_results_are_read_back(folder: HistoryFolder, counter: Counter, kind: str) -> None:
    def made() -> Any:
        counter.ran("made")
        return VALUES[kind]()

    def after(x: Any) -> Any:
        if counter.is_broken:
            raise ValueError("broken")
        return x(1) if callable(x) else x

    with Flow("values") as flow:
        last = task(after, name="after")(task(made, name="made")())
    flow.run(history=True)
    (row,) = list_runs(folder)
    counter.repair()
    expected = 2 if kind == "function" else VALUES[kind]()
    assert flow.run(resume=row.id).result[last].result == expected
    assert counter.times("made") == 1
    assert not folder.results(row.id).exists()


def test_result_that_cannot_be_kept_is_made_again(
    folder: HistoryFolder, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    def made() -> Any:
        counter.ran("made")
        return (i for i in [1, 2])

    def after(x: Any) -> Any:
        if counter.is_broken:
            raise ValueError("broken")
        return list(x)

    with Flow("generator") as flow:
        last = task(after, name="after")(task(made, name="made")())
    flow.run(history=True)
    counter.repair()
    with logged(caplog):
        assert flow.run(resume=list_runs(folder)[0].id).result[last].result == [1, 2]
    assert counter.times("made") == 2
    assert "Task 'made' had ended and runs again, since its result cannot be read back" in caplog.text


def test_stored_result_is_read_from_its_place(folder: HistoryFolder, counter: Counter, tmp_path: Path) -> None:
    def made() -> int:
        counter.ran("made")
        return 7

    def after(x: int) -> int:
        if counter.is_broken:
            raise ValueError("broken")
        return x

    with Flow("stored") as flow:
        last = task(after, name="after")(
            task(made, name="made", result=LocalResult(dir=str(tmp_path / "stored"), location="seven"))()
        )
    flow.run(history=True)
    (row,) = list_runs(folder)
    assert [t.location for t in list_tasks(folder, row.id) if t.task == "made-1"] != [None]
    counter.repair()
    assert flow.run(resume=row.id).result[last].result == 7
    assert counter.times("made") == 1


def test_secrets_are_not_written(folder: HistoryFolder, counter: Counter) -> None:
    class Secretive(Task):
        def __init__(self) -> None:
            super().__init__(name="secretive")
            self.result = SecretResult(self)

        def run(self) -> str:
            counter.ran("secretive")
            return "hunter2-hunter2"

    def after(x: str) -> int:
        if counter.is_broken:
            raise ValueError("broken")
        return len(x)

    with Flow("secret") as flow:
        last = task(after, name="after")(Secretive()())
    flow.run(history=True)
    written = b"".join(file.read_bytes() for file in folder.path.rglob("*") if file.is_file())
    assert b"hunter2" not in written
    counter.repair()
    assert flow.run(resume=list_runs(folder)[0].id).result[last].result == 15
    assert counter.times("secretive") == 2


def test_unknown_succeeded_and_changed_runs_do_not_resume(folder: HistoryFolder, counter: Counter) -> None:
    flow, _ = failing_flow(counter)
    with pytest.raises(CannotResume, match="There is nothing to continue the run 'nobody' from"):
        flow.run(resume="nobody")
    flow.run(history=True)
    (row,) = list_runs(folder)
    with pytest.raises(CannotResume, match="begun with other values of n; a run continues with its own"):
        flow.run(resume=row.id, n=9)
    flow.add_task(Task(name="new one"))
    with pytest.raises(CannotResume, match="has other tasks or edges \\(new tasks: new one-1\\)"):
        flow.run(resume=row.id)


def test_run_under_way_is_not_continued(folder: HistoryFolder, counter: Counter) -> None:
    flow, _ = failing_flow(counter)
    flow.run(history=True)
    (row,) = list_runs(folder)
    recording = Recording(flow, {}, folder, row.id, past_of(folder, row.id))
    try:
        with pytest.raises(CannotResume, match="is under way in another process"):
            flow.run(resume=row.id)
    finally:
        recording.finish(None)


def test_broken_end_of_a_journal_is_left_out(
    folder: HistoryFolder, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    flow, tasks = failing_flow(counter)
    flow.run(history=True)
    (row,) = list_runs(folder)
    file = folder.journal(row.id)
    whole = file.stat().st_size
    for tail in (b"\x07", b"\x10\x00\x00\x00abcdefgh", b"\x04\x00\x00\x00\x00\x00\x00\x00NULL"):
        with open(file, "ab") as stream:
            stream.write(tail)
        assert (past_of(folder, row.id).whole, journals.read(file).broken) == (whole, len(tail))
        os.truncate(file, whole)
    with open(file, "ab") as stream:
        stream.write(b"half a frame")
    counter.repair()
    with logged(caplog):
        assert flow.run(resume=row.id).is_successful()
    assert "The last 12 bytes of the journal" in caplog.text
    assert counter.times("numbers") == 1


def test_every_cut_of_a_journal_is_readable(folder: HistoryFolder, counter: Counter) -> None:
    flow, _ = failing_flow(counter)
    flow.run(history=True)
    (row,) = list_runs(folder)
    data = folder.journal(row.id).read_bytes()
    seen = 0
    for length in range(len(data), 0, -7):
        folder.journal(row.id).write_bytes(data[:length])
        frames = journals.read(folder.journal(row.id))
        assert frames.whole + frames.broken == length
        seen += 1
    assert seen > 50


def test_history_of_another_version(folder: HistoryFolder, caplog: pytest.LogCaptureFixture) -> None:
    folder.path.mkdir()
    with sqlite3.connect(folder.database) as db:
        db.execute("PRAGMA user_version = 99")
    with Flow("one") as flow:
        task(lambda: 1, name="one")()
    with logged(caplog):
        assert flow.run(history=True).is_successful()
    assert "This run is not recorded" in caplog.text
    assert "has version 99; this release reads version 1" in caplog.text
    with pytest.raises(HistoryUnreadable, match="has version 99"):
        list_runs(folder)


@pytest.mark.parametrize("content", [b"this is no database, but long enough to look like one" * 40])
def test_damaged_history(folder: HistoryFolder, content: bytes) -> None:
    folder.path.mkdir()
    folder.database.write_bytes(content)
    with Flow("one") as flow:
        task(lambda: 1, name="one")()
    assert flow.run(history=True).is_successful()
    with pytest.raises(HistoryUnreadable, match="cannot be used: .*Move the file away"):
        list_runs(folder)


def test_journal_of_another_version(folder: HistoryFolder, counter: Counter) -> None:
    flow, _ = failing_flow(counter)
    flow.run(history=True)
    (row,) = list_runs(folder)
    file = folder.journal(row.id)
    file.write_bytes(b"prefect-journal 7\n" + file.read_bytes()[len(journals.HEADER) :])
    with pytest.raises(HistoryUnreadable, match="is of version 7; this release reads version 1"):
        flow.run(resume=row.id)


def test_full_disk_ends_the_recording_not_the_run(
    folder: HistoryFolder, counter: Counter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    flow, tasks = failing_flow(counter)
    counter.repair()
    write = os.write
    calls = {"n": 0}

    def full(file: int, data: bytes) -> int:
        calls["n"] += 1
        if calls["n"] > 4:
            if len(data) > 3:
                write(file, data[:3])
            raise OSError(28, "No space left on device")
        return write(file, data)

    monkeypatch.setattr(journals.os, "write", full)
    with logged(caplog):
        assert flow.run(history=True).result[tasks["total"]].result == 60
    assert "is not recorded: [Errno 28] No space left on device" in caplog.text


def test_the_oldest_runs_are_forgotten(
    folder: HistoryFolder, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow, _ = failing_flow(counter)
    monkeypatch.setitem(config["history"], "max_runs", 3)
    for number in range(5):
        flow.run(history=True, context={"flow_run_id": f"run-{number}"})
    assert [row.id for row in list_runs(folder)] == ["run-4", "run-3", "run-2"]
    assert sorted(file.stem for file in (folder.path / "journals").iterdir()) == ["run-2", "run-3", "run-4"]
    monkeypatch.setitem(config["history"], "max_bytes", 1)
    flow.run(history=True, context={"flow_run_id": "last"})
    assert [row.id for row in list_runs(folder)] == ["last"]


def test_retry_count_survives(folder: HistoryFolder, counter: Counter) -> None:
    def flaky() -> int:
        counter.ran("flaky")
        if context["task_run_count"] == 2 and counter.is_broken:
            raise KeyboardInterrupt
        if context["task_run_count"] < 3:
            raise ValueError("again")
        return int(context["task_run_count"])

    import datetime

    with Flow("retry") as flow:
        made = task(flaky, name="flaky", max_retries=2, retry_delay=datetime.timedelta(0))()
    with pytest.raises(KeyboardInterrupt):
        flow.run(history=True)
    (row,) = list_runs(folder)
    assert row.state == "Cancelled"
    counter.repair()
    # the second run was cancelled; a cancelled task begins from the start
    assert flow.run(resume=row.id).result[made].result == 3
    assert counter.times("flaky") == 5


def approval_flow(counter: Counter, *, by_signal: bool) -> tuple[Flow, Task, Task]:
    def first() -> int:
        counter.ran("first")
        return 1

    def second(x: int) -> int:
        if by_signal and not context.get("resume"):
            raise signals.PAUSE("look at this")
        counter.ran("second")
        return x + 1

    f = task(first, name="first")
    s = task(second, name="second") if by_signal else task(second, name="second", trigger=manual_only)
    with Flow("approval") as flow:
        before = f()
        after = s(before)
    return flow, before, after


@pytest.mark.parametrize("by_signal", [False, True], ids=["manual_only", "PAUSE"])
@pytest.mark.parametrize("name", list(EXECUTORS))
def test_pause_and_approve(folder: HistoryFolder, counter: Counter, name: str, *, by_signal: bool) -> None:
    flow, before, after = approval_flow(counter, by_signal=by_signal)
    executor = EXECUTORS[name]
    state = flow.run(history=True, executor=executor())
    assert (type(state), type(state.result[after])) == (Paused, Paused)
    (row,) = list_runs(folder)
    assert row.state == "Paused"
    assert isinstance(flow.run(resume=row.id, executor=executor()), Paused)
    assert isinstance(flow.run(resume=row.id, approve=["another"], executor=executor()), Paused)
    done = flow.run(resume=row.id, approve=["second"], executor=executor())
    assert done.is_successful()
    assert done.result[after].result == 2
    assert (counter.times("first"), counter.times("second")) == (1, 1)


@pytest.mark.parametrize("by_signal", [False, True], ids=["manual_only", "PAUSE"])
def test_resume_state_without_history(counter: Counter, *, by_signal: bool) -> None:
    flow, before, after = approval_flow(counter, by_signal=by_signal)
    first: State = flow.run()
    assert isinstance(first, Paused)
    state = flow.run(task_states={before: first.result[before], after: Resume()})
    assert state.result[after].result == 2
    assert counter.times("first") == 1


def test_paused_child_of_a_map() -> None:
    def maybe(x: int) -> int:
        if x == 1 and not context.get("resume"):
            raise signals.PAUSE("look")
        return x

    with Flow("paused child") as flow:
        children = task(maybe, name="maybe").map([0, 1, 2])
        total = task(lambda xs: sum(xs), name="total")(children)
    state = flow.run()
    assert isinstance(state, Paused)
    mapped = state.result[children]
    assert [type(child).__name__ for child in mapped.map_states] == ["Success", "Paused", "Success"]
    mapped.map_states[1] = Resume()
    assert flow.run(task_states=state.result).result[total].result == 3


class _Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "kind"), [("y", "Success"), ("n", "Paused")])
def test_a_terminal_is_asked(counter: Counter, monkeypatch: pytest.MonkeyPatch, answer: str, kind: str) -> None:
    flow, before, after = approval_flow(counter, by_signal=False)
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt: asked.append(prompt) or answer)
    assert type(flow.run()).__name__ == kind
    assert asked == ["<Task: second> is currently Paused; enter 'y' to resume:\n"]


def logged(caplog: pytest.LogCaptureFixture) -> Any:
    """Note what the library logs, whatever its level is."""
    return caplog.at_level("INFO", "prefect")
