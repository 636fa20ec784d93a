"""What only threads and worker processes can do wrong: time-outs, crashes, pickles, interrupts."""

from __future__ import annotations

import contextlib
import datetime
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prefect.core.annotations import unmapped
from prefect.core.config import config
from prefect.core.context import context
from prefect.core.engine import flow_run
from prefect.core.engine.executors import (
    DaskExecutor,
    Executor,
    LocalDaskExecutor,
    LocalExecutor,
    ProcessExecutor,
    ThreadExecutor,
)
from prefect.core.engine.state import State
from prefect.core.engine.triggers import any_failed
from prefect.core.errors import NotAvailable, WorkerLost
from prefect.core.flow import Flow
from prefect.core.function_task import task

pytestmark = pytest.mark.filterwarnings("ignore:Tasks were created but not added")

EXECUTORS: dict[str, Callable[[], Executor]] = {
    "local": LocalExecutor,
    "threads": lambda: ThreadExecutor(3),
    "processes": lambda: ProcessExecutor(2),
    "dask-threads": lambda: LocalDaskExecutor("threads", num_workers=2),
    "dask-processes": lambda: LocalDaskExecutor("processes", num_workers=2),
    "dask-sync": lambda: LocalDaskExecutor("sync"),
}
SIDE_BY_SIDE = ["threads", "processes"]


