from __future__ import annotations

import subprocess
import sys

import pytest

from prefect.core.context import context
from prefect.core.secrets import Secret


@pytest.mark.parametrize(
    ("kept", "value"),
    [("x", "x"), ("1", 1), ('{"k": 2}', {"k": 2}), ({"k": 1}, {"k": 1}), (5, 5), (None, None), ("true", True)],
)
def test_get(kept, value):
    with context(secrets={"NAME": kept}):
        assert Secret("NAME").exists()
        assert Secret("NAME").get() == value


def test_missing():
    with context(secrets={"NAME": "hush"}):
        assert not Secret("name").exists()
        with pytest.raises(ValueError, match='Local Secret "name" was not found. Set PREFECT__CONTEXT__SECRETS__name'):
            Secret("name").get()
        assert "hush" not in repr(Secret("NAME"))


def test_from_the_environment(monkeypatch):
    monkeypatch.setenv("PREFECT__CONTEXT__SECRETS__MY_KEY", "of the environment")
    code = "from prefect.core.secrets import Secret; print(Secret('MY_KEY').get())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "of the environment", done.stderr
