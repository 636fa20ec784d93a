from __future__ import annotations

import datetime
import json

import boto3
import pytest

from prefect.tasks.aws import StepActivate, StepFunctionStartExecution, step_function
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed

ARN = "arn:aws:states:us-east-1:123456789012:execution:m:e"


@pytest.fixture
def machine(aws):
    return boto3.client("stepfunctions").create_state_machine(
        name="m", roleArn="arn:aws:iam::123456789012:role/r",
        definition=json.dumps({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}}),
    )["stateMachineArn"]  # fmt: skip


@pytest.mark.parametrize("given", ['{"a": 1}', {"a": 1}])
def test_starts(machine, given):
    answer = StepActivate(machine, "first", given).run()
    assert answer["executionArn"].endswith(":m:first")
    seen = boto3.client("stepfunctions").describe_execution(executionArn=answer["executionArn"])
    assert json.loads(seen["input"]) == {"a": 1}


def test_the_task_of_the_table_starts_too(machine):
    arn = StepFunctionStartExecution(machine, "second", {"a": 1}, wait=False).run()
    assert arn.endswith(":m:second")


def stub(monkeypatch, status, **more):
    stubber = stubbed("stepfunctions", monkeypatch, step_function)
    start = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    stubber.add_response("start_execution", {"executionArn": ARN, "startDate": start})
    answer = {"executionArn": ARN, "stateMachineArn": ARN, "startDate": start, **more}
    for each in ("RUNNING", status):
        stubber.add_response("describe_execution", {**answer, "status": each}, {"executionArn": ARN})


def test_waits_for_the_output(monkeypatch):
    stub(monkeypatch, "SUCCEEDED", output='{"b": 2}')
    assert StepActivate("m", wait=True, poll_interval=0).run()["output"] == '{"b": 2}'


def test_says_why_it_failed(monkeypatch):
    stub(monkeypatch, "FAILED", error="States.TaskFailed", cause="no disc")
    with pytest.raises(AwsJobFailed, match="'FAILED'; States.TaskFailed; no disc"):
        StepActivate("m", wait=True, poll_interval=0).run()


def test_needs_a_state_machine(aws):
    with pytest.raises(ValueError, match="No 'state_machine_arn' was given"):
        StepActivate().run()
