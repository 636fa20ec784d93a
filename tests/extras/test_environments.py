"""The environments of Prefect before 1.0: they build, hold what they were given, and stay with their flow."""

from __future__ import annotations

import pytest

from prefect.core.engine.executors.local import LocalExecutor
from prefect.core.flow import Flow
from prefect.extras.environments import (
    DaskKubernetesEnvironment,
    Environment,
    FargateTaskEnvironment,
    KubernetesJobEnvironment,
    LocalEnvironment,
    RemoteDaskEnvironment,
    RemoteEnvironment,
)

EXECUTOR = LocalExecutor()


@pytest.mark.parametrize(
    ("environment", "held"),
    [
        (Environment(labels=["a", "b"]), {"labels": {"a", "b"}, "metadata": {}}),
        (LocalEnvironment(executor=EXECUTOR, labels=["a"]), {"executor": EXECUTOR, "labels": {"a"}}),
        (LocalEnvironment(EXECUTOR, ["a"]), {"executor": EXECUTOR, "labels": {"a"}}),
        (RemoteEnvironment(executor="here", executor_kwargs={"n": 1}), {"executor_kwargs": {"n": 1}}),
        (RemoteDaskEnvironment("tcp://127.0.0.1:1", labels=["a"]), {"address": "tcp://127.0.0.1:1", "labels": {"a"}}),
        (KubernetesJobEnvironment("job.yaml", metadata={"k": 1}), {"job_spec_file": "job.yaml", "metadata": {"k": 1}}),
        (DaskKubernetesEnvironment(max_workers=4, work_stealing=True), {"min_workers": 1, "work_stealing": True}),
        (FargateTaskEnvironment(cpu="256", family="f"), {"cpu": "256", "family": "f"}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_holds_what_it_was_given(environment, held):
    assert {name: getattr(environment, name) for name in held} == held
    assert repr(environment) == f"<Environment: {type(environment).__name__}>"


def test_stays_with_the_flow():
    environment = LocalEnvironment()
    flow = Flow("f", environment=environment)
    assert flow.environment is flow.copy().environment is environment
    assert Flow("g").environment is None
    assert flow.run().is_successful()
