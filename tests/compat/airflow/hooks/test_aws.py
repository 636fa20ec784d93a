from __future__ import annotations

import pytest

from prefect.compat.airflow.hooks.aws import AwsBaseHook, AwsGenericHook, arguments_of
from prefect.compat.airflow.hooks.aws_services import (
    DynamoDBHook,
    LambdaHook,
    SecretsManagerHook,
    SnsHook,
    SqsHook,
    SsmHook,
)
from prefect.compat.airflow.standin.connection import Connection
from prefect.compat.airflow.standin.exceptions import AirflowException


@pytest.mark.parametrize(
    ("parts", "service", "result"),
    [
        ({}, None, {}),
        ({"login": "AK", "password": "SK", "extra": {"region_name": "eu-west-1", "aws_session_token": "t"}}, None,
         {"aws_access_key_id": "AK", "aws_secret_access_key": "SK", "region_name": "eu-west-1",
          "aws_session_token": "t"}),
        ({"extra": {"endpoint_url": "http://e"}}, "s3", {"endpoint_url": "http://e"}),
        ({"extra": {"endpoint_url": "http://e", "service_config": {"s3": {"endpoint_url": "http://s"}}}}, "s3",
         {"endpoint_url": "http://s"}),
        ({"extra": {"host": "http://old"}}, "s3", {"endpoint_url": "http://old"}),
        ({"extra": {"role_arn": "arn:r", "external_id": "x"}}, None,
         {"role_arn": "arn:r", "role_session_name": "Airflow_c", "external_id": "x"}),
        ({"extra": {"aws_account_id": "1", "aws_iam_role": "r"}}, None,
         {"role_arn": "arn:aws:iam::1:role/r", "role_session_name": "Airflow_c"}),
        ({"extra": {"session_kwargs": {"profile_name": "p"}, "config_kwargs": {"read_timeout": 3}, "verify": False}},
         None,
         {"profile_name": "p", "config": {"read_timeout": 3}, "verify": False}),
    ],
)  # fmt: skip
def test_arguments(parts, service, result):
    assert arguments_of(Connection("c", "aws", **parts), service) == result


def test_session_and_credentials(aws, connection):
    connection("aws_default", conn_type="aws", login="AK", password="SK", extra={"region_name": "eu-west-1"})
    hook = AwsBaseHook("aws_default", client_type="sqs")
    session = hook.get_session()
    assert (session.region_name, tuple(hook.get_credentials())[:2]) == ("eu-west-1", ("AK", "SK"))
    assert hook.get_session("us-west-2").region_name == "us-west-2"
    assert (hook.region_name, hook.conn_region_name, hook.conn_partition) == ("eu-west-1", "eu-west-1", "aws")
    assert hook.account_id == "123456789012"
    assert hook.test_connection()[0] is True


def test_a_role(aws, connection):
    role = "arn:aws:iam::123456789012:role/loader"
    connection("c", conn_type="aws", login="AK", password="SK", extra={"role_arn": role, "region_name": "us-east-1"})
    hook = AwsBaseHook("c", client_type="sts")
    assert "assumed-role/loader" in hook.get_conn().get_caller_identity()["Arn"]
    assert "assumed-role/loader" in hook.get_session().client("sts").get_caller_identity()["Arn"]


@pytest.mark.parametrize("conn_id", [None, "nowhere", "aws_default"])
def test_without_a_connection_boto3_searches(aws, conn_id):
    assert AwsBaseHook(conn_id, client_type="sqs", region_name="us-west-1").get_conn().meta.region_name == "us-west-1"


@pytest.mark.parametrize(
    ("call", "service", "region"),
    [
        (lambda hook: hook.get_client_type(), "sqs", "us-east-1"),
        (lambda hook: hook.get_client_type("eu-west-1"), "sqs", "eu-west-1"),
        (lambda hook: hook.get_client_type("s3"), "s3", "us-east-1"),
        (lambda hook: hook.get_client_type("s3", "eu-west-1"), "s3", "eu-west-1"),
        (lambda hook: hook.get_client_type(client_type="sns", region_name="eu-west-1"), "sns", "eu-west-1"),
        (lambda hook: hook.conn, "sqs", "us-east-1"),
    ],
)
def test_client_in_the_notation_of_all_versions(aws, call, service, region):
    meta = call(AwsBaseHook(client_type="sqs")).meta
    assert (meta.service_model.service_name, meta.region_name) == (service, region)


def test_resource(aws):
    assert AwsGenericHook(resource_type="s3").conn.meta.service_name == "s3"
    assert AwsGenericHook().get_resource_type("dynamodb", "eu-west-1").meta.client.meta.region_name == "eu-west-1"


@pytest.mark.parametrize("given", [{}, {"client_type": "s3", "resource_type": "s3"}])
def test_client_or_resource(aws, given):
    with pytest.raises(ValueError, match="Either client_type=.* must be provided, not both"):
        AwsBaseHook(**given).get_conn()


def test_dynamodb(aws):
    hook = DynamoDBHook(table_name="t", table_keys=["id"])
    hook.conn.create_table(
        TableName="t", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )  # fmt: skip
    assert hook.write_batch_data([{"id": "1", "v": 1}, {"id": "1", "v": 2}, {"id": "2"}]) is True
    assert hook.conn.Table("t").get_item(Key={"id": "1"})["Item"]["v"] == 2
    with pytest.raises(AirflowException, match="Failed to insert items"):
        hook.write_batch_data([{"wrong": 1}])


def test_queues_and_topics(aws):
    hook = SqsHook()
    url = hook.create_queue("q")["QueueUrl"]
    assert "MessageId" in hook.send_message(
        url, "hello", message_attributes={"a": {"DataType": "String", "StringValue": "1"}}
    )
    assert hook.conn.receive_message(QueueUrl=url)["Messages"][0]["Body"] == "hello"
    topic = SnsHook()
    arn = topic.conn.create_topic(Name="t")["TopicArn"]
    assert "MessageId" in topic.publish_to_target(arn, "hello", "subject", {"a": 1, "b": "x", "c": [1], "d": b"x"})


def test_secrets_and_parameters(aws):
    secrets = SecretsManagerHook()
    secrets.conn.create_secret(Name="s", SecretString='{"a": 1}')
    secrets.conn.create_secret(Name="b", SecretBinary=b"\xff")
    assert (secrets.get_secret("s"), secrets.get_secret_as_dict("s"), secrets.get_secret("b")) == (
        '{"a": 1}', {"a": 1}, b"\xff"
    )  # fmt: skip
    parameters = SsmHook()
    parameters.conn.put_parameter(Name="p", Value="v", Type="SecureString")
    assert parameters.get_parameter_value("p") == "v"
    assert parameters.get_parameter_value("none", default="d") == "d"
    with pytest.raises(parameters.conn.exceptions.ParameterNotFound):
        parameters.get_parameter_value("none")


@pytest.mark.parametrize("old", [False, True])
def test_lambda(aws, old, monkeypatch):
    seen = {}
    hook = LambdaHook("f", aws_conn_id=None, log_type="Tail") if old else LambdaHook(aws_conn_id=None)
    hook.conn.meta.events.register("before-parameter-build.lambda.Invoke", lambda params, **_: seen.update(params))
    answer = hook.invoke_lambda({"a": 1}) if old else hook.invoke_lambda(function_name="f", payload=b"x")
    assert "Payload" in answer
    assert seen == (
        {"FunctionName": "f", "LogType": "Tail", "Payload": '{"a": 1}'}
        if old
        else {"FunctionName": "f", "Payload": b"x"}
    )
