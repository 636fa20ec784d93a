from __future__ import annotations

import pytest

from tests.tasks.http.loopback import loopback


@pytest.fixture
def web():
    """A server whose answers the test writes down."""
    with loopback() as server:
        yield server
