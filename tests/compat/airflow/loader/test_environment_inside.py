"""Projects that keep their virtual environment beside the DAG folder: what is installed there is no code of theirs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from prefect.compat.airflow.errors import DagFileImportError
from prefect.compat.airflow.loader import load_file
from prefect.compat.airflow.standin import notes


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    installed = tmp_path / ".venv" / "lib"
    (tmp_path / "dags").mkdir()
    installed.mkdir(parents=True)
    monkeypatch.setattr(notes, "_INSTALLED", (f"{installed}/",))
    monkeypatch.syspath_prepend(str(installed))
    (installed / "bought_package.py").write_text(
        "try:\n    import no_such_accelerator as fast\nexcept ImportError:\n    fast = None\n\n"
        "def fail():\n    raise ValueError('not today')\n"
    )
    yield tmp_path / "dags"
    sys.modules.pop("bought_package", None)


def test_the_line_is_the_dag_files_where_an_installed_package_raises(project: Path) -> None:
    path = project / "d.py"
    path.write_text("import bought_package\n\nbought_package.fail()\n")
    with pytest.raises(DagFileImportError, match="not today") as caught:
        load_file(path)
    assert (caught.value.file, caught.value.line) == (str(path), 3)


def test_the_line_is_the_dag_files_where_this_package_raises(project: Path) -> None:
    path = project / "d.py"
    path.write_text("from airflow.models import Variable\nVariable.get('nope')\n")
    with pytest.raises(DagFileImportError, match="AIRFLOW_VAR_NOPE") as caught:
        load_file(path, roots=(Path(notes.__file__).parents[4],))
    assert (caught.value.file, caught.value.line) == (str(path), 2)


def test_placeholders_stand_for_nothing_that_an_installed_package_can_do_without(project: Path) -> None:
    path = project / "d.py"
    path.write_text("import bought_package\nimport no_such_package_of_ours\n")
    loaded = load_file(path, stub_missing=True)
    assert loaded.module.bought_package.fast is None
    assert [each.line for each in loaded.findings if each.code == "missing-package"] == [2]
