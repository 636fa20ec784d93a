"""Answers are the test's own (Stubber): the emulator's flows do not run."""

from __future__ import annotations

import pytest

from prefect.tasks.aws import AppflowRun
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed

MAP = {"taskType": "Map_all", "sourceFields": []}
OLD = {"taskType": "Filter", "sourceFields": ["x"]}
SOURCE = {"connectorType": "Salesforce", "sourceConnectorProperties": {"Salesforce": {"object": "Account"}}}
TARGET = [{"connectorType": "S3", "destinationConnectorProperties": {"S3": {"bucketName": "reports"}}}]


@pytest.fixture
def appflow(monkeypatch):
    return stubbed("appflow", monkeypatch, operation_module)


def flow(kind="OnDemand"):
    return {
        "flowName": "f", "description": "d", "sourceFlowConfig": SOURCE, "destinationFlowConfigList": TARGET,
        "triggerConfig": {"triggerType": kind, "triggerProperties": {}}, "tasks": [OLD, MAP],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("which", "date", "operator", "bounds"),
    [
        ("full", None, None, None),
        ("before", "2024-05-06T01:02:03+00:00", "LESS_THAN", {"VALUE": "1714957323000"}),
        ("after", "2024-05-06", "GREATER_THAN", {"VALUE": "1714953600000"}),
        (
            "daily", "2024-05-06T07:00:00", "BETWEEN",
            {"LOWER_BOUND": "1714978799999", "UPPER_BOUND": "1715065200000"},
        ),
    ],
)  # fmt: skip
def test_sets_which_records_and_runs(appflow, which, date, operator, bounds):
    """The filters are what Airflow's operators were seen to send."""
    tasks = [MAP]
    if operator is not None:
        tasks.append(
            {
                "taskType": "Filter", "connectorOperator": {"Salesforce": operator}, "sourceFields": ["c"],
                "taskProperties": {"DATA_TYPE": "datetime", **bounds},
            }
        )  # fmt: skip
    appflow.add_response("describe_flow", flow(), {"flowName": "f"})
    expected = {**flow(), "triggerConfig": {"triggerType": "OnDemand"}, "tasks": tasks}
    appflow.add_response("update_flow", {}, expected)
    appflow.add_response("start_flow", {"executionId": "e1"}, {"flowName": "f"})
    other = {"executionId": "e0", "executionStatus": "Error"}
    mine = {"executionId": "e1", "executionStatus": "Successful"}
    for records in ([other], [other, {**mine, "executionStatus": "InProgress"}], [other, mine]):
        appflow.add_response("describe_flow_execution_records", {"flowExecutions": records})
    task = AppflowRun("f", which, source="salesforce", source_field="c", filter_date=date, poll_interval=0)
    assert task.run() == "e1"
    appflow.assert_no_pending_responses()


def test_says_why_it_failed(appflow):
    appflow.add_response("describe_flow", flow("Scheduled"))
    appflow.add_response("update_flow", {})
    appflow.add_response("start_flow", {"executionId": "e1"})
    failed = {"executionStatus": "Error", "executionResult": {"errorInfo": {"executionMessage": "no such field"}}}
    appflow.add_response("describe_flow_execution_records", {"flowExecutions": [{"executionId": "e1", **failed}]})
    with pytest.raises(AwsJobFailed, match="'Error'; no such field"):
        AppflowRun("f").run()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"which": "some"}, "no choice of records"),
        ({"source": "zendesk"}, "has the source Salesforce, not zendesk"),
        ({"which": "after"}, "source_field"),
        ({"which": "after", "source_field": "c"}, "filter_date"),
    ],
)
def test_refuses(appflow, arguments, message):
    appflow.add_response("describe_flow", flow())
    with pytest.raises(ValueError, match=message):
        AppflowRun("f").run(**arguments)
