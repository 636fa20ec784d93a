"""
The rows of Amazon's operators that take more than one call, and of transfers from sources of all kinds.

What is sent is compared with what the real operators of the provider 9.17 and 9.39 were seen to send.
"""

from __future__ import annotations

import io
import json
import sys
import types
from typing import Any

import pytest

from prefect.compat.airflow.operators.running import arguments_of, carry_out, look
from prefect.compat.airflow.operators.serving import class_of
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.errors import MissingExtra
from prefect.tasks.aws import bedrock, sagemaker
from prefect.tasks.aws import operation as operation_module
from tests.tasks.aws.samples import stubbed

boto3 = pytest.importorskip("boto3")

PROVIDER = "airflow.providers.amazon.aws"


class Instance:
    """As much of a task instance as the rows ask for."""

    def __init__(self) -> None:
        self.pushed: dict[str, Any] = {}

    def xcom_push(self, key: str, value: Any) -> None:
        self.pushed[key] = value

    def xcom_pull(self, task_ids: str, key: str) -> Any:
        return self.pushed.get(key)


def made(path: str, **arguments: Any) -> Any:
    return class_of(f"{PROVIDER}.{path}")(task_id="t", aws_conn_id=None, **arguments)


def run(operator: Any) -> tuple[Any, dict[str, Any]]:
    instance = Instance()
    return carry_out(operator.standin_row, operator, {"ti": instance}), instance.pushed


@pytest.mark.parametrize(
    ("given", "config"),
    [
        (
            {"source_type": "KNOWLEDGE_BASE", "knowledge_base_id": "kb", "prompt_template": "p",
             "vector_search_config": {"numberOfResults": 3}},
            {"type": "KNOWLEDGE_BASE", "knowledgeBaseConfiguration": {
                "modelArn": "arn:m", "knowledgeBaseId": "kb",
                "generationConfiguration": {"promptTemplate": {"textPromptTemplate": "p"}},
                "retrievalConfiguration": {"vectorSearchConfiguration": {"numberOfResults": 3}},
            }},
        ),
        (
            {"source_type": "EXTERNAL_SOURCES", "sources": [{"sourceType": "S3", "s3Location": {"uri": "s3://b/k"}}]},
            {"type": "EXTERNAL_SOURCES", "externalSourcesConfiguration": {
                "modelArn": "arn:m", "sources": [{"sourceType": "S3", "s3Location": {"uri": "s3://b/k"}}],
            }},
        ),
    ],
)  # fmt: skip
def test_retrieve_and_generate(monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], config: dict[str, Any]) -> None:
    stubber = stubbed("bedrock-agent-runtime", monkeypatch, operation_module)
    expected = {"input": {"text": "q"}, "retrieveAndGenerateConfiguration": config}
    stubber.add_response(
        "retrieve_and_generate", {"sessionId": "s1", "output": {"text": "x"}, "citations": []}, expected
    )
    found, _ = run(made("operators.bedrock.BedrockRaGOperator", input="q", model_arn="arn:m", **given))
    assert found == {"sessionId": "s1", "output": {"text": "x"}, "citations": []}


def test_retrieve_and_generate_refuses() -> None:
    operator = made("operators.bedrock.BedrockRaGOperator", input="q", model_arn="m", source_type="KNOWLEDGE_BASE")
    with pytest.raises(AttributeError, match="knowledge_base_id"):
        run(operator)


def test_invoke_model(monkeypatch: pytest.MonkeyPatch) -> None:
    stubber = stubbed("bedrock-runtime", monkeypatch, bedrock)
    answer = {"body": io.BytesIO(b'{"a": 1}'), "contentType": "application/json"}
    stubber.add_response("invoke_model", answer, {"modelId": "m", "body": '{"p": 1}'})
    assert run(made("operators.bedrock.BedrockInvokeModelOperator", model_id="m", input_data={"p": 1}))[0] == {"a": 1}


