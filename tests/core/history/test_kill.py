"""`kill -9` again and again: the short form of `benchmarks/kill_loop.py`."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PROGRAM = Path(__file__).parents[3] / "benchmarks" / "kill_loop.py"


@pytest.fixture(scope="module")
def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kill_loop", PROGRAM)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("executor", "kills"), [("local", 8), ("threads", 6), ("processes", 5)])
def test_nothing_recorded_runs_again_and_nothing_is_lost(
    program: ModuleType, tmp_path: Path, executor: str, kills: int
) -> None:
    counts = program.kill_loop(tmp_path, executor, kills, 120)
    assert counts["kills"] == kills
    assert counts["ran again"] <= kills * program.UNDER_WAY[executor]


def test_the_program_would_notice(program: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the journal told of nothing, tasks that ran would count as lost."""
    monkeypatch.setattr(program, "_recorded", lambda *args: (set(), set()))
    monkeypatch.setattr(program, "_has_succeeded", lambda *args: False)
    with pytest.raises(program.Broken, match="will run again; under way were"):
        program.kill_loop(tmp_path, "local", 60, 120)
