"""Tasks for Redis and what speaks its protocol: `pip install "prefect[redis]"`."""

from prefect.tasks.redis.keys import RedisWaitForKey
from prefect.tasks.redis.locks import RedisAcquireLock, RedisReleaseLock
from prefect.tasks.redis.messages import RedisPublish, RedisWaitForMessage
from prefect.tasks.redis.redis_tasks import RedisExecute, RedisGet, RedisSet
from prefect.tasks.redis.streams import RedisStreamAdd, RedisStreamReadGroup

__all__ = [
    "RedisAcquireLock",
    "RedisExecute",
    "RedisGet",
    "RedisPublish",
    "RedisReleaseLock",
    "RedisSet",
    "RedisStreamAdd",
    "RedisStreamReadGroup",
    "RedisWaitForKey",
    "RedisWaitForMessage",
]
