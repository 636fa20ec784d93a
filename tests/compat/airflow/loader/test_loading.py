"""Loading DAG files: versions, import sessions, errors."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from prefect.compat.airflow import errors
from prefect.compat.airflow.loader import load_file, load_folder

DAG = "from airflow import DAG\nwith DAG('{}', schedule=None):\n    pass\n"


@pytest.mark.parametrize(("version", "expected"), [("2.10", "models"), ("3.2", "sdk"), (None, "models")])
def test_guarded_imports_follow_the_version(tmp_path: Path, version: str | None, expected: str) -> None:
    path = tmp_path / "a.py"
    path.write_text(
        "try:\n    from airflow.sdk import Variable\n    came = 'sdk'\n"
        "except ImportError:\n    from airflow.models import Variable\n    came = 'models'\n"
    )
    assert load_file(path, version).module.came == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from airflow.sdk import DAG", (3, 2)),
        ("from airflow import DAG", (2, 10)),
        ("try:\n    from airflow.sdk import DAG\nexcept ImportError:\n    from airflow import DAG", (2, 10)),
    ],
)
def test_version_is_guessed(tmp_path: Path, source: str, expected: tuple[int, int]) -> None:
    path = tmp_path / "a.py"
    path.write_text(source)
    assert load_file(path).version == expected


def test_folders_do_not_share_modules_and_nothing_is_left(tmp_path: Path) -> None:
    before = (set(sys.modules), list(sys.meta_path), list(sys.path))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "shared_names.py").write_text(f"NAME = '{name}'\n")
        (tmp_path / name / "d.py").write_text("from shared_names import NAME\n" + DAG.format(name))
    files = [load_file(tmp_path / name / "d.py") for name in ("one", "two")]
    assert [file.module.NAME for file in files] == ["one", "two"]
    left = {name for name in set(sys.modules) - before[0] if name.split(".")[0] in ("airflow", "shared_names")}
    assert not left and (sys.meta_path, sys.path) == before[1:]
    with files[0].session:
        from shared_names import NAME  # type: ignore[import-not-found]
    assert NAME == "one"


def test_old_and_new_names_are_one_class(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(
        "from airflow.operators.bash_operator import BashOperator as old\n"
        "from airflow.operators.bash import BashOperator as new\n"
        "from airflow.providers.standard.operators.bash import BashOperator as newest\n"
        "from airflow.providers.nowhere.operators.thing import ThingOperator\n"
        "from airflow.providers.nowhere.operators.thing import ThingOperator as again\n"
    )
    loaded = load_file(path, "2.10")
    module = loaded.module
    assert module.old is module.new is module.newest
    assert module.ThingOperator is module.again
    assert "made-on-demand" in {found.code for found in loaded.findings}


ERRORS = {
    "syntax": ("x = (", errors.DagFileSyntaxError, 1),
    "raises": ("import os\nraise KeyError('x')", errors.DagFileImportError, 2),
    "exits": ("import sys\n\nsys.exit(3)", errors.DagFileExited, 3),
    "cycle": (
        "from airflow import DAG\nfrom airflow.operators.empty import EmptyOperator as E\n"
        "with DAG('d', schedule=None):\n"
        "    a, b = E(task_id='a'), E(task_id='b')\n    a >> b >> a\n",
        errors.InvalidDag,
        3,
    ),
    "bad cron of a timetable": (
        "from airflow import DAG\nfrom airflow.timetables.trigger import CronTriggerTimetable as C\n"
        "d = DAG('d', schedule=C('1', timezone='UTC'), default_args={'start_date': '2024-01-01'})",
        errors.InvalidDag,
        3,
    ),
    "bad cron": (
        "from airflow import DAG\nd = DAG('d', schedule='every day', default_args={'start_date': '2024-01-01'})",
        errors.InvalidDag,
        2,
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors(tmp_path: Path, name: str) -> None:
    source, kind, line = ERRORS[name]
    path = tmp_path / "a.py"
    path.write_text(source)
    with pytest.raises(kind) as caught:
        load_file(path)
    assert (caught.value.line, caught.value.file) == (line, str(path))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(errors.DagFileNotFound):
        load_file(tmp_path / "none.py")


def test_folder_with_ignore_file(tmp_path: Path) -> None:
    (tmp_path / ".airflowignore").write_text("skipped\n")
    for name in ("kept", "skipped"):
        (tmp_path / f"{name}.py").write_text(DAG.format(name))
    (tmp_path / "broken.py").write_text("from airflow import DAG\nraise ValueError")
    found = load_folder(tmp_path)
    assert [list(file.dags) for file in found.files] == [["kept"]]
    assert [path.name for path in found.errors] == ["broken.py"]


def test_a_folder_between_gives_way_to_what_is_installed(tmp_path: Path) -> None:
    folder = tmp_path / "dags" / "team"
    for name in ("google", "ours"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("NAME = 'beside'\n")
    path = folder / "google" / "d.py"
    path.write_text("import google.protobuf, google.cloud.storage\nfrom ours import NAME\n" + DAG.format("d"))
    assert load_file(path, stub_missing=True).module.NAME == "beside"
    assert "ours" not in sys.modules


@pytest.mark.parametrize(("version", "codes"), [("2.10", ["no-start-date"]), ("3.2", [])])
def test_a_schedule_without_a_start_date(tmp_path: Path, version: str, codes: list[str]) -> None:
    path = tmp_path / "dag_file.py"
    path.write_text("from airflow import DAG\nd = DAG('d', schedule='@daily')")
    found = load_file(path, version)
    assert [(finding.code, finding.line) for finding in found.findings] == [(code, 2) for code in codes]


@pytest.mark.parametrize(
    ("change", "expected"), [("sys.path.append", "dags"), ("sys.path.insert", "own")], ids=["behind", "in front"]
)
def test_folders_that_a_file_puts_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, expected: str
) -> None:
    # `dags/parts` has no __init__.py: it is joined with the folder of that name that the file names itself
    monkeypatch.setattr(sys, "path", list(sys.path))
    for place, name, text in [
        ("dags/parts", "one.py", "WHERE = 'dags'"),
        ("dags/own/parts", "two.py", "WHERE = 'own'"),
        ("dags", "which.py", "WHERE = 'dags'"),
        ("dags/own", "which.py", "WHERE = 'own'"),
    ]:
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / name).write_text(text)
    file = tmp_path / "dags" / "own" / "d.py"
    call = f"{change}(0, here)" if change.endswith("insert") else f"{change}(here)"
    file.write_text(
        f"import os, sys\nhere = os.path.dirname(__file__)\n{call}\n"
        "from parts.one import WHERE as one\nfrom parts.two import WHERE as two\nimport which\n"
        "from airflow import DAG\ndag = DAG(f'{one}-{two}-{which.WHERE}', start_date=None)\n"
    )
    assert list(load_file(file).dags) == [f"dags-own-{expected}"]
