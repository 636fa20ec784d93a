from __future__ import annotations

import boto3
import pytest

from prefect.tasks.aws import SageMakerDeployEndpoint, SageMakerRegisterModel
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws import sagemaker as module
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed

ROLE = "arn:aws:iam::123456789012:role/r"
MODEL = {"ModelName": "m", "ExecutionRoleArn": ROLE, "PrimaryContainer": {"Image": "image"}}
CONFIG = {
    "EndpointConfigName": "c",
    "ProductionVariants": [
        {"VariantName": "v", "ModelName": "m", "InitialInstanceCount": 1, "InstanceType": "ml.t2.medium"}
    ],
}
ENDPOINT = {"EndpointName": "e", "EndpointConfigName": "c"}


def test_makes_all_and_waits(aws):
    found = SageMakerDeployEndpoint(ENDPOINT, MODEL, CONFIG, poll_interval=0).run()
    assert found["Endpoint"]["EndpointStatus"] == "InService"
    assert found["EndpointConfig"]["EndpointConfigName"] == "c"
    assert boto3.client("sagemaker").describe_model(ModelName="m")["ModelName"] == "m"


def test_says_why_it_is_not_in_service(monkeypatch):
    # the emulator's endpoints never fail: the answers are the test's own (Stubber)
    stubber = stubbed("sagemaker", monkeypatch, operation_module)
    arn = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/e"
    stubber.add_response("update_endpoint", {"EndpointArn": arn}, ENDPOINT)
    for state in ("Updating", "Failed"):
        told = {"EndpointName": "e", "EndpointArn": arn, "EndpointStatus": state, "CreationTime": 0,
                "LastModifiedTime": 0, "FailureReason": "no capacity"}  # fmt: skip
        stubber.add_response("describe_endpoint", told)
    with pytest.raises(AwsJobFailed, match="'Failed'; no capacity"):
        SageMakerDeployEndpoint(ENDPOINT, update=True, poll_interval=0).run()


def test_registers_versions_with_one_group(aws):
    task = SageMakerRegisterModel("image", "s3://models/m.tar.gz", "churn", package_group_desc="g")
    client = boto3.client("sagemaker")
    first = task.run(package_desc="one")
    assert client.describe_model_package(ModelPackageName=first)["ModelPackageDescription"] == "one"
    groups = client.list_model_package_groups()["ModelPackageGroupSummaryList"]
    assert [each["ModelPackageGroupName"] for each in groups] == ["churn"]


@pytest.mark.parametrize(
    ("code", "message", "goes_on"),
    [("ValidationException", "Group already exists", True), ("AccessDeniedException", "no", False)],
)
def test_a_group_that_is_there_is_taken(monkeypatch, code, message, goes_on):
    # the emulator makes a group twice
    stubber = stubbed("sagemaker", monkeypatch, module)
    stubber.add_client_error("create_model_package_group", code, message)
    arn = "arn:aws:sagemaker:us-east-1:123456789012:model-package/churn/2"
    stubber.add_response("create_model_package", {"ModelPackageArn": arn})
    task = SageMakerRegisterModel("image", "s3://models/m.tar.gz", "churn")
    if goes_on:
        assert task.run() == arn
    else:
        with pytest.raises(module.exceptions.ClientError, match=code):
            task.run()
