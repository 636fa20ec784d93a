"""The asynchronous side of the hooks, against the emulator."""

from __future__ import annotations

import asyncio
from typing import Any

import boto3
import pytest

from prefect.compat.airflow.hooks import aws
from prefect.compat.airflow.hooks.amazon.states import NodegroupStates
from prefect.compat.airflow.hooks.aws_services import RedshiftHook
from prefect.compat.airflow.hooks.s3 import S3Hook
from tests.tasks.aws.samples import stubbed


@pytest.fixture
def objects(bucket: str) -> str:
    client = boto3.client("s3")
    for key in ("in/a.txt", "in/b.csv", "in/deep/c.csv"):
        client.put_object(Bucket=bucket, Key=key, Body=b"x")
    return bucket


def ask(method: str, *args: Any, **kwargs: Any) -> Any:
    hook = S3Hook(aws_conn_id=None)

    async def run() -> Any:
        async with await hook.get_async_conn() as client:
            return await getattr(hook, method)(client, *args, **kwargs)

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("keys", "options", "there"),
    [
        ("in/a.txt", {}, True),
        ("s3://reports/in/a.txt", {}, True),
        (["in/a.txt", "in/none"], {}, False),
        ("in/*.csv", {"wildcard_match": True}, True),
        ("out/*", {"wildcard_match": True}, False),
        (r"in/.*/c\.csv", {"use_regex": True}, True),
    ],
)
def test_keys(objects: str, keys: Any, options: dict[str, bool], there: bool) -> None:
    assert ask("check_key_async", objects, keys, **{"wildcard_match": False, **options}) is there


def test_prefixes_files_and_heads(objects: str) -> None:
    assert ask("list_prefixes_async", objects, "in/", "/") == ["in/deep/"]
    assert ask("check_for_prefix_async", "in/deep", "/", objects) is True
    assert ask("check_for_prefix_async", "in/none", "/", objects) is False
    assert ask("get_files_async", objects, "in/*.csv", True) == ["in/b.csv", "in/deep/c.csv"]
    assert ask("get_head_object_async", "in/a.txt", objects)["ContentLength"] == 1
    assert ask("get_head_object_async", "none", objects) is None


def test_keys_that_stay_the_same(objects: str) -> None:
    first = ask("is_keys_unchanged_async", objects, "in/", inactivity_period=0)
    assert first["status"] == "pending"
    known = {name: first[name] for name in ("previous_objects", "inactivity_seconds", "last_activity_time")}
    assert ask("is_keys_unchanged_async", objects, "in/", inactivity_period=0, **known)["status"] == "success"
    boto3.client("s3").delete_object(Bucket=objects, Key="in/a.txt")
    gone = ask("is_keys_unchanged_async", objects, "in/", inactivity_period=0, allow_delete=False, **known)
    assert gone["status"] == "error"
    assert "in/a.txt" in gone["message"]


def test_the_resource_of_a_hook_for_the_client(objects: str) -> None:
    keys = [found.key for found in S3Hook(aws_conn_id=None).resource.Bucket(objects).objects.all()]
    assert keys == ["in/a.txt", "in/b.csv", "in/deep/c.csv"]


@pytest.fixture
def redshift(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Answers are given (Stubber): the emulator takes ten seconds to load this service."""
    return stubbed("redshift", monkeypatch, aws)


@pytest.mark.parametrize(
    ("method", "arguments", "operation", "answer", "sent", "expected"),
    [
        (
            "create_cluster", ("c", "ra3.large", "admin", "Secret-123", {"NumberOfNodes": 2}), "create_cluster",
            {"Cluster": {"ClusterIdentifier": "c"}},
            {"ClusterIdentifier": "c", "NodeType": "ra3.large", "MasterUsername": "admin",
             "MasterUserPassword": "Secret-123", "NumberOfNodes": 2},
            {"Cluster": {"ClusterIdentifier": "c"}},
        ),
        (
            "cluster_status", ("c",), "describe_clusters", {"Clusters": [{"ClusterStatus": "available"}]},
            {"ClusterIdentifier": "c"}, "available",
        ),
        (
            "delete_cluster", ("c", False, "last"), "delete_cluster", {"Cluster": {"ClusterIdentifier": "c"}},
            {"ClusterIdentifier": "c", "SkipFinalClusterSnapshot": False, "FinalClusterSnapshotIdentifier": "last"},
            {"ClusterIdentifier": "c"},
        ),
        ("describe_cluster_snapshots", ("c",), "describe_cluster_snapshots", {}, {"ClusterIdentifier": "c"}, None),
        (
            "restore_from_cluster_snapshot", ("c", "s"), "restore_from_cluster_snapshot",
            {"Cluster": {"ClusterIdentifier": "c"}}, {"ClusterIdentifier": "c", "SnapshotIdentifier": "s"},
            {"ClusterIdentifier": "c"},
        ),
        (
            "create_cluster_snapshot", ("s", "c"), "create_cluster_snapshot", {"Snapshot": {"Status": "creating"}},
            {"SnapshotIdentifier": "s", "ClusterIdentifier": "c", "ManualSnapshotRetentionPeriod": -1, "Tags": []},
            {"Status": "creating"},
        ),
        (
            "get_cluster_snapshot_status", ("s",), "describe_cluster_snapshots",
            {"Snapshots": [{"Status": "available"}]}, {"SnapshotIdentifier": "s"}, "available",
        ),
    ],
)  # fmt: skip
def test_redshift(
    redshift: Any, method: str, arguments: tuple[Any, ...], operation: str, answer: Any, sent: Any, expected: Any
) -> None:
    redshift.add_response(operation, answer, sent)
    found = getattr(RedshiftHook(aws_conn_id=None), method)(*arguments)
    if isinstance(found, dict):
        found.pop("ResponseMetadata", None)
    assert found == expected


def test_redshift_without_the_cluster_or_snapshot(redshift: Any) -> None:
    hook = RedshiftHook(aws_conn_id=None)
    redshift.add_client_error("describe_clusters", "ClusterNotFound")
    assert hook.cluster_status("none") == "cluster_not_found"
    redshift.add_client_error("describe_cluster_snapshots", "ClusterSnapshotNotFound")
    assert hook.get_cluster_snapshot_status("none") is None


def test_redshift_for_async_code(redshift: Any) -> None:
    redshift.add_response("describe_clusters", {"Clusters": [{"ClusterStatus": "paused"}]}, {"ClusterIdentifier": "c"})
    assert asyncio.run(RedshiftHook(aws_conn_id=None).cluster_status_async("c")) == "paused"


def test_states_are_called_like_their_values() -> None:
    assert NodegroupStates("CREATE_FAILED") is NodegroupStates.CREATE_FAILED
