"""A worker process as the process that drives the run sees it."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import time
from typing import Any

from prefect.core.engine.executors.wire import HELLO, JOB, SHARED, Wire

#: What a new interpreter does first. The search path comes with it: the user's main program is not imported.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from prefect.core.engine.executors.worker import main; main({fd})"

#: How long past its time-out a task may take to notice it, before its process is killed; in seconds.
GRACE = 1.0


class WorkerProcess:
    """
    One worker process. It is started at once and is ready when it says so.

    Args:
        hello: the settings it begins with, pickled.
    """

    def __init__(self, hello: bytes) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            program = _PROGRAM.format(path=sys.path, fd=theirs.fileno())
            flags = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]
            self.process = subprocess.Popen(
                [sys.executable, *flags, "-c", program],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                # a group of its own: Ctrl-C reaches the driving process only, and a kill reaches what the task started
                start_new_session=True,
            )
        self.wire = Wire(ours)
        self.has: set[int] = set()
        self.is_ready = False
        #: The node it works on.
        self.node: int | None = None
        #: When it is killed unless it reports before, by the monotonic clock.
        self.deadline: float | None = None
        self.timed_out = False
        # a message that does not fit into the pipe any more would wait: the first is small
        self.wire.send(HELLO, hello)

    def fileno(self) -> int:
        """The file descriptor, for `select`."""
        return self.wire.fileno()

    def give(self, node: int, body: bytes, shared: dict[int, bytes]) -> None:
        """
        Give it a job.

        Args:
            node: the node the job belongs to.
            body: the job.
            shared: what the job names by number and this worker does not have yet.

        Raises:
            OSError: the process is gone.
        """
        for number, blob in shared.items():
            self.wire.send(SHARED, number.to_bytes(8, sys.byteorder) + blob)
            self.has.add(number)
        self.node = node
        self.wire.send(JOB, body)

    def limit(self, seconds: float) -> None:
        """
        Its task has a time-out that begins, or (a negative number) has ended.

        Args:
            seconds: the time-out.
        """
        self.deadline = None if seconds < 0 else time.monotonic() + seconds + GRACE

    def kill(self) -> None:
        """End it, and whatever its task has started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def ended(self) -> str:
        """
        Wait for its end.

        Returns:
            How it ended, in words.
        """
        # before it is waited for, while its number cannot be another's: what its task had started goes too
        self.kill()
        code = self.process.wait()
        self.wire.close()
        if code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else "unknown"
            return f"was ended by signal {-code} ({name})"
        return f"ended with exit status {code}"

    def dismiss(self) -> None:
        """Tell it to end after its work; `ended` or `left` waits for it."""
        self.wire.close()

    def left(self, seconds: float = 5.0) -> None:
        """
        Wait until a dismissed worker has ended.

        Args:
            seconds: after which it is killed.
        """
        try:
            self._wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait()

    def _wait(self, seconds: float) -> None:
        """Wait for its end without looking again and again, where the operating system knows how."""
        if hasattr(os, "pidfd_open") and self.process.returncode is None:
            end = os.pidfd_open(self.process.pid)
            try:
                select.select([end], [], [], seconds)
            finally:
                os.close(end)
        self.process.wait(0 if self.process.poll() is not None else seconds / 10)


def hello_of(**settings: Any) -> bytes:
    """
    The settings that a worker begins with, as bytes.

    Args:
        settings: the settings.

    Returns:
        The bytes.
    """
    # imported here: only whoever starts processes needs it
    import cloudpickle

    body: bytes = cloudpickle.dumps(settings)
    return body
