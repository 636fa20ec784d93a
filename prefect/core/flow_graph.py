"""The graph of a flow: adding tasks and edges, and asking what comes before what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core.annotations import unwrap
from prefect.core.config import config
from prefect.core.edge import Edge
from prefect.core.errors import InvalidFlow
from prefect.core.graph_questions import GraphQuestions
from prefect.core.literals import Constant, as_task, holds_task
from prefect.core.task import Task

if TYPE_CHECKING:
    from prefect.core.engine.plan import Plan


class FlowGraph(GraphQuestions):
    """
    Tasks and edges, with an index in both directions.

    Every question is answered from the index, so building and asking take time in proportion to what is added or
    asked about, whatever the size of the flow.
    """

    def __init__(self) -> None:
        self.tasks: set[Task] = set()
        self.edges: set[Edge] = set()
        self.slugs: dict[Task, str] = {}
        self.constants: dict[Task, dict[str, Any]] = defaultdict(dict)
        self._edges_to: dict[Task, list[Edge]] = {}
        self._edges_from: dict[Task, list[Edge]] = {}
        self._slugs_taken: set[str] = set()
        self._numbers_used: dict[str, int] = {}  # the last one for each name
        self._reference_tasks: set[Task] = set()
        self._plan: Plan | None = None

    def _copy_graph_to(self, new: FlowGraph) -> None:
        new.tasks = set(self.tasks)
        new.edges = set(self.edges)
        new.slugs = dict(self.slugs)
        new.constants = defaultdict(dict, {task: dict(values) for task, values in self.constants.items()})
        new._edges_to = {task: list(edges) for task, edges in self._edges_to.items()}
        new._edges_from = {task: list(edges) for task, edges in self._edges_from.items()}
        new._slugs_taken = set(self._slugs_taken)
        new._numbers_used = dict(self._numbers_used)
        new._reference_tasks = set(self._reference_tasks)
        new._plan = None

    # adding

    def add_task(self, task: Task) -> Task:
        """
        Add a task.

        Args:
            task: the task.

        Returns:
            The task.

        Raises:
            TypeError: it is no task.
            InvalidFlow: another task has its slug.
        """
        if not isinstance(task, Task):
            raise TypeError(f"Tasks must be Task instances (received {type(task)})")
        if task not in self._edges_to:
            self._plan = None
            self.slugs[task] = self._new_slug(task)
            self.tasks.add(task)
            self._edges_to[task] = []
            self._edges_from[task] = []
            if "case" in contexts.context:
                contexts.note_bound(task, self)
        return task

    def _new_slug(self, task: Task) -> str:
        if task.slug is not None:
            slug = task.slug
            if slug in self._slugs_taken:
                own = "Parameters need names of their own." if task.is_parameter else "Give this one another `slug`."
                raise InvalidFlow(f'A task with the slug "{slug}" already exists in this flow. {own}')
            self._slugs_taken.add(slug)
            return slug
        base = task.name
        if task.tags:
            base = f"{base}-{'-'.join(sorted(task.tags))}"
        while True:
            number = self._numbers_used.get(base, 0) + 1
            self._numbers_used[base] = number
            slug = f"{base}-{number}"
            if slug not in self._slugs_taken:
                self._slugs_taken.add(slug)
                return slug

    def add_edge(
        self,
        upstream_task: Any,
        downstream_task: Any,
        key: str | None = None,
        mapped: bool = False,
        flattened: bool = False,
        validate: bool | None = None,
    ) -> Edge:
        """
        Say that one task comes before another; both are added where they are not there yet.

        Args:
            upstream_task: the task that comes first, or a value.
            downstream_task: the task that comes after it.
            key: the argument that gets the result; `None` hands over nothing.
            mapped: the later task runs once for every element of the result.
            flattened: one level of nesting is taken off the result first.
            validate: look for cycles now; `None` leaves it to the configuration.

        Returns:
            The edge. A value that an argument gets as it is has none in the flow: it is one of the `constants`.

        Raises:
            InvalidFlow: the argument has a value already, or the flow would hold a cycle.
        """
        upstream_task, mapped, flat = unwrap(upstream_task, mapped)
        upstream = as_task(upstream_task, flow=self)  # type: ignore[arg-type]
        downstream = as_task(downstream_task, flow=self)  # type: ignore[arg-type]
        if type(upstream) is Constant and key is not None and not (mapped or flattened or flat):
            self.add_task(downstream)
            self._give(downstream, key, upstream.value)
            return Edge(upstream, downstream, key)
        edge = self._link(upstream, downstream, key, mapped, flattened or flat)
        if validate or (validate is None and config["flows"]["eager_edge_validation"]):
            self.validate()
        return edge

    def _give(self, task: Task, key: str, value: Any) -> None:
        self.constants[task][key] = value
        self._plan = None

    def _link(self, upstream: Task, downstream: Task, key: str | None, mapped: bool, flattened: bool) -> Edge:
        """An edge between two tasks that are nothing but tasks: most of what building a flow costs."""
        edges_to = self._edges_to
        if upstream not in edges_to:
            self.add_task(upstream)
        if downstream not in edges_to:
            self.add_task(downstream)
        if downstream.is_parameter:
            raise InvalidFlow(
                f"Parameters must be root tasks and can not have upstream dependencies ({downstream.name})."
            )
        before = edges_to[downstream]
        if key is not None:
            for other in before:
                if other.key == key and other.upstream_task is not upstream:
                    raise InvalidFlow(
                        f'Argument "{key}" for task {downstream} has already been assigned in this flow. '
                        "If you are trying to call the task again, make a new one."
                    )
        edge = Edge(upstream, downstream, key, mapped, flattened)
        known = len(self.edges)
        self.edges.add(edge)
        if len(self.edges) > known:
            self._plan = None
            before.append(edge)
            self._edges_from[upstream].append(edge)
        return edge

    def chain(self, *tasks: Task, validate: bool | None = None) -> list[Edge]:
        """
        Say that tasks come one after the other.

        Args:
            tasks: the tasks in order.
            validate: look for cycles now; `None` leaves it to the configuration.

        Returns:
            The edges.
        """
        edges = [
            self.add_edge(upstream_task=a, downstream_task=b, validate=False)
            for a, b in zip(tasks, tasks[1:], strict=False)
        ]
        if validate or (validate is None and config["flows"]["eager_edge_validation"]):
            self.validate()
        return edges

    def set_dependencies(
        self,
        task: Any,
        upstream_tasks: Iterable[Any] | None = None,
        downstream_tasks: Iterable[Any] | None = None,
        keyword_tasks: Mapping[str, Any] | None = None,
        mapped: bool = False,
        validate: bool | None = None,
    ) -> None:
        """
        Say what comes before and after a task.

        Args:
            task: the task.
            upstream_tasks: tasks that come before it.
            downstream_tasks: tasks that come after it.
            keyword_tasks: tasks or values by the argument that gets them.
            mapped: the task runs once for every element of what comes before it.
            validate: look for cycles now; `None` leaves it to the configuration.

        Raises:
            InvalidFlow: the flow would hold a cycle.
        """
        if not isinstance(task, Task):
            task = as_task(task, flow=self)  # type: ignore[arg-type]
        if task not in self._edges_to:
            self.add_task(task)
        for key, given in (keyword_tasks or {}).items():
            if isinstance(given, Task) and (mapped or type(given) is not Constant):
                self._link(given, task, key, mapped, False)
                continue
            value, is_mapped, flat = unwrap(given, mapped)
            if not is_mapped and not flat and not isinstance(value, Task) and not holds_task(value):
                self._give(task, key, value)
                continue
            upstream = as_task(value, flow=self)  # type: ignore[arg-type]
            if type(upstream) is Constant and not is_mapped and not flat:
                self._give(task, key, upstream.value)
                continue
            self.add_edge(upstream, task, key=key, mapped=is_mapped, flattened=flat, validate=False)
        for given in upstream_tasks or ():
            value, is_mapped, flat = unwrap(given, mapped)
            upstream = as_task(value, flow=self)  # type: ignore[arg-type]
            self.add_edge(upstream, task, mapped=is_mapped, flattened=flat, validate=False)
        for given in downstream_tasks or ():
            self.add_edge(task, given, validate=False)
        if validate or (validate is None and config["flows"]["eager_edge_validation"]):
            self.validate()

    def update(
        self,
        flow: FlowGraph,
        merge_parameters: bool = False,
        validate: bool | None = None,
        merge_reference_tasks: bool = False,
    ) -> None:
        """
        Take over all tasks and edges of another flow.

        Args:
            flow: the other flow.
            merge_parameters: parameters of the same name become one, the other flow's.
            validate: look for cycles now; `None` leaves it to the configuration.
            merge_reference_tasks: take over its reference tasks too.
        """
        mine = {task.name: task for task in self.tasks if task.is_parameter} if merge_parameters else {}
        for task in list(flow.tasks_in_order()):
            if task in self.tasks:
                continue
            if task.is_parameter and task.name in mine:
                self.replace(mine[task.name], task, validate=False)
            else:
                self.add_task(task)
        for task in list(flow.tasks_in_order()):
            for edge in flow._edges_to[task]:
                if edge not in self.edges:
                    self.add_edge(
                        upstream_task=edge.upstream_task,
                        downstream_task=edge.downstream_task,
                        key=edge.key,
                        mapped=edge.mapped,
                        flattened=edge.flattened,
                        validate=False,
                    )
        for task, values in flow.constants.items():
            self.constants[task].update(values)
        if merge_reference_tasks:
            self.set_reference_tasks(self.reference_tasks() | flow.reference_tasks())
        self._plan = None
        if validate or (validate is None and config["flows"]["eager_edge_validation"]):
            self.validate()

    def replace(self, old: Task, new: Task, validate: bool = True) -> None:
        """
        Put another task into the place of one.

        Args:
            old: the task that goes.
            new: the task that comes; a value is made into a constant.
            validate: look for cycles afterwards.

        Raises:
            InvalidFlow: the old task is not in the flow.
        """
        if old not in self.tasks:
            raise InvalidFlow(f"Task {old} was not found in Flow {self}")
        new = as_task(new, flow=self)  # type: ignore[arg-type]
        to, away = list(self._edges_to[old]), list(self._edges_from[old])
        was_reference = old in self._reference_tasks
        self._remove(old)
        self.add_task(new)
        for edge in to:
            if new in (edge.upstream_task, edge.downstream_task):
                continue
            self.add_edge(edge.upstream_task, new, edge.key, edge.mapped, edge.flattened, validate=False)
        for edge in away:
            if new in (edge.upstream_task, edge.downstream_task):
                continue
            self.add_edge(new, edge.downstream_task, edge.key, edge.mapped, edge.flattened, validate=False)
        if was_reference:
            self._reference_tasks.add(new)
        if validate:
            self.validate()

    def _remove(self, task: Task) -> None:
        self._plan = None
        for edge in (*self._edges_to[task], *self._edges_from[task]):
            self.edges.discard(edge)
        for edge in self._edges_to.pop(task):
            self._edges_from[edge.upstream_task].remove(edge)
        for edge in self._edges_from.pop(task):
            self._edges_to[edge.downstream_task].remove(edge)
        self.tasks.discard(task)
        self._slugs_taken.discard(self.slugs.pop(task))
        self.constants.pop(task, None)
        self._reference_tasks.discard(task)
