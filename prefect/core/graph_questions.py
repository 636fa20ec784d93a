"""What a flow can tell about its graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from prefect.core.errors import InvalidFlow
from prefect.core.graph import topological_order

if TYPE_CHECKING:
    from prefect.core.edge import Edge
    from prefect.core.engine.plan import Plan
    from prefect.core.task import Task


class GraphQuestions:
    """
    Questions about tasks and edges, answered from an index in both directions.

    A question takes time in proportion to what it is about, whatever the size of the flow.
    """

    tasks: set[Task]
    edges: set[Edge]
    slugs: dict[Task, str]
    _edges_to: dict[Task, list[Edge]]
    _edges_from: dict[Task, list[Edge]]
    _reference_tasks: set[Task]
    _plan: Plan | None

    def __iter__(self) -> Iterator[Task]:
        yield from self.sorted_tasks()

    def tasks_in_order(self) -> Iterable[Task]:
        """The tasks in the order in which they were added."""
        return self._edges_to.keys()

    def edges_in_order(self, task: Task) -> tuple[Edge, ...]:
        """
        The edges that lead to a task, in the order in which they were added.

        Args:
            task: the task.

        Returns:
            The edges.
        """
        return tuple(self._edges_to[self._known(task)])

    def _known(self, task: Task) -> Task:
        if task not in self._edges_to:
            raise InvalidFlow(f"Task {task} was not found in Flow {self}")
        return task

    def edges_to(self, task: Task) -> set[Edge]:
        """
        The edges that lead to a task.

        Args:
            task: the task.

        Returns:
            The edges.

        Raises:
            InvalidFlow: the task is not in the flow.
        """
        return set(self._edges_to[self._known(task)])

    def edges_from(self, task: Task) -> set[Edge]:
        """
        The edges that lead away from a task.

        Args:
            task: the task.

        Returns:
            The edges.

        Raises:
            InvalidFlow: the task is not in the flow.
        """
        return set(self._edges_from[self._known(task)])

    def all_upstream_edges(self) -> dict[Task, set[Edge]]:
        """For every task the edges that lead to it."""
        return {task: set(edges) for task, edges in self._edges_to.items()}

    def all_downstream_edges(self) -> dict[Task, set[Edge]]:
        """For every task the edges that lead away from it."""
        return {task: set(edges) for task, edges in self._edges_from.items()}

    def upstream_tasks(self, task: Task) -> set[Task]:
        """
        The tasks right before a task.

        Args:
            task: the task.

        Returns:
            Those tasks.
        """
        return {edge.upstream_task for edge in self._edges_to[self._known(task)]}

    def downstream_tasks(self, task: Task) -> set[Task]:
        """
        The tasks right after a task.

        Args:
            task: the task.

        Returns:
            Those tasks.
        """
        return {edge.downstream_task for edge in self._edges_from[self._known(task)]}

    def root_tasks(self) -> set[Task]:
        """The tasks that nothing comes before."""
        return {task for task, edges in self._edges_to.items() if not edges}

    def terminal_tasks(self) -> set[Task]:
        """The tasks that nothing comes after."""
        return {task for task, edges in self._edges_from.items() if not edges}

    def reference_tasks(self) -> set[Task]:
        """The tasks whose states decide the state of a run: those that were set, else the last ones."""
        if self._reference_tasks:
            return set(self._reference_tasks)
        tidying = {task for task in self._edges_to if task.cleans_up}
        if not tidying:
            return self.terminal_tasks()
        # what a resource was set up for counts, not that it was cleaned up
        last = set(self._edges_to) - tidying
        last = {t for t in last if all(e.key is None and e.downstream_task in tidying for e in self._edges_from[t])}
        if last:
            return last
        return {
            edge.upstream_task for task in tidying for edge in self._edges_to[task] if edge.key == "resource"
        } or self.terminal_tasks()

    def set_reference_tasks(self, tasks: Iterable[Task]) -> None:
        """
        Say which tasks decide the state of a run.

        Args:
            tasks: the tasks; none means the last ones again.

        Raises:
            InvalidFlow: one of them is not in the flow.
        """
        chosen = set(tasks)
        strange = chosen - self.tasks
        if strange:
            raise InvalidFlow(f"reference tasks must be part of the flow: {', '.join(sorted(map(str, strange)))}.")
        self._reference_tasks = chosen
        self._plan = None

    def sorted_tasks(self, root_tasks: Iterable[Task] | None = None) -> tuple[Task, ...]:
        """
        The tasks, each after all that come before it.

        Args:
            root_tasks: only these and what comes after them; `None` means all.

        Returns:
            The tasks.

        Raises:
            InvalidFlow: the flow holds a cycle, or a root task is not in it.
        """
        order = topological_order(
            list(self._edges_to), lambda task: [edge.upstream_task for edge in self._edges_to[task]]
        )
        if not root_tasks:
            return order
        wanted: set[Task] = set()
        todo = [self._known(task) for task in root_tasks]
        while todo:
            task = todo.pop()
            if task not in wanted:
                wanted.add(task)
                todo.extend(edge.downstream_task for edge in self._edges_from[task])
        return tuple(task for task in order if task in wanted)

    def validate(self) -> None:
        """
        Check the flow as a whole.

        Raises:
            InvalidFlow: it holds a cycle, or an edge or a reference task that is not in it.
        """
        self.sorted_tasks()
        if any(task not in self.tasks for edge in self.edges for task in (edge.upstream_task, edge.downstream_task)):
            raise InvalidFlow("Some edges refer to tasks not contained in this flow.")
        if any(task not in self.tasks for task in self._reference_tasks):
            raise InvalidFlow("Some reference tasks are not contained in this flow.")

    def get_tasks(
        self,
        name: str | None = None,
        slug: str | None = None,
        tags: Iterable[str] | None = None,
        task_type: type | None = None,
    ) -> list[Task]:
        """
        Find tasks.

        Args:
            name: their name.
            slug: their slug in this flow.
            tags: labels that they all have.
            task_type: their class.

        Returns:
            The tasks that fit everything asked.
        """
        wanted = set(tags or ())
        return [
            task
            for task in self._edges_to
            if (name is None or task.name == name)
            and (slug is None or self.slugs[task] == slug)
            and wanted <= set(task.tags)
            and (task_type is None or isinstance(task, task_type))
        ]
