"""The example DAG file gives what real Airflow 2.10.5 made of it; `expected/` holds its recordings."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

FILE = ROOT / "examples" / "airflow" / "daily_report.py"
EXPECTED = ROOT / "tests" / "examples" / "expected"


def run(tmp_path, conf):
    out = tmp_path / "run.json"
    command = [sys.executable, "-m", "prefect", "airflow", "run", FILE, "--date", "2024-01-15"]
    done = subprocess.run(
        [*command, "--conf", json.dumps(conf), "--json", out], capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(out.read_text())["dags"]["daily_report"]


def recorded(name):
    recording = json.loads((EXPECTED / f"daily_report_{name}.json").read_text())
    return recording["_meta"]["conf"], recording["dags"]["daily_report"]


@pytest.mark.parametrize("name", ["long", "short"])
def test_states_tries_and_xcoms_are_those_of_real_airflow(tmp_path, name):
    conf, expected = recorded(name)
    actual = run(tmp_path, conf)
    assert actual["dagrun_state"] == expected["dagrun_state"]
    for field in ("state", "tries", "xcoms"):
        assert {ti: row[field] for ti, row in actual["tis"].items()} == {
            ti: row[field] for ti, row in expected["tis"].items()
        }


def test_the_report_is_written(tmp_path):
    _, expected = recorded("long")
    run(tmp_path, {"folder": str(tmp_path / "out")})
    written = (tmp_path / "out" / "report-2024-01-15.txt").read_text()
    assert written == expected["tis"]["write"]["xcoms"]["return_value"]
