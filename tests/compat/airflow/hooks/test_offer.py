"""DAG files import hooks by old and new paths; each is one class."""

from __future__ import annotations

import textwrap

import pytest

from prefect.compat.airflow.hooks import offer
from prefect.compat.airflow.hooks.table import BY_CONNECTION_TYPE, PATHS
from prefect.compat.airflow.loader import load_file
from prefect.compat.airflow.standin.connection import Connection
from prefect.compat.airflow.standin.exceptions import AirflowException

OLD = {
    "airflow.hooks.http_hook.HttpHook": "airflow.providers.http.hooks.http.HttpHook",
    "airflow.hooks.dbapi_hook.DbApiHook": "airflow.providers.common.sql.hooks.sql.DbApiHook",
    "airflow.hooks.dbapi.DbApiHook": "airflow.providers.common.sql.hooks.sql.DbApiHook",
    "airflow.hooks.sqlite_hook.SqliteHook": "airflow.providers.sqlite.hooks.sqlite.SqliteHook",
    "airflow.hooks.postgres_hook.PostgresHook": "airflow.providers.postgres.hooks.postgres.PostgresHook",
    "airflow.hooks.mysql_hook.MySqlHook": "airflow.providers.mysql.hooks.mysql.MySqlHook",
    "airflow.hooks.mssql_hook.MsSqlHook": "airflow.providers.microsoft.mssql.hooks.mssql.MsSqlHook",
    "airflow.hooks.S3_hook.S3Hook": "airflow.providers.amazon.aws.hooks.s3.S3Hook",
    "airflow.contrib.hooks.aws_hook.AwsHook": "airflow.providers.amazon.aws.hooks.base_aws.AwsBaseHook",
    "airflow.contrib.hooks.aws_lambda_hook.AwsLambdaHook":
        "airflow.providers.amazon.aws.hooks.lambda_function.LambdaHook",
    "airflow.contrib.hooks.aws_dynamodb_hook.AwsDynamoDBHook":
        "airflow.providers.amazon.aws.hooks.dynamodb.DynamoDBHook",
    "airflow.contrib.hooks.redis_hook.RedisHook": "airflow.providers.redis.hooks.redis.RedisHook",
    "airflow.contrib.hooks.ssh_hook.SSHHook": "airflow.providers.ssh.hooks.ssh.SSHHook",
    "airflow.contrib.hooks.sftp_hook.SFTPHook": "airflow.providers.sftp.hooks.sftp.SFTPHook",
    "airflow.contrib.hooks.ftp_hook.FTPHook": "airflow.providers.ftp.hooks.ftp.FTPHook",
    "airflow.contrib.hooks.gcs_hook.GoogleCloudStorageHook": "airflow.providers.google.cloud.hooks.gcs.GCSHook",
    "airflow.contrib.hooks.slack_webhook_hook.SlackWebhookHook":
        "airflow.providers.slack.hooks.slack_webhook.SlackWebhookHook",
}  # fmt: skip


@pytest.mark.parametrize(("old", "today"), OLD.items())
def test_old_paths_lead_to_the_same_class(old, today):
    assert offer.class_of(old) is offer.class_of(today) is not None


@pytest.mark.parametrize("path", PATHS)
def test_every_path_of_the_table_leads_somewhere(path):
    found = offer.class_of(path)
    name = path.rpartition(".")[2]
    if name.isupper():  # a constant: stands for what a function gets from its hook
        assert found is None
    else:
        assert found.__name__ == name


@pytest.mark.parametrize("path", ["airflow.providers.jira.hooks.jira.JiraHook", "airflow.hooks.nowhere.X"])
def test_others_are_not_ours(path):
    assert offer.class_of(path) is None


def test_in_a_dag_file(tmp_path, connection):
    connection("db", conn_type="sqlite", host=str(tmp_path / "x.db"))
    (tmp_path / "dag_file.py").write_text(
        textwrap.dedent("""
        from airflow import DAG
        from airflow.hooks.base import BaseHook
        from airflow.hooks.postgres_hook import PostgresHook as Old
        from airflow.providers.postgres.hooks.postgres import PostgresHook
        from airflow.providers.common.sql.hooks.sql import fetch_all_handler
        from airflow.providers.atlassian.jira.hooks.jira import JiraHook

        SAME = Old is PostgresHook
        ONE = BaseHook.get_connection("db").get_hook().run("SELECT 1", handler=fetch_all_handler)
        class Mine(PostgresHook):
            def bulk_load(self, table, tmp_file):
                return super().bulk_load(table, tmp_file)

        with DAG("d", description=f"{SAME} {ONE} {JiraHook.__name__}"):
            pass
    """)
    )
    description = load_file(tmp_path / "dag_file.py", "2.10").dag("d").description
    assert description == "True [(1,)] JiraHook"


@pytest.mark.parametrize("kind", BY_CONNECTION_TYPE)
def test_a_connection_knows_its_hook(kind, connection):
    parts = {"conn_type": kind, "host": "h", "login": "l", "password": "p"}
    connection("any", **parts)
    hook = Connection("any", **parts).get_hook()
    assert type(hook).__name__ == BY_CONNECTION_TYPE[kind].rpartition(".")[2]
    assert getattr(hook, hook.conn_name_attr) == "any"


def test_a_connection_without_a_hook():
    with pytest.raises(AirflowException, match="no hook is known for connections of type 'livy'"):
        Connection("any", "livy").get_hook()
