"""Without the packages of the extra `airflow`: what needs none of them works, what does says which extra it lacks."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys

import pytest

from prefect._requirements import EXTRAS
from prefect.compat.airflow.conversion.refusals import CannotStart
from prefect.compat.airflow.errors import AirflowLoadError, DagFileImportError, DagFileLacksExtra
from prefect.compat.airflow.loader.missing import extra_of
from prefect.core.errors import MissingExtra

PROGRAM = """
import json, sys

BLOCKED = set(json.loads(sys.argv[1]))


class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Block())

from prefect.compat.airflow import load_flow
from prefect.core.errors import MissingExtra

try:
    state = load_flow(sys.argv[2]).run()
    print(*(f"{type(each).__name__}: {each.message}" for each in state.result.values()))
except MissingExtra as err:
    print(f"MissingExtra: {err}")
"""
#: Comes with the base install.
BASE = {"requests", "dateutil"}


def dag(body: str, before: str = "", arguments: str = "") -> str:
    return (
        f"{before}\nfrom airflow import DAG\nfrom airflow.models.param import Param\n"
        "from airflow.operators.bash import BashOperator\nfrom airflow.operators.python import PythonOperator\n"
        f"with DAG('d', schedule=None{arguments}) as dag:\n    {body}\n"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (dag("PythonOperator(task_id='a', python_callable=lambda: 1)"), ["Success"]),
        (dag("BashOperator(task_id='a', bash_command='true')"), ["Success"]),
        (dag("BashOperator(task_id='a', bash_command='echo {{ ds }}')"), ["Failed: MissingExtra", "'jinja2'"]),
        (dag("pass", arguments=", params={'n': Param(1, type='integer')}"), ["MissingExtra", "'jsonschema'"]),
        (dag("Param(1, type='integer').resolve()"), ["MissingExtra", "dag.py:7", "'jsonschema'"]),
        (dag("pass", "import yaml"), ["MissingExtra", "dag.py:1", "'yaml'"]),
        (dag("pass", "from airflow.utils import yaml\nyaml.safe_load('1')"), ["MissingExtra", "'yaml'"]),
    ],
    ids=["callable", "bash", "template", "params", "param", "yaml", "airflow's yaml"],
)
def test_says_which_extra(tmp_path, text, says):
    file = tmp_path / "dag.py"
    file.write_text(text)
    names = sorted({name.partition(".")[0] for name in EXTRAS["airflow"].imports} - BASE)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(names), str(file)], capture_output=True, text=True, timeout=60
    )
    for word in says:
        assert word in done.stdout, done.stderr
    assert ('pip install "prefect[airflow]"' in done.stdout) is ("Success" not in says)


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("yaml", "airflow"), ("jinja2.sandbox", "airflow"), ("boto3", "aws"), ("google", "google"),
        ("google.cloud", "google"), ("google.cloud.storage", "google"), ("spacy.training", "spacy"),
        ("yam", None), ("nonsense", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_extra_of_a_module(name, extra):
    assert extra_of(name) == extra


def test_the_error_is_all_that_it_says():
    err = DagFileLacksExtra("a.py", "lacks it", line=3)
    assert isinstance(err, DagFileImportError) and isinstance(err, AirflowLoadError) and isinstance(err, MissingExtra)
    again = pickle.loads(pickle.dumps(err))
    assert (type(again), again.path, again.line, str(again)) == (
        DagFileLacksExtra,
        "a.py",
        3,
        "a.py:3: lacks it",
    )


def test_other_errors_stay_what_they_are(tmp_path):
    from prefect.compat.airflow import load_flow  # the package loads it on first use

    (tmp_path / "dag.py").write_text("import surely_not_installed")
    with pytest.raises(CannotStart, match="surely_not_installed") as caught:
        load_flow(str(tmp_path / "dag.py"))
    assert not isinstance(caught.value, MissingExtra)
