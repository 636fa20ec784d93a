"""The operator that runs a shell command."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Container, Sequence
from typing import Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowSkipException
from prefect.compat.airflow.standin.exportedcontext import context_to_airflow_vars
from prefect.compat.airflow.standin.notset import NOTSET, is_arg_set


def _as_it_is(output: str) -> str:
    return output


class BashOperator(BaseOperator):
    """
    Runs a command with `bash -c` and returns the last line it printed.

    Args:
        bash_command: the command, or the name of a file that ends in `.sh` or `.bash`.
        env: environment of the command; the process's own if left out.
        append_env: add `env` to the process's environment instead of replacing it.
        output_encoding: encoding of what is printed.
        skip_exit_code: older name of `skip_on_exit_code`.
        skip_on_exit_code: exit code or codes that skip the task instead of failing it.
        cwd: folder to run in; a temporary one if left out.
        output_processor: function that makes the returned value of the last line.
    """

    template_fields: Sequence[str] = ("bash_command", "env", "cwd")
    template_fields_renderers = {"bash_command": "bash", "env": "json"}
    template_ext: Sequence[str] = (".sh", ".bash")
    ui_color = "#f0ede4"

    def __init__(
        self,
        *,
        bash_command: Any,
        env: dict[str, str] | None = None,
        append_env: bool = False,
        output_encoding: str = "utf-8",
        skip_exit_code: int | None = None,
        skip_on_exit_code: int | Container[int] | None = 99,
        cwd: str | None = None,
        output_processor: Callable[[str], Any] = _as_it_is,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.bash_command = bash_command
        self.env = env
        self.append_env = append_env
        self.output_encoding = output_encoding
        code = skip_on_exit_code if skip_exit_code is None else skip_exit_code
        self.skip_on_exit_code: Container[int] = [code] if isinstance(code, int) else code if code else []
        self.cwd = cwd
        self.output_processor = output_processor
        self._process: subprocess.Popen[bytes] | None = None
        self._is_inline_cmd = is_arg_set(bash_command) and not (
            isinstance(bash_command, str) and bash_command.endswith(tuple(self.template_ext))
        )

    @property
    def subprocess_hook(self) -> Any:
        """What starts the process."""
        from prefect.compat.airflow.standin.subprocess_hook import SubprocessHook  # for subclasses that use it

        return SubprocessHook()

    def get_env(self, context: Any) -> dict[str, str]:
        """Return the environment of the command, with the names of DAG, task and run in it."""
        env = self.env
        if env is None:
            env = dict(os.environ)
        elif self.append_env:
            env = {**os.environ, **env}
        else:
            env = dict(env)
        env.update(context_to_airflow_vars(context, in_env_var_format=True))
        return env

    def execute(self, context: Any) -> Any:
        """Run the command."""
        command = self.bash_command
        if not is_arg_set(command) or command is NOTSET:
            raise AirflowException(f"task {self.task_id!r} has no bash_command")
        if self.cwd is not None:
            if not os.path.exists(self.cwd):
                raise AirflowException(f"Can not find the cwd: {self.cwd}")
            if not os.path.isdir(self.cwd):
                raise AirflowException(f"The cwd {self.cwd} must be a directory")
            code, last = self._run(command, self.get_env(context), self.cwd)
        else:
            with tempfile.TemporaryDirectory(prefix="airflowtmp") as folder:
                code, last = self._run(command, self.get_env(context), folder)
        if code in self.skip_on_exit_code:
            raise AirflowSkipException(f"Bash command returned exit code {code}. Skipping.")
        if code != 0:
            raise AirflowException(f"Bash command failed. The command returned a non-zero exit code {code}.")
        return self.output_processor(last)

    def _run(self, command: str, env: dict[str, str], cwd: str) -> tuple[int, str]:
        self.log.info("Running command: %s", ["/usr/bin/bash", "-c", command])
        last = ""
        with subprocess.Popen(
            [_bash(), "-c", command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=env,
            start_new_session=True,
        ) as process:
            self._process = process
            assert process.stdout is not None
            for raw in process.stdout:
                last = raw.decode(self.output_encoding, errors="backslashreplace").rstrip()
                self.log.info("%s", last)
            code = process.wait()
        self.log.info("Command exited with return code %s", code)
        return code, last

    def on_kill(self) -> None:
        """Stop the command and everything it started."""
        process = self._process
        if process is not None and process.poll() is None:
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                self.log.info("the command had ended already")


def _bash() -> str:
    import shutil  # asked once for each run of a command

    return shutil.which("bash") or "bash"
