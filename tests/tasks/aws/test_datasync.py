"""Tasks and locations are the emulator's; the end of a copy is given (Stubber), since it never fails there."""

from __future__ import annotations

import boto3
import pytest

from prefect.tasks.aws import DataSyncCopy
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed

SMB = {"ServerHostname": "nas", "Subdirectory": "share", "User": "u", "Password": "p", "AgentArns": [
    "arn:aws:datasync:us-east-1:111222333444:agent/agent-00000000000000001",
]}  # fmt: skip
BUCKET = {
    "S3BucketArn": "arn:aws:s3:::reports", "Subdirectory": "in",
    "S3Config": {"BucketAccessRoleArn": "arn:aws:iam::111222333444:role/r"},
}  # fmt: skip
BETWEEN = {"source_location_uri": "smb://nas/share/", "destination_location_uri": "s3://reports/in"}


def task(**more):
    return DataSyncCopy(**BETWEEN, wait=False, **more)


def test_makes_what_is_not_there_and_takes_what_is(aws):
    how = {"create_task_options": {"Name": "n"}, "create_source_options": SMB, "create_destination_options": BUCKET}
    first = task(**how).run()
    client = boto3.client("datasync")
    client.cancel_task_execution(TaskExecutionArn=first["TaskExecutionArn"])
    second = task().run()
    assert second["TaskArn"] == first["TaskArn"]
    assert second["TaskExecutionArn"] != first["TaskExecutionArn"]
    assert len(client.list_locations()["Locations"]) == 2


def test_says_what_is_missing(aws):
    with pytest.raises(ValueError, match="has no task from smb://nas/share/ to s3://reports/in"):
        task().run()
    with pytest.raises(ValueError, match="has no location smb://nas/share/"):
        task(create_task_options={}).run()


def test_several_are_an_error_unless_any_will_do(aws):
    client = boto3.client("datasync")
    ends = [client.create_location_smb(**SMB)["LocationArn"], client.create_location_s3(**BUCKET)["LocationArn"]]
    arns = [client.create_task(SourceLocationArn=ends[0], DestinationLocationArn=ends[1])["TaskArn"] for _ in range(2)]
    with pytest.raises(ValueError, match="has 2 tasks; name the task, or take any by `any_task`"):
        task().run()
    assert task(any_task=True, update_task_options={"Name": "chosen"}).run()["TaskArn"] in arns
    assert "chosen" in [client.describe_task(TaskArn=arn).get("Name") for arn in arns]


ARN = "arn:aws:datasync:us-east-1:111222333444:task/task-00000000000000001"
EXECUTION = f"{ARN}/execution/exec-00000000000000001"


@pytest.fixture
def datasync(monkeypatch):
    stubber = stubbed("datasync", monkeypatch, operation_module)
    stubber.add_response("start_task_execution", {"TaskExecutionArn": EXECUTION}, {"TaskArn": ARN})
    return stubber


def test_waits_for_the_end_and_cleans_up(datasync):
    for status in ("LAUNCHING", "TRANSFERRING", "SUCCESS"):
        datasync.add_response("describe_task_execution", {"Status": status})
    datasync.add_response("delete_task", {}, {"TaskArn": ARN})
    found = DataSyncCopy(ARN, poll_interval=0, delete_task=True).run()
    assert found == {"TaskArn": ARN, "TaskExecutionArn": EXECUTION}
    datasync.assert_no_pending_responses()


def test_says_why_it_failed(datasync):
    told = {"Status": "ERROR", "Result": {"ErrorCode": "AccessDenied", "ErrorDetail": "the bucket"}}
    datasync.add_response("describe_task_execution", told)
    with pytest.raises(AwsJobFailed, match="'ERROR'; AccessDenied; the bucket"):
        DataSyncCopy(ARN).run()


def test_is_called_off(datasync):
    datasync.add_response("cancel_task_execution", {}, {"TaskExecutionArn": EXECUTION})
    copy = DataSyncCopy(ARN)
    copy.cancel(copy.begin({}))
    datasync.assert_no_pending_responses()
