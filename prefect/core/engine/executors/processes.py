"""Tasks side by side in processes of their own."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import selectors
import struct
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from prefect.core.config import config
from prefect.core.engine.executors.base import Executor
from prefect.core.engine.executors.driving import cancelled, report, take, wait_for_timer
from prefect.core.engine.executors.parcels import Parcels
from prefect.core.engine.executors.remote_errors import with_traceback
from prefect.core.engine.executors.wire import DONE, LOG, RAISED, READY, TIMER
from prefect.core.engine.executors.worker_process import WorkerProcess, hello_of
from prefect.core.engine.flow_run import FlowRun, Known
from prefect.core.engine.state import Crashed, Failed, State, TimedOut
from prefect.core.engine.timeouts import TIMED_OUT, timeout_error
from prefect.core.errors import NotAvailable, WorkerLost
from prefect.core.logging import logger_of

#: So many workers in a row may end before they are ready.
STILLBORN = 3


class ProcessExecutor(Executor):
    """
    Runs tasks side by side in processes of their own.

    Workers are fresh interpreters that do not import the main program: it needs no `if __name__ == "__main__":`. Tasks,
    arguments and results travel by cloudpickle. Each worker has one task at a time; if it dies, that task is `Crashed`
    (and retried, if it has retries) and a new worker takes its place. A task past its time-out is stopped, if need be
    by killing its worker. Not on Windows.

    Args:
        num_workers: how many tasks at a time; `None` means as many as the machine has processors.

    Raises:
        ValueError: fewer than one worker.

    Example:
        >>> ProcessExecutor(num_workers=2).num_workers
        2
    """

    def __init__(self, num_workers: int | None = None) -> None:
        if num_workers is not None and num_workers < 1:
            raise ValueError(f"An executor needs at least one worker, not {num_workers}.")
        self.num_workers = num_workers or os.cpu_count() or 1
        self._crew: Crew | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_crew": None}

    @contextlib.contextmanager
    def start(self) -> Iterator[None]:
        """Keep workers for the length of a run; none is left after it."""
        crew = self._crew = Crew(self.num_workers)
        try:
            yield
            crew.dismiss()
        finally:
            self._crew = None
            crew.kill()

    def submit(
        self, fn: Callable[..., Any], *args: Any, extra_context: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """
        Call a function here: alone it has nothing to run beside. Tasks of a flow go to the workers.

        Args:
            fn: what to call.
            args: its arguments.
            extra_context: not needed.
            kwargs: its arguments by name.

        Returns:
            The result.
        """
        return fn(*args, **kwargs)

    def wait(self, futures: Any) -> Any:
        """
        There is nothing to wait for.

        Args:
            futures: results.

        Returns:
            The same.
        """
        return futures

    def drive(self, run: FlowRun, waits: bool) -> None:
        """
        Carry out a run.

        Args:
            run: the run.
            waits: wait for nodes that are to run later.

        Raises:
            KeyboardInterrupt: the run was interrupted; what was under way is `Cancelled`, the workers are killed.
            RuntimeError: the executor was not started, or no worker can be started.
        """
        if self._crew is None:
            raise RuntimeError(f"{type(self).__name__} is used inside `with executor.start():` only.")
        crew = self._crew
        try:
            _Drive(run, crew).go(waits)
        except (KeyboardInterrupt, SystemExit):
            nodes = [worker.node for worker in crew.workers if worker.node is not None]
            crew.kill()
            cancelled(run, nodes)
            raise


class Crew:
    """
    The workers of one run.

    Args:
        size: how many there may be.
    """

    def __init__(self, size: int) -> None:
        if not hasattr(os, "killpg"):
            raise NotAvailable(
                "Worker processes need an operating system with process groups; use ThreadExecutor here."
            )
        self.size = size
        self.workers: list[WorkerProcess] = []
        self.idle: list[WorkerProcess] = []
        self.selector = selectors.DefaultSelector()
        self.stillborn = 0
        extra = list(config["logging"].get("extra_loggers") or ())
        names = {"", "prefect", *extra, *(n for n in logging.root.manager.loggerDict if n.startswith("prefect."))}
        logger_of()
        self.hello = hello_of(
            argv=sys.argv,
            config=config.to_dict(),
            extra=extra,
            levels={name: logging.getLogger(name).level for name in names},
        )

    @property
    def busy(self) -> int:
        """How many have a job."""
        return sum(worker.node is not None for worker in self.workers)

    def grow(self, wanted: int) -> None:
        """
        Start workers, if there are places.

        Args:
            wanted: how many more are of use.
        """
        starting = sum(not worker.is_ready for worker in self.workers)
        for _ in range(min(wanted - starting, self.size - len(self.workers))):
            worker = WorkerProcess(self.hello)
            self.workers.append(worker)
            self.selector.register(worker, selectors.EVENT_READ, worker)

    def drop(self, worker: WorkerProcess) -> str:
        """
        A worker is gone.

        Args:
            worker: the worker.

        Returns:
            How it ended, in words.

        Raises:
            RuntimeError: no worker gets as far as being ready.
        """
        self.selector.unregister(worker)
        self.workers.remove(worker)
        if worker in self.idle:
            self.idle.remove(worker)
        how = worker.ended()
        if not worker.is_ready:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                raise RuntimeError(f"Worker processes cannot start: the last one {how}; what it said stands in stderr.")
        return how

    def dismiss(self) -> None:
        """Let them end."""
        for worker in self.workers:
            worker.dismiss()
        for worker in self.workers:
            worker.left()
        self.workers.clear()

    def kill(self) -> None:
        """End those that are left at once."""
        for worker in self.workers:
            worker.kill()
        for worker in self.workers:
            worker.process.wait()
            worker.dismiss()
        self.workers.clear()
        self.selector.close()


class _Drive:
    """One run on a crew."""

    def __init__(self, run: FlowRun, crew: Crew) -> None:
        self.run = run
        self.crew = crew
        self.parcels = Parcels(run)

    def go(self, waits: bool) -> None:
        """Until nothing is left to do."""
        run, crew, machine = self.run, self.crew, self.run.machine
        while True:
            self._hand_out()
            if not crew.busy and not machine.ready:
                if not wait_for_timer(run, waits):
                    return
                continue
            for pauses in run.on_pause:
                pauses()
            for key, _ in crew.selector.select(self._patience()):
                self._hear(key.data)
            self._stop_late()
            if machine.timers:
                machine.due(time.time())

    def _hand_out(self) -> None:
        crew, machine = self.crew, self.run.machine
        while crew.idle and (node := take(self.run)) is not None:
            self._give(node)
        if machine.ready and len(crew.workers) < crew.size:
            crew.grow(len(machine.ready))

    def _give(self, node: int) -> None:
        run = self.run
        job = run.job(node)
        if isinstance(job, Known):
            report(run, node, job.state)
            return
        try:
            parcel = self.parcels.pack(node, job)
        except Exception as err:
            name = run.machine.task(node).name
            report(run, node, Failed(f"Task '{name}' or its input cannot be sent to a process: {err!r}", result=err))
            return
        while True:
            if not self.crew.idle:
                # those that were idle are gone: it is given to the next that is ready
                run.put_back(node)
                return
            worker = self.crew.idle.pop()
            try:
                missing = {number: self.parcels.blob(number) for number in parcel.needs if number not in worker.has}
                worker.give(node, parcel.body, missing)
                return
            except OSError:
                worker.node = None
                self.crew.drop(worker)

    def _patience(self) -> float | None:
        """Seconds until something happens by itself."""
        times = [worker.deadline - time.monotonic() for worker in self.crew.workers if worker.deadline is not None]
        when = self.run.machine.next_time()
        if when is not None:
            times.append(when - time.time())
        return max(0.0, min(times)) if times else None

    def _hear(self, worker: WorkerProcess) -> None:
        try:
            messages = worker.wire.receive()
        except (EOFError, OSError):
            self._lost(worker)
            return
        for kind, body in messages:
            if kind == DONE:
                node, worker.node, worker.deadline = worker.node, None, None
                self.crew.idle.append(worker)
                assert node is not None  # nothing is done without a job
                report(self.run, node, state_of(body))
            elif kind == READY:
                worker.is_ready = True
                self.crew.stillborn = 0
                self.crew.idle.append(worker)
            elif kind == LOG:
                record = pickle.loads(body)
                logging.getLogger(record.name).handle(record)
            elif kind == TIMER:
                worker.limit(*struct.unpack("d", body))
            elif kind == RAISED:
                raise pickle.loads(body)

    def _stop_late(self) -> None:
        now = time.monotonic()
        for worker in self.crew.workers:
            if worker.deadline is not None and worker.deadline <= now:
                # the end of the line, which follows, does the rest
                worker.deadline, worker.timed_out = None, True
                worker.kill()

    def _lost(self, worker: WorkerProcess) -> None:
        node = worker.node
        how = self.crew.drop(worker)
        if node is None:
            return
        report(self.run, node, self.run.lost(node, lost_state(self.run, node, worker, how)))


def lost_state(run: FlowRun, node: int, worker: WorkerProcess, how: str) -> State:
    """
    What it means that a worker ended before its task did.

    Args:
        run: the run.
        node: what it worked on.
        worker: the worker.
        how: how it ended, in words.

    Returns:
        A `TimedOut` or `Crashed` state.
    """
    name = run.machine.task(node).name
    if worker.timed_out:
        return TimedOut(TIMED_OUT, result=timeout_error(name))
    message = f"The process that ran the task {how}."
    return Crashed(message, result=WorkerLost(f"Task '{name}': {message}"))


def state_of(body: bytes) -> State:
    """
    The state that a worker sent.

    Args:
        body: the state, pickled.

    Returns:
        The state; a failed one if it cannot be read.
    """
    try:
        state: State = pickle.loads(body)
    except Exception as err:
        return Failed(f"The result of the task came back from its process and cannot be read here: {err!r}", result=err)
    if isinstance(state.result, BaseException):
        with_traceback(state.result)
    return state
