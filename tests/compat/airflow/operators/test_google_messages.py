"""Messages of Google's services: from dictionaries with the fields' own names to JSON, and back."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable
from typing import Any

import pytest

from prefect.compat.airflow.operators.google_messages import MessageObject, as_dict, as_json


class State(enum.IntEnum):
    RUNNING = 2


class Message:
    """Like an object of one of Google's libraries."""

    @classmethod
    def to_dict(cls, value: Message) -> dict[str, Any]:
        return {"cluster_name": "c"}


NOON = datetime.datetime(2024, 1, 15, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("message", "given", "expected"),
    [
        ("Cluster", {"cluster_name": "c", "projectId": "p"}, {"clusterName": "c", "projectId": "p"}),
        ("Cluster", {"labels": {"a_b": "c"}}, {"labels": {"a_b": "c"}}),
        ("Cluster", {"labels": {}, "config": {}, "cluster_name": "", "status": None}, {"config": {}}),
        ("Cluster", {"brand_new": {"a_b": 1}}, {"brand_new": {"a_b": 1}}),
        ("Cluster", Message(), {"clusterName": "c"}),
        ("Cluster", {"status_history": [{"state": 2}]}, {"statusHistory": [{"state": "RUNNING"}]}),
        ("ClusterStatus", {"state": "RUNNING"}, {"state": "RUNNING"}),
        ("ClusterStatus", {"state": State.RUNNING}, {"state": "RUNNING"}),
        ("ClusterStatus", {"state": 99}, {"state": 99}),
        ("ClusterStatus", {"state_start_time": NOON}, {"stateStartTime": "2024-01-15T12:00:00Z"}),
        ("ClusterStatus", {"state_start_time": {"seconds": 0, "nanos": 500_000_000}},
         {"stateStartTime": "1970-01-01T00:00:00.500000Z"}),
        ("ClusterStatus", {"state_start_time": "2024-01-15T12:00:00.000000Z"},
         {"stateStartTime": "2024-01-15T12:00:00Z"}),
        ("LifecycleConfig", {"idle_delete_ttl": {"seconds": 90}}, {"idleDeleteTtl": "90s"}),
        ("LifecycleConfig", {"idle_delete_ttl": {"seconds": 1, "nanos": 500_000_000}}, {"idleDeleteTtl": "1.5s"}),
        ("LifecycleConfig", {"idle_delete_ttl": datetime.timedelta(minutes=1)}, {"idleDeleteTtl": "60s"}),
        ("LifecycleConfig", {"idle_delete_ttl": "7s"}, {"idleDeleteTtl": "7s"}),
        ("InstanceGroupConfig", {"accelerators": {"accelerator_count": 1}},
         {"accelerators": [{"acceleratorCount": 1}]}),
        ("InstanceGroupConfig", {"is_preemptible": False, "num_instances": 0}, {}),
        ("ClusterMetrics", {"hdfs_metrics": {"a-b": 5}}, {"hdfsMetrics": {"a-b": "5"}}),
        ("AttachedDiskConfig", {"provisioned_iops": 0}, {"provisionedIops": "0"}),
    ],
)  # fmt: skip
def test_as_json(message: str, given: Any, expected: Any) -> None:
    assert as_json("dataproc", message, given) == expected


@pytest.mark.parametrize(
    ("message", "given", "expected"),
    [
        ("ClusterStatus", {}, {"state": 0, "detail": "", "substate": 0}),
        ("ClusterStatus", {"state": "RUNNING", "stateStartTime": "x"},
         {"state": 2, "detail": "", "state_start_time": "x", "substate": 0}),
        ("ClusterStatus", {"state": "BRAND_NEW"}, {"state": "BRAND_NEW", "detail": "", "substate": 0}),
        ("ClusterMetrics", {"hdfsMetrics": {"a_b": "5"}}, {"hdfs_metrics": {"a_b": "5"}, "yarn_metrics": {}}),
        ("AttachedDiskConfig", {}, {"disk_type": 0, "disk_size_gb": 0}),
        ("AttachedDiskConfig", {"provisionedIops": 3}, {"disk_type": 0, "disk_size_gb": 0, "provisioned_iops": "3"}),
        ("ClusterStatus", None, None),
    ],
)  # fmt: skip
def test_as_dict(message: str, given: Any, expected: Any) -> None:
    assert as_dict("dataproc", message, given) == expected


RECEIVED = {
    "ackId": "a",
    "message": {"data": "aGVsbG8=", "attributes": {"b": "c"}, "publishTime": "2024-01-15T00:00:00.5Z"},
}


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (lambda received: received.ack_id, "a"),
        (lambda received: received.delivery_attempt, 0),
        (lambda received: received.message.data, b"hello"),
        (lambda received: received.message.attributes, {"b": "c"}),
        (lambda received: received.message.publish_time.isoformat(), "2024-01-15T00:00:00.500000+00:00"),
        (lambda received: received.message.ordering_key, ""),
        (lambda received: type(received).to_dict(received)["message"]["message_id"], ""),
        (lambda received: hash(received) == hash(MessageObject("pubsub", "ReceivedMessage", RECEIVED)), True),
        (lambda received: received == MessageObject("pubsub", "ReceivedMessage", {"ackId": "b"}), False),
        (lambda received: hasattr(received, "nothing_of_the_kind"), False),
    ],
)
def test_a_message_as_an_object(read: Callable[[Any], Any], expected: Any) -> None:
    assert read(MessageObject("pubsub", "ReceivedMessage", RECEIVED)) == expected


@pytest.mark.parametrize(
    ("message", "field", "expected"),
    [
        ("Subscription", "push_config", MessageObject("pubsub", "PushConfig", {})),
        ("Subscription", "message_retention_duration", None),
        ("Subscription", "labels", {}),
        ("Topic", "message_transforms", []),
        ("PubsubMessage", "data", b""),
    ],
)
def test_what_an_object_lacks(message: str, field: str, expected: Any) -> None:
    assert getattr(MessageObject("pubsub", message, {}), field) == expected


@pytest.mark.parametrize(
    ("message", "given", "field", "expected"),
    [
        ("Subscription", {"messageRetentionDuration": "90.5s"}, "message_retention_duration", 90.5),
        ("SchemaSettings", {"encoding": "BINARY"}, "encoding", 2),
        ("CloudStorageConfig", {"maxBytes": "12"}, "max_bytes", 12),
    ],
)
def test_kinds_of_values_of_an_object(message: str, given: dict[str, Any], field: str, expected: Any) -> None:
    found = getattr(MessageObject("pubsub", message, given), field)
    assert (found.total_seconds() if hasattr(found, "total_seconds") else found) == expected
