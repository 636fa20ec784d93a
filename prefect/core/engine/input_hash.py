"""
Results that later runs find again, in this process and in others: by what a task does, and what it is given.

    @task(cache_validator=input_hash(), cache_for=timedelta(days=1))
    def expensive(x): ...

A run whose function, settings and inputs are those of an earlier one takes the earlier result from disk and ends as
`Cached`. The files lie below `cache.dir` of the configuration; they may be deleted at any time.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pendulum

from prefect.core import context as contexts
from prefect.core.config import config
from prefect.core.engine.disk_cache import DiskCache, Entry
from prefect.core.engine.fingerprints import Unhashable, code_fingerprint, fingerprint, fingerprints
from prefect.core.engine.state import Cached
from prefect.core.logging import logger_of

if TYPE_CHECKING:
    from prefect.core.task import Task

#: Where the key of the run at hand stands in its context: worked out before the run, which may change its inputs.
_KEY = "_cache_file"
#: What `Task.__init__` and `@task` set; all else in a task is a setting of its own, on which results depend.
_NOT_SETTINGS = frozenset(
    {
        "name", "slug", "tags", "max_retries", "retry_delay", "retry_on", "timeout", "trigger",
        "skip_on_upstream_skip", "cache_for", "cache_validator", "cache_key", "checkpoint", "state_handlers",
        "on_failure", "log_stdout", "result", "target", "task_run_name", "nout", "auto_generated", "fn", "run",
        "__wrapped__", "__module__", "__qualname__", "__doc__", "__annotations__", "__name__", "_spec",
    }
)  # fmt: skip


class InputHash:
    """
    A cache validator whose cached states lie on disk; made by `input_hash`.

    Args:
        ignore: names of inputs that make no difference.
        version: part of the key; a new one forgets all results.
        dir: folder of the files; `None` takes `cache.dir` of the configuration.
    """

    def __init__(self, ignore: Iterable[str] = (), version: str | None = None, dir: str | None = None) -> None:
        self.ignore = frozenset([ignore] if isinstance(ignore, str) else ignore)
        self.version = version
        self.dir = dir

    def __repr__(self) -> str:
        return f"<InputHash: {self.folder}>"

    @property
    def arguments(self) -> dict[str, Any]:
        """What `input_hash` was given, for forms."""
        return {"ignore": sorted(self.ignore), "version": self.version, "dir": self.dir}

    @property
    def folder(self) -> str:
        """The folder of the files."""
        chosen = self.dir or config.get_nested("cache.dir") or os.path.join(str(config["home_dir"]), "cache")
        return os.path.abspath(os.path.expanduser(str(chosen)))

    def __call__(self, state: Cached, inputs: dict[str, Any], parameters: dict[str, Any]) -> bool:
        """
        May a cached state that a run was given serve? It must not have expired, and be of the same inputs.

        Args:
            state: the cached state.
            inputs: the inputs of the run at hand.
            parameters: the flow's parameters; they make no difference.

        Returns:
            Whether it may.
        """
        expires = state.cached_result_expiration
        if expires is not None and expires <= pendulum.now("UTC"):
            return False
        if state.hashed_inputs is None:
            return False
        known = {name: text for name, text in state.hashed_inputs.items() if name not in self.ignore}
        return known == fingerprints({name: value for name, value in inputs.items() if name not in self.ignore})

    def key(self, task: Task, inputs: dict[str, Any]) -> str:
        """
        The key of a result.

        Args:
            task: the task. Its `cache_key` stands for what it does, if it has one: tasks with the same share results.
            inputs: the inputs.

        Returns:
            32 hexadecimal digits.

        Raises:
            Unhashable: an input, a setting or the function has no fingerprint.
        """
        given = {name: value for name, value in inputs.items() if name not in self.ignore}
        if task.cache_key is not None:
            return fingerprint(("key", task.cache_key, self.version, given))
        settings = {name: value for name, value in vars(task).items() if name not in _NOT_SETTINGS}
        return fingerprint(("code", code_fingerprint(task.run), settings, self.version, given))

    def find(self, task: Task, inputs: dict[str, Any]) -> Cached | None:
        """
        The cached state for a run.

        Args:
            task: the task.
            inputs: its inputs.

        Returns:
            The state; `None` if there is none, it has expired, or it is damaged (which is logged).
        """
        contexts.context[_KEY] = None
        try:
            key = self.key(task, inputs)
        except Unhashable as err:
            logger_of("TaskRunner").warning("Task '%s': no cache, inputs without a hash: %s", task.name, err)
            return None
        contexts.context[_KEY] = key
        entry = DiskCache(self.folder).read(key, _serializer(task))
        if entry is None:
            return None
        expires = _expiry(task, entry.created)
        if expires is not None and expires.timestamp() <= time.time():
            return None
        return Cached(
            "Result found in the cache on disk.",
            result=entry.value,
            hashed_inputs=fingerprints(inputs),
            cached_parameters=dict(contexts.get_from_context("parameters") or {}),
            cached_result_expiration=expires,
        )

    def keep(self, task: Task, state: Cached) -> None:
        """
        Write a result to disk. A result that cannot be written is logged and does not make the task fail.

        Args:
            task: the task.
            state: how its run ended.
        """
        key = contexts.get_from_context(_KEY)
        if key is None or not state._result.storable:
            return
        try:
            DiskCache(self.folder).write(key, Entry(state.result, time.time(), task.name), _serializer(task))
        except Exception as err:
            logger_of("TaskRunner").warning("Task '%s': its result was not kept in %s: %r", task.name, self.folder, err)


def _serializer(task: Task) -> Any:
    """What writes the values of a task: that of its result, else cloudpickle."""
    if task.result is not None:
        return task.result.serializer
    # imported here: only a cache on disk needs it
    from prefect.core.results.serializers import PickleSerializer

    return PickleSerializer()


def _expiry(task: Task, created: float) -> datetime.datetime | None:
    """When a result ceases to serve; what the task says now counts, not what it said when the result was made."""
    return None if task.cache_for is None else pendulum.from_timestamp(created) + task.cache_for


def input_hash(ignore: Iterable[str] = (), version: str | None = None, dir: str | None = None) -> InputHash:
    """
    A cache validator for results that other processes and later runs find again.

    The key is a hash of the inputs, of the source of the function with its defaults and the values it closes over, and
    of the task's own settings. What the function calls, the flow's parameters and the context are not part of it: give
    another `version` when they change. A `cache_key` of the task takes the place of source and settings, so that tasks
    share results. `cache_for` says how long results serve; without it they serve for ever.

    Args:
        ignore: names of inputs that make no difference.
        version: part of the key; a new one forgets all results.
        dir: folder of the files; `None` takes `cache.dir` of the configuration, `~/.prefect/cache` if it was not set.

    Returns:
        The validator, for `Task(cache_validator=…)`.

    Example:
        >>> from prefect.core.function_task import task
        >>> @task(cache_validator=input_hash(version="2"))
        ... def double(x):
        ...     return 2 * x
    """
    return InputHash(ignore, version, dir)
