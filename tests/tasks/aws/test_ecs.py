"""Answers are the test's own (Stubber) where tasks end: the emulator's never do by themselves."""

from __future__ import annotations

import pytest

from prefect.tasks.aws import EcsRunTask
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed

TASK = {"taskArn": "arn:task", "clusterArn": "arn:cluster"}


@pytest.fixture
def ecs(monkeypatch):
    return stubbed("ecs", monkeypatch, operation_module)


def seen(status, **more):
    return {"tasks": [{**TASK, "lastStatus": status, **more}]}


def test_runs_to_its_end(ecs):
    expected = {
        "taskDefinition": "etl", "cluster": "c", "launchType": "FARGATE", "count": 1, "startedBy": "prefect",
        "group": "g",
    }  # fmt: skip
    ecs.add_response("run_task", {"tasks": [TASK]}, expected)
    ecs.add_response("describe_tasks", seen("RUNNING"), {"tasks": ["arn:task"], "cluster": "arn:cluster"})
    ecs.add_response("describe_tasks", seen("STOPPED", containers=[{"name": "main", "exitCode": 0}]))
    task = EcsRunTask("etl", "c", launch_type="FARGATE", options={"group": "g"}, poll_interval=0)
    assert task.run() == "arn:task"
    ecs.assert_no_pending_responses()


@pytest.mark.parametrize(
    ("end", "message"),
    [
        ({"containers": [{"name": "main", "exitCode": 3, "reason": "OOM"}]}, r"'main' ended with 3 \(OOM\)"),
        ({"stopCode": "TaskFailedToStart", "stoppedReason": "no image"}, "did not start: no image"),
        ({"containers": [{"name": "main", "lastStatus": "PENDING"}], "stoppedReason": "x"}, "'main' never ran: x"),
    ],
)
def test_says_why_it_failed(ecs, end, message):
    ecs.add_response("run_task", {"tasks": [TASK]})
    ecs.add_response("describe_tasks", seen("STOPPED", **end))
    with pytest.raises(AwsJobFailed, match=message):
        EcsRunTask("etl").run()


def test_is_not_placed(ecs):
    ecs.add_response("run_task", {"tasks": [], "failures": [{"reason": "RESOURCE:MEMORY", "arn": "a"}]})
    with pytest.raises(AwsJobFailed, match="did not place the task: RESOURCE:MEMORY a"):
        EcsRunTask("etl").run()


def test_is_stopped_when_it_is_called_off(ecs):
    ecs.add_response("run_task", {"tasks": [TASK]})
    task = EcsRunTask("etl")
    wait = task.begin({})
    expected = {"cluster": "arn:cluster", "task": "arn:task", "reason": "The task was called off."}
    ecs.add_response("stop_task", {}, expected)
    task.cancel(wait)
    ecs.assert_no_pending_responses()
