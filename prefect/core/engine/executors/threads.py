"""Tasks side by side in threads."""

from __future__ import annotations

import contextlib
import contextvars
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from prefect.core.engine.executors.base import Executor
from prefect.core.engine.executors.driving import cancelled, report, take, wait_for_timer
from prefect.core.engine.state import Failed, State
from prefect.core.engine.timeouts import TaskInterrupted, raise_in

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun

#: How long an interrupted run waits for threads to notice, in seconds.
PATIENCE = 1.0


class _Call:
    """A call handed to a thread, and what came of it."""

    __slots__ = ("done", "error", "function", "thread", "value")

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function
        self.done = threading.Event()
        self.value: Any = None
        self.error: BaseException | None = None
        self.thread: int | None = None

    def __call__(self) -> None:
        try:
            self.value = self.function()
        except BaseException as err:
            self.error = err
        self.done.set()

    def result(self) -> Any:
        """Wait for the end; what was raised is raised again."""
        self.done.wait()
        if self.error is not None:
            raise self.error
        return self.value


def _value(given: Any) -> Any:
    return given.result() if isinstance(given, _Call) else given


class ThreadExecutor(Executor):
    """
    Runs tasks side by side in threads.

    A task's time-out stops Python code at its next step; a call that blocks outside Python ends first. The same holds
    for Ctrl-C: what does not stop within a second is left behind and is `Cancelled` all the same.

    Args:
        num_workers: how many tasks at a time; `None` means as many as the machine has processors.
        timeouts_in_processes: run tasks that have a time-out in processes of their own, which can always be stopped.

    Raises:
        ValueError: fewer than one worker.

    Example:
        >>> ThreadExecutor(num_workers=4).num_workers
        4
    """

    def __init__(self, num_workers: int | None = None, *, timeouts_in_processes: bool = False) -> None:
        if num_workers is not None and num_workers < 1:
            raise ValueError(f"An executor needs at least one worker, not {num_workers}.")
        self.num_workers = num_workers or os.cpu_count() or 1
        self.timeouts_in_processes = timeouts_in_processes
        self._crew: _Threads | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_crew": None}

    @contextlib.contextmanager
    def start(self) -> Iterator[None]:
        """Keep threads for the length of a run."""
        crew = self._crew = _Threads(self.num_workers)
        try:
            yield
        finally:
            self._crew = None
            crew.stop()

    def submit(
        self, fn: Callable[..., Any], *args: Any, extra_context: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """
        Begin a call in a thread.

        Args:
            fn: what to call.
            args: its arguments; a call that was submitted before stands for its result.
            extra_context: not needed.
            kwargs: its arguments by name.

        Returns:
            The call; `wait` turns it into its result.

        Raises:
            RuntimeError: the executor was not started.
        """
        # threads take calls in order: one that waits for another is never in its way
        call = _Call(lambda: fn(*map(_value, args), **{key: _value(value) for key, value in kwargs.items()}))
        self._started().put(call)
        return call

    def wait(self, futures: Any) -> Any:
        """
        Wait for calls.

        Args:
            futures: what `submit` gave, alone or in lists and dictionaries.

        Returns:
            The results in the same shape.
        """
        if isinstance(futures, dict):
            return {key: self.wait(value) for key, value in futures.items()}
        if isinstance(futures, list | tuple | set):
            return type(futures)(self.wait(value) for value in futures)
        return _value(futures)

    def drive(self, run: FlowRun, waits: bool) -> None:
        """
        Carry out a run.

        Args:
            run: the run.
            waits: wait for nodes that are to run later.

        Raises:
            KeyboardInterrupt: the run was interrupted; what was under way is `Cancelled`.
            RuntimeError: the executor was not started.
        """
        crew, machine = self._started(), run.machine
        done: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        under_way: dict[int, _Job] = {}
        try:
            while True:
                while len(under_way) < self.num_workers and (node := take(run)) is not None:
                    job = _Job(node, self._job_of(run, node), done)
                    under_way[node] = job
                    crew.put(job)
                if not under_way:
                    if machine.ready:
                        continue
                    if not wait_for_timer(run, waits):
                        return
                    continue
                for pauses in run.on_pause:
                    pauses()
                self._collect(run, done, under_way)
        except (KeyboardInterrupt, SystemExit):
            crew.interrupt(list(under_way.values()))
            cancelled(run, list(under_way))
            raise

    def _started(self) -> _Threads:
        if self._crew is None:
            raise RuntimeError(f"{type(self).__name__} is used inside `with executor.start():` only.")
        return self._crew

    def _job_of(self, run: FlowRun, node: int) -> Callable[[], State]:
        job = run.job(node)
        if self.timeouts_in_processes and run.machine.task(node).timeout:
            # imported here: only whoever asks for it starts processes
            from prefect.core.engine.executors.isolation import Isolated

            return Isolated(run, node, job)
        return job

    def _collect(self, run: FlowRun, done: queue.SimpleQueue[tuple[int, Any]], under_way: dict[int, _Job]) -> None:
        """Wait for an end, and take all that there are."""
        when = run.machine.next_time()
        timeout = None if when is None else max(0.0, when - time.time())
        try:
            node, outcome = done.get(timeout=timeout)
            while True:
                del under_way[node]
                if isinstance(outcome, State):
                    report(run, node, outcome)
                elif isinstance(outcome, Exception):
                    message = f"The worker could not run the task: {outcome!r}"
                    report(run, node, Failed(message, result=outcome))
                else:
                    under_way[node] = _Job(node, lambda: None, done)
                    raise outcome
                node, outcome = done.get_nowait()
        except queue.Empty:
            if when is not None:
                run.machine.due(time.time())


class _Job:
    """A node handed to a thread; reports its state, or what was raised."""

    __slots__ = ("done", "job", "node", "thread")

    def __init__(self, node: int, job: Callable[[], Any], done: queue.SimpleQueue[tuple[int, Any]]) -> None:
        self.node = node
        self.job = job
        self.done = done
        self.thread: int | None = None

    def __call__(self) -> None:
        self.thread = threading.get_ident()
        try:
            outcome = self.job()
        except BaseException as err:
            outcome = err
        self.thread = None
        self.done.put((self.node, outcome))


class _Threads:
    """
    Threads that take calls from a queue; each is started when there is work for it.

    Args:
        size: how many there may be.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self.threads: list[threading.Thread] = []
        self.idle = threading.Semaphore(0)
        self.is_interrupted = False

    def put(self, call: Callable[[], None]) -> None:
        """Hand over a call."""
        if not self.idle.acquire(blocking=False) and len(self.threads) < self.size:
            # the thread sees the context variables of the thread that drives the run
            target = contextvars.copy_context().run
            thread = threading.Thread(target=target, args=(self._work,), name="prefect", daemon=True)
            self.threads.append(thread)
            thread.start()
        self.calls.put(call)

    def _work(self) -> None:
        while (call := self.calls.get()) is not None:
            try:
                call()
            except TaskInterrupted:
                return
            self.idle.release()

    def interrupt(self, jobs: list[_Job]) -> None:
        """Stop what can be stopped."""
        self.is_interrupted = True
        for job in jobs:
            if job.thread is not None:
                raise_in(job.thread, TaskInterrupted)
        deadline = time.monotonic() + PATIENCE
        for job in jobs:
            while job.thread is not None and time.monotonic() < deadline:
                time.sleep(0.005)

    def stop(self) -> None:
        """Let the threads end; after an interrupt nobody waits for them."""
        for _ in self.threads:
            self.calls.put(None)
        if not self.is_interrupted:
            for thread in self.threads:
                thread.join()
