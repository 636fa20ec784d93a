"""Commands in a shell."""

from __future__ import annotations

import io
import logging
import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from typing import ClassVar

from prefect.core.engine.signals import FAIL
from prefect.core.settable import Task, needed, settable

#: What a command printed: the last line, or all.
Lines = str | list[str] | None


class _ScriptTask(Task):
    """What the tasks share that give a script to a program."""

    #: How the name of the script's file ends; some programs ask for it.
    ending: ClassVar[str] = ""

    shell: str = ""
    return_all: bool = False
    log_stderr: bool = False
    stream_output: bool | int | str = False

    def carry_out(self, command: str | None, env: Mapping[str, str] | None, helper_script: str | None) -> Lines:
        """Run the command, after the helper script, and return what was printed."""
        command = needed(command, "command")
        with tempfile.NamedTemporaryFile("w", prefix="prefect-", suffix=self.ending, encoding="utf-8") as script:
            if helper_script:
                script.write(f"{helper_script}\n")
            script.write(command)
            script.flush()
            code, lines = self._carry_out(script.name, {**os.environ, **(env or {})})
        result = lines if self.return_all else lines[-1] if lines else None
        if code:
            message = f"Command failed with exit code {code}"
            self.logger.error(message)
            if self.log_stderr:
                self.logger.error("\n".join(lines))
            raise FAIL(message, result=result)
        return result

    def _carry_out(self, script: str, env: Mapping[str, str]) -> tuple[int, list[str]]:
        level = self._level()
        lines: list[str] = []
        with subprocess.Popen(
            [self.shell, script],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=env,
            start_new_session=True,
        ) as process:
            try:
                assert process.stdout is not None
                # a progress bar that writes over its line stays one line
                for raw in io.TextIOWrapper(process.stdout, "utf-8", "replace", newline="\n"):
                    line = raw.rstrip()
                    if level is not None:
                        self.logger.log(level, line)
                    if not self.return_all:
                        lines.clear()  # a command may print more than fits into memory
                    lines.append(line)
                code = process.wait()
            except BaseException:
                _kill(process.pid)
                raise
        return code, lines

    def _level(self) -> int | None:
        """The level at which to log each line; `None` for not at all."""
        if isinstance(self.stream_output, str):
            level = logging.getLevelNamesMapping().get(self.stream_output)
            if level is None:
                raise TypeError(f"'stream_output': Level {self.stream_output} is not a valid log level")
            return level
        if self.stream_output is True:
            return logging.INFO
        return self.stream_output or None


class ShellTask(_ScriptTask):
    """
    Run a command in a shell.

    What the command prints to its standard output and error is read together, as UTF-8; bytes that are none are
    replaced. The command runs in a process group of its own, which is killed if the task is stopped.

    Args:
        command: the command, as many lines as you like.
        env: variables to set beside those of this process; those of a run take the place of the task's.
        helper_script: lines that are run before the command, such as functions that it uses or a `cd`.
        shell: program that is given the script as a file, when the task is built like all that follow.
        return_all: return all lines, not just the last.
        log_stderr: log what was read as an error if the command fails.
        stream_output: log each line as it comes: `True` as `INFO`, or the level as a name or number.

    Returns:
        The last line, `None` if nothing was printed; with `return_all` the list of lines.

    Raises:
        ValueError: no command was given, neither to the task nor to the run.
        TypeError: `stream_output` is not a log level.
        FileNotFoundError: there is no such shell.
        prefect.core.engine.signals.FAIL: the command ended with another code than 0. The failed state's result is what
            would have been returned.

    Example:
        >>> ShellTask(command="echo Hello, $WHO", env={"WHO": "Ada"}).run()
        'Hello, Ada'
    """

    shell: str = "bash"

    def __post_init__(self) -> None:
        self._level()

    @settable("command", "env", "helper_script", "shell", "return_all", "log_stderr", "stream_output")
    def run(
        self, command: str | None = None, env: Mapping[str, str] | None = None, helper_script: str | None = None
    ) -> Lines:
        return self.carry_out(command, env, helper_script)


def _kill(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has ended by itself meanwhile
