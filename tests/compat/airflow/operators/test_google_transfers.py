"""The rows between Google and other services, beside what real Airflow made of the same, and in DAG files."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.operators import serving
from prefect.compat.airflow.standin.dag import DAG
from tests.gcloud.server import FakeGoogle, fake_google

for _package in ("google.cloud.storage", "google.cloud.bigquery", "boto3", "paramiko", "psycopg2"):
    pytest.importorskip(_package)

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("google_transfer_cases_of_tests", HERE / "google_transfer_cases.py")
assert spec is not None and spec.loader is not None
cases: Any = importlib.util.module_from_spec(spec)
spec.loader.exec_module(cases)
RECORDED = json.loads((HERE / "recorded" / "google_transfers.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def google() -> Iterator[FakeGoogle]:
    with fake_google() as found:
        yield found


def places_of(name: str, google: FakeGoogle, web: Any, request: pytest.FixtureRequest) -> Any:
    """The services that a case needs: no other one is started."""
    root, address, s3, postgres = Path("/nowhere"), {"host": "h", "port": 1}, "http://h", "postgresql://u@h:1/d"
    if name.startswith(("up", "down")):
        root, address, _ = request.getfixturevalue("ssh_server")
    if name.startswith(("s3", "back")):
        s3 = request.getfixturevalue("aws")
    if name.startswith(("out", "into")):
        postgres = request.getfixturevalue("postgres")
    return cases.Places(google, web, root, address, s3, postgres)


#: What differs, and why.
OTHERWISE: dict[tuple[str, str], str] = {}


@pytest.mark.parametrize("name", RECORDED)
def test_as_in_airflow(
    google: FakeGoogle, web: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    places = places_of(name, google, web, request)
    for variable, value in places.environment().items():
        monkeypatch.setenv(variable, value)
    folder = tmp_path / "folder"
    folder.mkdir()
    if places.root.exists():
        (places.root / "greeting.txt").unlink()
    cases.set_up(places, name, folder)
    with DAG("the_dag", start_date=cases.base.LONG_AGO, schedule=None):
        operator = serving.class_of(cases.CASES[name][0])(task_id=name, **cases.given(name, folder))
    found, expected = cases.outcome(places, name, operator, folder), dict(RECORDED[name])
    assert bool(found.pop("error")) == bool(expected.pop("error")), found
    for key, value in expected.items():
        if (name, key) not in OTHERWISE:
            assert found[key] == value, (key, cases.CASES[name][1])


def test_every_case_was_recorded() -> None:
    assert list(RECORDED) == list(cases.CASES)