def test_auto_ml(monkeypatch: pytest.MonkeyPatch) -> None:
    stubber = stubbed("sagemaker", monkeypatch, operation_module)
    stubber.add_response(
        "create_auto_ml_job",
        {"AutoMLJobArn": "arn"},
        {
            "AutoMLJobName": "j", "OutputDataConfig": {"S3OutputPath": "s3://o"}, "RoleArn": "r" * 20, "Tags": [],
            "InputDataConfig": [{
                "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://i"}},
                "TargetAttributeName": "y", "CompressionType": "Gzip",
            }],
            "AutoMLJobConfig": {"CompletionCriteria": {"MaxAutoMLJobRuntimeInSeconds": 10}},
            "ModelDeployConfig": {"EndpointName": "e"},
        },
    )  # fmt: skip
    told = {
        "AutoMLJobName": "j", "AutoMLJobArn": "a", "InputDataConfig": [{"TargetAttributeName": "y"}],
        "RoleArn": "r" * 20, "CreationTime": 0,
        "LastModifiedTime": 0, "OutputDataConfig": {"S3OutputPath": "s3://o"}, "AutoMLJobStatus": "Completed",
        "AutoMLJobSecondaryStatus": "Completed", "BestCandidate": {
            "CandidateName": "c", "ObjectiveStatus": "Succeeded", "CandidateSteps": [], "CandidateStatus": "Completed",
            "CreationTime": 0, "LastModifiedTime": 0,
        },
    }  # fmt: skip
    stubber.add_response("describe_auto_ml_job", told, {"AutoMLJobName": "j"})
    found, _ = run(
        made(
            "operators.sagemaker.SageMakerAutoMLOperator", job_name="j", s3_input="s3://i", target_attribute="y",
            s3_output="s3://o", role_arn="r" * 20, compressed_input=True, time_limit=10, autodeploy_endpoint_name="e",
            extras={"Tags": []}, check_interval=0,
        )
    )  # fmt: skip
    assert found["CandidateName"] == "c"


def test_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    stubber = stubbed("sagemaker", monkeypatch, operation_module, sagemaker)
    arn = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/e"
    stubber.add_response("update_endpoint", {"EndpointArn": arn}, {"EndpointName": "e", "EndpointConfigName": "c"})
    config = {"EndpointConfigName": "c", "EndpointConfigArn": arn, "ProductionVariants": [{"VariantName": "v"}],
              "CreationTime": 0}  # fmt: skip
    stubber.add_response("describe_endpoint_config", config)
    endpoint = {"EndpointName": "e", "EndpointArn": arn, "EndpointStatus": "InService", "CreationTime": 0,
                "LastModifiedTime": 0}  # fmt: skip
    stubber.add_response("describe_endpoint", endpoint)
    found, _ = run(
        made(
            "operators.sagemaker.SageMakerEndpointOperator", config={"EndpointName": "e", "EndpointConfigName": "c"},
            operation="update", wait_for_completion=False,
        )
    )  # fmt: skip
    assert (found["EndpointConfig"]["EndpointConfigName"], found["Endpoint"]["EndpointStatus"]) == ("c", "InService")


def test_endpoint_whose_numbers_were_rendered() -> None:
    from prefect.compat.airflow.operators.amazon_values import endpoint

    config = {"EndpointConfig": {"EndpointConfigName": "c", "ProductionVariants": [{"InitialInstanceCount": "1"}]},
              "Endpoint": {"EndpointName": "e"}}  # fmt: skip
    assert endpoint("EndpointConfig", config)["ProductionVariants"] == [{"InitialInstanceCount": 1}]
    assert (endpoint("Endpoint", config), endpoint("Model", config)) == ({"EndpointName": "e"}, None)


