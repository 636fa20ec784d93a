"""The guide for DAG files: its commands give what stands below them, and its table of findings is that of the code."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from prefect.compat.airflow.cli import airflow
from prefect.compat.airflow.findings import MEANINGS, SEVERITIES
from prefect.compat.airflow.report.codes import PAGE, written
from prefect.core.config import config
from tests.conftest import ROOT

TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = re.findall(r"```console\n\$ prefect airflow (.*)\n((?:.*\n)*?)```", TEXT)
MAKERS = {"note", "Note", "finding"}


@pytest.mark.parametrize(("command", "expected"), COMMANDS, ids=[command.split()[0] for command, _ in COMMANDS])
def test_commands(command: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setitem(config, "home_dir", str(tmp_path))
    result = CliRunner().invoke(airflow, shlex.split(command), catch_exceptions=False)
    assert result.output == expected


def test_there_are_commands() -> None:
    assert {command.split()[0] for command, _ in COMMANDS} == {"list", "run", "test", "render", "backfill"}


def test_the_table_of_findings_is_that_of_the_code() -> None:
    assert written(TEXT) == TEXT, "run: python -m prefect.compat.airflow.report.codes"


def test_every_code_has_a_meaning() -> None:
    used = set()
    for path in (ROOT / "prefect" / "compat" / "airflow").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            first = node.args[0] if isinstance(node, ast.Call) and node.args else None
            if name in MAKERS and isinstance(first, ast.Constant):
                used.add(first.value)
    assert used == set(SEVERITIES) == set(MEANINGS)


def test_files_that_are_named_are_there() -> None:
    links = re.findall(r"\]\(([\w./]+)\)", TEXT)
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
