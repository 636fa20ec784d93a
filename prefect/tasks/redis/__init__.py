"""Tasks for Redis and what speaks its protocol: `pip install "prefect[redis]"`."""

from prefect.tasks.redis.redis_tasks import RedisExecute, RedisGet, RedisSet

__all__ = ["RedisExecute", "RedisGet", "RedisSet"]
