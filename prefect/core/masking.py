"""
Secret values, blotted out where they would be read by people: in logs and in the text of states.

Whoever reads a secret calls `remember`; from then on its value becomes `********` in what the library writes.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

MASK = "********"
#: Shorter ones would blot out half of any text.
SHORTEST = 4

_values: set[str] = set()
_pattern: re.Pattern[str] | None = None


def remember(value: Any) -> None:
    """
    Blot a value out from now on; of a collection, everything in it.

    Args:
        value: the value of a secret. Texts shorter than four characters are let through: they are found anywhere.

    Example:
        >>> remember({"password": "s3cr3t-of-the-docs"})
        >>> masked("it is s3cr3t-of-the-docs")
        'it is ********'
    """
    global _pattern
    found = {text for text in _texts(value) if len(text) >= SHORTEST} - _values
    if found:
        _values.update(found)
        # the longest first: one secret may be the beginning of another
        _pattern = re.compile("|".join(map(re.escape, sorted(_values, key=len, reverse=True))))


def _texts(value: Any) -> set[str]:
    if isinstance(value, str):
        # what spans lines is printed line by line too
        return {value, value.strip(), *(line.strip() for line in value.splitlines())}
    if isinstance(value, bytes):
        return _texts(value.decode("utf-8", "replace"))
    if isinstance(value, Mapping):
        return set().union(*(_texts(item) for item in value.values()))
    if isinstance(value, list | tuple | set):
        return set().union(*(_texts(item) for item in value))
    return set() if value is None or isinstance(value, bool) else {str(value)}


def masked(text: str) -> str:
    """
    A text without known secrets.

    Args:
        text: the text.

    Returns:
        The text with each of them blotted out.
    """
    return text if _pattern is None else _pattern.sub(MASK, text)


class SecretFilter(logging.Filter):
    """Blots known secrets out of log records: the message, its arguments, and the traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record where it needs it; always let it pass."""
        if _pattern is None:
            return True
        text = record.getMessage()
        clean = masked(text)
        if clean != text:
            record.msg, record.args = clean, None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = masked(record.exc_text)
        return True
