"""
Tasks whose function is a coroutine: they run on one event loop, beside the thread that drives the run.

`LocalExecutor` starts every such task as soon as it may run and goes on with the others, so that a thousand tasks which
wait cost one thread. Everywhere else (threads, processes, runners of the user's own, tasks that use more than a
function, a trigger and retries) the caller waits for the result; the coroutine still runs on that one loop.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextvars
import os
import queue
import threading
import time
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core.engine import signals
from prefect.core.engine.executors.driving import cancelled, report, take, wait_for_timer
from prefect.core.engine.flow_run import Known, PlainJob
from prefect.core.engine.frame import TaskFrame
from prefect.core.engine.state import Failed, Looped, State, Success
from prefect.core.engine.task_call import SUCCEEDED, next_round, retry_of, state_of_signal
from prefect.core.logging import logger_of

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun
    from prefect.core.task import Task

_lock = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None
#: How often a waiting thread looks whether somebody wants it to stop, in seconds.
LOOK = 0.1


def _forget() -> None:
    """A forked process has the loop's object, but not its thread."""
    global _loop, _lock
    _loop, _lock = None, threading.Lock()


os.register_at_fork(after_in_child=_forget)


def shared_loop() -> asyncio.AbstractEventLoop:
    """The event loop of all coroutine tasks of this process; it runs in a thread of its own."""
    global _loop
    with _lock:
        if _loop is None or _loop.is_closed():
            _loop = asyncio.new_event_loop()
            threading.Thread(target=_loop.run_forever, name="prefect-async-tasks", daemon=True).start()
        return _loop


def result_of(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """
    Run a coroutine on the shared loop and wait for it.

    Args:
        coroutine: the coroutine.

    Returns:
        Its result.

    Raises:
        BaseException: whatever it raised. One that stops this thread cancels it.
    """
    future = asyncio.run_coroutine_threadsafe(_kept(coroutine), shared_loop())
    try:
        while True:
            try:
                value, raised = future.result(timeout=LOOK)
                break
            except concurrent.futures.TimeoutError:
                if future.done():
                    raise
    except BaseException:
        future.cancel()
        raise
    if raised is not None:
        raise raised
    return value


async def _kept(coroutine: Coroutine[Any, Any, Any]) -> tuple[Any, BaseException | None]:
    """Result or error of a coroutine; what is no `Exception`, a signal for example, would stop the loop."""
    try:
        return await coroutine, None
    except asyncio.CancelledError:
        raise
    except BaseException as err:  # handed to the thread that waits
        return None, err


async def _state_of_await(function: Any, arguments: dict[str, Any]) -> State:
    started = time.time()
    state: State
    try:
        state = Success(SUCCEEDED, await function(**arguments))
    except signals.PrefectStateSignal as signal:
        state = state_of_signal(signal)
    except Exception as err:
        state = Failed(f"Error during execution of task: {err!r}", err)
    state.started = started
    state.ended = time.time()
    return state


async def _run_plain(
    task: Task,
    arguments: dict[str, Any],
    context: dict[str, Any],
    slug: str | None,
    map_index: int,
    run_count: int,
    logs: bool,
    round_: dict[str, Any] | None = None,
) -> State:
    """Run a plain coroutine task once, with all rounds of its loop; the twin of `flow_run.run_plain`."""
    full_name = task.name if map_index < 0 else f"{task.name}[{map_index}]"
    if logs:
        logger_of("TaskRunner").info("Task '%s': Starting task run...", full_name)
    more = round_
    while True:
        token = contexts.enter(TaskFrame(context, task, slug, map_index, run_count, more))
        try:
            state = await _state_of_await(task.run, arguments)
            if isinstance(state, Failed):
                if logs and isinstance(state.result, Exception):
                    logger_of("TaskRunner").error(
                        "Task '%s': Exception encountered during task execution!", full_name, exc_info=state.result
                    )
                state = retry_of(task, state, run_count, more)
        finally:
            contexts.leave(token)
        if not isinstance(state, Looped):
            break
        more, run_count = next_round(state), 1
    if task.tags:
        state.context["tags"] = list(task.tags)
    if logs:
        logger_of("TaskRunner").info(
            "Task '%s': Finished task run for task with final state: '%s'", full_name, type(state).__name__
        )
    return state


class _Together:
    """One run whose coroutine tasks are under way together."""

    def __init__(self, run: FlowRun) -> None:
        self.run = run
        self.loop = shared_loop()
        self.ended: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        self.under_way: dict[int, Any] = {}

    def begin(self, node: int) -> None:
        """Carry a node out; one that waits only begins."""
        run = self.run
        index = run.machine.owner[node]
        if not run.plan.tasks[index].is_async or index in run.machine.policies:
            report(run, node, run.perform(node))
            return
        job = run.job(node)
        if isinstance(job, Known):
            report(run, node, job())
        elif not isinstance(job, PlainJob):
            # it has steps around its call, which wait: they get a thread of their own
            self.under_way[node] = None
            # with what this thread sees of the context
            seen = contextvars.copy_context()
            threading.Thread(target=seen.run, args=(self._in_thread, node), daemon=True).start()
        else:
            task, arguments, _, *others = job.arguments
            # it stays in this process, and so sees all of the context
            call = _run_plain(task, arguments, run.context, *others)
            future = asyncio.run_coroutine_threadsafe(call, self.loop)
            self.under_way[node] = future
            future.add_done_callback(lambda done, node=node: self.ended.put((node, done)))  # type: ignore[misc]

    def _in_thread(self, node: int) -> None:
        done: concurrent.futures.Future[State] = concurrent.futures.Future()
        try:
            done.set_result(self.run.perform(node))
        except BaseException as err:  # raised again in the thread that drives
            done.set_exception(err)
        self.ended.put((node, done))

    def wait(self) -> None:
        """Until something under way has ended, or a timer is due."""
        machine = self.run.machine
        when = machine.next_time()
        try:
            node, done = self.ended.get(timeout=LOOK if when is None else max(0.0, min(LOOK, when - time.time())))
        except queue.Empty:
            machine.due(time.time())
            return
        self.under_way.pop(node)
        report(self.run, node, done.result())

    def call_off(self) -> None:
        """Cancel what is under way."""
        for future in self.under_way.values():
            if future is not None:
                future.cancel()


def drive_together(run: FlowRun, waits: bool) -> None:
    """
    Carry out a run that has coroutine tasks.

    Args:
        run: the run.
        waits: wait for nodes that are to run later.

    Raises:
        KeyboardInterrupt: the run was interrupted; the tasks under way are `Cancelled`.
    """
    together = _Together(run)
    try:
        while True:
            while (node := take(run)) is not None:
                together.begin(node)
            if together.under_way:
                together.wait()
            elif not run.machine.ready and not wait_for_timer(run, waits):
                return
    except (KeyboardInterrupt, SystemExit):
        together.call_off()
        cancelled(run, tuple(together.under_way))
        raise
