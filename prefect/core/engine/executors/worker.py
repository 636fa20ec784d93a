"""
A worker process: what runs on the other side.

It is a fresh interpreter that never imports the user's main program; jobs come as bytes over a socket. The main thread
runs one job at a time, so that a time-out's alarm reaches it. A second thread reads the socket: once the other side is
gone, nothing is left to work for, and the worker ends together with what its task has started.
"""

from __future__ import annotations

import atexit
import copy
import io
import logging
import os
import pickle
import queue
import signal
import socket
import struct
import sys
import threading
from typing import Any

import cloudpickle

from prefect.core.config import config
from prefect.core.engine.executors.remote_errors import portable
from prefect.core.engine.executors.wire import DONE, HELLO, JOB, LOG, RAISED, READY, SHARED, TIMER, Wire
from prefect.core.engine.state import Failed, State
from prefect.core.engine.timeouts import announce
from prefect.core.logging import logger_of
from prefect.core.masking import masked

NOT_SENT_BACK = (
    "The result of the task cannot be sent back from its process: {err!r}. Return something that can be pickled, or "
    "run the flow in threads."
)


class _Forward(logging.Handler):
    """Sends log records to the process that drives the run: its handlers, filters and masks hold for workers too."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self.wire = wire

    def emit(self, record: logging.LogRecord) -> None:
        text = masked(self.format(record))  # a secret may be known to this process only
        record = copy.copy(record)
        record.msg, record.args, record.exc_info, record.exc_text, record.stack_info = text, None, None, None, None
        try:
            body = cloudpickle.dumps(record)
        except Exception:
            # something in `extra` cannot travel: the text can
            plain = {
                key: value for key, value in record.__dict__.items() if isinstance(value, str | int | float | None)
            }
            body = cloudpickle.dumps(logging.makeLogRecord(plain))
        self.wire.send(LOG, body)


class _Unpickler(pickle.Unpickler):
    def __init__(self, body: bytes, shared: _Shared) -> None:
        super().__init__(io.BytesIO(body))
        self.persistent_load = shared.get  # type: ignore[method-assign]


class _Shared:
    """What jobs name by number."""

    def __init__(self) -> None:
        self.blobs: dict[int, bytes] = {}
        self.things: dict[int, Any] = {}

    def get(self, number: int) -> Any:
        if number not in self.things:
            self.things[number] = pickle.loads(self.blobs.pop(number))
        return self.things[number]


def main(descriptor: int) -> None:
    """
    Work until the other side closes the socket.

    Args:
        descriptor: the file descriptor of the socket.
    """
    # a handler that does nothing, not SIG_IGN: programs that a task starts would inherit the latter
    signal.signal(signal.SIGINT, lambda signum, frame: None)
    wire = Wire(socket.socket(fileno=descriptor))
    jobs: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    shared = _Shared()
    busy = threading.Event()
    threading.Thread(target=_read, args=(wire, jobs, shared, busy), daemon=True).start()
    announce.set(lambda seconds: wire.send(TIMER, struct.pack("d", -1.0 if seconds is None else seconds)))
    while (body := jobs.get()) is not None:
        try:
            wire.send(*_outcome(body, shared))
        except OSError:
            break
        busy.clear()
    # what an interpreter does at its end, but for taking itself apart, which somebody waits for
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _read(wire: Wire, jobs: queue.SimpleQueue[bytes | None], shared: _Shared, busy: threading.Event) -> None:
    try:
        while True:
            for kind, body in wire.receive():
                if kind == JOB:
                    busy.set()
                    jobs.put(body)
                elif kind == SHARED:
                    (number,) = struct.unpack_from("q", body)
                    shared.blobs[number] = body[8:]
                elif kind == HELLO:
                    _settle(pickle.loads(body), wire)
                    wire.send(READY, b"")
    except (EOFError, OSError):
        if busy.is_set():
            # this process leads its own group: what the task has started goes with it
            os.killpg(0, signal.SIGKILL)
        jobs.put(None)


def _settle(hello: dict[str, Any], wire: Wire) -> None:
    """Take over the other side's settings and log levels."""
    sys.argv[:] = hello["argv"]
    logger_of()
    for key in list(config):
        del config[key]
    for key, value in hello["config"].items():
        config[key] = value
    forward = _Forward(wire)
    for name, level in hello["levels"].items():
        logger = logging.getLogger(name)
        logger.setLevel(level)
    logging.getLogger().handlers[:] = [forward]
    for name in ("prefect", *hello["extra"]):
        logger = logging.getLogger(name)
        # it reaches the root's handler, or, if it does not propagate, needs one of its own
        logger.handlers[:] = [] if logger.propagate else [forward]


def _outcome(body: bytes, shared: _Shared) -> tuple[bytes, bytes]:
    """Run a job and pack what came of it."""
    try:
        job = _Unpickler(body, shared).load()
    except Exception as err:
        return DONE, cloudpickle.dumps(
            Failed(f"The task could not be read in its worker process: {err!r}", result=portable(err))
        )
    try:
        state = job()
    except (KeyboardInterrupt, SystemExit) as err:
        return RAISED, cloudpickle.dumps(type(err)(*err.args))
    except Exception as err:
        state = Failed(f"The worker could not run the task: {err!r}", result=err)
    return DONE, _packed(state)


def _packed(state: State) -> bytes:
    if isinstance(state.result, BaseException):
        state.result = portable(state.result)
    try:
        return cloudpickle.dumps(state)
    except Exception as err:
        failed = Failed(NOT_SENT_BACK.format(err=err))
        failed.started, failed.ended = state.started, state.ended
        return cloudpickle.dumps(failed)
