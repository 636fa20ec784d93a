"""Operators of Google's services with the argument names of Airflow 1.10."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from prefect.compat.airflow.operators import serving
from prefect.compat.airflow.operators.running import arguments_of
from prefect.compat.airflow.standin import versions
from prefect.compat.airflow.standin.dag import DAG

_P = "airflow.contrib.operators.pubsub_operator"
_D = "airflow.contrib.operators.dataflow_operator.DataflowTemplateOperator"
OPTIONS = {"project": "p", "region": "europe-west1", "tempLocation": "gs://b/t", "zone": "europe-west1-b"}


@pytest.fixture(autouse=True)
def airflow_1_10() -> Iterator[None]:
    before = versions.use((1, 10))
    yield
    versions.use(before)


@pytest.mark.parametrize(
    ("path", "given", "expected"),
    [
        (f"{_P}.PubSubTopicCreateOperator", {"project": "p", "topic": "t"}, {"project": "p", "topic": "t"}),
        (f"{_P}.PubSubTopicDeleteOperator", {"project": "p", "topic": "t"}, {"project": "p", "topic": "t"}),
        (
            f"{_P}.PubSubSubscriptionCreateOperator",
            {"topic_project": "p", "topic": "t", "subscription": "s", "subscription_project": "q"},
            {"project": "q", "topic_name": "projects/p/topics/t", "subscription": "s"},
        ),
        (
            f"{_P}.PubSubSubscriptionCreateOperator",
            {"topic_project": "p", "topic": "t", "subscription": "s"},
            {"project": "p", "topic_name": "projects/p/topics/t"},
        ),
        (
            f"{_P}.PubSubSubscriptionDeleteOperator",
            {"project": "p", "subscription": "s", "fail_if_not_exists": True},
            {"project": "p", "subscription": "s", "ignore_missing": False},
        ),
        (
            f"{_P}.PubSubPublishOperator",
            {"project": "p", "topic": "t", "messages": [{"data": "aGVsbG8="}, {"data": b"eA=="}]},
            {"project": "p", "messages": [{"data": b"hello"}, {"data": b"x"}]},
        ),
        (
            "airflow.contrib.sensors.pubsub_sensor.PubSubPullSensor",
            {"project": "p", "subscription": "s", "max_messages": 3, "ack_messages": True},
            {"project": "p", "max_messages": 3, "acknowledge": True},
        ),
        (
            _D,
            {"template": "gs://b/t", "job_name": "j", "dataflow_default_options": OPTIONS, "append_job_name": False},
            {
                "project": "p",
                "location": "europe-west1",
                "environment": {"tempLocation": "gs://b/t", "zone": "europe-west1-b"},
            },
        ),
        (
            "airflow.contrib.operators.gcp_compute_operator.GceInstanceStartOperator",
            {"project_id": "p", "zone": "z", "resource_id": "i"},
            {"project": "p", "zone": "z", "instance_name": "i"},
        ),
    ],
)
def test_arguments_of_their_time(path: str, given: dict[str, Any], expected: dict[str, Any]) -> None:
    with DAG("d", start_date=datetime.datetime(2020, 1, 1)):
        operator = serving.class_of(path)(task_id="t", **given)
    found = arguments_of(operator.standin_row, operator, {})
    assert {name: found[name] for name in expected} == expected


def test_a_region_given_twice_is_refused() -> None:
    with DAG("d", start_date=datetime.datetime(2020, 1, 1)):
        operator = serving.class_of(_D)(task_id="t", template="x", dataflow_default_options=OPTIONS, location="l")
    with pytest.raises(ValueError, match="'region' among the options"):
        arguments_of(operator.standin_row, operator, {})
