"""The hooks of Amazon that a table makes: all are there, each says what it lacks."""

from __future__ import annotations

import asyncio
import textwrap

import pytest

from prefect.compat.airflow.hooks import offer
from prefect.compat.airflow.hooks.amazon import links, made
from prefect.compat.airflow.hooks.amazon.table import ROWS
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.loader import load_file

AWS = "airflow.providers.amazon.aws"
NEEDED = {"FirehoseHook": {"delivery_stream": "d"}}


@pytest.mark.parametrize("name", ROWS)
def test_every_hook_knows_its_service(aws, name):
    row = ROWS[name]
    found = offer.class_of(f"{AWS}.hooks.{row.module}.{name}")
    hook = found(aws_conn_id=None, region_name="eu-west-1", **NEEDED.get(name, {}))
    assert isinstance(hook, AwsBaseHook)
    assert (type(hook).__name__, type(hook).__module__) == (name, made.__name__)
    assert getattr(hook, row.kind) == row.service
    assert (hook.aws_conn_id, hook.region_name, hook.conn_region_name) == (None, "eu-west-1", "eu-west-1")
    assert hook.get_client_type("us-west-2", client_type=row.service).meta.region_name == "us-west-2"
    assert hook.get_session().region_name == "eu-west-1"
    assert hook.client_of_service.meta.service_model.service_name == row.service
    assert set(hook.list_waiters()) >= set(hook.client_of_service.waiter_names)


@pytest.mark.parametrize("name", ROWS)
def test_a_missing_method_says_what_to_do(name):
    hook = getattr(made, name)(aws_conn_id=None, **NEEDED.get(name, {}))
    with pytest.raises(AttributeError, match=rf"{name} has no 'odd_method' here; use `hook.conn`, boto3's "):
        hook.odd_method()
    assert not hasattr(hook, "odd_method")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("airflow.contrib.hooks.aws_athena_hook.AWSAthenaHook", "AthenaHook"),
        ("airflow.contrib.hooks.aws_datasync_hook.AWSDataSyncHook", "DataSyncHook"),
        ("airflow.contrib.hooks.aws_firehose_hook.AwsFirehoseHook", "FirehoseHook"),
        ("airflow.contrib.hooks.aws_glue_catalog_hook.AwsGlueCatalogHook", "GlueCatalogHook"),
        ("airflow.contrib.hooks.aws_logs_hook.AwsLogsHook", "AwsLogsHook"),
        ("airflow.contrib.hooks.emr_hook.EmrHook", "EmrHook"),
        ("airflow.contrib.hooks.sagemaker_hook.SageMakerHook", "SageMakerHook"),
        (f"{AWS}.hooks.athena.AWSAthenaHook", "AthenaHook"),
        (f"{AWS}.hooks.batch_client.AwsBatchClientHook", "BatchClientHook"),
        (f"{AWS}.hooks.batch_waiters.AwsBatchWaitersHook", "BatchWaitersHook"),
        (f"{AWS}.hooks.cloud_formation.AWSCloudFormationHook", "CloudFormationHook"),
        (f"{AWS}.hooks.eks.EKSHook", "EksHook"),
        (f"{AWS}.hooks.emr_containers.EMRContainerHook", "EmrContainerHook"),
        (f"{AWS}.hooks.glue.AwsGlueJobHook", "GlueJobHook"),
        (f"{AWS}.hooks.glue_crawler.AwsGlueCrawlerHook", "GlueCrawlerHook"),
        (f"{AWS}.hooks.kinesis.AwsFirehoseHook", "FirehoseHook"),
        (f"{AWS}.hooks.kinesis.FirehoseHook", "FirehoseHook"),
        (f"{AWS}.hooks.ses.SESHook", "SesHook"),
        (f"{AWS}.operators.emr.EmrHook", "EmrHook"),
        (f"{AWS}.sensors.glue.GlueJobHook", "GlueJobHook"),
        (f"{AWS}.operators.sagemaker.SageMakerHook", "SageMakerHook"),
    ],
)
def test_all_paths_lead_to_one_class(path, name):
    assert offer.class_of(path) is getattr(made, name)


def test_old_methods_under_old_names(aws):
    table = offer.class_of("airflow.contrib.hooks.aws_dynamodb_hook.AwsDynamoDBHook")
    function = offer.class_of("airflow.contrib.hooks.aws_lambda_hook.AwsLambdaHook")
    assert callable(table.write_batch_data)
    assert callable(function.invoke_lambda)


