"""Answers are the test's own (Stubber): the emulator's statements never end."""

from __future__ import annotations

import datetime

import pytest

from prefect.tasks.aws import RedshiftDataQuery, RedshiftToS3, S3ToRedshift
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.redshift import copy_statements
from tests.tasks.aws.samples import stubbed

WHERE = {"database": "dev", "workgroup_name": "www"}
SENT = {"Database": "dev", "WorkgroupName": "www"}
ROLE = "arn:aws:iam::1:role/r"


@pytest.fixture
def data(monkeypatch):
    return stubbed("redshift-data", monkeypatch, operation_module)


def test_one_statement(data):
    data.add_response("execute_statement", {"Id": "1"}, {**SENT, "Sql": "select 1"})
    for status in ("STARTED", "FINISHED"):
        data.add_response("describe_statement", {"Id": "1", "Status": status}, {"Id": "1"})
    assert RedshiftDataQuery("select 1", poll_interval=0, **WHERE).run() == "1"
    data.assert_no_pending_responses()


def test_several_statements_and_their_rows(data):
    when = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    parts = [{"Id": f"1:{n}", "HasResultSet": n == 2, "Status": "FINISHED", "CreatedAt": when} for n in (1, 2)]
    data.add_response("batch_execute_statement", {"Id": "1"}, {**SENT, "Sqls": ["delete from a", "select 1"]})
    data.add_response("describe_statement", {"Id": "1", "Status": "FINISHED", "SubStatements": parts})
    data.add_response("get_statement_result", {"Records": [[{"longValue": 1}]], "NextToken": "t"}, {"Id": "1:2"})
    data.add_response("get_statement_result", {"Records": [[{"longValue": 2}]]}, {"Id": "1:2", "NextToken": "t"})
    task = RedshiftDataQuery(["delete from a", "select 1"], return_rows=True, **WHERE)
    assert [answer["Records"] for answer in task.run()] == [[[{"longValue": 1}]], [[{"longValue": 2}]]]


def test_says_why_it_failed(data):
    data.add_response("execute_statement", {"Id": "1"})
    data.add_response("describe_statement", {"Id": "1", "Status": "FAILED", "Error": 'relation "a" does not exist'})
    with pytest.raises(AwsJobFailed, match='relation "a" does not exist'):
        RedshiftDataQuery("select * from a", **WHERE).run()


@pytest.mark.parametrize(
    ("method", "statements"),
    [
        ("APPEND", [f"COPY s.t (a, b) FROM 's3://b/k' IAM_ROLE '{ROLE}' CSV"]),
        ("REPLACE", ["DELETE FROM s.t", f"COPY s.t (a, b) FROM 's3://b/k' IAM_ROLE '{ROLE}' CSV"]),
        (
            "UPSERT",
            [
                "CREATE TABLE #t (LIKE s.t INCLUDING DEFAULTS)",
                f"COPY #t (a, b) FROM 's3://b/k' IAM_ROLE '{ROLE}' CSV",
                "DELETE FROM s.t USING #t WHERE s.t.a = #t.a",
                "INSERT INTO s.t SELECT * FROM #t",
            ],
        ),
    ],
)
def test_loads_a_table(data, method, statements):
    call = "execute_statement" if len(statements) == 1 else "batch_execute_statement"
    text = {"Sql": statements[0]} if len(statements) == 1 else {"Sqls": statements}
    data.add_response(call, {"Id": "1"}, {**SENT, **text})
    data.add_response("describe_statement", {"Id": "1", "Status": "FINISHED"})
    S3ToRedshift(
        "t",
        "s3://b/k",
        ROLE,
        schema="s",
        column_list=["a", "b"],
        copy_options=["CSV"],
        method=method,
        upsert_keys=["a"],
        **WHERE,
    ).run()
    data.assert_no_pending_responses()


@pytest.mark.parametrize(("method", "message"), [("MERGE", "'MERGE' is not known"), ("UPSERT", "needs `upsert_keys`")])
def test_refuses_what_it_cannot_do(method, message):
    with pytest.raises(ValueError, match=message):
        copy_statements("t", "s3://b/k", "default", None, None, method, None)


@pytest.mark.parametrize(
    ("given", "statement"),
    [
        ({"query": "select 'x'"}, "UNLOAD ('select ''x''') TO 's3://b/k' IAM_ROLE default"),
        (
            {"table": "t", "schema": "s", "header": True},
            "UNLOAD ('SELECT * FROM s.t') TO 's3://b/k/t_' IAM_ROLE default HEADER",
        ),
    ],
)
def test_unloads(data, given, statement):
    data.add_response("execute_statement", {"Id": "1"}, {**SENT, "Sql": statement})
    data.add_response("describe_statement", {"Id": "1", "Status": "FINISHED"})
    assert RedshiftToS3("s3://b/k", iam_role="default", **given, **WHERE).run() is None
