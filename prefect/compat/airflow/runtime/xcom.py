"""The XComs of one run: values that tasks leave for each other, kept in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow.runtime.lazy import LazyXComSelectSequence, LazyXComSequence
from prefect.compat.airflow.runtime.xcom_values import fresh, stored

RETURN_VALUE = "return_value"
SKIPMIXIN_KEY = "skipmixin_key"

#: Values of one task instance by key.
Values = dict[str, Any]


class XComStore:
    """
    The XComs of a run by task, map index and key.

    Args:
        version: the Airflow version whose rules hold.
    """

    def __init__(self, version: tuple[int, int]) -> None:
        self.version = version
        self._tasks: dict[str, dict[int, Values]] = {}
        self._latest: dict[str, tuple[str, int]] = {}
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
            self._latest[key] = (task_id, map_index)

    def keep(self, task_id: str, map_index: int, key: str, value: Any) -> None:
        """Keep a value of our own as it is."""
        with self._lock:
            self._tasks.setdefault(task_id, {}).setdefault(map_index, {})[key] = value

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

    def latest(self, key: str) -> tuple[str, int] | None:
        """The task instance that pushed under this key last."""
        return self._latest.get(key)

    def select(self, task_ids: Iterable[str], key: str, map_indexes: Iterable[int] | None) -> list[Any]:
        """
        The values that are there, task after task, each in the order of map indexes.

        Args:
            task_ids: the tasks.
            key: the name of the values.
            map_indexes: these only, in this order; `None` for all.
        """
        wanted = None if map_indexes is None else list(map_indexes)
        found = []
        for task_id in task_ids:
            instances = self._tasks.get(task_id)
            if not instances:
                continue
            for index in sorted(instances) if wanted is None else wanted:
                values = instances.get(index)
                if values is not None and key in values:
                    found.append(fresh(values[key]))
        return found

    def sequence(self, task_id: str, key: str, map_indexes: Iterable[int] | None) -> Any:
        """The lazy sequence in which an argument sees a mapped upstream task."""
        wanted = None if map_indexes is None else list(map_indexes)
        kind = LazyXComSequence if self.version >= (3, 0) else LazyXComSelectSequence
        return kind(lambda: self.select([task_id], key, wanted))

    def pull(
        self,
        task_ids: str | Iterable[str] | None,
        *,
        key: str,
        own_task_id: str,
        default: Any = None,
        map_indexes: int | Iterable[int] | None = None,
    ) -> Any:
        """
        What `ti.xcom_pull` gives.

        Args:
            task_ids: one task, several, or `None`: up to 2.x whoever pushed last, from 3.0 on the task itself.
            key: the name of the value.
            own_task_id: the task that pulls.
            default: what it gets where nothing was pushed.
            map_indexes: one index, several, or `None` for all.

        Returns:
            A value, or a sequence of values.
        """
        if self.version >= (3, 0):
            return self._pull_3(task_ids if task_ids is not None else own_task_id, key, default, map_indexes)
        return self._pull_2(task_ids, key, default, map_indexes)

    def _pull_2(self, task_ids: str | Iterable[str] | None, key: str, default: Any, map_indexes: Any) -> Any:
        one_index = map_indexes is None or isinstance(map_indexes, int)
        if task_ids is None and one_index:
            last = self.latest(key)
            return default if last is None else self.get(last[0], last[1], key, default)
        if isinstance(task_ids, str) and one_index:
            instances = self._tasks.get(task_ids, {})
            if map_indexes is not None:
                return self.get(task_ids, map_indexes, key, default)
            if -1 in instances and key in instances[-1]:
                return fresh(instances[-1][key])
            if not any(key in values for values in instances.values()):
                return default
            return self.sequence(task_ids, key, None)
        named = [task_ids] if isinstance(task_ids, str) else self._tasks if task_ids is None else task_ids
        ids = list(dict.fromkeys(named))
        indexes = [map_indexes] if isinstance(map_indexes, int) else map_indexes
        wanted = None if indexes is None else list(indexes)
        return LazyXComSelectSequence(lambda: self.select(ids, key, wanted))

    def _pull_3(self, task_ids: str | Iterable[str], key: str, default: Any, map_indexes: Any) -> Any:
        single = isinstance(task_ids, str)
        ids: list[str] = [task_ids] if isinstance(task_ids, str) else list(task_ids)
        found: list[Any] = []
        if map_indexes is None:
            for task_id in ids:
                found.extend(self.select([task_id], key, None) or [None])
            return found[0] if single and len(found) == 1 else found
        indexes = [map_indexes] if isinstance(map_indexes, int) else list(map_indexes)
        for task_id in ids:
            for index in indexes:
                value = self.get(task_id, index, key)
                found.append(default if value is None else value)
        return found[0] if single and isinstance(map_indexes, int) else found
