"""Redshift by its data API: statements and their rows, and what goes between it and S3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.operation import AwsTask, is_done
from prefect.tasks.aws.s3_paths import place
from prefect.tasks.aws.table.analytics import REDSHIFT_STATEMENT


class _Statements(AwsTask):
    """What tasks have in common that run statements by the data API."""

    def begun(self, statements: Sequence[str], arguments: dict[str, Any]) -> str:
        client = self.connect("redshift-data", arguments["credentials"])
        given = {
            "Database": arguments["database"],
            "ClusterIdentifier": arguments["cluster_identifier"],
            "WorkgroupName": arguments["workgroup_name"],
            "DbUser": arguments["db_user"],
            "SecretArn": arguments["secret_arn"],
            **(arguments["options"] or {}),
        }
        given = {name: value for name, value in given.items() if value is not None}
        if len(statements) == 1:
            return str(client.execute_statement(Sql=statements[0], **given)["Id"])
        return str(client.batch_execute_statement(Sqls=list(statements), **given)["Id"])

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        wait.seen = self.connect("redshift-data", wait["credentials"]).describe_statement(Id=wait.handle)
        done = is_done(self.name, REDSHIFT_STATEMENT, wait.seen, REDSHIFT_STATEMENT.done, REDSHIFT_STATEMENT.failed)
        return None if done else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        return None

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        self.connect("redshift-data", wait["credentials"]).cancel_statement(Id=wait.handle)


class RedshiftDataQuery(_Statements):
    """
    Run one statement or several by Redshift's data API and wait for their end.

    Args:
        sql: the statement, or a list of statements that run in one transaction.
        database: name of the database.
        cluster_identifier: identifier of the cluster.
        workgroup_name: name of the group, for Redshift Serverless.
        db_user: user of the database.
        secret_arn: ARN of the secret with user and password.
        parameters: values for the statement, a list of dicts with `name` and `value`.
        return_rows: return the rows instead of the id.
        options: further parameters of the operation by the API's own names.
        wait: wait for the end; `False` ends the run as soon as AWS has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The id of the statement, or of each if there are several; with `return_rows` the answers of
        `get_statement_result` for each.

    Raises:
        ValueError: no statement was given, neither to the task nor to the run.
        AwsJobFailed: it failed; the message has Redshift's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> RedshiftDataQuery("select 1", "dev", cluster_identifier="main").database
        'dev'
    """

    @settable(
        "sql",
        "database",
        "cluster_identifier",
        "workgroup_name",
        "db_user",
        "secret_arn",
        "parameters",
        "return_rows",
        "options",
        "wait",
        "poll_interval",
        "max_wait",
    )
    def start(
        self,
        sql: str | list[str] | None = None,
        database: str | None = None,
        cluster_identifier: str | None = None,
        workgroup_name: str | None = None,
        db_user: str | None = None,
        secret_arn: str | None = None,
        parameters: list[dict[str, str]] | None = None,
        return_rows: bool = False,
        options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
        wait: bool = True,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> str:
        self.connect("redshift-data", credentials)
        text = needed(sql, "sql")
        more = {**(options or {}), **({"Parameters": parameters} if parameters else {})}
        given = {
            "database": database,
            "cluster_identifier": cluster_identifier,
            "workgroup_name": workgroup_name,
            "db_user": db_user,
            "secret_arn": secret_arn,
            "credentials": credentials,
            "options": more,
        }
        return self.begun([text] if isinstance(text, str) else text, given)

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        parts = (wait.seen or {}).get("SubStatements") or []
        if not wait["return_rows"] or wait.seen is None:
            return [part["Id"] for part in parts] or ([wait.handle] if isinstance(wait["sql"], list) else wait.handle)
        client = self.connect("redshift-data", wait["credentials"])
        found = []
        for part in parts or [wait.seen]:
            if not part.get("HasResultSet"):
                continue
            given = {"Id": part["Id"]}
            while True:
                answer = client.get_statement_result(**given)
                answer.pop("ResponseMetadata", None)
                found.append(answer)
                if not answer.get("NextToken"):
                    break
                given["NextToken"] = answer["NextToken"]
        return found


class S3ToRedshift(_Statements):
    """
    Load objects of S3 into a table of Redshift, by its `COPY`.

    Args:
        table: name of the table.
        key: key of the object, or what the keys begin with; or `s3://bucket/key`.
        iam_role: ARN of the role with which Redshift reads the bucket, or `default`.
        database: name of the database.
        cluster_identifier: identifier of the cluster.
        workgroup_name: name of the group, for Redshift Serverless.
        db_user: user of the database.
        secret_arn: ARN of the secret with user and password.
        bucket: bucket of the object.
        schema: schema of the table.
        column_list: names of the columns that are filled; `None` means all.
        copy_options: further words of the statement, such as `["CSV", "IGNOREHEADER 1"]`.
        method: `APPEND`; `REPLACE` empties the table before; `UPSERT` replaces rows that are alike in `upsert_keys`.
        upsert_keys: names of columns.
        options: further parameters of the operation by the API's own names.
        wait: wait for the end; `False` ends the run as soon as AWS has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the table, the role, the key or the bucket is missing; an unknown method; no columns for `UPSERT`.
        AwsJobFailed: it failed; the message has Redshift's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> S3ToRedshift("sales", "s3://reports/sales/", "default", "dev", workgroup_name="main").table
        'sales'
    """

    @settable(
        "table",
        "key",
        "iam_role",
        "database",
        "cluster_identifier",
        "workgroup_name",
        "db_user",
        "secret_arn",
        "bucket",
        "schema",
        "column_list",
        "copy_options",
        "method",
        "upsert_keys",
        "options",
        "wait",
        "poll_interval",
        "max_wait",
    )
    def start(
        self,
        table: str | None = None,
        key: str | None = None,
        iam_role: str | None = None,
        database: str | None = None,
        cluster_identifier: str | None = None,
        workgroup_name: str | None = None,
        db_user: str | None = None,
        secret_arn: str | None = None,
        bucket: str | None = None,
        schema: str | None = None,
        column_list: list[str] | None = None,
        copy_options: list[str] | None = None,
        method: str = "APPEND",
        upsert_keys: list[str] | None = None,
        options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
        wait: bool = True,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> str:
        self.connect("redshift-data", credentials)
        dest = f"{schema}.{needed(table, 'table')}" if schema else needed(table, "table")
        source = place(key, bucket)
        statements = copy_statements(
            dest,
            f"s3://{source.bucket}/{source.key}",
            needed(iam_role, "iam_role"),
            column_list,
            copy_options,
            method,
            upsert_keys,
        )
        given = {
            "database": database,
            "cluster_identifier": cluster_identifier,
            "workgroup_name": workgroup_name,
            "db_user": db_user,
            "secret_arn": secret_arn,
            "credentials": credentials,
            "options": options,
        }
        return self.begun(statements, given)


class RedshiftToS3(_Statements):
    """
    Write what a query of Redshift gives into objects of S3, by its `UNLOAD`.

    Args:
        key: what the keys of the objects begin with, or `s3://bucket/prefix`.
        query: the query; `None` takes all of `table`.
        iam_role: ARN of the role with which Redshift writes the bucket, or `default`.
        database: name of the database.
        cluster_identifier: identifier of the cluster.
        workgroup_name: name of the group, for Redshift Serverless.
        db_user: user of the database.
        secret_arn: ARN of the secret with user and password.
        bucket: bucket of the objects.
        table: name of the table.
        schema: schema of the table.
        table_as_file_name: the name of the table comes after the prefix.
        header: the objects begin with the names of the columns.
        unload_options: further words of the statement, such as `["FORMAT PARQUET"]`.
        options: further parameters of the operation by the API's own names.
        wait: wait for the end; `False` ends the run as soon as AWS has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: query and table, the role, the key or the bucket is missing.
        AwsJobFailed: it failed; the message has Redshift's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> RedshiftToS3("s3://reports/sales/", "select * from sales", "default", "dev", workgroup_name="main").query
        'select * from sales'
    """

    @settable(
        "key",
        "query",
        "iam_role",
        "database",
        "cluster_identifier",
        "workgroup_name",
        "db_user",
        "secret_arn",
        "bucket",
        "table",
        "schema",
        "table_as_file_name",
        "header",
        "unload_options",
        "options",
        "wait",
        "poll_interval",
        "max_wait",
    )
    def start(
        self,
        key: str | None = None,
        query: str | None = None,
        iam_role: str | None = None,
        database: str | None = None,
        cluster_identifier: str | None = None,
        workgroup_name: str | None = None,
        db_user: str | None = None,
        secret_arn: str | None = None,
        bucket: str | None = None,
        table: str | None = None,
        schema: str | None = None,
        table_as_file_name: bool = True,
        header: bool = False,
        unload_options: list[str] | None = None,
        options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
        wait: bool = True,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> str:
        self.connect("redshift-data", credentials)
        dest = place(key, bucket)
        text = query or f"SELECT * FROM {f'{schema}.' if schema else ''}{needed(table, 'table')}"
        path = f"s3://{dest.bucket}/{dest.key}"
        if table and table_as_file_name:
            path = f"{path.rstrip('/')}/{table}_"
        words = [*(unload_options or ()), *(["HEADER"] if header and "HEADER" not in (unload_options or ()) else ())]
        role = _role(needed(iam_role, "iam_role"))
        statement = f"UNLOAD ({_quoted(text)}) TO {_quoted(path)} {role} {' '.join(words)}".rstrip()
        given = {
            "database": database,
            "cluster_identifier": cluster_identifier,
            "workgroup_name": workgroup_name,
            "db_user": db_user,
            "secret_arn": secret_arn,
            "credentials": credentials,
            "options": options,
        }
        return self.begun([statement], given)


def copy_statements(
    table: str,
    source: str,
    iam_role: str,
    column_list: list[str] | None,
    copy_options: list[str] | None,
    method: str,
    upsert_keys: list[str] | None,
) -> list[str]:
    """
    The statements that load a table; several run in one transaction.

    Args:
        table: name of the table, with its schema.
        source: where the objects are: `s3://…`.
        iam_role: ARN of the role with which Redshift reads them, or `default`.
        column_list: names of the columns that are filled.
        copy_options: further words of the statement.
        method: `APPEND`, `REPLACE` or `UPSERT`.
        upsert_keys: names of columns.

    Returns:
        The statements.

    Raises:
        ValueError: an unknown method; no columns for `UPSERT`.

    Example:
        >>> copy_statements("t", "s3://b/k", "default", None, ["CSV"], "APPEND", None)
        ["COPY t FROM 's3://b/k' IAM_ROLE default CSV"]
    """
    columns = f" ({', '.join(column_list)})" if column_list else ""

    def copy(into: str) -> str:
        words = f"COPY {into}{columns} FROM {_quoted(source)} {_role(iam_role)} {' '.join(copy_options or ())}"
        return words.rstrip()

    if method == "APPEND":
        return [copy(table)]
    if method == "REPLACE":
        return [f"DELETE FROM {table}", copy(table)]
    if method != "UPSERT":
        raise ValueError(f"The method {method!r} is not known; there are APPEND, REPLACE and UPSERT.")
    if not upsert_keys:
        raise ValueError("UPSERT needs `upsert_keys`: the columns by which rows are known.")
    staging = f"#{table.rpartition('.')[2]}"
    alike = " AND ".join(f"{table}.{key} = {staging}.{key}" for key in upsert_keys)
    return [
        f"CREATE TABLE {staging} (LIKE {table} INCLUDING DEFAULTS)",
        copy(staging),
        f"DELETE FROM {table} USING {staging} WHERE {alike}",
        f"INSERT INTO {table} SELECT * FROM {staging}",
    ]


def _role(role: str) -> str:
    return "IAM_ROLE default" if role == "default" else f"IAM_ROLE {_quoted(role)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
