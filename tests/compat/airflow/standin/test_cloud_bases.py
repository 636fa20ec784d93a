"""Own operators and sensors derived from those of the AWS and Google providers; values recorded from Airflow 2.10.5."""

from __future__ import annotations

from pathlib import Path

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.standin.operators.cloud_bases import AwsBaseOperator

DAG = """
from datetime import datetime
from airflow import DAG
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.amazon.aws.operators.base_aws import AwsBaseOperator
from airflow.providers.amazon.aws.sensors.base_aws import AwsBaseSensor
from airflow.providers.amazon.aws.utils.mixins import aws_template_fields
from airflow.providers.google.cloud.operators.cloud_base import GoogleCloudBaseOperator

class Count(AwsBaseOperator[S3Hook]):
    aws_hook_class = S3Hook
    template_fields = aws_template_fields("bucket")

    def __init__(self, *, bucket, **kwargs):
        super().__init__(**kwargs)
        self.bucket = bucket

    def execute(self, context):
        fields = list(self.template_fields)
        return [type(self.hook).__name__, self.hook.region_name, self.bucket, self.aws_conn_id, fields]

class Look(AwsBaseSensor[S3Hook]):
    aws_hook_class = S3Hook

    def poke(self, context):
        return self.hook is self.hook

class Ask(GoogleCloudBaseOperator):
    def execute(self, context):
        return self.extra_links_params

with DAG("d", start_date=datetime(2024, 1, 1), schedule=None):
    Count(task_id="count", bucket="{{ ds }}", region_name="eu-west-1")
    Look(task_id="look", poke_interval=0.01)
    Ask(task_id="ask")
"""


@pytest.mark.filterwarnings("ignore")
def test_own_operators(tmp_path: Path) -> None:
    file = tmp_path / "dag.py"
    file.write_text(DAG)
    flow = load_flow(file)
    assert [finding.text for finding in flow.findings] == []
    state = flow.run(context={"logical_date": "2024-01-15"})
    assert state.is_successful()
    fields = ["aws_conn_id", "bucket", "region_name", "verify"]
    assert state.result[flow.task("count")].result == ["S3Hook", "eu-west-1", "2024-01-15", "aws_default", fields]
    assert state.result[flow.task("ask")].result == {}


def test_the_hook_must_be_named() -> None:
    with pytest.raises(AttributeError, match=r"Class attribute 'AwsBaseOperator.aws_hook_class' should be set"):
        AwsBaseOperator(task_id="t")


def test_the_older_name_of_the_region() -> None:
    class Own(AwsBaseOperator):
        aws_hook_class = object

    assert Own(task_id="t", region="eu-west-1").region_name == "eu-west-1"
