"""What starting a service for tests needs."""

from __future__ import annotations

import os
import socket

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def missing(what: str) -> None:
    """Skip on a developer's machine; in CI nothing may be left out."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not here; in CI it has to be.")
    pytest.skip(f"{what} is not here.")
