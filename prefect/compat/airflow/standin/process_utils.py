"""`airflow.utils.process_utils`."""

from __future__ import annotations

import logging
import subprocess
from typing import Any

log = logging.getLogger(__name__)


def execute_in_subprocess(cmd: list[str], cwd: str | None = None, env: dict[str, str] | None = None) -> None:
    """Run a command and log what it prints; a failure raises."""
    with subprocess.Popen(cmd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=cwd, env=env) as process:
        for line in process.stdout or ():
            log.info("%s", line.decode(errors="backslashreplace").rstrip())
        code = process.wait()
    if code:
        raise subprocess.CalledProcessError(code, cmd)


def execute_interactive(cmd: list[str], **kwargs: Any) -> None:
    """Run a command at the terminal."""
    subprocess.run(cmd, check=True, **kwargs)