def test_trigger_dag_run(monkeypatch: pytest.MonkeyPatch) -> None:
    stubber = stubbed("mwaa", monkeypatch, operation_module)
    expected = {"Name": "e", "Path": "/dags/d/dagRuns", "Method": "POST", "Body": {"conf": {"a": 1}, "note": "n"}}
    answer = {"RestApiStatusCode": 200, "RestApiResponse": {"dag_run_id": "r1"}}
    stubber.add_response("invoke_rest_api", answer, expected)
    operator = made(
        "operators.mwaa.MwaaTriggerDagRunOperator", env_name="e", trigger_dag_id="d", conf={"a": 1}, note="n"
    )
    assert run(operator)[0] == answer


@pytest.mark.parametrize(("states", "looks"), [(["running", "success"], [False, True])])
def test_dag_run_sensor(monkeypatch: pytest.MonkeyPatch, states: list[str], looks: list[bool]) -> None:
    stubber = stubbed("mwaa", monkeypatch, operation_module)
    for state in states:
        stubber.add_response("invoke_rest_api", {"RestApiStatusCode": 200, "RestApiResponse": {"state": state}})
    sensor = made("sensors.mwaa.MwaaDagRunSensor", external_env_name="e", external_dag_id="d", external_dag_run_id="r")
    assert [look(sensor.standin_row, sensor, {}).is_done for _ in states] == looks


@pytest.mark.parametrize(("count", "goes_on"), [(5, True), (0, False)])
def test_short_circuit_by_records(monkeypatch: pytest.MonkeyPatch, count: int, goes_on: bool) -> None:
    from prefect.compat.airflow.operators.classes import amazon

    stubber = stubbed("appflow", monkeypatch, amazon)
    record = {"executionId": "e1", "executionStatus": "Successful", "executionResult": {"recordsProcessed": count}}
    expected = {"flowName": "f", "maxResults": 100}
    stubber.add_response("describe_flow_execution_records", {"flowExecutions": [record]}, expected)
    operator = made("operators.appflow.AppflowRecordsShortCircuitOperator", flow_name="f", appflow_run_task_id="r")
    instance = Instance()
    instance.pushed["execution_id"] = "e1"
    assert operator._has_records(ti=instance) is goes_on
    assert instance.pushed["records_processed"] == count
    with pytest.raises(AirflowException, match="pushed no execution_id"):
        operator._has_records(ti=Instance())


def equals(left: Any, right: Any) -> dict[str, Any]:
    return {"type": "Equals", "left_value": left, "right_value": right}


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ({"condition_type": "Equals", "left_value": 1, "right_value": 2}, ["b"]),
        ({"condition_type": "Equals", "left_value": "1", "right_value": 1}, ["a"]),
        ({"condition_type": "GreaterThan", "left_value": "3", "right_value": 2}, ["a"]),
        ({"condition_type": "GreaterThanOrEqualTo", "left_value": 1, "right_value": 2}, ["b"]),
        ({"condition_type": "LessThan", "left_value": 1, "right_value": 2}, ["a"]),
        ({"condition_type": "LessThanOrEqualTo", "left_value": 1, "right_value": 2}, ["a"]),
        ({"condition_type": "In", "left_value": 1, "right_value": [1, 2]}, ["a"]),
        ({"conditions": [equals(1, 1)]}, ["a"]),
        ({"conditions": [equals(1, 1), equals(1, 2)]}, ["b"]),
        ({"conditions": [{"type": "Not", "condition": equals(1, 1)}]}, ["b"]),
        ({"conditions": [{"type": "Or", "conditions": [equals(1, 1), equals(1, 2)]}]}, ["a"]),
        ({"conditions": [{"type": "In", "value": 1, "in_values": [1]}]}, ["a"]),
    ],
)
def test_conditions(given: dict[str, Any], chosen: list[str]) -> None:
    """The answers are those of Airflow 3.2.2 with its provider."""
    kind = class_of(f"{PROVIDER}.operators.sagemaker.SageMakerConditionOperator")
    assert kind(task_id="t", if_task_ids=["a"], else_task_ids=["b"], **given).choose_branch({}) == chosen


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"conditions": []},
        {"condition_type": "Not", "left_value": 1, "right_value": 2},
        {"condition_type": "Equals", "conditions": [equals(1, 1)]},
        {"conditions": [{"type": "In", "left_value": 1, "right_value": [1]}]},
    ],
)
def test_conditions_that_are_none(given: dict[str, Any]) -> None:
    kind = class_of(f"{PROVIDER}.operators.sagemaker.SageMakerConditionOperator")
    with pytest.raises(ValueError, match="condition"):
        kind(task_id="t", if_task_ids=["a"], **given).choose_branch({})


