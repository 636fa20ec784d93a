from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from prefect.core.context import context
from prefect.tasks.aws.client import aws_client

pytestmark = pytest.mark.usefixtures("aws")
KEYS = {"ACCESS_KEY": "AK", "SECRET_ACCESS_KEY": "SK"}


def access_key(client):
    return client._request_signer._credentials.access_key


def test_one_client_for_the_same_arguments_in_all_threads():
    with ThreadPoolExecutor(8) as pool:
        clients = list(pool.map(lambda _: aws_client("s3", boto_kwargs={"region_name": "eu-west-1"}), range(32)))
    assert len({id(client) for client in clients}) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"service": "sqs"},
        {"credentials": KEYS},
        {"boto_kwargs": {"region_name": "eu-west-1"}},
        {"boto_kwargs": {"endpoint_url": "http://127.0.0.1:1"}},
    ],
)
def test_another_client_for_other_arguments(other):
    assert aws_client(**{"service": "s3", **other}) is not aws_client("s3")


def test_another_client_when_the_environment_changes(monkeypatch):
    first = aws_client("s3")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "rotated")
    assert access_key(aws_client("s3")) == "rotated"
    assert access_key(first) == "testing"


def test_credentials_of_the_run_come_before_the_secret_and_that_before_the_environment():
    with context(secrets={"AWS_CREDENTIALS": {"ACCESS_KEY": "from secret", "SECRET_ACCESS_KEY": "SK"}}):
        assert access_key(aws_client("s3")) == "from secret"
        assert access_key(aws_client("s3", KEYS)) == "AK"
    assert access_key(aws_client("s3")) == "testing"


def test_a_session_token_is_handed_over():
    client = aws_client("s3", {**KEYS, "SESSION_TOKEN": "ST"})
    assert client._request_signer._credentials.token == "ST"


def test_incomplete_credentials_are_named_without_their_values():
    with pytest.raises(ValueError, match="lack ACCESS_KEY") as caught:
        aws_client("s3", {"SECRET_ACCESS_KEY": "hush"})
    assert "hush" not in str(caught.value)


def test_settings_can_be_overruled():
    from botocore.config import Config

    assert aws_client("s3").meta.config.connect_timeout == 10
    assert aws_client("s3").meta.config.retries["mode"] == "standard"
    own = aws_client("s3", boto_kwargs={"config": Config(connect_timeout=3)})
    assert own.meta.config.connect_timeout == 3
    assert own.meta.config.retries["mode"] == "standard"


def test_credentials_may_be_named_by_a_secret():
    with context(secrets={"OTHER": {"ACCESS_KEY": "of other", "SECRET_ACCESS_KEY": "SK"}}):
        assert access_key(aws_client("s3", "OTHER")) == "of other"
        with pytest.raises(ValueError, match="MISSING. was not found"):
            aws_client("s3", "MISSING")


@pytest.mark.parametrize("value", [["AK", "SK"], 3])
def test_credentials_of_another_shape_are_refused(value):
    with context(secrets={"ODD": value}), pytest.raises(ValueError, match="are a dict with ACCESS_KEY"):
        aws_client("s3", "ODD")


def test_a_role_is_taken_on():
    role = "arn:aws:iam::123456789012:role/reader"
    client = aws_client("sts", boto_kwargs={"role_arn": role, "role_session_name": "nightly", "external_id": "abc"})
    assert client.get_caller_identity()["Arn"] == "arn:aws:sts::123456789012:assumed-role/reader/nightly"


def test_config_may_be_a_dict():
    client = aws_client("s3", boto_kwargs={"config": {"read_timeout": 7}})
    assert (client.meta.config.read_timeout, client.meta.config.connect_timeout) == (7, 10)
