"""The sensor that asks a shell command."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.standin.exceptions import AirflowFailException
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator


class BashSensor(BaseSensorOperator):
    """
    Waits until a command ends with exit code 0.

    Args:
        bash_command: the command.
        env: its environment; the process's own if left out.
        output_encoding: encoding of what it prints.
        retry_exit_code: the one exit code that means *not yet*; any if left out.
    """

    template_fields: Sequence[str] = ("bash_command", "env")

    def __init__(
        self,
        *,
        bash_command: str,
        env: dict[str, str] | None = None,
        output_encoding: str = "utf-8",
        retry_exit_code: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.bash_command, self.env, self.output_encoding = bash_command, env, output_encoding
        self.retry_exit_code = retry_exit_code

    def poke(self, context: Any) -> bool:
        """Run the command."""
        with tempfile.TemporaryDirectory(prefix="airflowtmp") as folder:
            done = subprocess.run(
                ["bash", "-c", self.bash_command],
                env=self.env or dict(os.environ),
                cwd=folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
        for line in done.stdout.decode(self.output_encoding, errors="backslashreplace").splitlines():
            self.log.info("%s", line)
        if done.returncode == 0:
            return True
        if self.retry_exit_code is not None and done.returncode != self.retry_exit_code:
            raise AirflowFailException(f"Command exited with {done.returncode}")
        return False
