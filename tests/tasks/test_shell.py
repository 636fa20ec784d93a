from __future__ import annotations

import logging
import os
import subprocess
import threading
import time

import pytest

from prefect.core.engine.signals import FAIL
from prefect.tasks.shell import ShellTask


@pytest.mark.parametrize(
    ("built", "result"),
    [
        ({"command": "echo a; echo b"}, "b"),
        ({"command": "echo a; echo b", "return_all": True}, ["a", "b"]),
        ({"command": "true"}, None),
        ({"command": "printf '10 %%\\r20 %%\\n'"}, "10 %\r20 %"),
        ({"command": "true", "return_all": True}, []),
        ({"command": "printf 'a  \\n\\nb\\n\\n'"}, ""),
        ({"command": "printf 'a  \\n\\nb\\n\\n'", "return_all": True}, ["a", "", "b", ""]),
        ({"command": "echo err >&2; echo out", "return_all": True}, ["err", "out"]),
        ({"command": "hi", "helper_script": "hi() { echo there; }"}, "there"),
        ({"command": "pwd", "helper_script": "cd /"}, "/"),
        ({"command": "print(1 + 1)", "shell": "python3"}, "2"),
        ({"command": "printf '\\xff'"}, "\ufffd"),
    ],
)
def test_result(built, result):
    assert ShellTask(**built).run() == result


def test_environment(monkeypatch):
    monkeypatch.setenv("OF_PROCESS", "p")
    task = ShellTask("echo $OF_PROCESS,$X,$Y", {"X": "1"})
    assert task.run() == "p,1,"
    assert task.run(env={"Y": "2"}) == "p,,2"


@pytest.mark.parametrize(("return_all", "result"), [(False, "b"), (True, ["a", "b"])])
def test_failure(return_all, result, monkeypatch):
    task = ShellTask(command="echo a; echo b; exit 3", return_all=return_all)
    with pytest.raises(FAIL, match="Command failed with exit code 3") as caught:
        task.run()
    assert caught.value.state.result == result


def logged(task, run):
    records = []
    handler = logging.Handler()
    handler.emit = lambda record: records.append((record.levelname, record.getMessage()))
    logger = task.logger
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)  # whatever the level of those above it
    try:
        run()
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return records


@pytest.mark.parametrize(
    ("stream_output", "lines"),
    [
        (False, []),
        (True, [("INFO", "a"), ("INFO", "b")]),
        ("WARNING", [("WARNING", "a"), ("WARNING", "b")]),
        (logging.ERROR, [("ERROR", "a"), ("ERROR", "b")]),
    ],
)
def test_stream_output(stream_output, lines):
    task = ShellTask("echo a; echo b", stream_output=stream_output)
    assert logged(task, task.run) == lines


def test_log_stderr():
    task = ShellTask("echo a; echo why >&2; exit 2", log_stderr=True, return_all=True)

    def run():
        with pytest.raises(FAIL):
            task.run()

    assert logged(task, run) == [("ERROR", "Command failed with exit code 2"), ("ERROR", "a\nwhy")]


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        (lambda: ShellTask().run(), ValueError, "No 'command' was given"),
        (lambda: ShellTask("true", shell="no-such-shell").run(), FileNotFoundError, "no-such-shell"),
        (lambda: ShellTask("true", stream_output="LOUD"), TypeError, "Level LOUD is not a valid log level"),
    ],
)
def test_errors(build, error, message):
    with pytest.raises(error, match=message):
        build()


def test_a_task_that_is_stopped_leaves_no_process_behind(tmp_path):
    class Stop(Exception):
        pass

    class Impatient(ShellTask):
        @property
        def logger(self):
            raise Stop

    pid_file = tmp_path / "pid"
    with pytest.raises(Stop):
        Impatient(f"sleep 60 & echo $! > {pid_file}; echo ready; wait", stream_output=True).run()
    pid = int(pid_file.read_text())
    deadline = time.monotonic() + 5
    while alive(pid):
        assert time.monotonic() < deadline, "the command's child is still there"
        time.sleep(0.01)


def alive(pid):
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


def test_the_script_is_removed():
    script = ShellTask('echo "$0"').run()
    assert os.path.basename(script).startswith("prefect-")
    assert not os.path.exists(script)


def test_several_at_once():
    results = []
    threads = [threading.Thread(target=lambda i=i: results.append(ShellTask(f"echo {i}").run())) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [str(i) for i in range(8)]
