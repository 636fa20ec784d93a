"""The rows of Redis, against a real server."""

from __future__ import annotations

import datetime
import importlib
import textwrap
import threading
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow

pytest.importorskip("redis")

DAG = """
from datetime import datetime
from airflow import DAG
from airflow.providers.redis.operators.redis_publish import RedisPublishOperator
from airflow.contrib.sensors.redis_key_sensor import RedisKeySensor
from airflow.operators.python import PythonOperator

def write():
    import redis
    redis.Redis(host="{host}", port={port}).set("greeting-2024-01-15", "hello")

class Loud(RedisPublishOperator):
    def execute(self, context):
        self.message = self.message.upper()
        return super().execute(context)

with DAG("d", start_date=datetime(2024, 1, 1), schedule=None) as dag:
    first = PythonOperator(task_id="first", python_callable=write)
    there = RedisKeySensor(task_id="there", key="greeting-{{{{ ds }}}}", redis_conn_id="r", poke_interval=0.01)
    said = Loud(task_id="said", channel="c", message="{{{{ ds }}}}a", redis_conn_id="r")
    never = RedisKeySensor(task_id="never", key="nothing", redis_conn_id="r", poke_interval=0.01, timeout=0.05)
    first >> there >> said
    first >> never
"""


def test_operators_and_sensors(redis: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host, port = redis
    monkeypatch.setenv("AIRFLOW_CONN_R", f"redis://{host}:{port}/0")
    file = tmp_path / "d.py"
    file.write_text(textwrap.dedent(DAG.format(host=host, port=port)))
    flow = load_flow(file)
    assert [str(each) for each in flow.findings] == []
    state = flow.run(context={"logical_date": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)})
    by_id = {task.name: type(found).__name__ for task, found in state.result.items()}
    assert by_id == {"first": "Success", "there": "Success", "said": "Success", "never": "Failed"}
    assert flow.dag.get_task("there").task_type == "RedisKeySensor"


WAITING = """
from datetime import datetime
from airflow import DAG
from airflow.providers.redis.sensors.redis_pub_sub import RedisPubSubSensor

with DAG("d", start_date=datetime(2024, 1, 1), schedule=None) as dag:
    heard = RedisPubSubSensor(task_id="heard", channels=["news"], redis_conn_id="r", poke_interval=0.01, timeout=20)
"""


def test_a_sensor_hears_a_message(redis: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host, port = redis
    monkeypatch.setenv("AIRFLOW_CONN_R", f"redis://{host}:{port}/0")
    file = tmp_path / "d.py"
    file.write_text(WAITING)
    flow = load_flow(file)
    over = threading.Event()

    def tell() -> None:
        client = importlib.import_module("redis").Redis(host=host, port=port)
        while not over.wait(0.05):
            client.publish("news", "hello")

    teller = threading.Thread(target=tell)
    teller.start()
    try:
        state = flow.run()
        assert state.is_successful(), [each.message for each in state.result.values()]
    finally:
        over.set()
        teller.join()
