"""With every extra missing everything still imports, and a task that is called names the extra it lacks."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

import pytest

from prefect._requirements import BASE, EXTRAS, requirements
from tests.architecture.sources import ROOT, modules

BLOCK = """
import importlib, json, sys

import click, cloudpickle, croniter, pendulum, rich.console  # what the base install brings stays importable

BLOCKED = set(json.loads(sys.argv[1])) - {name.partition(".")[0] for name in sys.modules}


class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Block())
"""


def run_without_extras(code: str, *arguments: str) -> str:
    names = sorted({name.partition(".")[0] for extra in EXTRAS.values() for name in extra.imports})
    command = [sys.executable, "-c", BLOCK + code, json.dumps(names), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_module_imports():
    names = json.dumps(sorted(name for name in modules() if not name.endswith(("__main__", "testing.fixtures"))))
    code = """
for name in json.loads(sys.argv[2]):
    try:
        importlib.import_module(name)
    except ImportError as err:
        print(name, err)
"""
    assert run_without_extras(code, names) == ""


#: Values of arguments which the tasks check before they touch their SDK.
SAMPLES: dict[str, dict[str, object]] = {
    "BigQueryTableCheck": {"checks": {"x": {"check_statement": "x"}}},
    "ConnectGetNamespacedPodExec": {"exec_command": ["x"]},
    "GoogleCall": {"client": "google.cloud.storage.Client"},
    "JinjaTemplate": {"template": "x"},
    "KubernetesCall": {"verb": "get"},
    "KubernetesWaitFor": {"gone": True},
    "RunNamespacedJob": {"body": {"metadata": {"name": "x"}}},
    "S3ToGcs": {"destination": "gs://x/"},
    "UpdateAirtableRows": {"rows": []},
}
#: Tasks in the folder of an extra that work without it.
NEEDS_NO_SDK = {"catalogue", "StringFormatter"}


#: Tasks that need two extras, and the one that they name first.
NAMED_FIRST = {"S3ToGcs": "aws"}


@pytest.mark.parametrize("extra", sorted(extra for extra in EXTRAS if f"prefect.tasks.{extra}" in modules()))
def test_a_called_task_names_its_extra(extra):
    code = """
sys.path.insert(0, sys.argv[4])
from probe_extra import tasks, what_is_wrong_with

extra, (samples, exempt, first) = sys.argv[2], json.loads(sys.argv[3])
for folder, task in tasks():
    if folder == extra and task.__name__ not in exempt:
        wrong = what_is_wrong_with(task, first.get(task.__name__, extra), samples.get(task.__name__, {}))
        if wrong:
            print(task.__name__, wrong)
"""
    given = json.dumps([SAMPLES, sorted(NEEDS_NO_SDK), NAMED_FIRST])
    assert run_without_extras(code, extra, given, str(ROOT / "scripts")) == ""


def optional_calls():
    for module, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "optional" and node.keywords:
                if not isinstance(node.args[0], ast.Constant):
                    continue  # a name that only the run knows
                name, extra = ast.literal_eval(node.args[0]), ast.literal_eval(node.keywords[0].value)
                yield pytest.param(name, extra, id=f"{module}: {name}")


@pytest.mark.parametrize(("name", "extra"), list(optional_calls()))
def test_an_optional_module_belongs_to_the_extra_it_names(name, extra):
    assert any(f"{name}.".startswith(f"{brought}.") for brought in EXTRAS[extra].imports)


def test_the_extras_are_those_of_the_documents():
    assert set(EXTRAS) == {
        "aws", "google", "gcp", "kubernetes", "twitter", "airtable", "spacy", "redis", "templates", "viz", "pandas",
        "dask", "server", "postgres", "mysql", "ssh", "airflow", "all_extras", "test", "dev",
    }  # fmt: skip
    assert requirements("gcp") == requirements("google")
    for extra in set(EXTRAS) - {"test", "dev", "all_extras"}:
        assert set(requirements(extra)) <= set(requirements("all_extras"))


def test_every_extra_was_measured():
    measured = (ROOT / "docs" / "extras.md").read_text(encoding="utf-8")
    missing = [name for name in EXTRAS if name not in ("test", "dev", "gcp") and f"\n| {name} | 3." not in measured]
    assert missing == [], "run: python scripts/check_extras.py --tests --write " + " ".join(missing)


@pytest.mark.parametrize("line", [*BASE, *(line for extra in EXTRAS.values() for line in extra.requires)])
def test_every_requirement_has_a_floor_unless_it_is_only_types(line):
    assert ">=" in line or line.startswith("types-")
