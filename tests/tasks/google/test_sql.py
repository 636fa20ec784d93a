"""Cloud SQL: what is under way in an instance."""

from __future__ import annotations

import pytest

from prefect.tasks.google import operations

HERE = "/sql/v1beta4/projects/p/operations"


@pytest.mark.parametrize(
    ("states", "done"),
    [
        ([], True),
        (["DONE", "DONE"], True),
        (["DONE", "RUNNING"], False),
        (["PENDING"], False),
        (["SQL_OPERATION_STATUS_UNSPECIFIED"], False),
    ],
)
def test_an_instance_without_operations_under_way(google, monkeypatch, states, done):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_SQLADMIN", google.url)
    cloud = google.cloud
    for number, state in enumerate(states):
        cloud.kept[f"{HERE}/{number}"] = {"name": str(number), "status": state, "targetId": "i"}
    cloud.kept[f"{HERE}/other"] = {"name": "other", "status": "RUNNING", "targetId": "j"}
    task = operations.CloudSQLWaitForNoOperationInProgress("i", project="p", client_kwargs={"anonymous": True})
    assert (task.look(task.begin({})) is None) == done
    assert cloud.calls[0][2] == {"instance": ["i"]}
