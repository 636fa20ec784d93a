from __future__ import annotations

import base64
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from botocore.exceptions import ClientError

from prefect.core.masking import masked
from prefect.tasks.aws.eks_access import eks_kubeconfig, eks_token

KEYS = {"ACCESS_KEY": "AKIDEXAMPLE", "SECRET_ACCESS_KEY": "not-shown"}

pytestmark = pytest.mark.usefixtures("aws")


def test_a_token_is_a_signed_question():
    token = eks_token("blue", KEYS, {"region_name": "eu-west-1"})
    head, _, body = token.partition(".")
    assert head == "k8s-aws-v1"
    query = parse_qs(urlsplit(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode()).query)
    assert query["Action"] == ["GetCallerIdentity"]
    # the name of the cluster is signed with it: a token of one cluster opens no other
    assert query["X-Amz-SignedHeaders"] == ["host;x-k8s-aws-id"]
    assert query["X-Amz-Credential"][0].startswith("AKIDEXAMPLE/")
    assert query["X-Amz-Credential"][0].endswith("/eu-west-1/sts/aws4_request")
    assert token not in masked(f"it is {token}")


def test_each_cluster_has_tokens_of_its_own():
    blue, green = (eks_token(name, KEYS, {"region_name": "eu-west-1"}) for name in ("blue", "green"))
    assert blue != green


def test_a_kubeconfig():
    client = boto3.client("eks")
    client.create_cluster(name="blue", roleArn="arn:aws:iam::123456789012:role/r", resourcesVpcConfig={})
    endpoint = client.describe_cluster(name="blue")["cluster"]["endpoint"]
    config = eks_kubeconfig("blue")
    assert config["clusters"][0]["cluster"]["server"] == endpoint
    assert config["users"][0]["user"]["token"].startswith("k8s-aws-v1.")


def test_no_such_cluster():
    with pytest.raises(ClientError, match="No cluster found for name: nowhere"):
        eks_kubeconfig("nowhere")
