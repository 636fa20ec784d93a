from __future__ import annotations

import json
import runpy
import subprocess
import sys

import boto3
import pytest
import redis as redis_sdk

from tests.conftest import ROOT

FILE = ROOT / "examples" / "etl_s3_redis.py"
SUMMARY = """\
apples: 3 at 0.50 make 1.50
pears: 10 at 0.75 make 7.50
plums: 200 at 0.05 make 10.00
3 rows, 19.00 in all"""


@pytest.fixture
def services(bucket, redis, monkeypatch):
    monkeypatch.setenv("REDIS_HOST", redis.host)
    monkeypatch.setenv("REDIS_PORT", str(redis.port))
    return redis


def test_from_csv_to_summary(services, bucket):
    module = runpy.run_path(str(FILE))
    state = module["flow"].run()
    assert state.is_successful(), state
    assert state.result[module["summary"]].result == SUMMARY
    assert state.result[module["count"]].result == "3"
    stored = boto3.client("s3").get_object(Bucket=bucket, Key="totals.json")["Body"].read()
    assert [row["total"] for row in json.loads(stored)] == [1.5, 7.5, 10.0]
    assert redis_sdk.Redis(*services).get("orders:count") == b"3"


def test_parameters_of_the_command_line(services, bucket, tmp_path):
    orders = tmp_path / "more.csv"
    orders.write_text("item,quantity,price\nnuts,2,4\n")
    command = [sys.executable, "-m", "prefect", "run", FILE, "--param", f"path={orders}", "--param", "key=more.json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nuts: 2 at 4.00 make 8.00" in done.stdout
    assert boto3.client("s3").head_object(Bucket=bucket, Key="more.json")


def test_a_bucket_that_is_not_there_fails_the_run(services):
    command = [sys.executable, "-m", "prefect", "run", FILE, "--param", "bucket=not-there"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "NoSuchBucket" in done.stdout
