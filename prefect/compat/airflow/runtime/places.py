"""Places for tasks that run side by side: pools, `max_active_tis_per_dag(run)`, and who goes first."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from prefect.core.engine.limits import Limits

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun

DEFAULT_POOL = "default_pool"
DEFAULT_SLOTS = 128


class Places(Limits):
    """
    Which task instances of a run may be under way at a time, by Airflow's rules.

    Those that may begin do so by priority weight, the heaviest first. A task instance that finds no slot in its pool,
    or as many of its siblings under way as its task allows, is set aside; others pass it.

    Args:
        run: the run.
        pools: slots by pool; -1 is no limit.
        others: the limits that the flow's run has anyway.
    """

    def __init__(self, run: AirflowRun, pools: Mapping[str, int], others: Limits | None = None) -> None:
        super().__init__(others.sizes if others is not None else {})
        self._run = run
        self._slots = {DEFAULT_POOL: DEFAULT_SLOTS, **pools}
        self._taken: dict[str, int] = {}
        self._under_way: dict[str, int] = {}
        self._seats: dict[int, tuple[str, int, str]] = {}
        self._aside_here: list[int] = []
        weights = {self._weight(task.task) for task in run.plan.tasks}
        self._weighs = len(weights) > 1

    @staticmethod
    def _weight(task: Any) -> int:
        return int(getattr(task, "priority_weight_total", 1) or 0)

    def sort(self, ready: deque[int]) -> None:
        """Put those that may begin in order; called before one is taken."""
        if self._weighs and len(ready) > 1:
            run = self._run
            mine = run.task_of_node
            parent = run.machine.parent
            ordered = sorted(
                ready,
                key=lambda node: -self._weight(run.plan.tasks[mine[parent(node)]].task) if parent(node) in mine else 0,
            )
            ready.clear()
            ready.extend(ordered)

    def admits(self, node: int, tags: Collection[str]) -> bool:
        """May a node begin now? If so it takes its places."""
        if not super().admits(node, tags):
            return False
        run = self._run
        if run.machine.parent(node) not in run.task_of_node:
            return True
        task = run.plan.tasks[run.index(node)].task
        pool, slots, task_id = task.pool, int(task.pool_slots or 1), task.task_id
        size = self._slots.get(pool, DEFAULT_SLOTS)
        full = size >= 0 and self._taken.get(pool, 0) + slots > size
        if full or self._crowded(task):
            super().left(node)
            self._aside_here.append(node)
            return False
        self._taken[pool] = self._taken.get(pool, 0) + slots
        self._under_way[task_id] = self._under_way.get(task_id, 0) + 1
        self._seats[node] = (pool, slots, task_id)
        return True

    def _crowded(self, task: Any) -> bool:
        # one run is under way here, so both limits mean the same
        most = [getattr(task, name, None) for name in ("max_active_tis_per_dag", "max_active_tis_per_dagrun")]
        limits = [limit for limit in most if limit is not None]
        return bool(limits) and self._under_way.get(task.task_id, 0) >= min(limits)

    def left(self, node: int) -> list[int]:
        """A node has come back: who was set aside may ask again."""
        found = super().left(node)
        seat = self._seats.pop(node, None)
        if seat is not None:
            pool, slots, task_id = seat
            self._taken[pool] -= slots
            self._under_way[task_id] -= 1
            found.extend(reversed(self._aside_here))
            self._aside_here.clear()
        return found


def impossible(dag: Any, pools: Mapping[str, int]) -> list[str]:
    """
    Tasks that could never begin.

    Args:
        dag: the DAG.
        pools: slots by pool.

    Returns:
        For each what is wrong with it, with file and line.
    """
    found = []
    known = {DEFAULT_POOL: DEFAULT_SLOTS, **pools}
    for task in dag.task_dict.values():
        pool, slots = task.pool, int(task.pool_slots or 1)
        what = f"{task.where}: task {task.task_id!r}"
        if pool not in known:
            found.append(f"{what} is in pool {pool!r}, which is in none of the pools given")
        elif 0 <= known[pool] < slots:
            found.append(f"{what} takes {slots} slots of pool {pool!r}, which has {known[pool]}")
    return found
