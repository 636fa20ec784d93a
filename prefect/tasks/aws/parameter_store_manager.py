"""Parameters of the parameter store of AWS Systems Manager."""

from __future__ import annotations

from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.secrets.base import SecretBase


class AWSParametersManager(SecretBase):
    """
    Read a parameter of the parameter store, decrypted. Its value is never stored with the results of a flow.

    Args:
        parameter_name: name or ARN of the parameter.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client; those of a run take the place of the task's.

    Returns:
        The value.

    Raises:
        ValueError: no parameter was named, neither to the task nor to the run.
        botocore.exceptions.ClientError: AWS refused, or there is no such parameter.

    Example:
        >>> AWSParametersManager("/prod/url").parameter_name
        '/prod/url'
    """

    @settable("parameter_name", "boto_kwargs")
    def run(
        self,
        parameter_name: str | None = None,
        credentials: Credentials | None = None,
        boto_kwargs: dict[str, Any] | None = None,
    ) -> str:
        client = aws_client("ssm", credentials, boto_kwargs)
        found = client.get_parameter(Name=needed(parameter_name, "parameter_name"), WithDecryption=True)
        value: str = self.remember(found["Parameter"]["Value"])
        return value
