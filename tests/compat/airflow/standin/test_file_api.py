"""`airflow.utils.file`."""

from __future__ import annotations

from pathlib import Path

import pytest

from prefect.compat.airflow.loader import load_file
from prefect.compat.airflow.standin.file_api import find_path_from_directory, might_contain_dag


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("a.py", "b.yaml", "in/c.py", "in/d.txt"):
        (tmp_path / name).write_text("airflow dag")
    return tmp_path


@pytest.mark.parametrize(
    ("syntax", "ignored", "expected"),
    [
        ("glob", "*.py", ["b.yaml", "in/d.txt"]),
        ("glob", "in/", ["a.py", "b.yaml"]),
        ("regexp", r"c\.py|\.txt", ["a.py", "b.yaml"]),
    ],
)
def test_files_that_are_not_ignored(folder: Path, syntax: str, ignored: str, expected: list[str]) -> None:
    (folder / ".airflowignore").write_text(ignored)
    found = find_path_from_directory(folder, ".airflowignore", syntax)
    assert [Path(path).relative_to(folder).as_posix() for path in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("airflow dag", True), ("airflow asset", True), ("dag asset", False), ("airflow", False)]
)
def test_files_that_may_hold_a_dag(tmp_path: Path, text: str, expected: bool) -> None:
    file = tmp_path / "a.py"
    file.write_text(text)
    assert might_contain_dag(str(file), True) is expected
    assert might_contain_dag(str(file), False)


def test_a_factory_that_looks_for_its_files(folder: Path) -> None:
    (folder / "factory.py").write_text(
        "from pathlib import Path\nfrom airflow import DAG\nfrom airflow.utils.file import find_path_from_directory\n"
        "for path in find_path_from_directory(str(Path(__file__).parent), '.airflowignore'):\n"
        "    if path.endswith('.yaml'):\n        globals()[path] = DAG(Path(path).stem, schedule=None)\n"
    )
    assert list(load_file(folder / "factory.py").dags) == ["b"]
