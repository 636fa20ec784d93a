"""DAG files of operators beside what real Airflow 2.10.5 and 3.2.2 made of them."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prefect.__main__ import cli

HERE = Path(__file__).parent


MAILS = [
    (["a@example.org"], "On 2024-01-15", "conn@example.org", None, None, "<b>2024-01-15</b>"),
    (["a@example.org"], "s", "conn@example.org", None, None, "h"),
    (
        ["a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org"], "s", "me@example.org",
        "c@example.org, d@example.org", "1", "h",
    ),
    (["b@example.org"], "s", "conn@example.org", None, None, "h"),
]  # fmt: skip


def beside(name: str) -> Any:
    """A module beside this one."""
    spec = importlib.util.spec_from_file_location(f"{name}_of_operator_tests", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def mails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The connections that the recordings were made with; the mails that were sent."""
    database = {"conn_type": "sqlite", "host": str(tmp_path / "sq.db")}
    monkeypatch.setenv("AIRFLOW_CONN_SQ", json.dumps(database))
    with beside("web").web_server() as port, beside("mail").mail_server() as (mail_port, sent):
        web = {
            "conn_type": "http", "host": f"http://127.0.0.1:{port}", "login": "ada", "password": "not-to-be-told",
            "extra": {"X-From": "conn"},
        }  # fmt: skip
        monkeypatch.setenv("AIRFLOW_CONN_WEB", json.dumps(web))
        mail = {
            "conn_type": "smtp", "host": "127.0.0.1", "port": mail_port,
            "extra": {"disable_ssl": True, "disable_tls": True, "from_email": "conn@example.org"},
        }  # fmt: skip
        monkeypatch.setenv("AIRFLOW_CONN_SMTP_DEFAULT", json.dumps(mail))
        yield sent


def comparable(instances: dict[str, Any]) -> dict[str, Any]:
    """What has no order of its own is sorted."""
    for instance in instances.values():
        skipped = instance["xcoms"].get("skipmixin_key")
        if skipped:
            instance["xcoms"]["skipmixin_key"] = {name: sorted(ids, key=str) for name, ids in skipped.items()}
    return instances


@pytest.mark.parametrize("version", ["2.10", "3.2"])
@pytest.mark.parametrize("name", sorted(file.stem for file in (HERE / "dags").glob("*.py")))
def test_as_in_airflow(name: str, version: str, mails: list[Any], tmp_path: Path) -> None:
    written = tmp_path / "found.json"
    arguments = ["airflow", "run", str(HERE / "dags" / f"{name}.py"), "--all", "--date", "2024-01-15T00:00:00+00:00"]
    outcome = CliRunner().invoke(cli, [*arguments, "--airflow-version", version, "--json", str(written)])
    assert written.exists(), outcome.output
    found = json.loads(written.read_text())["dags"][name]
    recorded = (HERE / "recorded" / f"{name}_{version.replace('.', '')}.json").read_text()
    expected = json.loads(recorded.replace("{python}", sys.executable))
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
    told = [
        (
            to,
            mail["Subject"],
            mail["From"],
            mail["CC"],
            mail["X-Mine"],
            mail.get_payload()[0].get_payload(decode=True).decode(),
        )
        for to, mail in mails
    ]
    assert sorted(told, key=str) == sorted(MAILS if name == "smtp_ops" else [], key=str)
