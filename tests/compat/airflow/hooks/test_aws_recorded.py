"""The hooks of Amazon beside what real Airflow's made of the same calls."""

from __future__ import annotations

import json
import time
from pathlib import Path

import boto3
import pytest

from prefect.compat.airflow.hooks import offer
from tests.compat.airflow.hooks import aws_recording as recording
from tests.compat.airflow.hooks import aws_scenarios as scenarios

HERE = Path(__file__).parent
HOOKS = "airflow.providers.amazon.aws.hooks"
#: Recorded from Airflow 3.2.2 with version 9.39.0 of the provider, and its answers of moto.
RECORDED = json.loads((HERE / "recorded" / "aws.json").read_text(encoding="utf-8"))
AGAINST_MOTO = json.loads((HERE / "recorded" / "aws_moto.json").read_text(encoding="utf-8"))
#: Calls that real Airflow makes for a line in its log; the values are the same.
MORE_CALLS = {"GlueCrawlerHook.wait_for_crawler_completion"}
#: There a trigger loses its schedule and stays one by schedule, which AppFlow refuses; here it becomes one on demand.
ON_DEMAND = "AppflowHook.update_flow_filter 6.0"


def known(hook):
    return offer.class_of(f"{HOOKS}.{hook}")


@pytest.mark.parametrize("name", RECORDED)
def test_as_in_airflow(name, monkeypatch, connection):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    connection("emr_settings", **recording.cases.SETTINGS)
    case = recording.named()[name]
    found = json.loads(json.dumps(recording.outcome(known, case, monkeypatch.setattr)))
    expected = dict(RECORDED[name])
    if name.partition(" ")[0] in MORE_CALLS:
        del found["calls"], expected["calls"]
    if name == ON_DEMAND:
        assert found["calls"][1][2].pop("triggerConfig") == {"triggerType": "OnDemand"}
        del expected["calls"][1][2]["triggerConfig"]
    assert found == expected, case


def test_every_case_was_recorded():
    assert set(RECORDED) == set(recording.named())


@pytest.mark.parametrize("scenario", scenarios.SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_as_in_airflow_against_moto(aws, scenario, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)

    def find(hook, **given):
        return known(hook)(aws_conn_id=None, region_name="us-east-1", **given)

    assert scenarios.outcome(scenario, find, boto3.client) == AGAINST_MOTO[scenario.__name__]
