"""Cloud Run: executions of which not all tasks have succeeded."""

from __future__ import annotations

import pytest

from prefect.tasks.google import operations
from prefect.tasks.google.errors import GoogleJobFailed

JOB = "/v2/projects/p/locations/r/jobs/j"


@pytest.mark.parametrize(("failed", "good"), [(0, True), (1, False)])
def test_all_tasks_have_to_succeed(google, monkeypatch, failed, good):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_RUN", google.url)
    google.cloud.kept[JOB] = {"name": JOB[4:], "template": {"taskCount": 2}, "labels": {"failed": str(failed)}}
    task = operations.CloudRunExecuteJob("j", "r", poll_interval=0.001, project="p", client_kwargs={"anonymous": True})
    if good:
        assert task.run()["template"] == {"taskCount": 2}
    else:
        with pytest.raises(GoogleJobFailed, match="1 of 2 tasks have not succeeded; see https://log"):
            task.run()
