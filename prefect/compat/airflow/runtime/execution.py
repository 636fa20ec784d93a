"""One try of a task instance: from a clean slate to the state in which it ends, or in which it waits."""

from __future__ import annotations

import contextlib
import copy
import datetime
import inspect
import logging
import os
from typing import Any

from prefect.compat.airflow.runtime import pushing
from prefect.compat.airflow.runtime.alerts import tell
from prefect.compat.airflow.runtime.asset_events import emit
from prefect.compat.airflow.runtime.callbacks import run_callbacks
from prefect.compat.airflow.runtime.context import Context
from prefect.compat.airflow.runtime.deferral import wait_for
from prefect.compat.airflow.runtime.displayed import displayed
from prefect.compat.airflow.runtime.interrupts import raised_by_code, went_unheard
from prefect.compat.airflow.runtime.labels import has_label, label, label_of_failure
from prefect.compat.airflow.runtime.lineage import push_lineage, without_metadata
from prefect.compat.airflow.runtime.rendering import render
from prefect.compat.airflow.runtime.run import AirflowRun
from prefect.compat.airflow.runtime.story import story
from prefect.compat.airflow.runtime.task_instance import TaskInstance
from prefect.compat.airflow.runtime.time_limit import time_limit
from prefect.compat.airflow.runtime.words import FAILED, SKIPPED, SUCCESS, UP_FOR_RETRY, state_of
from prefect.compat.airflow.standin import current
from prefect.compat.airflow.standin.exceptions import (
    AirflowException,
    AirflowFailException,
    AirflowRescheduleException,
    AirflowSensorTimeout,
    AirflowSkipException,
    AirflowTaskTerminated,
    AirflowTaskTimeout,
    DownstreamTasksSkipped,
    TaskDeferred,
)
from prefect.compat.airflow.standin.exportedcontext import context_to_airflow_vars
from prefect.compat.airflow.standin.masker import redact
from prefect.core.engine.state import Deferred, Failed, Retrying, Scheduled, Skipped, State, Success
from prefect.core.engine.timeouts import TaskInterrupted
from prefect.core.errors import PrefectSignal

_log = logging.getLogger("airflow.task")

TOO_LATE = "the run took longer than its dagrun_timeout"

MAX_RETRY_DELAY = datetime.timedelta(days=1)


class DagRunTimedOut(BaseException):
    """The time of the whole run is over; raised inside a task that is under way then."""


class Attempt:
    """
    What an executor carries out for a task instance.

    Args:
        run: the run.
        node: the node of the task instance.
    """

    __slots__ = ("node", "run")

    def __init__(self, run: AirflowRun, node: int) -> None:
        self.run = run
        self.node = node

    def __reduce__(self) -> Any:
        # only tasks that go to another process need what makes them travel
        from prefect.compat.airflow.runtime.remote import packed

        return packed(self)

    def __call__(self) -> State:
        run = self.run
        if self.node in run.chosen:
            return state_of(SKIPPED, run.chosen[self.node])
        if run.is_late:
            return state_of(SKIPPED, TOO_LATE)
        ti = run.instance(self.node)
        session = run.session
        with session if session is not None else contextlib.nullcontext():
            return carry_out(run, ti)


def carry_out(run: AirflowRun, ti: TaskInstance) -> State:
    """
    Run one try of a task instance.

    Args:
        run: the run.
        ti: the task instance.

    Returns:
        Its state: ended, to be tried again, or to be looked at later.
    """
    _start(ti)
    ti.executing = True
    ti.skips = []
    ti.forced_word = None
    if ti.resumption is None:
        run.xcoms.clear(ti.task_id, ti.map_index)
    context = Context(ti, run.context_makers)
    current.push(context)
    try:
        state = _outcome(run, ti, context)
    finally:
        current.pop()
        ti.executing, ti.ending = False, None
        ti.end_date = datetime.datetime.now(datetime.UTC)
    return state if ti.forced_word is None else state_of(ti.forced_word, "the task set its own state")


def lost(run: AirflowRun, ti: TaskInstance, state: State) -> State:
    """
    What a task instance comes to whose process ended in the middle of a try.

    Args:
        run: the run.
        ti: the task instance, as it stood before the try.
        state: says how the process ended.

    Returns:
        Its state: failed, or to be tried again.
    """
    _start(ti)
    if ti.resumption is None:
        run.xcoms.clear(ti.task_id, ti.map_index)
    context = Context(ti, run.context_makers)
    session = run.session
    with session if session is not None else contextlib.nullcontext():
        current.push(context)
        try:
            return _failed_or_retried(ti, context, AirflowException(str(state.message)))
        finally:
            current.pop()
            ti.ending = None
            ti.end_date = datetime.datetime.now(datetime.UTC)


def _start(ti: TaskInstance) -> None:
    """Begin a try, or go on with it."""
    if ti.resumes:
        ti.resumes = False
    else:
        ti.try_number += 1
        ti.start_date = datetime.datetime.now(datetime.UTC)
        ti.first_poke_at = ti.start_date
        ti.reschedules = 0
    ti.end_date = None