SOURCES = {
    "MongoToS3Operator": (
        "transfers.mongo_to_s3", "pymongo",
        {"mongo_collection": "c", "mongo_query": {"a": 1}, "mongo_db": "d", "s3_bucket": "reports", "s3_key": "k"},
    ),
    "SalesforceToS3Operator": (
        "transfers.salesforce_to_s3", "simple-salesforce",
        {"salesforce_query": "q", "s3_bucket_name": "reports", "s3_key": "k", "salesforce_conn_id": "source"},
    ),
    "ExasolToS3Operator": (
        "transfers.exasol_to_s3", "pyexasol", {"query_or_table": "q", "bucket_name": "reports", "key": "k"},
    ),
    "AzureBlobStorageToS3Operator": (
        "transfers.azure_blob_to_s3", "azure-storage-blob", {"container_name": "c", "dest_s3_key": "s3://reports/k/"},
    ),
    "HiveToDynamoDBOperator": (
        "transfers.hive_to_dynamodb", "pyhive", {"sql": "q", "table_name": "t", "table_keys": ["id"]},
    ),
    "GoogleApiToS3Operator": (
        "transfers.google_api_to_s3", "google-api-python-client",
        {"google_api_service_name": "s", "google_api_service_version": "v1", "google_api_endpoint_path": "s.r.list",
         "google_api_endpoint_params": {}, "s3_destination_key": "s3://reports/k"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_whose_package_is_missing_says_which(bucket: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, package, given = SOURCES[name]
    for known in ("pymongo", "simple_salesforce", "pyexasol", "azure.storage.blob", "pyhive.hive",
                  "googleapiclient.discovery"):  # fmt: skip
        monkeypatch.setitem(sys.modules, known, None)
    operator = made(f"{module}.{name}", **given)
    with pytest.raises(MissingExtra, match=f"needs the package '{package}'.*pip install {package}"):
        run(operator)


class Mongo:
    """As much of pymongo as the row asks for."""

    asked: list[Any] = []

    def __init__(self, url: str, **known: Any) -> None:
        self.asked.append((url, known))

    def __enter__(self) -> Mongo:
        return self

    def __exit__(self, *_: Any) -> None:
        self.asked.append("closed")

    def __getitem__(self, name: str) -> Mongo:
        self.asked.append(name)
        return self

    def find(self, *query: Any) -> list[dict[str, Any]]:
        self.asked.append(query)
        return [{"a": 1}, {"a": 2}]

    def aggregate(self, query: Any, allowDiskUse: bool) -> list[dict[str, Any]]:
        self.asked.append((query, allowDiskUse))
        return [{"n": 2}]


@pytest.mark.parametrize(
    ("query", "asked", "stored"),
    [({"a": 1}, ({"a": 1},), b'{"a": 1}\n{"a": 2}\n'), ([{"$count": "n"}], ([{"$count": "n"}], True), b'{"n": 2}\n')],
)
def test_mongo(bucket: str, monkeypatch: pytest.MonkeyPatch, query: Any, asked: Any, stored: bytes) -> None:
    monkeypatch.setitem(sys.modules, "pymongo", types.SimpleNamespace(MongoClient=Mongo))
    monkeypatch.setattr(Mongo, "asked", [])
    monkeypatch.setenv("AIRFLOW_CONN_MONGO_DEFAULT", json.dumps({
        "conn_type": "mongo", "host": "h", "port": 27017, "login": "u", "password": "hush", "schema": "d",
        "extra": {"ssl": True},
    }))  # fmt: skip
    operator = made(
        "transfers.mongo_to_s3.MongoToS3Operator", mongo_collection="c", mongo_query=query, s3_bucket="reports",
        s3_key="k", allow_disk_use=True,
    )  # fmt: skip
    assert run(operator)[0] is None
    assert boto3.client("s3").get_object(Bucket="reports", Key="k")["Body"].read() == stored
    known = {"username": "u", "password": "hush", "tls": True}
    assert Mongo.asked == [("mongodb://h:27017/", known), "d", "c", asked, "closed"]


def test_http(bucket: str, monkeypatch: pytest.MonkeyPatch, web: Any) -> None:
    web.answers["/data.csv"] = "a,b"
    address = web.url.removeprefix("http://")
    monkeypatch.setenv("AIRFLOW_CONN_HTTP_DEFAULT", f"http://ada:hush@{address}")
    operator = made(
        "transfers.http_to_s3.HttpToS3Operator", endpoint="data.csv", data={"day": "1"}, headers={"X-A": "b"},
        s3_bucket="reports", s3_key="in.csv",
    )  # fmt: skip
    assert run(operator)[0] is None
    assert boto3.client("s3").get_object(Bucket="reports", Key="in.csv")["Body"].read() == b"a,b"
    asked = web.asked[0]
    assert (asked.path, asked.query, asked.headers["X-A"]) == ("/data.csv", {"day": ["1"]}, "b")
    assert asked.headers["Authorization"] == "Basic YWRhOmh1c2g="


def test_import_into_dynamodb(monkeypatch: pytest.MonkeyPatch) -> None:
    stubber = stubbed("dynamodb", monkeypatch, operation_module)
    keys = [{"AttributeName": "id", "KeyType": "HASH"}]
    arn = "arn:aws:dynamodb:us-east-1:123456789012:table/t/import/1"
    expected = {
        "S3BucketSource": {"S3Bucket": "b", "S3KeyPrefix": "p/"}, "InputFormat": "DYNAMODB_JSON",
        "InputCompressionType": "GZIP",
        "TableCreationParameters": {
            "TableName": "tab", "KeySchema": keys, "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        },
    }  # fmt: skip
    stubber.add_response("import_table", {"ImportTableDescription": {"ImportArn": arn}}, expected)
    stubber.add_response("describe_import", {"ImportTableDescription": {"ImportStatus": "COMPLETED"}})
    operator = made(
        "transfers.s3_to_dynamodb.S3ToDynamoDBOperator", s3_bucket="b", s3_key="p/", dynamodb_table_name="tab",
        dynamodb_key_schema=keys, dynamodb_attributes=[{"AttributeName": "id", "AttributeType": "S"}],
        import_table_kwargs={"InputCompressionType": "GZIP"},
    )  # fmt: skip
    assert run(operator)[0] == arn


def test_the_account_is_asked_for(monkeypatch: pytest.MonkeyPatch, aws: str) -> None:
    stubber = stubbed("quicksight", monkeypatch, operation_module)
    asked = {"AwsAccountId": "123456789012", "DataSetId": "d", "IngestionId": "i"}
    told = {"Ingestion": {"Arn": "a", "IngestionStatus": "COMPLETED", "CreatedTime": 0}}
    stubber.add_response("describe_ingestion", told, asked)
    sensor = made("sensors.quicksight.QuickSightSensor", data_set_id="d", ingestion_id="i")
    assert look(sensor.standin_row, sensor, {}).is_done


@pytest.mark.parametrize(("name", "which"), [("Full", "full"), ("Before", "before"), ("Daily", "daily")])
def test_flows(name: str, which: str) -> None:
    dates = {} if name == "Full" else {"source_field": "c", "filter_date": "2024-05-06"}
    operator = made(f"operators.appflow.AppflowRun{name}Operator", source="salesforce", flow_name="f", **dates)
    given = arguments_of(operator.standin_row, operator, {})
    assert (given["which"], given["source"], given["poll_interval"]) == (which, "salesforce", 20)
