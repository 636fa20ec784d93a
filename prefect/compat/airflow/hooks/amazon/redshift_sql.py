"""Redshift as a database, by the driver of Postgres, whose protocol it speaks."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.postgres import IGNORED, PostgresHook
from prefect.core.optional import optional

psycopg2 = optional("psycopg2", extra="postgres")

#: Values in a connection's extra that Amazon's own driver takes and that of Postgres does not.
OWN = frozenset({
    "cluster_identifier", "serverless_token_duration_seconds", "is_serverless", "serverless_work_group", "region",
    "profile", "ssl", "db_user", "auto_create", "db_groups", "max_prepared_statements", "credentials_provider",
})  # fmt: skip


class RedshiftSQLHook(PostgresHook):
    """
    Redshift, by a connection: a password, or IAM's word for one (`{"iam": true}` in its extra).

    Args:
        args: the connection id, by position.
        aws_conn_id: the connection whose credentials ask IAM.
        kwargs: `redshift_conn_id`; `schema`, which takes the place of the connection's.
    """

    conn_name_attr = "redshift_conn_id"
    default_conn_name = "redshift_default"
    conn_type = "redshift"
    hook_name = "Amazon Redshift"

    def __init__(self, *args: Any, aws_conn_id: str | None = "aws_default", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aws_conn_id = aws_conn_id

    def get_iam_token(self, conn: Any) -> tuple[str, str, int]:
        """Return user, password and port, as Redshift gives them to whom IAM knows."""
        extra, port = conn.extra_dejson, conn.port or 5439
        database = self.database or conn.schema
        region = extra.get("region")
        if extra.get("is_serverless"):
            client = AwsBaseHook(self.aws_conn_id, client_type="redshift-serverless", region_name=region).conn
            group = extra.get("serverless_work_group")
            if not group:
                raise ValueError(f"connection {conn.conn_id!r} needs `serverless_work_group` in its extra")
            got = client.get_credentials(
                dbName=database, workgroupName=group,
                durationSeconds=extra.get("serverless_token_duration_seconds", 3600),
            )  # fmt: skip
            return got["dbUser"], got["dbPassword"], port
        cluster = extra.get("cluster_identifier") or str(conn.host or "").partition(".")[0]
        if not cluster:
            raise ValueError(f"connection {conn.conn_id!r} needs a host, or `cluster_identifier` in its extra")
        client = AwsBaseHook(self.aws_conn_id, client_type="redshift", region_name=region).conn
        got = client.get_cluster_credentials(
            DbUser=conn.login, DbName=database, ClusterIdentifier=cluster, AutoCreate=False
        )
        return got["DbUser"], got["DbPassword"], port

    def _known(self) -> dict[str, Any]:
        found = self.connection
        user, password, port = found.login, found.password, found.port
        if found.extra_dejson.get("iam"):
            user, password, port = self.get_iam_token(found)
        known = {"user": user, "password": password, "port": port, "host": found.host, "dbname": self.database}
        known["dbname"] = known["dbname"] or found.schema
        return {name: value for name, value in known.items() if value}

    def get_conn(self) -> Any:
        """Return a new connection of psycopg2."""
        extra = self.connection.extra_dejson
        more = {name: value for name, value in extra.items() if name not in IGNORED | OWN}
        if "ssl" in extra:
            more.setdefault("sslmode", "require" if extra["ssl"] else "prefer")
        self.conn = psycopg2.connect(**self._known(), **more)
        return self.conn

    def get_uri(self) -> str:
        """Return the URI of the database, as SQLAlchemy reads it."""
        known = self._known()
        login = quote(known.get("user", ""), safe="")
        if "password" in known:
            login += f":{quote(known['password'], safe='')}"
        port = f":{known['port']}" if "port" in known else ""
        return f"postgresql://{f'{login}@' if login else ''}{known.get('host', '')}{port}/{known.get('dbname', '')}"