@pytest.fixture(params=["short", "stepwise"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "stepwise":
        monkeypatch.setattr(flow_run, "is_plain", lambda task: False)
    return str(request.param)


def told(state: State) -> Any:
    """What a state says, in a form that can be compared: class, message, result."""
    result = state.result
    return [type(state).__name__, state.message, repr(result) if isinstance(result, BaseException) else result]


@pytest.mark.parametrize("name", ["local", "threads", "processes", "dask-threads", "dask-processes"])
def test_timeout_stops_the_task(name: str) -> None:
    def spin() -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with contextlib.suppress(Exception):
                time.sleep(0.01)

    with Flow("late") as flow:
        late = task(spin, name="late", timeout=1)()
        after = task(lambda x: x, name="after", trigger=any_failed)(late)
    started = time.monotonic()
    state = flow.run(executor=EXECUTORS[name]())
    assert time.monotonic() - started < 8
    assert told(state.result[late]) == [
        "TimedOut",
        "Task timed out during execution.",
        "TaskTimeoutSignal(\"Execution timed out for Task 'late'.\")",
    ]
    assert state.result[after].is_successful()


@pytest.mark.parametrize(
    "make",
    [lambda: ProcessExecutor(1), lambda: ThreadExecutor(1, timeouts_in_processes=True)],
    ids=["processes", "threads-with-processes"],
)
def test_timeout_kills_what_does_not_listen(make: Callable[[], Executor]) -> None:
    def deaf() -> None:
        import ctypes

        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        for _ in range(30):
            ctypes.CDLL(None).usleep(900_000)

    with Flow("deaf") as flow:
        late = task(deaf, name="deaf", timeout=1)()
        other = task(lambda: 1, name="other")()
    started = time.monotonic()
    state = flow.run(executor=make())
    assert time.monotonic() - started < 10
    assert type(state.result[late]).__name__ == "TimedOut"
    assert repr(state.result[late].result) == "TaskTimeoutSignal(\"Execution timed out for Task 'deaf'.\")"
    assert state.result[other].is_successful()


def test_dead_worker_crashes_its_own_task_only() -> None:
    def die(how: str) -> str:
        if how == "exit":
            os._exit(7)
        if how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return how

    with Flow("crash") as flow:
        dead = task(die, name="die").map(["exit", "a", "kill", "b", "c"])
    state = flow.run(executor=ProcessExecutor(2))
    children = state.result[dead].map_states
    assert [type(child).__name__ for child in children] == ["Crashed", "Success", "Crashed", "Success", "Success"]
    assert children[0].message == "The process that ran the task ended with exit status 7."
    assert children[2].message == "The process that ran the task was ended by signal 9 (SIGKILL)."
    assert isinstance(children[0].result, WorkerLost)


def test_crashed_task_is_retried(way: str) -> None:
    def dies_once() -> int:
        if context["task_run_count"] == 1:
            os._exit(1)
        return int(context["task_run_count"])

    with Flow("crash") as flow:
        made = task(dies_once, name="once", max_retries=1, retry_delay=datetime.timedelta(0))()
    assert told(flow.run(executor=ProcessExecutor(1)).result[made]) == ["Success", "Task run succeeded.", 2]


class _Picky(Exception):
    """Cannot be unpickled: it keeps other arguments than its constructor wants."""

    def __init__(self, a: int, b: int) -> None:
        super().__init__(f"{a}/{b}")


def _picky() -> None:
    raise _Picky(1, 2)


def test_what_cannot_be_pickled_is_a_clear_failure() -> None:
    lock = threading.Lock()
    with Flow("unpicklable") as flow:
        result = task(lambda: (i for i in [1]), name="result")()
        closed_over = task(lambda: lock, name="closure")()
        picky = task(_picky, name="picky")()
        fine = task(lambda: 1, name="fine")()
    state = flow.run(executor=ProcessExecutor(2))
    assert state.result[fine].is_successful()
    assert type(state.result[result]).__name__ == "Failed"
    assert "cannot be sent back from its process" in state.result[result].message
    assert "'closure' or its input cannot be sent to a process" in state.result[closed_over].message
    assert state.result[picky].message.startswith("Error during execution of task: _Picky(")


def test_error_from_a_process_shows_its_traceback() -> None:
    def broken() -> None:
        raise ValueError("here")

    with Flow("error") as flow:
        made = task(broken, name="broken")()
    error = flow.run(executor=ProcessExecutor(1)).result[made].result
    assert repr(error) == "ValueError('here')"
    assert 'raise ValueError("here")' in str(error.__cause__)


@pytest.mark.parametrize("name", ["threads", "processes"])
def test_never_more_jobs_than_workers_are_made(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"now": 0, "most": 0}
    job, finished = flow_run.FlowRun.job, flow_run.RunMachine.finished

    def counted(self: Any, node: int) -> Any:
        made["now"] += 1
        made["most"] = max(made["most"], made["now"])
        return job(self, node)

    def ended(self: Any, node: int, state: State) -> None:
        made["now"] -= 1
        finished(self, node, state)

    monkeypatch.setattr(flow_run.FlowRun, "job", counted)
    monkeypatch.setattr(flow_run.RunMachine, "finished", ended)
    with Flow("bounded") as flow:
        xs = task(lambda x: x, name="x").map(list(range(300)))
    assert len(flow.run(executor=EXECUTORS[name]()).result[xs].result) == 300
    assert made["most"] <= 3


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_tasks_run_side_by_side(name: str) -> None:
    with Flow("naps") as flow:
        naps = task(lambda x: (time.sleep(0.4), os.getpid(), threading.get_ident())[1:], name="nap").map([1, 2, 3, 4])
    executor = ThreadExecutor(2) if name == "threads" else ProcessExecutor(2)
    assert len(set(flow.run(executor=executor).result[naps].result)) == 2


def test_settings_and_log_records_travel(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    import logging

    def look() -> Any:
        from prefect.core.config import config as there

        logging.getLogger("prefect.mine").warning("from %s", "the worker")
        context["logger"].warning("by the context")
        return there.tasks.defaults.max_retries, sys.argv

    monkeypatch.setitem(config["tasks"]["defaults"], "max_retries", 5)
    monkeypatch.setattr(sys, "argv", ["program", "--flag"])
    with Flow("settings") as flow:
        seen = task(look, name="look", max_retries=0)()
    root = logging.getLogger("prefect")
    root.addHandler(caplog.handler)
    try:
        state = flow.run(executor=ProcessExecutor(1))
    finally:
        root.removeHandler(caplog.handler)
    assert state.result[seen].result == (5, ["program", "--flag"])
    messages = [record.getMessage() for record in caplog.records]
    assert "from the worker" in messages
    assert "by the context" in messages


def test_task_and_what_is_not_mapped_are_pickled_once() -> None:
    class Counted:
        dumped = 0

        def __getstate__(self) -> dict[str, Any]:
            Counted.dumped += 1
            return {"x": 1}

    with Flow("once") as flow:
        ys = task(lambda x, y: x, name="y").map(list(range(50)), y=unmapped(Counted()))
    assert flow.run(executor=ProcessExecutor(2)).result[ys].result == list(range(50))
    assert Counted.dumped == 1


def run_script(folder: Path, source: str, *, interrupt_after: str | None = None) -> tuple[int, str]:
    """Run a program without `__main__` guard; interrupt it once it has printed a certain line."""
    script = folder / "program.py"
    script.write_text(textwrap.dedent(source))
    environment = {**os.environ, "PREFECT__LOGGING__LEVEL": "CRITICAL", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment,
        # whoever runs the tests behind `&` is deaf to Ctrl-C, and so would be what they start
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if interrupt_after is not None and interrupt_after in line:
            process.send_signal(signal.SIGINT)
            interrupt_after = None
    return process.wait(30), "".join(lines)


MAKERS = {
    "local": "LocalExecutor()",
    "threads": "ThreadExecutor(2)",
    "processes": "ProcessExecutor(2)",
}


@pytest.mark.parametrize("name", list(MAKERS))
def test_interrupt_leaves_cancelled_states_and_no_processes(name: str, tmp_path: Path) -> None:
    source = f"""
        import os, subprocess, time
        from prefect import Flow, task
        from prefect.core.engine.executors import LocalExecutor, ProcessExecutor, ThreadExecutor

        def nap(x):
            if x == 0:
                return x
            child = subprocess.Popen(["sleep", "60"]) if {name!r} == "processes" else None
            print("napping", child.pid if child else "", flush=True)
            for _ in range(600):
                time.sleep(0.1)

        with Flow("nap") as flow:
            first = task(nap, name="first")(0)
            second = task(nap, name="second")(1, upstream_tasks=[first])
            third = task(lambda x: x, name="third")(second)
        try:
            flow.run(executor={MAKERS[name]})
        except KeyboardInterrupt as err:
            state = err.state
            print(type(state).__name__, *(type(state.result[t]).__name__ for t in (first, second, third)))
    """
    code, output = run_script(tmp_path, source, interrupt_after="napping")
    assert output.splitlines()[-1] == "Cancelled Success Cancelled Pending"
    assert code == 0
    child = output.split("napping")[1].split()[0]
    if name == "processes":
        deadline = time.monotonic() + 5
        while _lives(int(child)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _lives(int(child))


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_program_without_main_guard(tmp_path: Path) -> None:
    source = """
        from prefect import Flow, task
        from prefect.core.engine.executors import ProcessExecutor

        print("main program", flush=True)

        class Thing:
            def __init__(self, x):
                self.x = x

        thing = task(lambda x: Thing(x), name="thing")
        with Flow("x") as flow:
            things = thing.map([1, 2, 3])
        found = flow.run(executor=ProcessExecutor(2)).result[things].result
        print([isinstance(thing, Thing) for thing in found], [thing.x for thing in found])
    """
    assert run_script(tmp_path, source) == (0, "main program\n[True, True, True] [1, 2, 3]\n")


@pytest.mark.parametrize("name", list(EXECUTORS))
def test_system_exit_leaves_the_run(name: str) -> None:
    def leave() -> None:
        raise SystemExit(3)

    with Flow("exit") as flow:
        task(leave, name="leave")()
    with pytest.raises(SystemExit) as info:
        flow.run(executor=EXECUTORS[name]())
    assert info.value.code == 3


@pytest.mark.parametrize("make", [ThreadExecutor, ProcessExecutor])
def test_at_least_one_worker(make: Callable[[int], Executor]) -> None:
    with pytest.raises(ValueError, match="at least one worker, not 0"):
        make(0)


def test_unknown_scheduler() -> None:
    with pytest.raises(ValueError, match="Unknown scheduler 'cluster'"):
        LocalDaskExecutor(scheduler="cluster")


def test_dask_executor_says_what_is_missing() -> None:
    executor = DaskExecutor(address="tcp://127.0.0.1:8786")
    assert executor.address == "tcp://127.0.0.1:8786"
    with pytest.raises(NotAvailable, match="cannot run flows on a Dask cluster"), executor.start():
        pass


def test_dask_executor_wants_one_cluster() -> None:
    with pytest.raises(ValueError, match="Cannot specify `address` and `cluster_class`"):
        DaskExecutor(address="tcp://127.0.0.1:1", cluster_class="x.y")


def test_workers_that_cannot_start_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prefect.core.engine.executors.worker_process._PROGRAM", "raise SystemExit(9)  # {path!r} {fd}")
    with Flow("none") as flow:
        task(lambda: 1, name="one")()
    state = flow.run(executor=ProcessExecutor(2))
    assert state.is_failed()
    assert "Worker processes cannot start" in str(state.result)


@pytest.mark.parametrize("name", list(EXECUTORS))
def test_prints_go_to_the_log(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    def talk() -> int:
        print("said by the task")
        return 1

    with Flow("talk") as flow:
        made = task(talk, name="talk", log_stdout=True)()
    assert flow.run(executor=EXECUTORS[name]()).result[made].result == 1
    assert "INFO - prefect.talk | said by the task" in capsys.readouterr().out
