"""Answers are the test's own (Stubber): the emulator runs jobs of Batch in Docker or not at all."""

from __future__ import annotations

import pytest

from prefect.tasks.aws import BatchSubmit
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed

SUBMITTED = {"jobName": "n", "jobId": "id-1"}


def job(status, **more):
    return {"jobs": [{"jobName": "n", "jobId": "id-1", "jobQueue": "q", "status": status, "startedAt": 1,
                      "jobDefinition": "d", **more}]}  # fmt: skip


@pytest.fixture
def batch(monkeypatch):
    return stubbed("batch", monkeypatch, operation_module)


def test_submits_with_further_parameters(batch):
    expected = {"jobName": "n", "jobDefinition": "d", "jobQueue": "q", "parameters": {"a": "b"}}
    batch.add_response("submit_job", SUBMITTED, expected)
    assert BatchSubmit("n", "d").run(job_queue="q", batch_kwargs={"parameters": {"a": "b"}}) == "id-1"


def test_waits_if_asked_to(batch):
    batch.add_response("submit_job", SUBMITTED)
    for status in ("RUNNABLE", "RUNNING", "SUCCEEDED"):
        batch.add_response("describe_jobs", job(status), {"jobs": ["id-1"]})
    assert BatchSubmit("n", "d", "q", wait=True, poll_interval=0).run() == "id-1"
    batch.assert_no_pending_responses()


def test_says_why_a_job_failed(batch):
    batch.add_response("submit_job", SUBMITTED)
    batch.add_response("describe_jobs", job("FAILED", statusReason="Essential container in task exited"))
    with pytest.raises(AwsJobFailed, match="'FAILED'; Essential container in task exited"):
        BatchSubmit("n", "d", "q").run(wait=True)


def test_is_terminated_when_it_is_called_off(batch):
    task = BatchSubmit("n", "d", "q", wait=True)
    batch.add_response("submit_job", SUBMITTED)
    wait = task.begin({})
    batch.add_response("terminate_job", {}, {"jobId": "id-1", "reason": "The task was called off."})
    task.cancel(wait)
    batch.assert_no_pending_responses()


@pytest.mark.parametrize("missing", ["job_name", "job_definition", "job_queue"])
def test_needs_all_three(batch, missing):
    given = {"job_name": "n", "job_definition": "d", "job_queue": "q"}
    del given[missing]
    with pytest.raises(ValueError, match=f"No '{missing}' was given"):
        BatchSubmit(**given).run()
