"""Commands in PowerShell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from prefect.core.settable import settable
from prefect.tasks.shell import Lines, _ScriptTask


class PowershellTask(_ScriptTask):
    """
    Run a command in PowerShell.

    What the command prints to its standard output and error is read together, as UTF-8; bytes that are none are
    replaced. The command runs in a process group of its own, which is killed if the task is stopped.

    Args:
        command: the command, as many lines as you like.
        env: variables to set beside those of this process; those of a run take the place of the task's.
        helper_script: lines that are run before the command, such as functions that it uses.
        shell: program that is given the script as a file ending in `.ps1`, when the task is built like all that follow.
        return_all: return all lines, not just the last.
        log_stderr: log what was read as an error if the command fails.
        stream_output: log each line as it comes: `True` as `INFO`, or the level as a name or number.

    Returns:
        The last line, `None` if nothing was printed; with `return_all` the list of lines.

    Raises:
        ValueError: no command was given, neither to the task nor to the run.
        TypeError: `stream_output` is not a log level.
        FileNotFoundError: PowerShell is not installed.
        prefect.core.engine.signals.FAIL: the command ended with another code than 0. The failed state's result is what
            would have been returned.

    Example:
        >>> PowershellTask(command='Write-Output "Hello"').shell
        'pwsh'
    """

    ending: ClassVar[str] = ".ps1"

    shell: str = "pwsh"

    def __post_init__(self) -> None:
        self._level()

    @settable("command", "env", "helper_script", "shell", "return_all", "log_stderr", "stream_output")
    def run(
        self, command: str | None = None, env: Mapping[str, str] | None = None, helper_script: str | None = None
    ) -> Lines:
        return self.carry_out(command, env, helper_script)
