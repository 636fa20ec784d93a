"""Whole runs of DAGs that ask people, answered by the REST API of a running Airflow 3.2.2, and here from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prefect.compat.airflow.cli.commands import airflow

PEOPLE = Path(__file__).parents[1] / "oracle" / "people"
RECORDED: dict[str, Any] = json.loads((PEOPLE / "recorded_3_2.json").read_text(encoding="utf-8"))
#: Who answers there when nobody has to log in.
ANYBODY = {"id": "Anonymous", "name": "Anonymous"}


def by_anybody(answer: Any) -> dict[str, Any]:
    given = answer if isinstance(answer, dict) else {"chosen_options": answer}
    return {"responded_by_user": ANYBODY, **given}


def without_moment(value: Any) -> Any:
    """An XCom without the time of the answer; skipped tasks come in any order there."""
    if not isinstance(value, dict):
        return value
    return {
        key: sorted(one) if key in ("followed", "skipped") else one
        for key, one in value.items()
        if key != "responded_at"
    }


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("people")
    dags, answers, out = folder / "dags.py", folder / "answers.json", folder / "out.json"
    text = (PEOPLE / "dags.py").read_text(encoding="utf-8")
    dags.write_text(text.replace("timedelta(seconds=3)", "timedelta(seconds=0.02)"))
    given = {dag_id: {name: by_anybody(one) for name, one in of.items()} for dag_id, of in RECORDED["answers"].items()}
    answers.write_text(json.dumps(given))
    arguments = ["run", str(dags), "--all", "--date", "2024-01-15", "--airflow-version", "3.2"]
    told = CliRunner().invoke(airflow, [*arguments, "--responses", str(answers), "--json", str(out)])
    assert told.exception is None or isinstance(told.exception, SystemExit)
    found: dict[str, Any] = json.loads(out.read_text())["dags"]
    return found


@pytest.mark.parametrize("dag_id", RECORDED["dags"])
def test_whole_runs(results: dict[str, Any], dag_id: str) -> None:
    found, expected = results[dag_id], RECORDED["dags"][dag_id]
    assert found["dagrun_state"] == expected["dagrun_state"]
    assert {
        name: [ti["state"], ti["tries"], {key: without_moment(value) for key, value in ti["xcoms"].items()}]
        for name, ti in found["tis"].items()
    } == expected["tis"]
