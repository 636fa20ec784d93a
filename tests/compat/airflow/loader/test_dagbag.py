"""`DagBag`, in files that Airflow runs as programs and in tasks: what 2.10.5 and 3.2.2 give for the same folder."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prefect.compat.airflow.cli.commands import airflow
from prefect.compat.airflow.conversion.loading import load_flow

START = "from datetime import datetime\nfrom airflow import DAG\nSINCE = datetime(2024, 1, 1)\n"
TASK = (
    "try:\n    from airflow.providers.standard.operators.empty import EmptyOperator as Task\n"
    "except ImportError:\n    from airflow.operators.empty import EmptyOperator as Task\n"
)
FILES = {
    "good.py": START + TASK + "with DAG('one', start_date=SINCE, schedule=None) as one:\n"
    "    Task(task_id='a') >> Task(task_id='b')\ntwo = DAG('two', start_date=SINCE, schedule='@daily')\n",
    "broken.py": "from airflow import DAG\nraise ValueError('it is broken')\n",
    "syntax.py": "from airflow import DAG\ndef f(:\n",
    "cyclic.py": START + TASK + "with DAG('cyclic', start_date=SINCE, schedule=None):\n"
    "    a, b = Task(task_id='a'), Task(task_id='b')\n    a >> b >> a\n",
    "missing.py": "from airflow import DAG\nimport package_that_is_not_there\n",
    "cron.py": START + "bad = DAG('bad_cron', start_date=SINCE, schedule='61 * * * *')\n",
    "required.py": START + "from airflow.models.param import Param\n"
    "d = DAG('required', start_date=SINCE, schedule='@daily', params={'x': Param('text', type='integer')})\n",
    "sub/twice.py": START + "twice = DAG('one', start_date=SINCE, schedule=None)\n",
    "ignored/x.py": "from airflow import DAG\nraise ValueError('ignored')\n",
    "helper.py": "VALUE = 3\n",
    ".airflowignore": "ignored\n",
}  # fmt: skip
ERRORS = {
    "broken.py": "ValueError: it is broken",
    "cron.py": "AirflowTimetableInvalid: [61 * * * *] is not acceptable, out of range",
    "cyclic.py": "AirflowDagCycleException: Cycle detected in DAG: cyclic. Faulty task: b",
    "missing.py": "ModuleNotFoundError: No module named 'package_that_is_not_there'",
    "required.py": "AirflowException: DAG ",
    "sub/twice.py": "AirflowDagDuplicatedIdException: Ignoring DAG one from",
    "syntax.py": "SyntaxError: invalid syntax",
}
IN_3 = {"required.py": "ValueError: DAG "}
ALL = ["one", "two", "zipped_one", "zipped_two"]
BROKEN = ["broken.py", "cron.py", "cyclic.py", "missing.py", "required.py", "sub/twice.py", "syntax.py"]

#: what is asked about `bag`, the bag of the folder `F` -> the answer, the same in both versions
ASKED: dict[str, Any] = {
    "sorted(bag.dags)": ALL,
    "sorted(bag.dag_ids)": ALL,
    "bag.size()": 4,
    "bag.get_dag('one').task_ids": ["a", "b"],
    "bag.get_dag(dag_id='one').fileloc": "F/good.py",
    "bag.get_dag('zipped_one').fileloc": "F/pack.zip/zipped.py",
    "bag.get_dag('nothing')": None,
    "sorted(bag.import_errors)": [f"F/{name}" for name in BROKEN],
    "bag.import_errors['F/broken.py'.replace('F', F)].splitlines()[-2:]":
        ["    raise ValueError('it is broken')", "ValueError: it is broken"],
    "bag.captured_warnings": {},
    "sorted([s.dag_num, s.task_num] for s in bag.dagbag_stats)[-2:]": [[2, 2], [2, 2]],
    "len(bag.dagbag_stats)": 9,
    "bag.dagbag_import_error_tracebacks": True,
    "bag.process_file(F + '/good.py')": [],
    "sorted(d.dag_id for d in bag.process_file(F + '/good.py', only_if_updated=False))": ["one", "two"],
    "bag.process_file(F + '/none.py', only_if_updated=False)": [],
    "bag.process_file(F + '/helper.py', only_if_updated=False)": [],
    "bag.process_file(F + '/broken.py', only_if_updated=False)": [],
    "sorted(DagBag(F + '/good.py').dags)": ["one", "two"],
    "sorted(DagBag(Path(F) / 'pack.zip').dags)": ["zipped_one", "zipped_two"],
    "sorted(DagBag().dags)": ALL,
    "sorted(DagBag(F + '/sub', include_examples=False).dags)": ["one"],
    "sorted(DagBag(F, collect_dags=False).dags)": [],
    "sorted(DagBag(F + '/none', include_examples=False).dags)": [],
    "sorted(DagBag('/dev/null').dags)": [],
}  # fmt: skip
PROGRAM = """
import json, sys
from pathlib import Path
from airflow.models import DagBag
F = sys.argv[1]
bag = DagBag(dag_folder=F, include_examples=False)
answers = {line: eval(line) for line in json.loads(sys.argv[2])}
print(json.dumps([answers, bag.import_errors]).replace(F, "F"))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dags = tmp_path / "somewhere"
    for name, text in FILES.items():
        (dags / name).parent.mkdir(parents=True, exist_ok=True)
        (dags / name).write_text(text)
    with zipfile.ZipFile(dags / "pack.zip", "w") as pack:
        pack.writestr(
            "zipped.py", FILES["good.py"].replace("('one'", "('zipped_one'").replace("('two'", "('zipped_two'")
        )
    return dags


