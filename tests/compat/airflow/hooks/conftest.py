from __future__ import annotations

import json

import pytest


@pytest.fixture
def connection(monkeypatch):
    """Sets an Airflow connection: by URI, or by its parts."""

    def set_connection(name, uri=None, **parts):
        monkeypatch.setenv(f"AIRFLOW_CONN_{name.upper()}", uri or json.dumps(parts))

    return set_connection
