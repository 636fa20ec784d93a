from __future__ import annotations

import logging
from typing import Any

import pytest

from prefect.core.engine import signals
from prefect.core.engine.state import Failed, Success
from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.kubernetes import RunNamespacedJob
from tests.tasks.kubernetes.cluster.examples import container
from tests.tasks.kubernetes.life_cycle_cases import LifeCycleCases


class TestJob(LifeCycleCases):
    module = "job"
    constant = "JOB"
    plural = "jobs"
    group = "batch"


def job(*command: str, name: str = "j", **spec: Any) -> dict[str, Any]:
    template = {"spec": {"restartPolicy": "Never", "containers": [container(*command)]}}
    return {"metadata": {"name": name}, "spec": {"template": template, **spec}}


def test_runs_and_is_deleted(cluster: Any) -> None:
    RunNamespacedJob(job("echo", "hello"), job_status_poll_interval=0.05).run()
    assert cluster.names("jobs", group="batch") == []
    assert cluster.names("pods") == []


def test_is_kept(cluster: Any) -> None:
    RunNamespacedJob(job("true"), job_status_poll_interval=0.05, delete_job_after_completion=False).run()
    assert cluster.names("jobs", group="batch") == ["j"]


def test_fails(cluster: Any) -> None:
    with pytest.raises(signals.FAIL, match="The job j failed: BackoffLimitExceeded"):
        RunNamespacedJob(job("false", backoffLimit=1), job_status_poll_interval=0.05).run()
    assert cluster.names("jobs", group="batch") == ["j"]
    assert len(cluster.names("pods")) == 2


def test_a_pod_that_failed_and_was_tried_again_is_no_failure(cluster: Any) -> None:
    body = job("sh", "-c", "sleep 0.3; exit 0", backoffLimit=3)
    first: list[str] = []

    def stop(what: str, kind: Any, item: dict[str, Any]) -> None:
        if kind.kind == "Pod" and what == "ADDED" and not first:
            first.append(item["metadata"]["name"])
            body = {"status": {"phase": "Failed"}}
            cluster.store.change(kind, "default", first[0], lambda pod: pod.update(body))

    cluster.store.listeners.append(stop)
    RunNamespacedJob(body, job_status_poll_interval=0.05).run()
    assert first


def test_logs_are_told(cluster: Any, caplog: pytest.LogCaptureFixture) -> None:
    task = RunNamespacedJob(job("sh", "-c", "echo one; sleep 0.2; echo two"), job_status_poll_interval=0.05)
    caplog.set_level(logging.DEBUG, "prefect")
    logging.getLogger("prefect").propagate = True
    task.logger = logging.getLogger("job-logs")
    caplog.set_level(logging.DEBUG, "job-logs")
    task.run(log_level="debug")
    told = [record.getMessage().partition(": ")[2] for record in caplog.records if record.name == "job-logs"]
    assert told == ["one", "two"]


def test_in_a_flow(cluster: Any) -> None:
    with Flow("f") as flow:
        good = RunNamespacedJob(job("true", name="good"), job_status_poll_interval=0.05)()
        bad = RunNamespacedJob(job("false", name="bad", backoffLimit=0), job_status_poll_interval=0.05)()
    state = flow.run()
    assert isinstance(state.result[good], Success)
    assert isinstance(state.result[bad], Failed)


def test_takes_too_long(cluster: Any) -> None:
    with pytest.raises(WaitTimedOut):
        RunNamespacedJob(job("sleep", "60"), job_status_poll_interval=0.05, max_wait=0.2).run()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "'body'"),
        ({"body": {"metadata": {}}}, "has no name"),
        ({"body": job("true"), "log_level": "loud"}, "'loud' is none"),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        RunNamespacedJob(**arguments).run()
