"""
Tasks that wait: for a job, a file, a message.

Such a task says how in steps: `start` begins and gives a handle, `check` looks whether it is done and else says when to
look again, `outcome` fetches what came out, `cancel` calls it off. `run` is made from them and just loops.

In a flow the engine does not call `run`: between two looks the task is `Deferred`, a timer of the run machine, and
holds no thread. Five hundred waits cost five hundred timers. A handle is plain data, so a wait that was recorded is
gone on with after a crash, where the job runs on by itself.

Example:
    >>> class Countdown(WaitingTask):
    ...     def start(self, count: int) -> dict[str, int]:
    ...         return {"left": count}
    ...
    ...     def check(self, wait: Wait) -> float | None:
    ...         wait.handle["left"] -= 1
    ...         return 0.001 if wait.handle["left"] > 0 else None
    ...
    ...     def outcome(self, wait: Wait) -> str:
    ...         return f"lift-off after {wait.looks} looks"
    >>> Countdown().run(3)
    'lift-off after 3 looks'
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from prefect.core.engine.state import Deferred, State, TimedOut
from prefect.core.engine.task_call import state_of_call
from prefect.core.errors import WaitTimedOut
from prefect.core.settable import Task
from prefect.core.signature import unknown_argument

#: Where a `Deferred` state's context keeps what is needed to look again.
CONTEXT_KEY = "wait"
#: The shortest time between two looks in a flow, in seconds: no task may keep the engine busy by looking all the time.
SHORTEST = 0.001


class Wait:
    """
    One wait that is under way.

    Args:
        handle: what `start` gave: plain data (dictionaries, lists, strings, numbers) without any secret, for it may be
            written down. `check` may change it.
        arguments: the arguments of the run by name, with those of the task and the defaults. They are never written
            down; each look gets them anew.
        began: when it began, in seconds since the epoch.
        looks: how often was looked.
    """

    __slots__ = ("arguments", "began", "handle", "looks", "seen")

    def __init__(self, handle: Any, arguments: Mapping[str, Any], began: float, looks: int = 0) -> None:
        self.handle = handle
        self.arguments = arguments
        self.began = began
        self.looks = looks
        #: What the last look saw, for `outcome`; not kept between two looks.
        self.seen: Any = None

    def __repr__(self) -> str:
        return f"<Wait: {self.looks} looks in {time.time() - self.began:.0f} s>"

    def __getitem__(self, argument: str) -> Any:
        """An argument of the run."""
        return self.arguments[argument]


class WaitingTask(Task):
    """
    A task that begins something and waits for its end.

    Write `start` and `check`, and `outcome` and `cancel` if need be. (`result` is the name of an option of every task.)

    An argument of `start` called `max_wait` says how many seconds to wait at most; `timeout`, an option of every task,
    limits the wait too, and calls off what was begun.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        start = vars(cls).get("start")
        if start is not None and "run" not in vars(cls):
            cls.run = _looping(start)
        super().__init_subclass__(**kwargs)

    def start(self, *args: Any, **kwargs: Any) -> Any:
        """
        Begin; the arguments are those of `run`.

        Returns:
            The handle.

        Raises:
            NotImplementedError: the task does not say how.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how to start.")

    def check(self, wait: Wait) -> float | None:
        """
        Look whether it is done.

        Args:
            wait: the wait.

        Returns:
            `None` if it is done, else the seconds until the next look.

        Raises:
            NotImplementedError: the task does not say how.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how to check.")

    def outcome(self, wait: Wait) -> Any:
        """
        What came out, asked once it is done.

        Args:
            wait: the wait.

        Returns:
            The value of the run; the handle where a task does not say otherwise.
        """
        return wait.handle

    def cancel(self, wait: Wait) -> None:
        """
        Call it off: the run was interrupted, or its `timeout` is over. By default there is nothing that could be.

        Args:
            wait: the wait.
        """

    def begin(self, arguments: Mapping[str, Any]) -> Wait:
        """
        Start, for whoever drives the wait.

        Args:
            arguments: what was given to the run, by name.

        Returns:
            The wait.
        """
        handle = self.start(**arguments)
        return Wait(handle, self.complete(arguments), time.time())

    def complete(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """
        All arguments of a run.

        Args:
            arguments: what was given to the run, by name.

        Returns:
            The same, and for the others what was fixed when the task was built, or the default.
        """
        known = dict(_defaults(type(self)))
        constructor = getattr(self, "__constructor__", None)
        if constructor is not None:
            known.update({name: self.__dict__[name] for name in constructor.settable if name in self.__dict__})
        known.update(arguments)
        return known

    def look(self, wait: Wait) -> float | None:
        """
        Look once, for whoever drives the wait.

        Args:
            wait: the wait.

        Returns:
            `None` if it is done, else the seconds until the next look.

        Raises:
            WaitTimedOut: it has taken longer than the argument `max_wait` allows.
        """
        wait.looks += 1
        delay = self.check(wait)
        if delay is None:
            return None
        longest = wait.arguments.get("max_wait")
        if longest is None:
            return delay
        left = wait.began + longest - time.time()
        if left <= 0:
            raise WaitTimedOut(f"{self.name} was not done after {longest:g} seconds and {wait.looks} looks.")
        return min(delay, left)


def _defaults(kind: type[WaitingTask]) -> Mapping[str, Any]:
    known: Mapping[str, Any] | None = vars(kind).get("_defaults_of_start")
    if known is None:
        parameters = inspect.signature(kind.start).parameters.values()
        known = {p.name: p.default for p in parameters if p.default is not p.empty}
        kind._defaults_of_start = known  # type: ignore[attr-defined]
    return known


def _looping(start: Callable[..., Any]) -> Callable[..., Any]:
    """`run` with the arguments of `start`."""
    parameters = list(inspect.signature(start).parameters.values())[1:]
    order = tuple(each.name for each in parameters)
    takes_any = any(each.kind is each.VAR_KEYWORD for each in parameters)

    @wraps(start)
    def run(self: WaitingTask, *args: Any, **kwargs: Any) -> Any:
        if len(args) > len(order):
            raise TypeError(f"{type(self).__name__} takes {len(order)} arguments, {len(args)} were given by position.")
        for name, value in zip(order, args, strict=False):
            if name in kwargs:
                raise TypeError(f"{type(self).__name__} got the argument {name!r} twice, by position and by name.")
            kwargs[name] = value
        for name in () if takes_any else kwargs:
            if name not in order:
                raise TypeError(unknown_argument(f"{type(self).__name__}.run", name, order))
        wait = self.begin(kwargs)
        try:
            while (delay := self.look(wait)) is not None:
                time.sleep(delay)
        except (KeyboardInterrupt, SystemExit):
            self.cancel(wait)
            raise
        return self.outcome(wait)

    run.__name__ = "run"
    run.__qualname__ = start.__qualname__.rpartition(".")[0] + ".run"
    return run


# what the engine does with such a task instead of calling `run`


def is_under_way(state: State | None) -> bool:
    """
    Is there a wait to go on with?

    Args:
        state: the state of a task.

    Returns:
        Whether it is `Deferred` with what is needed to look again.
    """
    return isinstance(state, Deferred) and CONTEXT_KEY in state.context


def wait_of(task: WaitingTask, state: State, arguments: Mapping[str, Any]) -> Wait:
    """
    The wait that a state tells of.

    Args:
        task: the task.
        state: the state.
        arguments: what was given to the run, by name.

    Returns:
        The wait.
    """
    kept = state.context[CONTEXT_KEY]
    return Wait(kept["handle"], task.complete(arguments), kept["began"], kept["looks"])


def step(task: WaitingTask, state: State | None, arguments: Mapping[str, Any], run_count: int) -> State:
    """
    Start a wait, or look once more.

    Args:
        task: the task.
        state: the state it is in; goes on with its wait if there is one in it.
        arguments: what was given to the run, by name.
        run_count: the number of the run.

    Returns:
        `Deferred` until the next look, or how the run ended.
    """
    began = time.time()

    def once() -> State | Any:
        nonlocal began
        if state is not None and is_under_way(state):
            wait = wait_of(task, state, arguments)
        else:
            wait = task.begin(arguments)
        began = wait.began
        delay = task.look(wait)
        if delay is None:
            return task.outcome(wait)
        if task.timeout and time.time() + delay > began + task.timeout:
            delay = began + task.timeout - time.time()
            if delay <= 0:
                task.cancel(wait)
                return _Ended(TimedOut(f"Task timed out: not done after {task.timeout} seconds."))
        return _Ended(_deferred(wait, max(delay, SHORTEST), run_count))

    ended = state_of_call(task, once, {})
    value = ended._value
    if type(value) is _Ended:
        if isinstance(value.state, TimedOut):
            value.state.started, value.state.ended = began, time.time()
        return value.state
    ended.started = began
    return ended


class _Ended:
    """A state that a step has come to by itself."""

    __slots__ = ("state",)

    def __init__(self, state: State) -> None:
        self.state = state


def _deferred(wait: Wait, delay: float, run_count: int) -> Deferred:
    kept = {"handle": wait.handle, "began": wait.began, "looks": wait.looks}
    state = Deferred("Waiting.", context={CONTEXT_KEY: kept, "task_run_count": run_count})
    state._start = time.time() + delay
    return state
