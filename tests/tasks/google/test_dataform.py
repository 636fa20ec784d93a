from __future__ import annotations

import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.google import DataformCreateWorkflowInvocation, DataformWaitForWorkflowInvocationAction
from prefect.tasks.google.errors import GoogleJobFailed

OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}, "poll_interval": 0.001, "max_wait": 20}
INVOCATION = "/v1beta1/projects/p/locations/r/repositories/d/workflowInvocations/i"


@pytest.fixture
def cloud(google, monkeypatch):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_DATAFORM", google.url)
    google.cloud.kept[INVOCATION] = {}
    return google.cloud


def action(name: str, state: str, **more: str) -> dict[str, object]:
    return {"target": {"name": name}, "state": state, **more}


def waited(**more) -> DataformWaitForWorkflowInvocationAction:
    return DataformWaitForWorkflowInvocationAction("t", "i", "d", "r", **{**OPTIONS, **more})


def test_tells_why_a_workflow_failed(cloud):
    cloud.broken = "a bad query"
    with pytest.raises(GoogleJobFailed, match="'FAILED'; a bad query"):
        DataformCreateWorkflowInvocation({}, "d", "r", **OPTIONS).run()


def test_waits_for_its_action(cloud):
    cloud.kept[f"{INVOCATION}:query"] = {
        "workflowInvocationActions": [action("u", "FAILED"), {"target": {"name": "t"}}]
    }
    with pytest.raises(WaitTimedOut):
        waited(max_wait=0.01).run()
    cloud.becomes(f"{INVOCATION}:query", {"workflowInvocationActions": [action("t", "SUCCEEDED")]})
    assert waited().run() is None


def test_finds_its_action_on_a_later_page(cloud):
    cloud.page_size = 1
    for number, name in enumerate("abt"):
        cloud.kept[f"{INVOCATION}:query/{number}"] = action(name, "SUCCEEDED")
    assert waited().run() is None


@pytest.mark.parametrize(
    ("actions", "tells"),
    [
        ([action("t", "FAILED", failureReason="a bad query")], "'FAILED'; a bad query"),
        ([action("t", "SKIPPED")], "'SKIPPED'; Google gave no reason"),
        ([action("u", "SUCCEEDED")], "no action with the target 't'"),
    ],
)
def test_a_bad_end_of_its_action(cloud, actions, tells):
    cloud.kept[f"{INVOCATION}:query"] = {"workflowInvocationActions": actions}
    with pytest.raises(GoogleJobFailed, match=tells):
        waited().run()


def test_which_states_are_good_can_be_said(cloud):
    cloud.kept[f"{INVOCATION}:query"] = {"workflowInvocationActions": [action("t", "SKIPPED")]}
    assert waited(done_states=["SKIPPED", "SUCCEEDED"]).run() is None
