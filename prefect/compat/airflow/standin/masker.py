"""`mask_secret` and `redact`."""
from __future__ import annotations

from typing import Any

_secrets: set[str] = set()
SHOULD_HIDE = ("password", "secret", "passwd", "token", "api_key", "apikey", "authorization", "passphrase", "private_key",
               "access_token", "keyfile_dict", "service_account")


def mask_secret(secret: Any, name: str | None = None) -> None:
    """Let `redact` hide a value from now on."""
    if isinstance(secret, str) and len(secret) >= 5:
        _secrets.add(secret)
    elif isinstance(secret, dict):
        for value in secret.values():
            mask_secret(value)
    elif isinstance(secret, (list, tuple, set)):
        for value in secret:
            mask_secret(value)


def should_hide_value_for_key(name: Any) -> bool:
    """Tell whether the value of that name is hidden."""
    return isinstance(name, str) and any(word in name.strip().lower() for word in SHOULD_HIDE)


def redact(value: Any, name: str | None = None, max_depth: int | None = None) -> Any:
    """Return `value` with secrets hidden."""
    if should_hide_value_for_key(name) and value:
        return "***"
    if isinstance(value, dict):
        return {key: redact(inner, key) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(redact(inner) for inner in value)
    if isinstance(value, str):
        for secret in _secrets:
            value = value.replace(secret, "***")
    return value
