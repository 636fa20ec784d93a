"""Which files of a folder are read: `.airflowignore`, zip files, time limits, packages that are missing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from prefect.compat.airflow import errors
from prefect.compat.airflow.loader import find_files, load_file

DAG = "from airflow import DAG\nwith DAG('{}', schedule=None):\n    pass\n"
FILES = ("a.py", "sub/b.py", "sub/deep/c.py", "other/b.py")


def _folder(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "dags" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DAG.format(path.stem))
    (tmp_path / "dags" / "plain.py").write_text("x = 1\n")
    return tmp_path / "dags"


@pytest.mark.parametrize(
    ("lines", "version", "expected"),
    [
        ("", (2, 10), FILES),
        ("sub/.*", (2, 10), ("a.py", "other/b.py")),
        ("b\\.py$  # both", (2, 10), ("a.py", "sub/deep/c.py")),
        ("sub/", (3, 2), ("a.py", "other/b.py")),
        ("/b.py\n*.txt", (3, 2), FILES),
        ("**/b.py\n!other/b.py", (3, 2), ("a.py", "other/b.py", "sub/deep/c.py")),
        ("*/b.py", (3, 2), ("a.py", "sub/deep/c.py")),
        ("*.py", (2, 10), ()),
    ],
)
def test_airflowignore(tmp_path: Path, lines: str, version: tuple[int, int], expected: tuple[str, ...]) -> None:
    folder = _folder(tmp_path)
    (folder / ".airflowignore").write_text(lines)
    found = {path.relative_to(folder).as_posix() for path in find_files(folder, version)}
    assert found == set(expected)


def test_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.py", "from names import NAME\nfrom airflow import DAG\nd = DAG(NAME, schedule=None)\n")
        archive.writestr("names.py", "NAME = 'packed'\n")
        archive.writestr("below/two.py", DAG.format("two"))
    assert list(find_files(tmp_path)) == [path]
    loaded = load_file(path)
    assert list(loaded.dags) == ["packed"]
    assert loaded.dags["packed"].fileloc == str(path / "one.py")


def test_file_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT", "0.2")
    path = tmp_path / "slow.py"
    path.write_text("import time\ntry:\n    time.sleep(20)\nexcept Exception:\n    pass\n")
    with pytest.raises(errors.DagFileTimeout) as caught:
        load_file(path)
    assert caught.value.line == 3


def test_missing_package(tmp_path: Path) -> None:
    path = tmp_path / "d.py"
    path.write_text(
        "from nowhere_to_be_found.part import Thing, LIMIT\nfrom airflow import DAG\n"
        "from airflow.operators.python import PythonOperator\n"
        "def call(): return Thing().go()\n"
        "with DAG('d', schedule=None):\n    PythonOperator(task_id='t', python_callable=call, op_args=[LIMIT - 1])\n"
    )
    with pytest.raises(errors.DagFileImportError, match="pip install nowhere_to_be_found"):
        load_file(path)
    loaded = load_file(path, stub_missing=True)
    assert list(loaded.dags["d"].task_dict) == ["t"]
    assert [(found.code, found.line) for found in loaded.findings] == [("missing-package", 1)]
    with loaded.session, pytest.raises(Exception, match="no counterpart"):
        loaded.module.call()


def test_folder_beats_file_of_the_same_name_beside_the_dag_file(tmp_path: Path) -> None:
    place = tmp_path / "dags" / "load"
    place.mkdir(parents=True)
    (place / "parts.py").write_text("NAME = 'parts'\n")
    (place / "load.py").write_text(
        "from load.parts import NAME\nfrom airflow import DAG\nd = DAG(NAME, schedule=None)\n"
    )
    assert list(load_file(place / "load.py").dags) == ["parts"]


def test_what_the_file_does_to_the_process_is_undone_and_told(tmp_path: Path) -> None:
    before = Path.cwd()
    path = tmp_path / "d.py"
    path.write_text("import os\nos.chdir('/')\n" + DAG.format("d") + "os.environ['AIRFLOW_HOME']\n")
    loaded = load_file(path)
    assert Path.cwd() == before
    assert "changed-folder" in {found.code for found in loaded.findings}
