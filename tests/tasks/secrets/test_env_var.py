from __future__ import annotations

import pytest

from prefect.tasks.secrets import EnvVarSecret


@pytest.mark.parametrize(
    ("options", "found"), [({}, "3"), ({"cast": int}, 3), ({"raise_if_missing": True}, "3")], ids=str
)
def test_reads(monkeypatch, options, found):
    monkeypatch.setenv("A_NUMBER", "3")
    assert EnvVarSecret("A_NUMBER", **options).run() == found
    assert EnvVarSecret("OTHER", **options).run(name="A_NUMBER") == found


def test_missing(monkeypatch):
    monkeypatch.delenv("A_NUMBER", raising=False)
    assert EnvVarSecret("A_NUMBER").run() is None
    with pytest.raises(ValueError, match="Environment variable not set: A_NUMBER"):
        EnvVarSecret("A_NUMBER", raise_if_missing=True).run()
    with pytest.raises(ValueError, match="A secret name must be provided"):
        EnvVarSecret().run()
