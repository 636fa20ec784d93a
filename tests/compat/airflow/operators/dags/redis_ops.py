from datetime import datetime

from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.providers.redis.hooks.redis import RedisHook
from airflow.providers.redis.operators.redis_publish import RedisPublishOperator
from airflow.providers.redis.sensors.redis_key import RedisKeySensor
from airflow.providers.redis.sensors.redis_pub_sub import RedisPubSubSensor


def write(ds):
    client = RedisHook("store").get_conn()
    client.set(f"greeting-{ds}", "hello")
    return client.get(f"greeting-{ds}").decode()


with DAG("redis_ops", start_date=datetime(2024, 1, 1), schedule=None, default_args={"redis_conn_id": "store"}) as dag:
    first = PythonOperator(task_id="first", python_callable=write)
    publish = RedisPublishOperator(task_id="publish", channel="news", message="{{ ds }}")
    RedisPublishOperator(task_id="publish_nowhere", channel="news", message="m", redis_conn_id="nowhere")
    there = RedisKeySensor(task_id="there", key="greeting-{{ ds }}", poke_interval=0.01, timeout=2)
    RedisKeySensor(task_id="not_there", key="missing", poke_interval=0.01, timeout=0.05)
    RedisPubSubSensor(task_id="silent", channels=["quiet"], poke_interval=0.01, timeout=0.1)
    first >> there >> publish
