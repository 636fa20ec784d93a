"""
The library's loggers.

All of them lie below `prefect`. The handler that writes to the terminal is put there when a logger is first asked for;
before that, nothing of `logging` is touched. Records go on to the handlers of the program's root logger, as in Prefect
1.4.1; ours comes first, so those too see them without known secrets.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from prefect.core.context import get_from_context
from prefect.core.masking import SecretFilter

#: What of the context every record has, if the format of the configuration asks for one of them.
PREFECT_LOG_RECORD_ATTRIBUTES = ("flow_name", "flow_run_id", "task_name", "task_slug", "task_run_id")

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


def logger_of_child(name: str) -> logging.Logger:
    """
    The logger of one child of a mapped task. The module `logging` does not keep it: a map may have very many children.

    Args:
        name: what comes after `prefect.`.

    Returns:
        The logger; level and handlers are those of `prefect`.

    Example:
        >>> logger_of_child("each[3]").name
        'prefect.each[3]'
    """
    logger = logging.Logger(f"prefect.{name}")
    logger.parent = logger_of()
    return logger


class _Formatter(logging.Formatter):
    """`[time] LEVEL - logger | message`, times in UTC."""

    def __init__(self, fmt: str, datefmt: str) -> None:
        super().__init__(fmt, datefmt)
        # imported here: only a program that logs needs it
        import time

        self.converter = time.gmtime


class _FromContext(logging.Filter):
    """Puts values of the context into the records; a value that is not there is `None`."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = tuple(names)

    def filter(self, record: logging.LogRecord) -> bool:
        for name in self.names:
            if not hasattr(record, name):
                setattr(record, name, get_from_context(name))
        return True


class _CurrentStdout(logging.StreamHandler[TextIO]):
    """Writes to what `sys.stdout` is at the time, so that a redirected stream is honoured."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:
        stream: Any = sys.stdout
        # where a task's prints go to its logger, a record must not go there once more
        while hasattr(stream, "below"):
            stream = stream.below
        found: TextIO = stream
        return found

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
        handler.addFilter(SecretFilter())
        asked = tuple(settings.get("log_attributes") or ())
        if asked or any(f"%({name})" in settings["format"] for name in PREFECT_LOG_RECORD_ATTRIBUTES):
            handler.addFilter(_FromContext((*PREFECT_LOG_RECORD_ATTRIBUTES, *asked)))
        root.addHandler(handler)
        root.setLevel(str(settings["level"]).upper())
        _ready = True
    configure_extra_loggers()


def configure_logging(testing: bool = False) -> logging.Logger:
    """
    Set the library's root logger up, once; what was set up before stays.

    Args:
        testing: give a logger of its own, for tests.

    Returns:
        The logger.
    """
    _set_up()
    return logging.getLogger("prefect-test-logger" if testing else "prefect")


def configure_extra_loggers() -> None:
    """Let the loggers that the configuration names under `logging.extra_loggers` write where the library's do."""
    # imported here: the configuration is read when it is first needed
    from prefect.core.config import config

    _set_up()
    names = config["logging"].get("extra_loggers") or ()
    for name in [names] if isinstance(names, str) else names:
        other = logging.getLogger(name)
        for handler in logging.getLogger("prefect").handlers:
            if handler not in other.handlers:
                other.addHandler(handler)
        other.setLevel(str(config["logging"]["level"]).upper())


def create_diagnostic_logger(name: str) -> logging.Logger:
    """
    A logger that writes to the terminal and nowhere else.

    Args:
        name: its name.

    Returns:
        The logger.
    """
    logger = logging.getLogger(name)
    if not logger.handlers:
        handler = _CurrentStdout()
        handler.setFormatter(_Formatter("[%(asctime)s] %(levelname)s - %(name)s | %(message)s", "%Y-%m-%d %H:%M:%S%z"))
        handler.addFilter(SecretFilter())
        logger.addHandler(handler)
        logger.propagate = False
    return logger


@contextlib.contextmanager
def temporary_logger_config(
    level: int | str | None = None, stream_fmt: str | None = None, stream_datefmt: str | None = None
) -> Iterator[logging.Logger]:
    """
    Change the library's log for the length of a `with` block.

    Args:
        level: the lowest level that is written; `None` leaves it.
        stream_fmt: the format of a record; `None` leaves it.
        stream_datefmt: the format of times; `None` leaves it.

    Yields:
        The logger.
    """
    _set_up()
    logger = logging.getLogger("prefect")
    before = logger.level, [(handler, handler.formatter) for handler in logger.handlers]
    if level is not None:
        logger.setLevel(level)
    if stream_fmt is not None or stream_datefmt is not None:
        for handler, known in before[1]:
            fmt = stream_fmt or getattr(known, "_fmt", None) or "%(message)s"
            handler.setFormatter(_Formatter(fmt, stream_datefmt or getattr(known, "datefmt", None) or ""))
    try:
        yield logger
    finally:
        logger.setLevel(before[0])
        for handler, known in before[1]:
            handler.setFormatter(known)


class RedirectToLog:
    """
    A stream that writes every line to a logger; for `contextlib.redirect_stdout`.

    Args:
        logger: the logger; that of the running task if left out.
    """

    def __init__(self, logger: logging.Logger | None = None) -> None:
        self.redirect_logger = logger or get_from_context("logger") or logger_of("stdout")

    def write(self, s: str) -> None:
        """
        Log a text.

        Args:
            s: the text; nothing but white space is left out.
        """
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s)}")
        if s.strip():
            self.redirect_logger.info(s)

    def flush(self) -> None:
        """Nothing is held back."""