def _outcome(run: AirflowRun, ti: TaskInstance, context: Context) -> State:
    try:
        result = _executed(run, ti, context)
    except AirflowSkipException as error:
        _call_back(ti, "on_skipped_callback", context, SKIPPED)
        if run.version < (3, 0):
            _call_back(ti, "on_success_callback", context, SKIPPED)
        return Skipped(str(error) or "the task skipped itself", result=None)
    except DownstreamTasksSkipped as choice:
        ti.skips.extend(choice.tasks)
        _call_back(ti, "on_success_callback", context, SUCCESS)
        return Success("succeeded, and skipped tasks behind it")
    except AirflowRescheduleException as later:
        ti.reschedules += 1
        ti.resumes = True
        return Scheduled("will be looked at again", start_time=later.reschedule_date)
    except TaskDeferred as deferred:
        return _deferred(run, ti, deferred)
    except DagRunTimedOut:
        return Skipped(TOO_LATE)
    except (AirflowFailException, AirflowSensorTimeout, AirflowTaskTerminated) as error:
        return _failed(ti, context, error)
    except (PrefectSignal, TaskInterrupted):
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt) and not raised_by_code():
            raise
        if went_unheard():  # such as a folder that cannot be taken away since a program that is to end still writes
            raise KeyboardInterrupt from error
        if isinstance(error, SystemExit) and error.code in (None, 0) and run.version < (3, 0):
            return Success("the task ended the process without an error")
        return _failed_or_retried(ti, context, error)
    _call_back(ti, "on_success_callback", context, SUCCESS)
    return Success("Task run succeeded.", result=result)


def _call_back(ti: TaskInstance, name: str, context: Context, word: str) -> None:
    """Callbacks about an end see the state that the task instance ends in."""
    if getattr(ti.task, name, None):
        ti.ending = word
        if name != "on_skipped_callback":
            ti.end_date = datetime.datetime.now(datetime.UTC)
        if ti.run.version >= (3, 0):
            context.setdefault("exception", None)
        run_callbacks(ti.task, name, context, repr(ti))


def _deferred(run: AirflowRun, ti: TaskInstance, deferred: TaskDeferred) -> State:
    """The task waits and holds no thread: its trigger runs elsewhere until it has something to say."""
    ti.resumes = True
    ti.deferral = deferred
    return Deferred("waits for its trigger", start_time=datetime.datetime.now(datetime.UTC))


def _executed(run: AirflowRun, ti: TaskInstance, context: Context) -> Any:
    try:
        operator = prepared(run, ti, context)
    except Exception:
        if run.version >= (3, 0) and getattr(ti.task, "overwrite_rtif_after_execution", False):
            _keep_rendered(run, ti, ti.task)  # as far as it came
        raise
    if run.session is not None and run.session.reads_exported:
        os.environ.update(context_to_airflow_vars(context, in_env_var_format=True))
    going_on, ti.resumption = ti.resumption, None
    _begun(run, ti, operator, context)
    limit, timed_out = _limit(run, operator)
    try:
        with time_limit(limit, timed_out) if limit is not None else contextlib.nullcontext():
            result = operator.execute(context) if going_on is None else _gone_on(operator, going_on, context)
    except TaskDeferred as deferred:
        if run.defers:
            raise
        result = _resumed(run, ti, context, deferred)
        operator = ti.task
    except (AirflowTaskTimeout, DagRunTimedOut):
        operator.on_kill()
        raise
    except Exception:
        if has_label(ti, operator):
            label_of_failure(run, ti, operator, context)
        raise
    finally:
        if ti.task.overwrite_rtif_after_execution:
            _keep_rendered(run, ti, ti.task)
    if inspect.isgeneratorfunction(getattr(operator, "python_callable", None)):
        result = without_metadata(result, context)
    _pushed(run, ti, operator, context, result)
    if operator.outlets or operator.inlets:
        push_lineage(run, ti, operator)
        if operator.outlets and run.world is not None:
            emit(run, ti, operator, context.get("outlet_events", {}))
    return result


def _begun(run: AirflowRun, ti: TaskInstance, operator: Any, context: Context) -> None:
    """
    Run what comes before `execute`, and before going on after a trigger.

    Up to 2.x the operator's own method calls the hook, from 3.0 on it is called beside it, first.
    """
    if run.version < (3, 0):
        operator.pre_execute(context=context)
    else:
        hook = operator.__dict__.get("_pre_execute_hook")
        if hook is not None:
            hook(context)
        operator.pre_execute(context)
    run_callbacks(operator, "on_execute_callback", context, repr(ti))


