"""What a task prints, sent to its logger."""

from __future__ import annotations

import contextlib
import io
import logging
import sys
from collections.abc import Iterator


class _Lines(io.TextIOBase):
    """A stream that logs whole lines."""

    def __init__(self, logger: logging.Logger) -> None:
        self.logger = logger
        self.rest = ""
        #: What was there before: log records that go to the standard output go there.
        self.below = sys.stdout

    def write(self, text: str) -> int:
        *lines, self.rest = (self.rest + text).split("\n")
        for line in lines:
            if line.strip():
                self.logger.info(line)
        return len(text)

    def finish(self) -> None:
        """Log what did not end with a line break."""
        if self.rest.strip():
            self.logger.info(self.rest)
        self.rest = ""


@contextlib.contextmanager
def to_logger(logger: logging.Logger) -> Iterator[None]:
    """
    Send what is printed inside a `with` block to a logger, line by line.

    Args:
        logger: the logger.
    """
    lines = _Lines(logger)
    with contextlib.redirect_stdout(lines):
        try:
            yield
        finally:
            lines.finish()
