from __future__ import annotations

import json

import pytest

from prefect.core import diagnostics
from prefect.core.configuration import set_temporary_config
from prefect.core.flow import Flow
from prefect.core.results.local import LocalResult
from prefect.core.task import Task


def test_tells_names_and_no_values(monkeypatch):
    monkeypatch.setenv("PREFECT__LOGGING__LEVEL", "value of a setting")
    monkeypatch.setenv("PREFECT__CONTEXT__SECRETS__TOKEN", "hush")
    with set_temporary_config({"logging.format": "value of a setting", "mine.deep": "value of a setting"}):
        text = diagnostics.diagnostic_info(Flow("f", tasks=[Task()], result=LocalResult()))
    report = json.loads(text)
    assert "value of a setting" not in text
    assert "hush" not in text
    assert "TOKEN" not in text
    assert report["config_overrides"]["logging"]["format"] is True
    assert report["config_overrides"]["mine"]["deep"] is True
    assert "PREFECT__LOGGING__LEVEL" in report["env_vars"]
    assert report["flow_information"] == {
        "environment": False, "run_config": False, "result": True, "schedule": False, "storage": False, "task_count": 1,
    }  # fmt: skip


@pytest.mark.parametrize("included", [True, False])
def test_names_of_secrets(included):
    with set_temporary_config({"context.secrets.TOKEN": "hush"}):
        found = diagnostics.config_overrides(include_secret_names=included)["config_overrides"]
    assert ("TOKEN" in found.get("context", {}).get("secrets", {})) is included


def test_without_a_flow():
    assert set(json.loads(diagnostics.diagnostic_info())) == {"system_information", "config_overrides", "env_vars"}
