"""`prefect runs` and `prefect run --resume`."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prefect.__main__ import cli
from prefect.core.config import config
from prefect.core.history import history_folder, list_runs

FLOW = """
    import pathlib
    from prefect import Flow, Parameter, context, task
    from prefect.core.engine import signals

    HERE = pathlib.Path(__file__).parent

    @task
    def first(n):
        (HERE / "ran").open("a").write("x")
        return n

    @task
    def second(n):
        if not (HERE / "repaired").exists():
            raise ValueError("broken")
        return n + 1

    @task
    def third(n):
        if not context.get("resume"):
            raise signals.PAUSE("look at it")
        return n

    with Flow("etl") as flow:
        third(second(first(Parameter("n", default=1))))
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(config["history"], "path", str(tmp_path / "history"))
    path = tmp_path / "etl.py"
    path.write_text(textwrap.dedent(FLOW))
    return path


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_run_fails_resumes_pauses_and_is_approved(file: Path) -> None:
    assert call("run", file, "--param", "n=5").exit_code == 1
    (row,) = list_runs(history_folder())
    assert (row.state, row.file) == ("Failed", str(file))
    (file.parent / "repaired").touch()
    paused = call("run", file, "--resume", row.id[:8])
    assert paused.exit_code == 1
    assert "Flow 'etl': Paused" in paused.output
    done = call("run", file, "--resume", row.id, "--approve", "third")
    assert done.exit_code == 0, done.output
    assert (file.parent / "ran").read_text() == "x"
    listed = call("runs").output.splitlines()
    assert listed[0].split() == ["RUN", "FLOW", "STATE", "STARTED", "SECONDS", "ATTEMPTS"]
    assert listed[1].split()[:3] == [row.id, "etl", "Success"]
    assert listed[1].split()[-1] == "3"
    told = call("runs", row.id[:6]).output
    assert 'parameters: {"n": 5}' in told
    assert [line.split()[:2] for line in told.splitlines() if line.startswith("second")] == [["second-1", "Success"]]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["runs", "zzz"], "No run in"),
        (["run", "{file}", "--resume", "zzz"], "has an id that begins with 'zzz'"),
        (["run", "{file}", "--approve", "third"], "--approve belongs to --resume"),
    ],
    ids=["runs", "resume", "approve"],
)
def test_mistakes_are_told(file: Path, arguments: list[str], message: str) -> None:
    result = call(*(argument.format(file=file) for argument in arguments))
    assert result.exit_code == 2
    assert message in result.output


def test_nothing_recorded(file: Path) -> None:
    call("run", file, "--no-history")
    assert call("runs").output == f"No runs are recorded in {file.parent / 'history'}.\n"


def test_history_of_another_version_is_told(file: Path) -> None:
    (file.parent / "history").mkdir()
    (file.parent / "history" / "history.sqlite").write_bytes(b"not a database at all, and long enough" * 50)
    result = call("runs")
    assert result.exit_code == 2
    assert "Move the file away" in result.output