@pytest.mark.parametrize("version", ["2.10", "3.2"])
def test_a_folder(folder: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setenv("AIRFLOW__CORE__DAGS_FOLDER", str(folder))
    program = folder.parent / "look.py"
    program.write_text(PROGRAM)
    arguments = ["exec", "--airflow-version", version, str(program), str(folder), json.dumps(list(ASKED))]
    told = CliRunner().invoke(airflow, arguments)
    answers, errors = json.loads(told.stdout.splitlines()[-1])
    assert answers == ASKED
    expected = ERRORS | (IN_3 if version == "3.2" else {})
    assert {name: text for name, text in expected.items() if text not in errors[f"F/{name}"]} == {}


@pytest.mark.parametrize(
    "path",
    ["airflow.models", "airflow.models.dagbag", "airflow.dag_processing.dagbag"],
)
def test_paths(folder: Path, path: str) -> None:
    program = folder.parent / "look.py"
    program.write_text(f"import sys\nfrom {path} import DagBag\nprint(sorted(DagBag(sys.argv[1] + '/good.py').dags))\n")
    told = CliRunner().invoke(airflow, ["exec", "--airflow-version", "3.2", str(program), str(folder)])
    assert told.stdout == "['one', 'two']\n"


DAG_FILE = """
from airflow.models import DagBag
from airflow.operators.python import PythonOperator

OTHERS = DagBag({folder!r}, include_examples=False)

def look():
    bag = DagBag({folder!r}, include_examples=False)
    return [sorted(bag.dags), len(bag.import_errors), len(DagBag({own!r}).dags)]

with DAG("looks", start_date=SINCE, schedule=None) as dag:
    # a file that looks at itself while it is loaded finds nothing, instead of never coming to an end
    ITSELF = DagBag({own!r})
    PythonOperator(task_id="look", python_callable=look)
    for name in sorted(OTHERS.dags):
        PythonOperator(task_id=f"for_{{name}}", python_callable=len, op_args=[ITSELF.dags])
"""


def test_in_a_dag_file_and_its_tasks(folder: Path) -> None:
    path = folder.parent / "looks.py"
    path.write_text(START + DAG_FILE.format(folder=str(folder), own=str(path)))
    flow = load_flow(path)
    assert [task.name for task in flow.sorted_tasks()] == ["look", *(f"for_{name}" for name in ALL)]
    state = flow.run()
    assert state.result[flow.task("look")].result == [ALL, len(BROKEN), 1]
    assert state.result[flow.task("for_one")].result == 0


TESTS = """
import sys
import pytest
from airflow.models import DagBag

@pytest.fixture(scope="module")
def bag():
    return DagBag(dag_folder={folder!r}, include_examples=False)

def test_loads(bag):
    assert bag.import_errors == {{}}

@pytest.mark.parametrize("dag_id", ["one", "two"])
def test_dag(bag, dag_id):
    assert bag.get_dag(dag_id=dag_id).catchup in (True, False)

def test_structure(bag):
    assert bag.dags["one"].get_task("a").downstream_task_ids == {{"b"}}

def test_run(bag):
    bag.dags["one"].test()

if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-c", "/dev/null"]))
"""


def test_tests_of_dag_files(folder: Path) -> None:
    path = folder.parent / "test_dags.py"
    path.write_text(TESTS.format(folder=str(folder / "good.py")))
    told = CliRunner().invoke(airflow, ["exec", str(path)])
    assert "5 passed" in told.stdout
    assert told.exit_code == 0
