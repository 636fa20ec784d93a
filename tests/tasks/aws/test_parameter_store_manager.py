from __future__ import annotations

import boto3
import pytest
from botocore.exceptions import ClientError

from prefect.tasks.aws import AWSParametersManager


@pytest.mark.parametrize("kind", ["String", "SecureString"])
def test_reads(aws, kind):
    boto3.client("ssm").put_parameter(Name="/a", Value="one two", Type=kind)
    assert AWSParametersManager("/a").run() == "one two"
    assert AWSParametersManager().run(parameter_name="/a", boto_kwargs={"region_name": "us-east-1"}) == "one two"


def test_a_parameter_that_is_not_there(aws):
    with pytest.raises(ClientError, match="ParameterNotFound"):
        AWSParametersManager("/no").run()
