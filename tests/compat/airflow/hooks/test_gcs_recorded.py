"""The hook of Cloud Storage beside what real Airflow's made of the same calls."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.gcloud.server import fake_google

pytest.importorskip("google.cloud.storage")

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("gcs_cases_of_hooks", HERE / "gcs_cases.py")
assert spec is not None and spec.loader is not None
cases = importlib.util.module_from_spec(spec)
spec.loader.exec_module(cases)
RECORDED = json.loads((HERE / "recorded" / "gcs.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def server():
    with fake_google() as found:
        yield found


#: What differs: there the project that pays is an error of the library's use, here it pays.
PAYS = {"insert_bucket_acl 1": (0, "user-ada@example.com"), "insert_object_acl 1": (1, "user-ada@example.com")}


@pytest.mark.parametrize("name", RECORDED)
def test_as_in_airflow(server, monkeypatch, tmp_path, name):
    from prefect.compat.airflow.hooks.gcs import GCSHook

    monkeypatch.setenv("STORAGE_EMULATOR_HOST", server.url)
    monkeypatch.setenv("AIRFLOW_CONN_GOOGLE_CLOUD_DEFAULT", json.dumps(cases.CONNECTION))
    cases.set_up(server, tmp_path)
    method, number = name.split()
    given = cases.CASES[method][int(number)]
    found, expected = cases.outcome(server, GCSHook(), method, given, tmp_path), dict(RECORDED[name])
    if name in PAYS:
        at, entity = PAYS[name]
        assert expected["error"] == "AttributeError"
        assert found["acl"][at] == [[entity, "READER"]]
        return
    assert bool(found.pop("error", None)) == bool(expected.pop("error", None)), given
    assert found == expected, given


def test_every_case_was_recorded():
    assert list(RECORDED) == [
        f"{method} {number}" for method, calls in cases.CASES.items() for number in range(len(calls))
    ]
