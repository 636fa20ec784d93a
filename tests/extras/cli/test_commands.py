from __future__ import annotations

import subprocess
import sys

import click
import pytest

from prefect import __main__ as program
from prefect._version import __version__


def python(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("asked", ["version", "--version"])
def test_version(asked):
    done = subprocess.run([sys.executable, "-m", "prefect", asked], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, f"{__version__}\n")


@pytest.mark.parametrize("name", sorted(program.COMMANDS))
def test_every_command_is_there_and_tells_its_help(name):
    command = program.cli.get_command(click.Context(program.cli), name)
    assert isinstance(command, click.Command)
    assert command.get_short_help_str(200), "a command without help"


@pytest.mark.parametrize("arguments", [["version"], ["--help"]])
def test_other_commands_are_not_imported(arguments):
    done = python(
        "import sys\n"
        "from prefect.__main__ import cli\n"
        f"cli({arguments!r}, standalone_mode=False)\n"
        "print([m for m in sys.modules if m.startswith(('prefect.compat', 'prefect.extras.cli.run', 'rich'))])"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_unknown_command():
    done = subprocess.run([sys.executable, "-m", "prefect", "rum"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "No such command 'rum'" in done.stderr
