"""Redis."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.core.optional import optional

redis = optional("redis", extra="redis")

#: Values in a connection's extra that the client takes.
OPTIONS = ("ssl", "ssl_cert_reqs", "ssl_ca_certs", "ssl_keyfile", "ssl_certfile", "ssl_check_hostname")


class RedisHook(BaseHook):
    """
    A Redis database, by a connection: its number is the extra's `db`, else the schema.

    Args:
        redis_conn_id: the connection.
    """

    conn_name_attr = "redis_conn_id"
    default_conn_name = "redis_default"
    conn_type = "redis"
    hook_name = "Redis"

    def __init__(self, redis_conn_id: str = default_conn_name, **kwargs: Any) -> None:
        super().__init__()
        self.redis_conn_id = redis_conn_id
        self.redis: Any = None
        self.host: str | None = None
        self.port: int | None = None
        self.username: str | None = None
        self.password: str | None = None
        self.db: Any = None

    def get_conn(self) -> Any:
        """Return the client, made once for this hook."""
        found = self.get_connection(self.redis_conn_id)
        self.host, self.port, self.username = found.host, found.port, found.login
        # a connection made by a URI without a password holds the text
        self.password = None if str(found.password).lower() in ("none", "false", "") else found.password
        self.db = found.extra_dejson.get("db", found.schema or 0)
        if self.redis is None:
            arguments = {name: found.extra_dejson[name] for name in OPTIONS if name in found.extra_dejson}
            if isinstance(arguments.get("ssl"), str):
                arguments["ssl"] = arguments["ssl"].lower() in ("true", "1", "yes")
            self.redis = redis.Redis(
                host=self.host,
                port=self.port or 6379,
                username=self.username,
                password=self.password,
                db=self.db,
                **arguments,
            )
        return self.redis