@pytest.mark.parametrize(
    ("name", "given", "address"),
    [
        ("EmrClusterLink", {"job_flow_id": "j"}, "https://console.d/emr/home?region=r#/clusterDetails/j"),
        ("EmrClusterLink", {}, ""),
        ("EmrLogsLink", {"log_uri": "b/x", "job_flow_id": "j"}, "https://console.d/s3/buckets/b/x?region=r&prefix=j/"),
        ("EmrLogsLink", {"log_uri": None, "job_flow_id": "j"}, ""),
        ("EmrServerlessS3LogsLink", {"log_uri": "s3://b/x/y", "application_id": "a", "job_run_id": "j"},
         "https://console.d/s3/buckets/b?region=r&prefix=x/y/applications/a/jobs/j/"),
        ("EmrServerlessCloudWatchLogsLink", {"awslogs_group": "/g/h", "stream_prefix": "p/q"},
         "https://console.d/cloudwatch/home?region=r#logsV2:log-groups/log-group/"
         "%2Fg%2Fh$3FlogStreamNameFilter$3Dp%2Fq"),
        ("CloudWatchEventsLink", {"awslogs_region": "r", "awslogs_group": "/g/h", "awslogs_stream_name": "s/[x]"},
         "https://console.d/cloudwatch/home?region=r#logsV2:log-groups/log-group/%2Fg%2Fh/log-events/s%2F%5Bx%5D"),
        ("StateMachineDetailsLink", {"state_machine_arn": "arn:a:b"},
         "https://console.d/states/home?region=r#/statemachines/view/arn%3Aa%3Ab"),
        ("StateMachineExecutionsDetailsLink", {"execution_arn": None}, ""),
    ],
)  # fmt: skip
def test_links(name, given, address):
    assert getattr(links, name)().format_link(aws_domain="d", region_name="r", **given) == address


@pytest.mark.parametrize(
    ("cluster", "place"),
    [({"LogUri": "s3://b/x/"}, "b/x/"), ({"LogUri": "s3n://b/x"}, "b/x"), ({}, None)],
)
def test_log_uri(cluster, place):
    assert links.get_log_uri(cluster={"Cluster": cluster}) == place


def test_asynchronous_methods(aws):
    async def ask():
        hook = getattr(made, "EC2Hook")(api_type="client_type", aws_conn_id=None)  # noqa: B009  # made when asked for
        image = hook.conn.describe_images()["Images"][0]["ImageId"]
        machine = hook.conn.run_instances(ImageId=image, MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
        state = await hook.get_instance_state_async(machine)
        catalogue = offer.class_of(f"{AWS}.hooks.glue_catalog.GlueCatalogHook")(aws_conn_id=None)
        catalogue.conn.create_database(DatabaseInput={"Name": "d"})
        catalogue.conn.create_table(DatabaseName="d", TableInput={"Name": "t", "PartitionKeys": [
            {"Name": "day", "Type": "string"}]})  # fmt: skip
        catalogue.create_partition("d", "t", {"Values": ["1"]})
        async with await catalogue.get_async_conn() as client:
            found = await catalogue.async_get_partitions(client, "d", "t")
        logs = offer.class_of(f"{AWS}.hooks.logs.AwsLogsHook")(aws_conn_id=None)
        return state, found, await logs.describe_log_streams_async("none", "p", "LogStreamName", 1)

    assert asyncio.run(ask()) == ("running", {("1",)}, None)


@pytest.mark.parametrize(
    ("parts", "uri"),
    [
        ({"login": "u", "password": "p w", "host": "c.x", "port": 5439, "schema": "dev"},
         "postgresql://u:p%20w@c.x:5439/dev"),
        ({"login": "u", "host": "c.x", "schema": "dev", "extra": {"iam": True, "region": "us-east-1"}},
         "@c.x:5439/dev"),
    ],
)  # fmt: skip
def test_redshift_as_a_database(aws, connection, parts, uri):
    connection("redshift_default", conn_type="redshift", **parts)
    AwsBaseHook(None, client_type="redshift").conn.create_cluster(
        ClusterIdentifier="c", NodeType="ra3.large", MasterUsername="u", MasterUserPassword="Secret12345", DBName="dev"
    )
    hook = offer.class_of(f"{AWS}.hooks.redshift_sql.RedshiftSQLHook")()
    assert (hook.get_uri() == uri) if "extra" not in parts else hook.get_uri().endswith(uri)


def test_in_a_dag_file(tmp_path):
    (tmp_path / "dag_file.py").write_text(
        textwrap.dedent("""
        from airflow import DAG
        from airflow.jobs.base_job import BaseJob
        from airflow.listeners import hookimpl
        from airflow.models.xcom import LazyXComAccess
        from airflow.providers.amazon.aws.exceptions import WaiterMaxAttemptsError
        from airflow.providers.amazon.aws.hooks.ec2 import EC2Hook
        from airflow.providers.amazon.aws.hooks.emr import EmrHook
        from airflow.providers.amazon.aws.links.base_aws import BASE_AWS_CONSOLE_LINK, BaseAwsLink
        from airflow.providers.amazon.aws.links.emr import EmrClusterLink, get_log_uri
        from airflow.providers.amazon.aws.operators.emr import EmrHook as Beside
        from airflow.utils.timezone import UTC

        class Mine(EmrHook):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)

        class MyLink(BaseAwsLink):
            name = "Mine"
            format_str = BASE_AWS_CONSOLE_LINK + "/{x}"

        @hookimpl
        def heard(): return 1

        @hookimpl(trylast=True)
        def heard_last(): return 2

        TEXT = f"{Beside is EmrHook} {Mine('c').emr_conn_id} {MyLink().format_link(aws_domain='d', x=1)} "
        TEXT += f"{heard() + heard_last()} {UTC.name} {isinstance([], LazyXComAccess)} {BaseJob.__name__}"
        with DAG("d", description=TEXT):
            pass
    """)
    )
    found = load_file(tmp_path / "dag_file.py", "2.10")
    assert found.dag("d").description == "True c https://console.d/1 3 UTC False Job"
    assert not [each for each in found.findings if "no counterpart" in each.text]
