"""Storage Transfer Service: jobs that are there already, runs of which one is enough, jobs for one copy."""

from __future__ import annotations

import datetime

import pytest

from prefect.tasks.google import operations
from prefect.tasks.google.errors import GoogleJobFailed

JOB = {"projectId": "q", "transferSpec": {"gcsDataSink": {"bucketName": "b"}}}
OPTIONS = {"client_kwargs": {"anonymous": True}}


@pytest.fixture
def cloud(google, monkeypatch):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGETRANSFER", google.url)
    return google.cloud


def there(cloud, status):
    cloud.kept["/v1/transferJobs/j"] = {"name": "transferJobs/j", "status": status}


def test_the_project_of_a_new_job_is_its_own(cloud):
    found = operations.CloudDataTransferServiceCreateJob(JOB, **OPTIONS).run()
    assert found["projectId"] == "q" and found["name"] == "transferJobs/made-1"


def test_a_job_that_is_there_is_taken(cloud):
    there(cloud, "ENABLED")
    found = operations.CloudDataTransferServiceCreateJob(JOB, "transferJobs/j", **OPTIONS).run()
    assert found == {"name": "transferJobs/j", "status": "ENABLED"}


def test_a_job_that_is_disabled_is_enabled(cloud):
    there(cloud, "DISABLED")
    found = operations.CloudDataTransferServiceCreateJob(JOB, "transferJobs/j", **OPTIONS).run()
    assert found["status"] == "ENABLED"
    assert cloud.calls[-1][3] == {
        "projectId": "q",
        "transferJob": {"status": "ENABLED"},
        "updateTransferJobFieldMask": "status",
    }


def test_a_job_that_was_deleted_gets_another_name(cloud):
    there(cloud, "DELETED")
    found = operations.CloudDataTransferServiceCreateJob({**JOB, "name": "transferJobs/j"}, **OPTIONS).run()
    assert found["name"].startswith("transferJobs/j_") and found["projectId"] == "q"


def wait_for(cloud, states, **more):
    for number, state in enumerate(states):
        about = {"transferJobName": "transferJobs/j", "status": state}
        cloud.kept[f"/v1/transferOperations/{number}"] = {"name": f"transferOperations/{number}", "metadata": about}
    task = operations.CloudDataTransferServiceWaitForJobStatus("transferJobs/j", project="p", **OPTIONS)
    return task.look(task.begin(more))


@pytest.mark.parametrize(
    ("states", "wanted", "done"),
    [
        ([], None, False),
        (["IN_PROGRESS"], None, False),
        (["SUCCESS"], None, True),
        (["FAILED", "SUCCESS"], None, True),
        (["IN_PROGRESS", "PAUSED"], ["PAUSED"], True),
        (["FAILED"], ["FAILED"], True),
    ],
)
def test_one_run_in_the_state_is_enough(cloud, states, wanted, done):
    assert (wait_for(cloud, states, done_states=wanted) is None) == done


@pytest.mark.parametrize("state", ["FAILED", "ABORTED"])
def test_a_bad_run_and_no_good_one(cloud, state):
    with pytest.raises(GoogleJobFailed, match=state):
        wait_for(cloud, [state, "IN_PROGRESS"])


@pytest.mark.parametrize("delete", [True, False])
def test_a_copy_is_for_today_and_its_job_is_deleted_if_asked(cloud, delete):
    days = {datetime.datetime.now(datetime.UTC).date()}
    task = operations.CloudDataTransferServiceGCSToGCS(
        "a", "b", delete_job_after_completion=delete, poll_interval=0.001, project="p", **OPTIONS
    )
    assert task.run() == "transferJobs/made-1"
    days.add(datetime.datetime.now(datetime.UTC).date())
    job = cloud.kept["/v1/transferJobs/made-1"]
    assert job["status"] == ("DELETED" if delete else "ENABLED")
    assert job["schedule"]["scheduleStartDate"] == job["schedule"]["scheduleEndDate"]
    assert datetime.date(**job["schedule"]["scheduleStartDate"]) in days


def test_keys_of_aws_are_never_written_down(cloud):
    task = operations.CloudDataTransferServiceS3ToGCS("a", "b", project="p", **OPTIONS)
    wait = task.begin({"aws_credentials": {"accessKeyId": "A", "secretAccessKey": "hush-hush"}})
    assert "hush" not in str(wait.handle)
    key = cloud.kept["/v1/transferJobs/made-1"]["transferSpec"]["awsS3DataSource"]["awsAccessKey"]
    assert key["secretAccessKey"] == "hush-hush"
