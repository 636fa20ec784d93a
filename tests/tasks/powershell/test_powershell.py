from __future__ import annotations

import pytest

from prefect.core.engine.signals import FAIL
from prefect.tasks.powershell import PowershellTask

#: Stands for PowerShell, which nobody's machine may have: prints the end of its script's name, then the script.
PROGRAM = """#!/bin/sh
[ $# = 1 ] || exit 9
echo "${1##*.}"
cat "$1"
"""


@pytest.fixture(autouse=True)
def pwsh(tmp_path, monkeypatch):
    program = tmp_path / "pwsh"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")


@pytest.mark.parametrize(
    ("given", "result"),
    [
        ({}, "Get-Date"),
        ({"return_all": True}, ["ps1", "Get-Date"]),
        ({"return_all": True, "helper_script": "$a = 1"}, ["ps1", "$a = 1", "Get-Date"]),
    ],
)
def test_gives_the_script_to_the_program(given, result):
    assert PowershellTask(command="Get-Date", **given).run() == result


def test_fails_with_what_was_printed():
    with pytest.raises(FAIL, match="exit code 1") as caught:
        PowershellTask(command="Get-Date", shell="false").run()
    assert caught.value.state.result is None


def test_a_level_that_is_none():
    with pytest.raises(TypeError, match="LOUD"):
        PowershellTask(stream_output="LOUD")


def test_says_that_it_is_not_installed(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(FileNotFoundError, match="pwsh"):
        PowershellTask(command="Get-Date").run()
