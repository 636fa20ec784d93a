"""Redis."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.mapping import Fixed, FromConnection, Mapping, Source, nothing
from prefect.compat.airflow.operators.running import arguments_of, build

# what the extra of a connection may hold for the client
_CLIENT = ("ssl_cert_reqs", "ssl_ca_certs", "ssl_keyfile", "ssl_certfile", "ssl_check_hostname", "ssl")


def _client_arguments(connection: Any) -> dict[str, Any]:
    extra = connection.extra_dejson
    found = {name: extra[name] for name in _CLIENT if name in extra}
    if connection.login:
        found["username"] = connection.login
    if connection.password and str(connection.password).lower() not in ("none", "false", ""):
        found["password"] = connection.password
    return found


_SERVER: dict[str, Source] = {
    "host": FromConnection("redis_conn_id", lambda connection: connection.host),
    "port": FromConnection("redis_conn_id", lambda connection: connection.port),
    "db": FromConnection(
        "redis_conn_id", lambda connection: connection.extra_dejson.get("db") or connection.schema or 0
    ),
    # the password travels in the arguments of the client: it comes from the connection, not from a secret of ours
    "password_secret": Fixed(None),
    "redis_connection_params": FromConnection("redis_conn_id", _client_arguments),
}


def _message(sensor: Any, context: Any) -> bool:
    state = sensor.__dict__
    if "_standin_pubsub" not in state:
        row = sensor.standin_row
        task, _ = build(row, arguments_of(row, sensor, context))
        listening = task.client().pubsub()
        channels = sensor.channels
        listening.subscribe(*([channels] if isinstance(channels, str) else channels))
        state["_standin_pubsub"] = listening
    message = state["_standin_pubsub"].get_message()
    if message is None or message["type"] != "message":
        return False
    # bytes cannot be XComs
    told = {
        name: value.decode(errors="replace") if isinstance(value, bytes) else value for name, value in message.items()
    }
    context["ti"].xcom_push(key="message", value=told)
    state.pop("_standin_pubsub").close()
    return True


ROWS = (
    Mapping(
        operators=(
            "airflow.providers.redis.operators.redis_publish.RedisPublishOperator",
            "airflow.contrib.operators.redis_publish_operator.RedisPublishOperator",
        ),
        target="prefect.tasks.redis.RedisPublish",
        args={**_SERVER, "channel": "channel", "message": "message"},
        xcoms=nothing,
    ),
    Mapping(
        operators=(
            "airflow.providers.redis.sensors.redis_key.RedisKeySensor",
            "airflow.contrib.sensors.redis_key_sensor.RedisKeySensor",
        ),
        target="prefect.tasks.redis.RedisWaitForKey",
        args={**_SERVER, "redis_key": "key"},
        xcoms=nothing,
    ),
    Mapping(
        operators=(
            "airflow.providers.redis.sensors.redis_pub_sub.RedisPubSubSensor",
            "airflow.contrib.sensors.redis_pub_sub_sensor.RedisPubSubSensor",
        ),
        target="prefect.tasks.redis.RedisWaitForMessage",
        args={**_SERVER, "channels": "channels"},
        poke=_message,
    ),
)
