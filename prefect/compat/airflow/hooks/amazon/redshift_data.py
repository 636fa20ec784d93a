"""Statements by the data API of Redshift."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from prefect.compat.airflow.hooks.amazon.waiting import looks
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.aws_async import in_thread

FINISHED_STATE = "FINISHED"
FAILED_STATE = "FAILED"
ABORTED_STATE = "ABORTED"

#: The columns of a table's primary key.
PRIMARY_KEY = (
    "SELECT kcu.column_name FROM information_schema.table_constraints tc "
    "JOIN information_schema.key_column_usage kcu ON kcu.constraint_name = tc.constraint_name "
    "AND kcu.constraint_schema = tc.constraint_schema AND kcu.table_name = tc.table_name "
    "WHERE tc.constraint_type = 'PRIMARY KEY' AND tc.table_schema = {schema} AND tc.table_name = {table} "
    "ORDER BY kcu.ordinal_position"
)


@dataclass
class QueryExecutionOutput:
    """What a statement is known by."""

    statement_id: str
    session_id: str | None


class RedshiftDataQueryFailedError(ValueError):
    """A statement failed."""


class RedshiftDataQueryAbortedError(ValueError):
    """A statement was called off."""


class RedshiftDataMethods(AwsBaseHook):
    """What `RedshiftDataHook` does."""

    def execute_query(
        self,
        sql: str | list[str],
        database: str | None = None,
        cluster_identifier: str | None = None,
        db_user: str | None = None,
        parameters: Iterable[Any] | None = None,
        secret_arn: str | None = None,
        statement_name: str | None = None,
        with_event: bool = False,
        wait_for_completion: bool = True,
        poll_interval: int = 10,
        workgroup_name: str | None = None,
        session_id: str | None = None,
        session_keep_alive_seconds: int | None = None,
    ) -> QueryExecutionOutput:
        """Run a statement, or several in one transaction, and wait for their end if asked to."""
        if sum(each is not None for each in (cluster_identifier, workgroup_name, session_id)) != 1:
            raise ValueError("Exactly one of cluster_identifier, workgroup_name, or session_id must be provided")
        if session_id is not None:
            _check_session(session_id)
        if session_keep_alive_seconds is not None and not 0 <= session_keep_alive_seconds <= 86400:
            raise ValueError("session_keep_alive_seconds is between 0 and 86400")
        given = {
            "ClusterIdentifier": cluster_identifier, "Database": database, "DbUser": db_user,
            "Parameters": parameters, "WithEvent": with_event, "SecretArn": secret_arn,
            "StatementName": statement_name, "WorkgroupName": workgroup_name, "SessionId": session_id,
            "SessionKeepAliveSeconds": session_keep_alive_seconds,
        }  # fmt: skip
        given = {name: value for name, value in given.items() if value is not None}
        if isinstance(sql, list):
            answer = self.conn.batch_execute_statement(Sqls=sql, **given)
        else:
            answer = self.conn.execute_statement(Sql=sql, **given)
        if wait_for_completion:
            self.wait_for_results(answer["Id"], poll_interval)
        return QueryExecutionOutput(answer["Id"], answer.get("SessionId"))

    def wait_for_results(self, statement_id: str, poll_interval: int) -> str:
        """Wait until a statement has ended; return its state."""
        for done in looks(lambda: self.check_query_is_finished(statement_id), poll_interval):
            if done:
                break
        return FINISHED_STATE

    def check_query_is_finished(self, statement_id: str) -> bool:
        """Tell whether a statement has ended well; raise if not well."""
        return self.parse_statement_response(self.conn.describe_statement(Id=statement_id))

    def parse_statement_response(self, resp: Any) -> bool:
        """Tell whether an answer says that a statement has ended well; raise if not well."""
        state = resp["Status"]
        if state in (FAILED_STATE, ABORTED_STATE):
            kind = RedshiftDataQueryFailedError if state == FAILED_STATE else RedshiftDataQueryAbortedError
            raise kind(f"the statement {resp['Id']} of Redshift: {state}; {resp.get('Error') or 'no reason given'}")
        return bool(state == FINISHED_STATE)

    def get_table_primary_key(
        self,
        table: str,
        database: str,
        schema: str | None = "public",
        cluster_identifier: str | None = None,
        workgroup_name: str | None = None,
        db_user: str | None = None,
        secret_arn: str | None = None,
        statement_name: str | None = None,
        with_event: bool = False,
        wait_for_completion: bool = True,
        poll_interval: int = 10,
    ) -> list[str] | None:
        """Return the columns of a table's primary key; `None` if it has none."""
        done = self.execute_query(
            PRIMARY_KEY.format(schema=_quoted(schema or "public"), table=_quoted(table)),
            database, cluster_identifier, db_user, None, secret_arn, statement_name, with_event, wait_for_completion,
            poll_interval, workgroup_name,
        )  # fmt: skip
        found: list[str] = []
        more: dict[str, str] = {}
        while True:
            page = self.conn.get_statement_result(Id=done.statement_id, **more)
            found += [value for row in page["Records"] for cell in row for value in cell.values()]
            if not page.get("NextToken"):
                return found or None
            more = {"NextToken": page["NextToken"]}

    async def is_still_running(self, statement_id: str) -> bool:
        """Tell whether a statement goes on."""
        seen = await in_thread(self.conn.describe_statement, Id=statement_id)
        return seen["Status"] in ("PICKED", "STARTED", "SUBMITTED")

    async def check_query_is_finished_async(self, statement_id: str) -> bool:
        """Tell whether a statement has ended well; raise if not well."""
        return await in_thread(self.check_query_is_finished, statement_id)


def _check_session(session_id: str) -> None:
    try:
        known = uuid.UUID(session_id)
    except ValueError as err:
        raise ValueError(f"session_id must be a valid UUID4, not {session_id!r}") from err
    if known.version != 4:
        raise ValueError(f"session_id must be a valid UUID4, not {session_id!r}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