def _pushed(run: AirflowRun, ti: TaskInstance, operator: Any, context: Context, result: Any) -> None:
    """Push the result and run what comes after: from 3.0 on that comes first, and the method is told no result."""
    if run.version < (3, 0):
        pushing.push_result(run, ti, operator, result)
        if has_label(ti, operator):
            label(run, ti, operator, context)
        operator.post_execute(context=context, result=result)
        return
    unfit = label(run, ti, operator, context) if has_label(ti, operator) else None
    hook = operator.__dict__.get("_post_execute_hook")
    if hook is not None:
        hook(context, result)
    operator.post_execute(context)
    pushing.push_result(run, ti, operator, result)
    if unfit is not None:
        raise unfit


def _gone_on(operator: Any, going_on: tuple[str, dict[str, Any], BaseException | None], context: Context) -> Any:
    """Go on after a trigger; one that failed fails the task."""
    method, arguments, error = going_on
    if error is not None:
        raise error
    return operator.resume_execution(method, arguments, context)


def _limit(run: AirflowRun, operator: Any) -> tuple[float | None, type[BaseException]]:
    """Seconds that the task may take, and what is raised then: its own time is over, or that of the whole run."""
    own = operator.execution_timeout.total_seconds() if operator.execution_timeout else None
    left = run.time_left
    if left is None or own is not None and own <= left:
        return own, AirflowTaskTimeout
    return left, DagRunTimedOut


def _resumed(run: AirflowRun, ti: TaskInstance, context: Context, deferred: TaskDeferred) -> Any:
    while True:
        method, arguments = wait_for(deferred)
        operator = prepared(run, ti, context)
        _begun(run, ti, operator, context)
        try:
            return operator.resume_execution(method, arguments, context)
        except TaskDeferred as further:
            deferred = further


def prepared(run: AirflowRun, ti: TaskInstance, context: Context) -> Any:
    """The operator of this try: a copy with its own fields, rendered."""
    task = run.plan.tasks[ti.index].task
    seen: set[int] = set()
    if task.is_mapped:
        arguments, seen = task._mapped_over().resolve(context)
        operator = task.unmap(arguments)
    else:
        operator = copied(task)
    # what this copy is given must not become relations between tasks
    operator.__dict__["_standin_ready"] = False
    ti.task = operator
    context["task"] = operator
    render(run, operator, context, seen)
    _keep_rendered(run, ti, operator)
    return operator


def _keep_rendered(run: AirflowRun, ti: TaskInstance, operator: Any) -> None:
    if run.options.keep_rendered:
        ti.rendered = {
            name: redact(displayed(getattr(operator, name), run.version), name) for name in operator.template_fields
        }


def copied(task: Any) -> Any:
    """A shallow copy of an operator: what is rendered must not change the DAG."""
    kind: Any = type(task)
    if "__copy__" in kind.__dict__ or hasattr(kind, "__slots__"):
        return copy.copy(task)
    made = kind.__new__(kind)
    made.__dict__.update(task.__dict__)
    return made


def _with_error(context: Context, error: BaseException) -> Context:
    context["exception"] = error
    return context


def _failed_or_retried(ti: TaskInstance, context: Context, error: BaseException) -> State:
    if ti.try_number > ti.max_tries:
        return _failed(ti, context, error)
    _call_back(ti, "on_retry_callback", _with_error(context, error), UP_FOR_RETRY)
    tell(ti, error, again=True)
    _note(error)
    when = datetime.datetime.now(datetime.UTC) + retry_delay(ti)
    if run_deadline := ti.run.deadline_at:
        when = min(when, run_deadline)  # the run ends then, whatever is still to come
    return Retrying(story(ti, error), error, start_time=when, run_count=ti.try_number)


def _note(error: BaseException) -> None:
    if _log.isEnabledFor(logging.INFO):  # somebody wants the tasks' logs; otherwise the report of the run tells
        _log.error("Task failed with exception", exc_info=error)


def _failed(ti: TaskInstance, context: Context, error: BaseException) -> State:
    _call_back(ti, "on_failure_callback", _with_error(context, error), FAILED)
    tell(ti, error, again=False)
    _note(error)
    return Failed(story(ti, error), result=error)


def retry_delay(ti: TaskInstance) -> datetime.timedelta:
    """
    How long to wait before the next try.

    Args:
        ti: the task instance after the try that failed.

    Returns:
        The task's `retry_delay`; with exponential back-off a number of seconds drawn from a range that doubles.
    """
    task = ti.task
    delay: datetime.timedelta = task.retry_delay
    if not task.retry_exponential_backoff:
        return delay
    # drawing a delay needs more modules than most runs do
    import hashlib
    import random

    least = max(1, int(delay.total_seconds() * 2 ** (ti.try_number - 1)))
    seed = hashlib.sha1(f"{ti.dag_id}#{ti.task_id}#{ti.run.logical_date}#{ti.try_number}".encode()).hexdigest()
    seconds = least + random.Random(seed).randrange(least)
    longest = task.max_retry_delay or MAX_RETRY_DELAY
    return min(datetime.timedelta(seconds=seconds), longest)
