"""SageMaker: what takes more than one call."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.operation import AwsTask, code_of, is_done
from prefect.tasks.aws.table.learning import ENDPOINT

exceptions = optional("botocore.exceptions", extra="aws")


class SageMakerDeployEndpoint(AwsTask):
    """
    Make a model, the configuration of an endpoint, and the endpoint, or change it, and wait until it is in service.

    Args:
        endpoint: parameters of `create_endpoint` or `update_endpoint` by the API's own names.
        model: parameters of `create_model`; `None` takes a model that is there.
        endpoint_config: parameters of `create_endpoint_config`; `None` takes one that is there.
        update: change an endpoint that is there.
        wait: wait until it is in service; `False` ends the run as soon as AWS has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        A dict with what SageMaker says of the configuration (`EndpointConfig`) and the endpoint (`Endpoint`).

    Raises:
        ValueError: the endpoint was given neither to the task nor to the run.
        AwsJobFailed: it did not come into service.
        WaitTimedOut: it was not there after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> SageMakerDeployEndpoint({"EndpointName": "e", "EndpointConfigName": "c"}).update
        False
    """

    @settable("endpoint", "model", "endpoint_config", "update", "wait", "poll_interval", "max_wait")
    def start(
        self,
        endpoint: dict[str, Any] | None = None,
        model: dict[str, Any] | None = None,
        endpoint_config: dict[str, Any] | None = None,
        update: bool = False,
        wait: bool = True,
        poll_interval: float = 30.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, str]:
        client = self.connect("sagemaker", credentials)
        given = needed(endpoint, "endpoint")
        if model:
            client.create_model(**model)
        if endpoint_config:
            client.create_endpoint_config(**endpoint_config)
        (client.update_endpoint if update else client.create_endpoint)(**given)
        return {"endpoint": given["EndpointName"], "config": given["EndpointConfigName"]}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        client = self.connect("sagemaker", wait["credentials"])
        seen = client.describe_endpoint(EndpointName=wait.handle["endpoint"])
        done = is_done(self.name, ENDPOINT, seen, ENDPOINT.done, ENDPOINT.failed)
        return None if done else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> dict[str, Any]:
        """See the base class."""
        client = self.connect("sagemaker", wait["credentials"])
        told = {
            "EndpointConfig": client.describe_endpoint_config(EndpointConfigName=wait.handle["config"]),
            "Endpoint": client.describe_endpoint(EndpointName=wait.handle["endpoint"]),
        }
        return {name: {key: part for key, part in value.items() if key != "ResponseMetadata"}
                for name, value in told.items()}  # fmt: skip


class SageMakerRegisterModel(Task):
    """
    Register a version of a model with a group of packages; the group is made if it is not there.

    Args:
        image_uri: image that answers by the model.
        model_url: where the model is: `s3://…`.
        package_group_name: name of the group.
        package_group_desc: a text for people, of a group that is made.
        package_desc: a text for people, of the version.
        model_approval: `Approved`, `Rejected` or `PendingManualApproval`.
        options: further parameters of `create_model_package` by the API's own names.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The ARN of the version.

    Raises:
        ValueError: the image, the model or the group was given neither to the task nor to the run.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> SageMakerRegisterModel(package_group_name="churn").model_approval
        'PendingManualApproval'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable(
        "image_uri", "model_url", "package_group_name", "package_group_desc", "package_desc", "model_approval",
        "options",
    )  # fmt: skip
    def run(
        self,
        image_uri: str | None = None,
        model_url: str | None = None,
        package_group_name: str | None = None,
        package_group_desc: str = "",
        package_desc: str = "",
        model_approval: str = "PendingManualApproval",
        options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        image, model = needed(image_uri, "image_uri"), needed(model_url, "model_url")
        group = needed(package_group_name, "package_group_name")
        client = aws_client("sagemaker", credentials, self.boto_kwargs)
        try:
            client.create_model_package_group(
                ModelPackageGroupName=group, ModelPackageGroupDescription=package_group_desc
            )
        except exceptions.ClientError as err:
            if code_of(err) != "ValidationException" or "already exists" not in str(err):
                raise
        given = {
            "InferenceSpecification": {
                "Containers": [{"Image": image, "ModelDataUrl": model}],
                "SupportedContentTypes": ["text/csv"],
                "SupportedResponseMIMETypes": ["text/csv"],
            },
            "ModelPackageGroupName": group,
            "ModelPackageDescription": package_desc,
            "ModelApprovalStatus": model_approval,
        }
        arn: str = client.create_model_package(**{**given, **(options or {})})["ModelPackageArn"]
        return arn
