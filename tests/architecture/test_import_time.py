"""`import prefect` is quick: what is heavy is loaded by those who use it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from prefect._requirements import EXTRAS

HEAVY = {
    "asyncio", "click", "croniter", "dataclasses", "dateutil.rrule", "importlib.metadata", "jinja2", "pydantic",
    "multiprocessing.pool", "requests", "rich", "sqlalchemy", "sqlite3", "tenacity", "urllib.request",
}  # fmt: skip
#: Libraries of the extras which the base install brings anyway.
BASE_TOO = {"dateutil", "typing_extensions"}


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import prefect",
        "from prefect import Flow, Parameter, task",
        "import prefect.tasks.aws, prefect.tasks.redis, prefect.tasks.templates, prefect.tasks.shell",
    ],
)
def test_nothing_heavy_is_loaded(statement):
    sdks = {name for extra in EXTRAS.values() for name in extra.imports} - BASE_TOO
    assert loaded_by(statement) & (HEAVY | sdks) == set()
