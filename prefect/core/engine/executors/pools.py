"""Tasks side by side: in threads, or in processes of their own."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import Executor as Pool
from typing import TYPE_CHECKING, Any

from prefect.core.engine.executors.base import Executor, report, wait_for_timer
from prefect.core.engine.state import Crashed, Failed, State

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun


class _PoolExecutor(Executor):
    """
    Runs tasks side by side, never more handed over than a few times the number of workers.

    Args:
        num_workers: how many tasks at a time; `None` means as many as the machine has processors.
    """

    def __init__(self, num_workers: int | None = None) -> None:
        if num_workers is not None and num_workers < 1:
            raise ValueError(f"An executor needs at least one worker, not {num_workers}.")
        self.num_workers = num_workers or os.cpu_count() or 1
        self._pool: Pool | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_pool": None}

    def _make_pool(self) -> Pool:
        raise NotImplementedError

    def _pack(self, job: Callable[[], State]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return job, ()

    @contextlib.contextmanager
    def start(self) -> Iterator[None]:
        """Open the pool for the length of a run."""
        self._pool = self._make_pool()
        try:
            yield
        finally:
            pool, self._pool = self._pool, None
            pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, fn: Callable[..., Any], *args: Any, extra_context: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """
        Begin a call in the pool.

        Args:
            fn: what to call.
            args: its arguments.
            extra_context: not needed.
            kwargs: its arguments by name.

        Returns:
            A future.

        Raises:
            RuntimeError: the executor was not started.
        """
        if self._pool is None:
            raise RuntimeError(f"{type(self).__name__} is used inside `with executor.start():` only.")
        return self._pool.submit(fn, *args, **kwargs)

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
        return futures.result() if isinstance(futures, Future) else futures

    def drive(self, run: FlowRun, waits: bool) -> None:
        """
        Carry out a run.

        Args:
            run: the run.
            waits: wait for nodes that are to run later.
        """
        machine = run.machine
        window = 2 * self.num_workers
        under_way: dict[Future[Any], int] = {}
        while True:
            while machine.ready and len(under_way) < window:
                node = machine.ready.popleft()
                self._hand_over(run, node, under_way)
            if not under_way:
                if machine.ready:
                    continue
                if not wait_for_timer(run, waits):
                    return
                continue
            when = machine.next_time()
            timeout = None if when is None else max(0.0, when - time.time())
            done, _ = wait(under_way, timeout=timeout, return_when=FIRST_COMPLETED)
            for future in done:
                report(run, under_way.pop(future), _state_of(future))
            if when is not None:
                machine.due(time.time())

    def _hand_over(self, run: FlowRun, node: int, under_way: dict[Future[Any], int]) -> None:
        try:
            function, arguments = self._pack(run.job(node))
            future = self.submit(function, *arguments)
        except Exception as err:
            task = run.machine.task(node)
            report(run, node, Failed(f"Task '{task.name}' could not be handed to a worker: {err!r}", result=err))
        else:
            under_way[future] = node


def _state_of(future: Future[Any]) -> State:
    """The state that came back, or what it means that none did."""
    # imported here: a pool of processes is what makes it possible
    from concurrent.futures.process import BrokenProcessPool

    try:
        state = future.result()
    except BrokenProcessPool as err:
        return Crashed("The process that ran the task is gone.", result=err)
    except Exception as err:
        return Failed(f"The worker could not run the task: {err!r}", result=err)
    if isinstance(state, bytes):
        # imported here: states come as bytes from processes only
        import cloudpickle

        state = cloudpickle.loads(state)
    return state


class ThreadExecutor(_PoolExecutor):
    """
    Runs tasks side by side in threads.

    Args:
        num_workers: how many tasks at a time; `None` means as many as the machine has processors.

    Example:
        >>> ThreadExecutor(num_workers=4).num_workers
        4
    """

    def _make_pool(self) -> Pool:
        # imported here: a program that never runs threads does not load them
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(self.num_workers, thread_name_prefix="prefect")


class ProcessExecutor(_PoolExecutor):
    """
    Runs tasks side by side in processes of their own. Tasks, arguments and results travel by cloudpickle.

    Args:
        num_workers: how many tasks at a time; `None` means as many as the machine has processors.

    Example:
        >>> ProcessExecutor(num_workers=2).num_workers
        2
    """

    def _make_pool(self) -> Pool:
        # imported here: a program that never runs processes does not load them
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        return ProcessPoolExecutor(self.num_workers, mp_context=multiprocessing.get_context(method))

    def _pack(self, job: Callable[[], State]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        # imported here: only what leaves the process is pickled
        import cloudpickle

        return run_packed, (cloudpickle.dumps(job),)


def run_packed(job: bytes) -> bytes:
    """
    Run a job that came from another process.

    Args:
        job: the pickled job.

    Returns:
        The pickled state; a failed one where the real one cannot be pickled.
    """
    # imported here: runs in the worker
    import cloudpickle

    state = cloudpickle.loads(job)()
    try:
        return cloudpickle.dumps(state)
    except Exception as err:
        return cloudpickle.dumps(
            Failed(f"The result of the task cannot be sent back from its process: {err!r}. Return something that can "
                   "be pickled, or run the flow in threads.")
        )  # fmt: skip


class LocalDaskExecutor(_PoolExecutor):
    """
    Upstream's name for threads and processes on this machine; it needs no Dask.

    Args:
        scheduler: `"threads"`, `"processes"`, or `"sync"` for one task after the other.
        num_workers: how many tasks at a time; `None` means as many as the machine has processors.
        kwargs: further options that Dask would take; they make no difference here.

    Raises:
        ValueError: an unknown scheduler.

    Example:
        >>> LocalDaskExecutor(scheduler="processes", num_workers=2)
        <Executor: LocalDaskExecutor>
    """

    _ways = {
        "threads": "threads", "threading": "threads", "processes": "processes", "multiprocessing": "processes",
        "sync": "sync", "synchronous": "sync", "single-threaded": "sync",
    }  # fmt: skip

    def __init__(self, scheduler: str = "threads", num_workers: int | None = None, **kwargs: Any) -> None:
        way = self._ways.get(str(scheduler).lower())
        if way is None:
            raise ValueError(
                f"Unknown scheduler {scheduler!r}: use 'threads', 'processes' or 'sync'."
            )
        super().__init__(1 if way == "sync" else num_workers)
        self.scheduler = scheduler
        self.kwargs = kwargs
        self._other: _PoolExecutor = ProcessExecutor(num_workers) if way == "processes" else ThreadExecutor(self.num_workers)

    def _make_pool(self) -> Pool:
        return self._other._make_pool()

    def _pack(self, job: Callable[[], State]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._other._pack(job)
