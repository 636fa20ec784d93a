"""
The library's loggers.

All of them lie below `prefect`. The handler that writes to the terminal is put there when the first flow runs, and only
where the program has not set up a handler of its own; before that, nothing of `logging` is touched.
"""

from __future__ import annotations

import logging
import sys
import threading
from typing import Any, TextIO

_ready = False
_lock = threading.Lock()


def logger_of(name: str | None = None) -> logging.Logger:
    """
    A logger of the library.

    Args:
        name: what comes after `prefect.`; `None` gives `prefect` itself.

    Returns:
        The logger.

    Example:
        >>> logger_of("etl").name
        'prefect.etl'
    """
    _set_up()
    return logging.getLogger("prefect" if name is None else f"prefect.{name}")


get_logger = logger_of


class _Formatter(logging.Formatter):
    """`[time] LEVEL - logger | message`, times in UTC."""

    def __init__(self, fmt: str, datefmt: str) -> None:
        super().__init__(fmt, datefmt)
        # imported here: only a program that logs needs it
        import time

        self.converter = time.gmtime


class _CurrentStdout(logging.StreamHandler[TextIO]):
    """Writes to what `sys.stdout` is at the time, so that a redirected stream is honoured."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:
        return sys.stdout

    @stream.setter
    def stream(self, value: Any) -> None:
        """The stream is looked up at every record."""


def _set_up() -> None:
    global _ready
    if _ready:
        return
    # imported here: the configuration is read when it is first needed
    from prefect.core.config import config

    with _lock:
        if _ready:
            return
        settings = config["logging"]
        root = logging.getLogger("prefect")
        handler = _CurrentStdout()
        handler.setFormatter(_Formatter(settings["format"], settings["datefmt"]))
        root.addHandler(handler)
        root.propagate = False
        root.setLevel(str(settings["level"]).upper())
        for extra in settings.get("extra_loggers") or ():
            other = logging.getLogger(extra)
            other.addHandler(handler)
            other.setLevel(str(settings["level"]).upper())
        _ready = True
