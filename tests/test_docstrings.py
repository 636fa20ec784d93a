"""The examples in docstrings run. Those of tasks that talk to a service get it, and its address, from a fixture."""

from __future__ import annotations

import doctest
import importlib
import logging
from typing import Any

import pytest

from prefect.core.logging import logger_of
from tests.architecture.sources import modules


def a_bucket_with_a_greeting(request: pytest.FixtureRequest) -> dict[str, Any]:
    bucket = request.getfixturevalue("bucket")
    importlib.import_module("boto3").client("s3").put_object(Bucket=bucket, Key="2024/greeting.txt", Body=b"hello")
    return {}


def a_redis_with_rows(request: pytest.FixtureRequest) -> dict[str, Any]:
    address = request.getfixturevalue("redis")
    importlib.import_module("redis").Redis(*address).set("rows", 3)
    names: dict[str, Any] = address._asdict()
    return names


#: Folder of the catalogue -> what stands ready for its examples; returns the names that they use.
SERVICES = {"prefect.tasks.aws": a_bucket_with_a_greeting, "prefect.tasks.redis": a_redis_with_rows}


def with_examples() -> list[str]:
    return [name for name, path in modules().items() if ">>> " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", with_examples())
def test_examples(name, request, monkeypatch, tmp_path, caplog):
    names = {}
    for folder, prepare in SERVICES.items():
        if name.startswith(folder):
            names = prepare(request)
    monkeypatch.chdir(tmp_path)
    logger_of()  # set up now, so that it stays as it is set here
    caplog.set_level(logging.CRITICAL, "prefect")  # the log of a run goes to the output, where results are expected
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    failed, _ = doctest.testmod(importlib.import_module(name), extraglobs=names, optionflags=flags)
    assert failed == 0
