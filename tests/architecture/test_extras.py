"""With every extra missing everything still imports, and a task that is called names the extra it lacks."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

import pytest

from prefect._requirements import BASE, EXTRAS, requirements
from tests.architecture.sources import modules

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
    "AWSParametersManager": {"boto_kwargs": {}},
    "StepActivate": {"boto_kwargs": {}},
}
#: Tasks in the folder of an extra that work without it.
NEEDS_NO_SDK = {"catalogue", "StringFormatter"}


@pytest.mark.parametrize("extra", sorted(extra for extra in EXTRAS if f"prefect.tasks.{extra}" in modules()))
def test_a_called_task_names_its_extra(extra):
    code = """
import inspect
from prefect.core.errors import MissingExtra

extra, samples, exempt = sys.argv[2], json.loads(sys.argv[3]), json.loads(sys.argv[4])
folder = importlib.import_module(f"prefect.tasks.{extra}")
for name in folder.__all__:
    if name in exempt:
        continue
    task_class = getattr(folder, name)
    fixed = set(getattr(task_class, "__constructor__").settable)
    arguments = {
        argument: samples.get(name, {}).get(argument, "x")
        for argument, parameter in list(inspect.signature(task_class.run).parameters.items())[1:]
        if parameter.kind is not parameter.VAR_KEYWORD and (parameter.default is parameter.empty or argument in fixed)
    }
    try:
        task_class().run(**arguments)
    except MissingExtra as err:
        if f'pip install "prefect[{extra}]"' not in str(err):
            print(name, err)
    else:
        print(name, "ran without its SDK")
"""
    assert run_without_extras(code, extra, json.dumps(SAMPLES), json.dumps(sorted(NEEDS_NO_SDK))) == ""


def optional_calls():
    for module, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "optional" and node.keywords:
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


@pytest.mark.parametrize("line", [*BASE, *(line for extra in EXTRAS.values() for line in extra.requires)])
def test_every_requirement_has_a_floor_unless_it_is_only_types(line):
    assert ">=" in line or line.startswith("types-")
