"""The rows of Amazon, against the emulator."""

from __future__ import annotations

import datetime
import textwrap
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.operators.rows import amazon, amazon_s3, amazon_written

boto3 = pytest.importorskip("boto3")

HEAD = """
from datetime import datetime
from airflow import DAG
from airflow.providers.amazon.aws.operators.s3 import (
    S3CopyObjectOperator, S3CreateObjectOperator, S3DeleteObjectsOperator, S3ListOperator, S3ReadObjectOperator,
)
from airflow.contrib.operators.s3_copy_object_operator import S3CopyObjectOperator as OldCopy
from airflow.providers.amazon.aws.operators.athena import AthenaOperator
from airflow.providers.amazon.aws.operators.ecr import EcrCreateRepositoryOperator
from airflow.providers.amazon.aws.operators.glue import GlueJobOperator
from airflow.providers.amazon.aws.operators.sns import SnsPublishOperator
from airflow.providers.amazon.aws.operators.sqs import SqsPublishOperator
from airflow.providers.amazon.aws.sensors.athena import AthenaSensor
from airflow.providers.amazon.aws.sensors.s3 import S3KeySensor
from airflow.providers.amazon.aws.sensors.sqs import SqsSensor
from airflow.providers.amazon.aws.transfers.local_to_s3 import LocalFilesystemToS3Operator

with DAG("d", start_date=datetime(2024, 1, 1), schedule=None) as dag:
"""


def run(folder: Path, body: str) -> tuple[Any, dict[str, Any]]:
    path = folder / "dag.py"
    path.write_text(HEAD + textwrap.indent(textwrap.dedent(body), "    "))
    flow = load_flow(path)
    state = flow.run(context={"logical_date": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)})
    return state, {task.name: state.result[task] for task in flow.tasks if task in state.result}


def test_objects(bucket: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("local")
    state, found = run(
        tmp_path,
        f"""
        made = S3CreateObjectOperator(task_id="made", s3_bucket="reports", s3_key="in/a.txt", data="hello")
        up = LocalFilesystemToS3Operator(task_id="up", filename={str(tmp_path / "a.txt")!r}, dest_key="s3://reports/in/b.txt")
        copied = S3CopyObjectOperator(
            task_id="copied", source_bucket_key="s3://reports/in/a.txt", dest_bucket_key="s3://reports/out/a.txt"
        )
        old = OldCopy(
            task_id="old", source_bucket_key="in/a.txt", source_bucket_name="reports", dest_bucket_key="out/b.txt",
            dest_bucket_name="reports",
        )
        there = S3KeySensor(task_id="there", bucket_key="s3://reports/out/*", wildcard_match=True, poke_interval=0.01)
        listed = S3ListOperator(task_id="listed", bucket="reports", prefix="out/")
        read = S3ReadObjectOperator(task_id="read", s3_key="s3://reports/in/b.txt")
        gone = S3DeleteObjectsOperator(task_id="gone", bucket="reports", prefix="in/")
        [made, up] >> copied >> old >> there >> listed >> read >> gone
        """,
    )
    assert state.is_successful(), {name: (each, each.message) for name, each in found.items()}
    assert found["listed"].result == ["out/a.txt", "out/b.txt"]
    assert found["read"].result == "local"
    assert found["gone"].result is None
    keys = [each["Key"] for each in boto3.client("s3").list_objects_v2(Bucket=bucket)["Contents"]]
    assert keys == ["out/a.txt", "out/b.txt"]


def test_jobs_and_messages(aws: str, tmp_path: Path) -> None:
    topic = boto3.client("sns").create_topic(Name="t")["TopicArn"]
    queue = boto3.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    state, found = run(
        tmp_path,
        f"""
        query = AthenaOperator(
            task_id="query", query="select 1", database="d", output_location="s3://reports/out/", sleep_time=0.01,
        )
        waited = AthenaSensor(task_id="waited", query_execution_id=query.output, poke_interval=0.01)
        job = GlueJobOperator(
            task_id="job", job_name="j", script_location="s3://b/s.py", iam_role_name="r", job_poll_interval=0.01,
            script_args={{"--day": "1"}},
        )
        images = EcrCreateRepositoryOperator(task_id="images", repository_name="etl")
        said = SnsPublishOperator(task_id="said", target_arn={topic!r}, message="hello")
        sent = SqsPublishOperator(task_id="sent", sqs_queue={queue!r}, message_content="hello")
        came = SqsSensor(task_id="came", sqs_queue={queue!r}, poke_interval=0.01, wait_time_seconds=0)
        query >> waited >> job >> images >> said >> sent >> came
        """,
    )
    assert state.is_successful(), {name: (each, each.message) for name, each in found.items()}
    assert len(found["query"].result) == 36
    assert found["images"].result["repositoryName"] == "etl"
    assert "MessageId" in found["said"].result
    runs = boto3.client("glue").get_job_runs(JobName="j")["JobRuns"]
    assert [each["Id"] for each in runs] == [found["job"].result]


def test_how_many_operators_have_rows() -> None:
    rows = (*amazon.ROWS, *amazon_s3.ROWS, *amazon_written.ROWS)
    assert len({row.path for row in rows}) == len(rows) >= 240
