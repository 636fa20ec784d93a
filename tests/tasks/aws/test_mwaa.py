"""Answers are the test's own (Stubber): the emulator has no Airflow to ask."""

from __future__ import annotations

import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.aws import MwaaTriggerDagRun, MwaaWaitForDagRun, MwaaWaitForTask
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed


@pytest.fixture
def mwaa(monkeypatch):
    return stubbed("mwaa", monkeypatch, operation_module)


def answers(stubber, path, *states):
    for state in states:
        asked = {"Name": "etl", "Path": path, "Method": "GET"}
        told = {"RestApiStatusCode": 200, "RestApiResponse": {"state": state}}
        stubber.add_response("invoke_rest_api", told, asked)


@pytest.mark.parametrize(
    ("given", "body"),
    [
        ({}, {"conf": {}}),
        ({"airflow_version": 3}, {"conf": {}, "logical_date": None}),
        (
            {"run_id": "r 1", "conf": {"a": 1}, "note": "n", "logical_date": "2024-01-01T00:00:00Z"},
            {"dag_run_id": "r 1", "conf": {"a": 1}, "note": "n", "logical_date": "2024-01-01T00:00:00Z"},
        ),
    ],
)
def test_begins_a_run(mwaa, given, body):
    made = {"RestApiStatusCode": 200, "RestApiResponse": {"dag_run_id": "r 1"}}
    expected = {"Name": "etl", "Path": "/dags/daily/dagRuns", "Method": "POST", "Body": body}
    mwaa.add_response("invoke_rest_api", made, expected)
    assert MwaaTriggerDagRun("etl", "daily").run(**given) == made


def test_begins_a_run_and_waits(mwaa):
    mwaa.add_response("invoke_rest_api", {"RestApiStatusCode": 200, "RestApiResponse": {"dag_run_id": "r+1"}})
    answers(mwaa, "/dags/daily/dagRuns/r%2B1", "running", "success")
    found = MwaaTriggerDagRun("etl", "daily", wait=True, poll_interval=0).run()
    assert found["RestApiResponse"] == {"dag_run_id": "r+1"}
    mwaa.assert_no_pending_responses()


def test_waits_for_a_run(mwaa):
    answers(mwaa, "/dags/daily/dagRuns/r", "queued", "running", "success")
    MwaaWaitForDagRun("etl", "daily", "r", poll_interval=0).run()
    mwaa.assert_no_pending_responses()


@pytest.mark.parametrize(
    ("options", "state", "error"),
    [
        ({}, "failed", AwsJobFailed),
        ({"failed_states": ["success"]}, "success", AwsJobFailed),
        ({"max_wait": 0}, "running", WaitTimedOut),
        ({"done_states": ["failed"], "failed_states": []}, "failed", None),
    ],
)
def test_ends_of_a_run(mwaa, options, state, error):
    answers(mwaa, "/dags/daily/dagRuns/r", state)
    task = MwaaWaitForDagRun("etl", "daily", "r", poll_interval=0, **options)
    if error is None:
        assert task.run() is None
    else:
        with pytest.raises(error):
            task.run()


def test_waits_for_a_task_of_the_newest_run(mwaa):
    mwaa.add_response(
        "invoke_rest_api",
        {"RestApiStatusCode": 200, "RestApiResponse": {"dag_runs": [{"dag_run_id": "new"}]}},
        {
            "Name": "etl", "Path": "/dags/daily/dagRuns", "Method": "GET",
            "QueryParameters": {"order_by": "-start_date", "limit": 1},
        },
    )  # fmt: skip
    answers(mwaa, "/dags/daily/dagRuns/new/taskInstances/load", None, "success")
    MwaaWaitForTask("etl", "daily", "load", poll_interval=0).run()
    mwaa.assert_no_pending_responses()


def test_there_is_no_run_yet(mwaa):
    mwaa.add_response("invoke_rest_api", {"RestApiStatusCode": 200, "RestApiResponse": {"dag_runs": []}})
    with pytest.raises(ValueError, match="has no run yet"):
        MwaaWaitForTask("etl", "daily", "load").run()
