"""Commands put the folder of a flow's file on the path for good: here only for the test."""

from __future__ import annotations

import sys

import pytest


@pytest.fixture(autouse=True)
def path_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
