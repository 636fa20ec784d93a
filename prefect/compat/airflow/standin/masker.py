"""`mask_secret` and `redact`: secrets become `***` where people read."""

from __future__ import annotations

import re
from typing import Any

from prefect.compat.airflow.standin import versions

MASK = "***"
SHOULD_HIDE = (
    "password",
    "secret",
    "passwd",
    "token",
    "api_key",
    "apikey",
    "authorization",
    "passphrase",
    "private_key",
    "access_token",
    "keyfile_dict",
    "service_account",
)
#: Shorter secrets are not masked from 3.0 on.
SHORTEST = 5

_secrets: set[str] = set()
_pattern: re.Pattern[str] | None = None


def mask_secret(secret: Any, name: str | None = None) -> None:
    """Let `redact` hide a value from now on; of a dict those values whose names tell that they are secret."""
    if isinstance(secret, dict):
        for key, value in secret.items():
            if isinstance(value, (dict, list, tuple, set)) or should_hide_value_for_key(key):
                mask_secret(value, key)
    elif isinstance(secret, (list, tuple, set)):
        for value in secret:
            mask_secret(value, name)
    elif isinstance(secret, str) and (name is None or should_hide_value_for_key(name)):
        _remember(secret)


def _remember(secret: str) -> None:
    global _pattern
    shortest = SHORTEST if versions.current() >= (3, 0) else 1
    if len(secret) < shortest or secret in _secrets:
        return
    _secrets.add(secret)
    # the longest first: one secret may be the beginning of another
    _pattern = re.compile("|".join(map(re.escape, sorted(_secrets, key=len, reverse=True))))


def should_hide_value_for_key(name: Any) -> bool:
    """Tell whether the value of that name is hidden."""
    return isinstance(name, str) and any(word in name.strip().lower() for word in SHOULD_HIDE)


def redact(value: Any, name: str | None = None, max_depth: int | None = None) -> Any:
    """Return `value` with secrets hidden."""
    if value is not None and should_hide_value_for_key(name):
        return _hidden(value)
    if isinstance(value, dict):
        return {key: redact(inner, key) for key, inner in value.items()}
    if type(value) in (list, tuple, set):
        return type(value)(redact(inner) for inner in value)
    if isinstance(value, str):
        return _pattern.sub(MASK, value) if _pattern is not None else value
    return value


def _hidden(value: Any) -> Any:
    if isinstance(value, str):
        return MASK
    if isinstance(value, dict):
        return {key: _hidden(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_hidden(inner) for inner in value] if isinstance(value, list) else tuple(map(_hidden, value))
    return value
