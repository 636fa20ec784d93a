"""
100 PythonOperators in layers of ten: the whole process, and the time per task, beside `dag.test()` of real Airflow.

    python benchmarks/airflow/run.py /path/to/python-with-airflow [/another …] [--rounds 5]

Without an interpreter that has Airflow ours is measured alone. The whole process is `prefect airflow run` beside a
program that calls `dag.test()`; its time is what the processor spent on it, from its first to its last moment. Each
sample is a process of its own, competitors take turns, the ratio is taken in each round, and the middle one counts.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
DAG = str(HERE / "dag_100.py")

#: The same flow again and again in one process: what a task costs once everything is loaded.
OURS = """
import json, logging, sys, time
logging.disable(logging.CRITICAL)
from prefect.compat.airflow.conversion.loading import load_flow
flow = load_flow(sys.argv[1])
taken = []
for _ in range(6):
    began = time.process_time()
    state = flow.run()
    taken.append(time.process_time() - began)
    assert state.is_successful(), state
print(json.dumps(min(taken) / 100))
"""

AIRFLOW = """
import json, logging, runpy, sys, time
dag = runpy.run_path(sys.argv[1])["dag"]
logging.disable(logging.CRITICAL)
began = time.process_time()
run = dag.test()
taken = time.process_time() - began
assert str(run.state) in ("success", "DagRunState.SUCCESS"), run.state
print(json.dumps(taken / 100))
"""


class Sample(NamedTuple):
    """CPU seconds of a whole process, and of one task."""

    process: float
    task: float


def cpu_of(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """CPU seconds of a process and of those that it waited for, and what it printed."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=errors)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if process.returncode:
            raise SystemExit(f"{command[0]}: {errors.read()[-2000:]}")
        return used.ru_utime + used.ru_stime, out.read()


def ours(environment: dict[str, str]) -> Sample:
    """A sample of ours."""
    process, _ = cpu_of([sys.executable, "-m", "prefect", "airflow", "run", DAG], environment)
    _, told = cpu_of([sys.executable, "-c", OURS, DAG], environment)
    return Sample(process, float(told.splitlines()[-1]))


def airflow(python: str, environment: dict[str, str]) -> Sample:
    """A sample of real Airflow."""
    process, told = cpu_of([python, "-c", AIRFLOW, DAG], environment)
    return Sample(process, float(told.splitlines()[-1]))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python", nargs="*", help="interpreters that have Airflow")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    samples: dict[str, list[Sample]] = {}
    with tempfile.TemporaryDirectory() as home:
        common = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPATH": str(HERE.parents[1]),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__LOGGING__LOGGING_LEVEL": "CRITICAL",
            "PREFECT__LOGGING__LEVEL": "CRITICAL",
        }
        homes = {python: {**common, "AIRFLOW_HOME": f"{home}/{number}"} for number, python in enumerate(options.python)}
        for python, environment in homes.items():
            environment.pop("PYTHONPATH")
            os.makedirs(environment["AIRFLOW_HOME"])
            cpu_of([python, "-m", "airflow", "db", "migrate"], environment)
        for _ in range(options.rounds):
            samples.setdefault("ours", []).append(ours(common))
            for python, environment in homes.items():
                samples.setdefault(python, []).append(airflow(python, environment))
    for name, found in samples.items():
        process, task = (statistics.median(values) for values in zip(*found, strict=True))
        ratios = ""
        if name != "ours":
            pairs = list(zip(found, samples["ours"], strict=True))
            whole, each = (statistics.median(one[i] / other[i] for one, other in pairs) for i in range(2))
            ratios = f" ({whole:.1f} x the process, {each:.0f} x a task)"
        print(f"{name}: process {process:.3f} s, a task {task * 1e6:,.0f} us{ratios}")


if __name__ == "__main__":
    main()
