"""The hook that runs a process."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from typing import Any, NamedTuple

from prefect.compat.airflow.standin.basehook import BaseHook


class SubprocessResult(NamedTuple):
    """How a process ended, and the last line it printed."""

    exit_code: int
    output: str


class SubprocessHook(BaseHook):
    """Runs one process and can stop it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sub_process: subprocess.Popen[bytes] | None = None

    def run_command(
        self,
        command: list[str],
        env: dict[str, str] | None = None,
        output_encoding: str = "utf-8",
        cwd: str | None = None,
    ) -> SubprocessResult:
        """Run `command` to its end; without `cwd` in a temporary folder."""
        with tempfile.TemporaryDirectory(prefix="airflowtmp") as folder:
            last = ""
            with subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=cwd or folder,
                env=env if env or env == {} else os.environ,
                start_new_session=True,
            ) as process:
                self.sub_process = process
                for raw in process.stdout or ():
                    last = raw.decode(output_encoding, errors="backslashreplace").rstrip()
                    self.log.info("%s", last)
                code = process.wait()
        return SubprocessResult(exit_code=code, output=last)

    def send_sigterm(self) -> None:
        """Stop the process and everything it started."""
        if self.sub_process is not None and self.sub_process.poll() is None:
            os.killpg(self.sub_process.pid, signal.SIGTERM)
