"""The XComs of one run: values that tasks leave for each other, kept in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow.runtime.lazy import LazyXComSelectSequence, LazyXComSequence
from prefect.compat.airflow.runtime.xcom_values import fresh, stored
from prefect.compat.airflow.standin.notset import NOTSET, ArgNotSet

RETURN_VALUE = "return_value"
SKIPMIXIN_KEY = "skipmixin_key"

#: Values of one task instance by key.
Values = dict[str, Any]


class ValidationError(ValueError):
    """From 3.0 on: an XCom has to be named by a text. Named as the error that it is there."""


def checked_key(key: object) -> str:
    """
    Look whether a key is one of Airflow 3.

    Args:
        key: what is said to be the name of an XCom.

    Returns:
        The key as text.

    Raises:
        ValidationError: it is no text, or an empty one.
    """
    if not isinstance(key, (str, bytes)) or not key:
        raise ValidationError(f"the key of an XCom must be a text, and not empty: {key!r}")
    return key if isinstance(key, str) else key.decode()


class XComStore:
    """
    The XComs of a run by task, map index and key.

    Args:
        version: the Airflow version whose rules hold.
    """

    def __init__(self, version: tuple[int, int]) -> None:
        self.version = version
        self._tasks: dict[str, dict[int, Values]] = {}
        #: Task, map index and key of everything that was pushed, the latest last.
        self._pushed: list[tuple[str, int, str]] = []
        self._lock = threading.Lock()

    def push(self, task_id: str, map_index: int, key: str, value: Any) -> None:
        """
        Keep a value.

        Args:
            task_id: whose value it is.
            map_index: -1 for a task instance that is not mapped.
            key: its name.
            value: anything that Airflow can write as JSON.

        Raises:
            TypeError: the value cannot be an XCom.
        """
        kept = stored(value, self.version)
        with self._lock:
            self._tasks.setdefault(task_id, {}).setdefault(map_index, {})[key] = kept
            self._pushed.append((task_id, map_index, key))

    def keep(self, task_id: str, map_index: int, key: str, value: Any) -> None:
        """Keep a value of our own as it is."""
        with self._lock:
            self._tasks.setdefault(task_id, {}).setdefault(map_index, {})[key] = value
            self._pushed.append((task_id, map_index, key))

    def clear(self, task_id: str, map_index: int) -> None:
        """Forget what a task instance pushed: it is about to run again."""
        with self._lock:
            self._tasks.get(task_id, {}).pop(map_index, None)

    def of(self, task_id: str, map_index: int) -> Values:
        """Everything that one task instance pushed, by key; not to be changed."""
        return self._tasks.get(task_id, {}).get(map_index, {})

    def has(self, task_id: str, map_index: int, key: str) -> bool:
        """Was this pushed?"""
        return key in self.of(task_id, map_index)

    def get(self, task_id: str, map_index: int, key: str, default: Any = None) -> Any:
        """One value, or the default."""
        values = self.of(task_id, map_index)
        return fresh(values[key]) if key in values else default

    def count(self, task_id: str, key: str = RETURN_VALUE) -> int:
        """How many instances of a mapped task pushed under this key."""
        return sum(index >= 0 and key in values for index, values in list(self._tasks.get(task_id, {}).items()))

    def latest(self, task_id: str | None, key: str | None, map_index: int | None) -> tuple[str, int, str] | None:
        """Task, map index and key of what was pushed last; `None` stands for any."""
        for pushed in reversed(self._pushed):
            if (
                (task_id is None or pushed[0] == task_id)
                and (map_index is None or pushed[1] == map_index)
                and (key is None or pushed[2] == key)
                and self.has(*pushed)
            ):
                return pushed
        return None

    def select(self, task_ids: Iterable[str], key: str | None, map_indexes: Iterable[int] | None) -> list[Any]:
        """
        The values that are there, task after task, each in the order of map indexes.

        Args:
            task_ids: the tasks.
            key: the name of the values; `None` for all of them, by name.
            map_indexes: these only, in this order; `None` for all.
        """
        wanted = None if map_indexes is None else list(map_indexes)
        found: list[Any] = []
        for task_id in task_ids:
            instances = self._tasks.get(task_id)
            if not instances:
                continue
            for index in sorted(instances) if wanted is None else wanted:
                values = instances.get(index)
                if values is None:
                    continue
                if key is None:
                    found.extend(fresh(values[each]) for each in sorted(values))
                elif key in values:
                    found.append(fresh(values[key]))
        return found

    def select_by_index(self, task_ids: Iterable[str], key: str | None) -> list[Any]:
        """The values that are there, all of one map index before those of the next, as they were pushed."""
        wanted = set(task_ids)
        pushed = dict.fromkeys(reversed(self._pushed))  # of what was pushed twice, the later
        rows = [row for row in reversed(pushed) if row[0] in wanted and (key is None or row[2] == key)]
        rows.sort(key=lambda row: row[1])
        return [self.get(*row) for row in rows if self.has(*row)]

    def sequence(self, task_id: str, key: str, map_indexes: Iterable[int] | None) -> Any:
        """The lazy sequence in which an argument sees a mapped upstream task."""
        wanted = None if map_indexes is None else list(map_indexes)
        kind = LazyXComSequence if self.version >= (3, 0) else LazyXComSelectSequence
        return kind(lambda: self.select([task_id], key, wanted))

    def pull(
        self,
        task_ids: str | Iterable[str] | None,
        *,
        key: str | None,
        own_task_id: str,
        default: Any = None,
        map_indexes: int | Iterable[int] | ArgNotSet | None = NOTSET,
    ) -> Any:
        """
        What `ti.xcom_pull` gives.

        Args:
            task_ids: one task, several, or `None`: up to 2.x any task, from 3.0 on the task itself.
            key: the name of the value; up to 2.x `None` is any.
            own_task_id: the task that pulls.
            default: what it gets where nothing was pushed.
            map_indexes: one index, several, or `NOTSET` for all. `None` is up to 2.x all, from 3.0 on those of tasks
                that are not mapped.

        Returns:
            A value, or a sequence of values.

        Raises:
            ValidationError: from 3.0 on: the key is no text.
        """
        if self.version >= (3, 0):
            return self._pull_3(task_ids if task_ids is not None else own_task_id, key, default, map_indexes)
        return self._pull_2(task_ids, key, default, None if isinstance(map_indexes, ArgNotSet) else map_indexes)

    def _pull_2(self, task_ids: str | Iterable[str] | None, key: str | None, default: Any, map_indexes: Any) -> Any:
        if (task_ids is None or isinstance(task_ids, str)) and (map_indexes is None or isinstance(map_indexes, int)):
            last = self.latest(task_ids, key, map_indexes)
            if last is None:
                return default
            if map_indexes is not None or last[1] < 0:
                return self.get(*last, default)
            ids = self._named(task_ids)
            return LazyXComSelectSequence(lambda: self.select_by_index(ids, key))
        ids = self._named(task_ids)
        indexes = [map_indexes] if isinstance(map_indexes, int) else map_indexes
        wanted = None if indexes is None else list(indexes)
        return LazyXComSelectSequence(lambda: self.select(ids, key, wanted))

    def _named(self, task_ids: str | Iterable[str] | None) -> list[str]:
        if task_ids is None:
            return sorted(self._tasks)
        return [task_ids] if isinstance(task_ids, str) else list(dict.fromkeys(task_ids))

    def _pull_3(self, task_ids: str | Iterable[str], key: str | None, default: Any, map_indexes: Any) -> Any:
        single = isinstance(task_ids, str)
        ids: list[str] = [task_ids] if isinstance(task_ids, str) else list(task_ids)
        found: list[Any] = []
        if isinstance(map_indexes, ArgNotSet):
            indexes = None
        elif map_indexes is None or isinstance(map_indexes, int):
            indexes = [-1 if map_indexes is None else map_indexes]
        else:
            indexes = list(map_indexes)
        if ids and indexes != []:
            key = checked_key(key)
        if indexes is None:
            for task_id in ids:
                found.extend(self.select([task_id], key, None) or [None])
            return found[0] if single and len(found) == 1 else found
        for task_id in ids:
            for index in indexes:
                value = self.get(task_id, index, str(key))
                found.append(default if value is None else value)
        return found[0] if single and (map_indexes is None or isinstance(map_indexes, int)) else found
