from __future__ import annotations

import os
import pty
import subprocess
import sys

from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.extras.cli.report import rows
from tests.conftest import ROOT


@task
def divide(x):
    return 1 / x


@task
def after(x):
    return x


def test_rows(tmp_path):
    with Flow("f") as flow:
        good = divide(1, task_args={"name": "good"})
        bad = divide(0, task_args={"name": "bad"})
        mapped = divide.map([1, 0, 2], task_args={"name": "mapped"})
        last = after([good, bad, mapped], task_args={"name": "last"})
    found = {row.task: row for row in rows(flow, flow.run(), tmp_path / "elsewhere.py")}
    assert {name: (row.state, row.colour) for name, row in found.items()} == {
        "good": ("Success", "green"),
        "bad": ("Failed", "red"),
        "mapped": ("Mapped (2 Success, 1 Failed)", "red"),
        "last": ("TriggerFailed", "red"),
    }
    assert found["bad"].message == "ZeroDivisionError: division by zero"
    assert found["good"].message == ""
    assert last in flow.tasks


def test_a_line_of_the_flows_file_is_named():
    with Flow("f") as flow:
        divide(0)
    (row,) = rows(flow, flow.run(), ROOT / "tests" / "extras" / "cli" / "test_report.py")
    assert row.message.partition(": ")[0].endswith("test_report.py:16")


def test_a_table_on_a_terminal():
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "prefect", "run", str(ROOT / "examples" / "hello.py")]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(theirs)
        text = b""
        while chunk := read(ours):
            text += chunk
    os.close(ours)
    assert process.returncode == 0
    assert "say_hello" in text.decode()
    assert "│" in text.decode()


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side has closed the terminal
        return b""
