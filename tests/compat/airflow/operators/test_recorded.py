"""DAG files of operators beside what real Airflow 2.10.5 and 3.2.2 made of them: states, tries, XComs, rendered fields."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from prefect.__main__ import cli

HERE = Path(__file__).parent


def _web() -> Any:
    spec = importlib.util.spec_from_file_location("web_of_operator_tests", HERE / "web.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def connections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The connections that the recordings were made with."""
    database = {"conn_type": "sqlite", "host": str(tmp_path / "sq.db")}
    monkeypatch.setenv("AIRFLOW_CONN_SQ", json.dumps(database))
    with _web().web_server() as port:
        web = {
            "conn_type": "http", "host": f"http://127.0.0.1:{port}", "login": "ada", "password": "pw",
            "extra": {"X-From": "conn"},
        }  # fmt: skip
        monkeypatch.setenv("AIRFLOW_CONN_WEB", json.dumps(web))
        yield


def comparable(instances: dict[str, Any]) -> dict[str, Any]:
    """What has no order of its own is sorted."""
    for instance in instances.values():
        skipped = instance["xcoms"].get("skipmixin_key")
        if skipped:
            instance["xcoms"]["skipmixin_key"] = {name: sorted(ids, key=str) for name, ids in skipped.items()}
    return instances


@pytest.mark.parametrize("version", ["2.10", "3.2"])
@pytest.mark.parametrize("name", sorted(file.stem for file in (HERE / "dags").glob("*.py")))
def test_as_in_airflow(name: str, version: str, connections: None, tmp_path: Path) -> None:
    written = tmp_path / "found.json"
    arguments = ["airflow", "run", str(HERE / "dags" / f"{name}.py"), "--all", "--date", "2024-01-15T00:00:00+00:00"]
    outcome = CliRunner().invoke(cli, [*arguments, "--airflow-version", version, "--json", str(written)])
    assert written.exists(), outcome.output
    found = json.loads(written.read_text())["dags"][name]
    expected = json.loads((HERE / "recorded" / f"{name}_{version.replace('.', '')}.json").read_text())
    assert found["dagrun_state"] == expected["dagrun_state"]
    assert sorted(found["tis"]) == sorted(expected["tis"])
    actual, wanted = comparable(found["tis"]), comparable(expected["tis"])
    differences = {
        f"{key} {field}": (wanted[key][field], actual[key][field])
        for key in wanted
        for field in ("state", "tries", "xcoms", "rendered")
        if wanted[key][field] != actual[key][field]
    }
    assert differences == {}
