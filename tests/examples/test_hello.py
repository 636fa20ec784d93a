from __future__ import annotations

import runpy
import subprocess
import sys

from prefect.core.engine.state import Success
from tests.conftest import ROOT

FILE = ROOT / "examples" / "hello.py"


def test_runs_as_a_script():
    done = subprocess.run([sys.executable, FILE], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Hello, world!" in done.stdout.splitlines()


def test_the_flow_gives_its_state(capsys):
    flow = runpy.run_path(str(FILE))["flow"]
    state = flow.run()
    assert isinstance(state, Success)
    assert "Hello, world!" in capsys.readouterr().out
    assert [type(of_task) for of_task in state.result.values()] == [Success]
