"""The order of tasks and groups, and the search for cycles."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.exceptions import AirflowDagCycleException


def sort_children(group: Any) -> list[Any]:
    """Return the children of a group so that each comes after those before it, the rest in order of making."""
    graph = dict(group.children)
    owner = {task.task_id: key for key, node in graph.items() for task in _tasks(node)}
    waits = {
        key: {owner[up] for task in _tasks(node) for up in task.upstream_task_ids if up in owner} - {key}
        for key, node in graph.items()
    }
    ordered: list[Any] = []
    while graph:
        before = len(ordered)
        # what becomes free during a pass follows in the same pass
        for key in list(graph):
            if not waits[key] & graph.keys():
                ordered.append(graph.pop(key))
        if len(ordered) == before:
            raise AirflowDagCycleException(f"A cyclic dependency occurred in dag: {group.dag_id}")
    return ordered


def _tasks(node: Any) -> Any:
    return node.iter_tasks() if hasattr(node, "iter_tasks") else (node,)


def sort_tasks(dag: Any) -> list[Any]:
    """Return all tasks of a DAG so that each comes after those before it."""

    def flat(group: Any) -> list[Any]:
        found = []
        for node in sort_children(group):
            found.extend(flat(node) if hasattr(node, "children") else [node])
        return found

    return flat(dag.task_group)


def find_cycle(dag: Any) -> list[str] | None:
    """Return the ids of tasks that form a cycle, the first one again at the end, or `None`."""
    waiting = {task_id: len(task.upstream_task_ids & dag.task_dict.keys()) for task_id, task in dag.task_dict.items()}
    free = [task_id for task_id, count in waiting.items() if not count]
    while free:
        for after in dag.task_dict[free.pop()].downstream_task_ids:
            if after in waiting:
                waiting[after] -= 1
                if not waiting[after]:
                    free.append(after)
    left = {task_id for task_id, count in waiting.items() if count}
    if not left:
        return None
    # whatever is left has something left before it: walking upstream must come round
    path: list[str] = []
    task_id = min(left)
    while task_id not in path:
        path.append(task_id)
        task_id = min(dag.task_dict[task_id].upstream_task_ids & left)
    cycle = path[path.index(task_id) :]
    return [*reversed(cycle), cycle[-1]]


def check_cycle(dag: Any) -> None:
    """Raise if the tasks of `dag` form a cycle."""
    cycle = find_cycle(dag)
    if cycle:
        raise AirflowDagCycleException(
            f"Cycle detected in DAG: {dag.dag_id}. Faulty task: {cycle[0]} ({' >> '.join(cycle)})"
        )
