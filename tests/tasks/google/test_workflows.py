"""Workflows: a change without one, executions to their end."""

from __future__ import annotations

import pytest

from prefect.tasks.google import operations
from prefect.tasks.google.errors import GoogleJobFailed

HERE = "/v1/projects/p/locations/r/workflows/w"
OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}, "poll_interval": 0.001}


@pytest.fixture
def cloud(google, monkeypatch):
    for name in ("WORKFLOWS", "WORKFLOWEXECUTIONS"):
        monkeypatch.setenv(f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{name}", google.url)
    google.cloud.kept[HERE] = {"name": HERE[4:], "sourceContents": "- end:\n"}
    return google.cloud


def test_what_is_there_is_sent_again(cloud):
    found = operations.WorkflowsUpdateWorkflow("w", "r", **OPTIONS).run()
    assert found["sourceContents"] == "- end:\n"
    assert cloud.calls[1][3] == {"sourceContents": "- end:\n"}


@pytest.mark.parametrize("broken", [None, "division by zero"])
def test_an_execution_is_waited_for(cloud, broken):
    cloud.broken = broken
    task = operations.WorkflowsCreateExecution("w", "r", {"argument": "1"}, **OPTIONS)
    if broken is None:
        assert task.run()["state"] == "SUCCEEDED"
    else:
        with pytest.raises(GoogleJobFailed, match="the state is 'FAILED'; division by zero"):
            task.run()
