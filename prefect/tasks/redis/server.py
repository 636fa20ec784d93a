"""What the tasks of Redis share: the server that they talk to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from prefect.core.secrets import Secret
from prefect.core.settable import Task
from prefect.core.withheld import Withholding
from prefect.tasks.redis.client import redis_client

#: Where the password is looked for if a task names no secret; servers without a password need none.
DEFAULT_SECRET = "REDIS_PASSWORD"


class _RedisTask(Withholding, Task):
    """A task that talks to one server."""

    #: A password among these does not travel to other processes: `password_secret` is for that.
    withheld: ClassVar[tuple[str, ...]] = ("redis_connection_params",)

    host: str = "localhost"
    port: int = 6379
    db: int = 0
    password_secret: str | None = DEFAULT_SECRET
    redis_connection_params: Mapping[str, Any] | None = None

    def client(self) -> Any:
        """The client of the server, with the password read from its secret at this moment."""
        params = self.still_here("redis_connection_params", self.redis_connection_params)
        return redis_client(self.host, self.port, self.db, password=self._password(), params=params)

    def _password(self) -> str | None:
        if self.password_secret is None:
            return None
        secret = Secret(self.password_secret)
        if self.password_secret == DEFAULT_SECRET and not secret.exists():
            return None
        password: str | None = secret.get()
        return password
