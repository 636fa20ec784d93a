"""Words of Dataflow that DAG files import; the values are those of Airflow 2.10 with its Google provider 19.0."""

from __future__ import annotations

import pytest

from prefect.compat.airflow.standin import dataflow_names, paths
from prefect.compat.airflow.standin.dataflow_names import (
    CheckJobRunning,
    DataflowConfiguration,
    DataflowJobStatus,
    DataflowJobType,
)

_G = "airflow.providers.google.cloud"


@pytest.mark.parametrize(
    "path",
    [
        f"{_G}.hooks.dataflow.DataflowJobStatus",
        f"{_G}.hooks.dataflow.DataflowJobType",
        f"{_G}.hooks.dataflow.DEFAULT_DATAFLOW_LOCATION",
        f"{_G}.operators.dataflow.CheckJobRunning",
        f"{_G}.operators.dataflow.DataflowConfiguration",
    ],
)
def test_can_be_imported(path: str) -> None:
    module, name = paths.SPECIAL[path]
    assert module == "dataflow_names" and hasattr(dataflow_names, name)


def test_states_are_their_names() -> None:
    for kind in (DataflowJobStatus, DataflowJobType):
        words = {name: value for name, value in vars(kind).items() if name.startswith("JOB_")}
        assert words and all(name == value for name, value in words.items())


@pytest.mark.parametrize(
    ("group", "states"),
    [
        ("FAILED_END_STATES", "FAILED CANCELLED"),
        ("SUCCEEDED_END_STATES", "DONE UPDATED DRAINED"),
        ("TERMINAL_STATES", "DONE UPDATED DRAINED FAILED CANCELLED"),
        ("AWAITING_STATES", "RUNNING PENDING QUEUED CANCELLING DRAINING STOPPED"),
    ],
)
def test_groups_of_states(group: str, states: str) -> None:
    assert getattr(DataflowJobStatus, group) == {f"JOB_STATE_{state}" for state in states.split()}


def test_a_configuration_keeps_what_it_is_given() -> None:
    assert [each.value for each in CheckJobRunning] == [1, 2, 3]
    assert vars(DataflowConfiguration(job_name="n", drain_pipeline=True)) == {
        "job_name": "n", "append_job_name": True, "project_id": None, "location": "us-central1",
        "gcp_conn_id": "google_cloud_default", "poll_sleep": 10, "impersonation_chain": None, "drain_pipeline": True,
        "cancel_timeout": 300, "wait_until_finished": None, "multiple_jobs": None,
        "check_if_running": CheckJobRunning.WaitForRun, "service_account": None,
    }  # fmt: skip
