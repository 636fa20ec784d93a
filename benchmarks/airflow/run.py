"""
100 PythonOperators in layers of ten: the whole process, and the time per task, beside `dag.test()` of real Airflow.

    BENCH_AIRFLOW=/path/to/python python benchmarks/airflow/run.py

`BENCH_AIRFLOW` names interpreters that have Airflow, separated by colons; without it ours is measured alone. Each
sample is a process of its own with a fresh Airflow home, competitors take turns, the best round counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = 3

OURS = """
import json, logging, sys, time
began = time.process_time()
logging.disable(logging.CRITICAL)
from prefect.compat.airflow.conversion.loading import load_flow
flow = load_flow(sys.argv[1])
started = time.process_time()
state = flow.run()
assert state.is_successful(), state
ended = time.process_time()
for _ in range(5):
    again = time.process_time()
    flow.run()
    best = min(time.process_time() - again, locals().get("best", 9e9))
print(json.dumps({"process": ended, "task": best / 100}))
"""

AIRFLOW = """
import json, logging, sys, time
import runpy
dag = runpy.run_path(sys.argv[1])["dag"]
logging.disable(logging.CRITICAL)
started = time.process_time()
run = dag.test()
ended = time.process_time()
assert str(run.state) in ("success", "DagRunState.SUCCESS"), run.state
print(json.dumps({"process": ended, "task": (ended - started) / 100}))
"""


def sample(python: str, script: str, home: str) -> dict[str, float]:
    """CPU seconds of one process, and of one task in it."""
    environment = {
        **os.environ,
        "AIRFLOW_HOME": home,
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "CRITICAL",
        "PREFECT__LOGGING__LEVEL": "CRITICAL",
    }
    done = subprocess.run(
        [python, "-c", script, str(HERE / "dag_100.py")], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{python}: {done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    """Measure and print."""
    others = [python for python in os.environ.get("BENCH_AIRFLOW", "").split(":") if python]
    best: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as home:
        for number, python in enumerate(others):
            os.makedirs(f"{home}/{number}")
            subprocess.run(
                [python, "-m", "airflow", "db", "migrate"],
                check=True,
                capture_output=True,
                env={**os.environ, "AIRFLOW_HOME": f"{home}/{number}"},
            )
        for _ in range(ROUNDS):
            for number, (python, script) in enumerate([*((each, AIRFLOW) for each in others), (sys.executable, OURS)]):
                name = "ours" if script is OURS else python
                found = sample(python, script, f"{home}/{number}")
                known = best.setdefault(name, found)
                best[name] = {key: min(known[key], found[key]) for key in found}
    ours = best["ours"]
    for name, found in best.items():
        ratios = ", ".join(f"{key} {found[key] / ours[key]:.0f} x" for key in found)
        print(f"{name}: process {found['process']:.2f} s, a task {found['task'] * 1e6:,.0f} us ({ratios})")


if __name__ == "__main__":
    main()
