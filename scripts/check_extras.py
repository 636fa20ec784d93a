"""
Installs each extra alone into an environment of its own, and looks at what works there and what says that it lacks one.

    python scripts/check_extras.py                      all extras, and the bare package
    python scripts/check_extras.py spacy airflow ""     some of them; the empty one is the bare package
    python scripts/check_extras.py --tests redis        runs the tests of its tasks there too
    python scripts/check_extras.py --python python3.13  with another Python

In each environment: the names that the extra promises import; every task module imports and every task is built; the
tasks of the extra find their packages; those of the others say which extra they lack. It prints what each extra weighs
and how long its packages take to import, and fails if something is not as it should be.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from prefect._requirements import EXTRAS  # noqa: E402 - the path has to be there first
from tests.architecture.test_extras import NAMED_FIRST, NEEDS_NO_SDK, SAMPLES  # noqa: E402

#: Made for people who work on the package.
NOT_FOR_USERS = {"test", "dev"}
#: Programs that use what an extra brings beside its tasks.
PROGRAMS = {
    "airflow": """
import tempfile
from pathlib import Path
from prefect.compat.airflow import load_flow

file = Path(tempfile.mkdtemp()) / "dag.py"
file.write_text('''
from airflow import DAG
from airflow.models.param import Param
from airflow.operators.bash import BashOperator
with DAG("d", schedule=None, params={"n": Param(3, type="integer", minimum=1)}) as dag:
    BashOperator(task_id="echo", bash_command="echo {{ params.n }} {{ macros.yaml.safe_load('[1]') }}")
''')
state = load_flow(str(file)).run()
assert state.is_successful(), state.result
""",
    "pandas": """
from prefect.engine.serializers import PandasSerializer
import pandas
frame = pandas.DataFrame({"a": [1]})
serializer = PandasSerializer("csv", serialize_kwargs={"index": False})
assert serializer.deserialize(serializer.serialize(frame)).equals(frame)
""",
    "dask": """
from prefect import Flow, task
from prefect.executors import LocalDaskExecutor
with Flow("f") as flow:
    doubled = task(lambda n: n * 2).map([1, 2, 3])
state = flow.run(executor=LocalDaskExecutor())
assert state.result[doubled].result == [2, 4, 6], state.result
""",
}


def included(extra: str) -> set[str]:
    """An extra and those that come with it."""
    return {extra}.union(*(included(other) for other in EXTRAS[extra].includes)) if extra else set()


def promised(extra: str) -> list[str]:
    """The names that an extra makes importable."""
    return sorted({name for each in included(extra) for name in EXTRAS[each].imports})


def lacking(extra: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Folder of tasks -> the extra that its tasks may lack, where `extra` alone is installed, and what it brings."""
    folders = {path.name for path in (ROOT / "prefect" / "tasks").iterdir() if path.is_dir()}
    wanted = {folder: folder for folder in folders & set(EXTRAS)} | {"sftp": "ssh"}
    return {
        folder: (name, EXTRAS[name].imports) for folder, name in wanted.items() if name not in included(extra)
    }  # fmt: skip


def run(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a program and keep what it says."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=1200, **options)


def installer(inside: Path) -> list[str | Path]:
    """The command that installs requirements for a Python."""
    if shutil.which("uv") is not None:
        return ["uv", "pip", "install", "--quiet", "--python", inside]
    return [inside, "-m", "pip", "install", "--quiet"]


def install(python: str, folder: Path, *requirements: str) -> Path:
    """An environment with some requirements; returns its Python."""
    inside = folder / "bin" / "python"
    for step in ([python, "-m", "venv", folder], [*installer(inside), *requirements]):
        done = run(*step, cwd=ROOT)
        if done.returncode:
            raise SystemExit(f"{' '.join(map(str, step))}:\n{done.stderr}")
    return inside


def check(extra: str, python: str, *, tests: bool) -> tuple[dict[str, Any], list[str]]:
    """
    Install an extra and look at it.

    Args:
        extra: its name; empty for the bare package.
        python: the Python to make the environment with.
        tests: run the tests of its tasks as well.

    Returns:
        The report of the probe, and what is wrong.
    """
    with tempfile.TemporaryDirectory(prefix="extra-") as name:
        inside = install(python, Path(name) / "venv", "--editable", f"{ROOT}[{extra}]" if extra else str(ROOT))
        given = {
            "promised": promised(extra),
            "lacking": lacking(extra),
            "samples": SAMPLES,
            "exempt": sorted(NEEDS_NO_SDK),
            "first": NAMED_FIRST,
        }
        done = run(inside, ROOT / "scripts" / "probe_extra.py", json.dumps(given), cwd=name)
        if done.returncode:
            return {"built": 0, "called": 0, "seconds": 0.0, "size": 0}, [done.stderr]
        report = json.loads(done.stdout.splitlines()[-1])
        wrong = list(report["wrong"])
        for each in sorted(included(extra) & set(PROGRAMS)):
            done = run(inside, "-c", PROGRAMS[each], cwd=name)
            if done.returncode:
                wrong.append(f"its program fails: {done.stderr}")
        folder = ROOT / "tests" / "tasks" / extra
        if tests and extra and folder.is_dir():
            run(*installer(inside), *EXTRAS["test"].requires, cwd=ROOT)
            done = run(inside, "-m", "pytest", "-q", folder, cwd=ROOT)
            if done.returncode:
                wrong.append(f"its tests fail:\n{done.stdout[-3000:]}")
        return report, wrong


def main() -> int:
    """Check and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("extras", nargs="*", default=["", *(extra for extra in EXTRAS if extra not in NOT_FOR_USERS)])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--tests", action="store_true")
    given = parser.parse_args()
    bare, failed = 0, False
    print(f"{'extra':12} {'MB':>7} {'import s':>9} {'built':>6} {'name their extra':>17}")
    for extra in given.extras:
        report, wrong = check(extra, given.python, tests=given.tests)
        bare = bare or (report["size"] if not extra else 0)
        size = (report["size"] - bare if extra else report["size"]) / 1e6
        line = f"{extra or '(bare)':12} {size:7.1f} {report['seconds']:9.2f} {report['built']:6} {report['called']:17}"
        print(line, flush=True)
        for each in wrong:
            failed = True
            print(f"    {each}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
