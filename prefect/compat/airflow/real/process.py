"""Processes of a Python that has Airflow: started when needed, used again, ended with ours."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from prefect.compat.airflow.standin import exceptions

WORKER = Path(__file__).with_name("worker.py")
#: Seconds that a process has to end after it was told that its operator is killed.
GRACE = 5.0

_idle: dict[str, list[Worker]] = {}
_all: list[Worker] = []
_lock = threading.Lock()


class Worker:
    """
    One process.

    Args:
        python: path of the interpreter.
    """

    def __init__(self, python: str) -> None:
        self.python = python
        # nothing of the user's own Airflow is read or written
        self.home = tempfile.mkdtemp(prefix="prefect-airflow-")
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "AIRFLOW__", "AIRFLOW_HOME"))
        }
        environment.update(AIRFLOW_HOME=self.home, AIRFLOW__CORE__LOAD_EXAMPLES="False")
        try:
            self._process = subprocess.Popen(
                [python, "-u", str(WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
            )
        except OSError as err:
            shutil.rmtree(self.home, ignore_errors=True)
            raise exceptions.AirflowException(
                f"the Python for real operators, {python!r}, cannot be started: {err}"
            ) from err

    def request(self, answer: Callable[[dict[str, Any]], Any] | None = None, **request: Any) -> dict[str, Any]:
        """
        Ask for something.

        Args:
            answer: answers what the process asks back.
            request: the request.

        Returns:
            The answer.

        Raises:
            AirflowException: the process has ended.
        """
        self._write(request)
        while True:
            line = self._process.stdout.readline() if self._process.stdout is not None else ""
            if not line:
                code = self._process.wait()
                raise exceptions.AirflowException(
                    f"the process of {self.python} that runs real operators has ended with exit status {code}; "
                    "what it said is above"
                )
            found: dict[str, Any] = json.loads(line)
            if "ask" not in found:
                return found
            self._write({"value": answer(found["ask"]) if answer is not None else None})

    def _write(self, message: dict[str, Any]) -> None:
        if self._process.stdin is None:
            raise exceptions.AirflowException("the process for real operators has no input")
        # a process that has ended shows by what it no longer answers
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(message) + "\n")
            self._process.stdin.flush()

    def end(self, *, kill: bool = False) -> None:
        """
        End the process.

        Args:
            kill: tell the operator that it is killed.
        """
        if self._process.poll() is None:
            if kill:
                self._process.terminate()
            elif self._process.stdin is not None:
                self._process.stdin.close()
            try:
                self._process.wait(GRACE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        shutil.rmtree(self.home, ignore_errors=True)


@contextlib.contextmanager
def worker_of(python: str) -> Any:
    """
    A process for a while; one that something went wrong with is not used again.

    Args:
        python: path of the interpreter.

    Yields:
        The process.
    """
    with _lock:
        idle = _idle.setdefault(f"{os.getpid()} {python}", [])
        worker = idle.pop() if idle else None
    if worker is None:
        worker = Worker(python)
        with _lock:
            if not _all:
                atexit.register(_end_all)
            _all.append(worker)
    try:
        yield worker
    except BaseException:
        worker.end(kill=True)
        with _lock:
            _all.remove(worker)
        raise
    with _lock:
        idle.append(worker)


def _end_all() -> None:
    for worker in _all:
        worker.end()
