"""The public names of the package, as programs import them."""

from __future__ import annotations

import subprocess
import sys

import pytest

import prefect
from prefect._version import __version__

NAMES = [
    "DateTimeParameter",
    "Flow",
    "Parameter",
    "Task",
    "config",
    "context",
    "flatten",
    "mapped",
    "task",
    "unmapped",
]


@pytest.mark.parametrize("name", NAMES)
def test_name(name):
    assert getattr(prefect, name) is not None
    assert name in dir(prefect)
    assert name in prefect.__all__


def test_version_is_stated_once():
    assert prefect.__version__ == __version__


def test_metadata_of_the_distribution():
    code = (
        "import importlib.metadata as m; d = m.metadata('prefect'); "
        "print(d['Name'], d['Version'], d['License'] or d['License-Expression'], d['Requires-Python'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == f"prefect {__version__} Apache-2.0 >=3.11"
