"""`airflow.utils.strings`, `net`, `platform`, `yaml` and `timeout`: small things that DAG files and plugins use."""

from __future__ import annotations

import getpass
import random
import socket
import string
import sys
from types import TracebackType
from typing import Any

from prefect.compat.airflow.runtime.time_limit import time_limit
from prefect.compat.airflow.standin.exceptions import AirflowTaskTimeout
from prefect.core.optional import optional

_yaml = optional("yaml", extra="airflow")
_TRUE = frozenset({"on", "t", "true", "y", "yes", "1"})
IS_WINDOWS = sys.platform == "win32"


def get_random_string(length: int = 8, choices: str = string.ascii_letters + string.digits) -> str:
    """Return a text of random characters."""
    return "".join(random.choices(choices, k=length))


def to_boolean(astring: str | None) -> bool:
    """Tell whether a text means yes."""
    return astring is not None and astring.lower() in _TRUE


def get_hostname() -> str:
    """Return the name of this machine."""
    return socket.getfqdn()


getfqdn = get_hostname


def get_host_ip_address() -> str:
    """Return the address of this machine."""
    return socket.gethostbyname(get_hostname())


def getuser() -> str:
    """Return the name of who runs this process."""
    return getpass.getuser()


def is_tty() -> bool:
    """Tell whether the output goes to a terminal."""
    return sys.stdout.isatty()


def safe_load(stream: Any) -> Any:
    """Read YAML."""
    return _yaml.safe_load(stream)


def dump(data: Any, **kwargs: Any) -> Any:
    """Write YAML."""
    return _yaml.safe_dump(data, **kwargs)


class timeout:
    """
    Raise `AirflowTaskTimeout` inside the block when it takes longer.

    Args:
        seconds: how long it may take.
        error_message: what the error says.
    """

    def __init__(self, seconds: float = 1, error_message: str = "Timeout") -> None:
        self.seconds, self.error_message = seconds, error_message

    def __enter__(self) -> timeout:
        message = self.error_message

        class Over(AirflowTaskTimeout):
            """The error with the message that was asked for."""

            def __init__(self, *args: Any) -> None:
                super().__init__(message)

        self._limit = time_limit(self.seconds, Over)
        self._limit.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._limit.__exit__(kind, error, traceback)
