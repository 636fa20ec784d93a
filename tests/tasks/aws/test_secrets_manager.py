from __future__ import annotations

import boto3
import pytest
from botocore.exceptions import ClientError

from prefect.core.masking import masked
from prefect.core.results.secret import SecretResult
from prefect.tasks.aws import AWSSecretsManager


@pytest.mark.parametrize(
    ("stored", "found"),
    [
        ({"SecretString": '{"user": "ada"}'}, {"user": "ada"}),
        ({"SecretString": "plain text"}, "plain text"),
        ({"SecretString": "12345"}, "12345"),
        ({"SecretBinary": b"\x00\x01"}, b"\x00\x01"),
    ],
)
def test_reads(aws, stored, found):
    boto3.client("secretsmanager").create_secret(Name="s", **stored)
    assert AWSSecretsManager("s").run() == found
    assert AWSSecretsManager().run(secret="s") == found


def test_is_never_stored_and_blotted_out_of_logs(aws):
    boto3.client("secretsmanager").create_secret(Name="s", SecretString="hush-hush-42")
    task = AWSSecretsManager("s")
    task.run()
    assert isinstance(task.result, SecretResult)
    assert task.checkpoint is False
    assert masked("it is hush-hush-42") == "it is ********"


def test_a_secret_that_is_not_there(aws):
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        AWSSecretsManager("no").run()
    with pytest.raises(ValueError, match="No 'secret' was given"):
        AWSSecretsManager().run()
