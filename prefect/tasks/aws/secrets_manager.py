"""Secrets of AWS Secrets Manager."""

from __future__ import annotations

import json
from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.secrets.base import SecretBase


class AWSSecretsManager(SecretBase):
    """
    Read a secret of AWS Secrets Manager. Its value is never stored with the results of a flow.

    Args:
        secret: name or ARN of the secret.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The secret: a dict if it is one in JSON, else text; bytes if it was stored as such.

    Raises:
        ValueError: no secret was named, neither to the task nor to the run.
        botocore.exceptions.ClientError: AWS refused, or there is no such secret.

    Example:
        >>> AWSSecretsManager("prod/database").secret
        'prod/database'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("secret", "boto_kwargs")
    def run(self, secret: str | None = None, credentials: Credentials | None = None) -> dict[str, Any] | str | bytes:
        client = aws_client("secretsmanager", credentials, self.boto_kwargs)
        found = client.get_secret_value(SecretId=needed(secret, "secret"))
        if "SecretString" not in found:
            return bytes(self.remember(found["SecretBinary"]))
        text: str = self.remember(found["SecretString"])
        try:
            value = json.loads(text)
        except json.JSONDecodeError:
            return text
        return value if isinstance(value, dict) else text
