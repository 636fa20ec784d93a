"""Groups of tasks, plain and mapped."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from prefect.compat.airflow.standin.current import TaskGroupContext
from prefect.compat.airflow.standin.exceptions import AirflowException, DuplicateTaskIdFound, TaskAlreadyInTaskGroup
from prefect.compat.airflow.standin.node import DAGNode, check_group_key
from prefect.compat.airflow.standin.notes import here
from prefect.compat.airflow.standin.notset import NOTSET
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.relations import EdgeModifier, as_list
from prefect.compat.airflow.standin.versions import current


class TaskGroup(DAGNode):
    """
    Tasks that belong together; its id is put before theirs.

    Args:
        group_id: id of the group; `None` for the root group of a DAG.
        prefix_group_id: put the group's id before the ids of its children.
        parent_group: the group this one is in; the innermost open one if left out.
        dag: the DAG; the one whose block is open if left out.
        default_args: default arguments of the tasks inside.
        tooltip: shown to people.
        ui_color: colour of the box.
        ui_fgcolor: colour of the text.
        add_suffix_on_collision: take another id when this one is taken, instead of failing.
        group_display_name: shown instead of the id.
    """

    is_mapped_group = False

    def __init__(
        self,
        group_id: str | None,
        prefix_group_id: bool = True,
        parent_group: TaskGroup | None = None,
        dag: Any = None,
        default_args: dict[str, Any] | None = None,
        tooltip: str = "",
        ui_color: str = "CornflowerBlue",
        ui_fgcolor: str = "#000",
        add_suffix_on_collision: bool = False,
        group_display_name: str = "",
    ) -> None:
        self.where = here(1)
        self.prefix_group_id = prefix_group_id
        self.default_args = copy.copy(default_args or {})
        self.tooltip, self.ui_color, self.ui_fgcolor = tooltip, ui_color, ui_fgcolor
        self.group_display_name = group_display_name
        self.add_suffix_on_collision = add_suffix_on_collision
        self.children: dict[str, Any] = {}
        self.upstream_group_ids: set[str | None] = set()
        self.downstream_group_ids: set[str | None] = set()
        self.upstream_task_ids: set[str] = set()
        self.downstream_task_ids: set[str] = set()
        self._group_id = group_id
        if group_id is None:
            if parent_group is not None:
                raise AirflowException("Root TaskGroup cannot have parent_group")
            self.parent_group: TaskGroup | None = None
            self.used_group_ids: set[str | None] = set()
            self.dag = dag
            return
        if prefix_group_id:
            check_group_key(group_id)
        parent = parent_group or TaskGroupContext.get_current_task_group(dag)
        if parent is None:
            raise refusal(RuntimeError)(
                f"TaskGroup {group_id!r} must have a parent_group except for the root TaskGroup"
            )
        self.parent_group = parent
        self.dag = parent.dag if parent.dag is not None else dag
        if parent.default_args:
            self.default_args = {**parent.default_args, **self.default_args}
        self.used_group_ids = parent.used_group_ids
        self._take_free_id()
        parent.add(self)
        self.used_group_ids.add(self.group_id)
        self.used_group_ids.update((self.upstream_join_id, self.downstream_join_id))

    def _take_free_id(self) -> None:
        known = self.dag.task_dict if self.dag is not None and self.add_suffix_on_collision else ()
        if self.group_id not in self.used_group_ids and self.group_id not in known:
            return
        if not self.add_suffix_on_collision:
            raise DuplicateTaskIdFound(f"group_id '{self.group_id}' has already been added to the DAG")
        base = re.split(r"__\d+$", str(self._group_id))[0]
        pattern = re.compile(rf"^{re.escape(base)}__(\d+)$")
        prefix = self.group_id[: len(self.group_id) - len(str(self._group_id))] if self.group_id else ""
        taken = [
            int(found.group(1))
            for used in self.used_group_ids
            if used is not None and used.startswith(prefix) and (found := pattern.match(used[len(prefix) :]))
        ]
        self._group_id = f"{base}__{max(taken, default=0) + 1}"

    @classmethod
    def create_root(cls, dag: Any) -> TaskGroup:
        """Make the group that holds everything in `dag`."""
        return cls(group_id=None, dag=dag)

    @property
    def task_group(self) -> TaskGroup | None:  # type: ignore[override]
        """The group this one is in."""
        return self.parent_group

    @property
    def is_root(self) -> bool:
        """Whether this holds everything in the DAG."""
        return not self.group_id

    @property
    def group_id(self) -> str | None:
        """The id with the prefixes of the groups around."""
        parent = self.parent_group
        if parent is not None and parent.prefix_group_id and parent._group_id:
            return parent.child_id(self._group_id)
        return self._group_id

    @property
    def node_id(self) -> str:
        """The group's id."""
        return self.group_id or ""

    @property
    def label(self) -> str | None:
        """The id without the prefixes."""
        return self.group_display_name or self._group_id

    def child_id(self, label: Any) -> Any:
        """Return the id that a child named `label` gets."""
        if self.prefix_group_id and self._group_id and label:
            return f"{self.group_id}.{label}"
        return label

    @property
    def upstream_join_id(self) -> str:
        """Airflow's id of the point where edges into the group meet."""
        return f"{self.group_id}.upstream_join_id"

    @property
    def downstream_join_id(self) -> str:
        """Airflow's id of the point where edges out of the group meet."""
        return f"{self.group_id}.downstream_join_id"

    def __iter__(self) -> Iterator[Any]:
        for child in self.children.values():
            yield from child if isinstance(child, TaskGroup) else (child,)

    def iter_tasks(self) -> Iterator[Any]:
        """Yield the tasks in the group and the groups inside, those further out first."""
        groups = [self]
        while groups:
            for child in groups.pop(0).children.values():
                if isinstance(child, TaskGroup):
                    groups.append(child)
                else:
                    yield child

    def has_task(self, task: Any) -> bool:
        """Tell whether the group, or one inside, holds `task`."""
        return any(found is task for found in self)

    def add(self, node: Any) -> Any:
        """Put a task or a group into this one."""
        is_group = isinstance(node, TaskGroup)
        if self.dag is None:
            self.dag = node.dag
        # tasks of another DAG are refused when they are linked; a group never gets that far
        elif is_group and node.dag is not None and node.dag is not self.dag:
            raise RuntimeError(
                f"Cannot mix TaskGroups from different DAGs: {self.dag} and {node.dag} ({node.node_id!r})"
            )
        existing = node.parent_group if is_group else node.task_group
        if existing is not None and existing is not self and not is_group:
            raise TaskAlreadyInTaskGroup(node.node_id, existing.node_id, self.node_id)
        key = node.node_id
        if key in self.children:
            kind, first = "Task Group" if is_group else "Task", self.children[key].where
            raise DuplicateTaskIdFound(
                f"{kind} id '{key}' has already been added to the DAG{f' (first at {first})' if first else ''}"
            )
        if is_group:
            if node.children:
                raise AirflowException("Cannot add a non-empty TaskGroup")
            node.parent_group = self
        else:
            node.task_group = self
        self.children[key] = node
        return node

    def get_roots(self) -> Iterator[Any]:
        """Yield the tasks with nothing in the group before them."""
        tasks = list(self)
        ids = {task.task_id for task in tasks}
        for task in tasks:
            if task.upstream_task_ids.isdisjoint(ids):
                yield task

    def get_leaves(self) -> Iterator[Any]:
        """Yield the tasks with nothing in the group after them; instead of a teardown what comes before it."""
        tasks = list(self)
        ids = {task.task_id for task in tasks}

        def before_teardown(teardown: Any) -> Iterator[Any]:
            for task in teardown.upstream_list:
                if task.task_id not in ids or (task.is_setup and teardown.is_teardown):
                    continue
                if task.is_teardown:
                    yield from before_teardown(task)
                else:
                    yield task

        for task in tasks:
            if task.downstream_task_ids.isdisjoint(ids):
                if task.is_teardown:
                    yield from before_teardown(task)
                else:
                    yield task

    def beyond(self, *, before: bool) -> list[Any]:
        """Return the tasks on the other side of an empty group: Airflow 3 joins what stands before and after it."""
        if current() < (3, 0) or self.dag is None or next(self.iter_tasks(), None) is not None:
            return []
        found = [
            self.dag.get_task(task_id)
            for task_id in sorted(self.upstream_task_ids if before else self.downstream_task_ids)
        ]
        for group_id in self.upstream_group_ids if before else self.downstream_group_ids:
            group = self.dag.task_group_dict[str(group_id)]
            found += (group.leaves if before else group.roots) or group.beyond(before=before)
        return found

    @property
    def roots(self) -> list[Any]:
        """The tasks with nothing in the group before them."""
        return list(self.get_roots())

    @property
    def leaves(self) -> list[Any]:
        """The tasks with nothing in the group after them."""
        return list(self.get_leaves())

    def as_setup(self) -> Any:
        """Refuse: a group is no setup."""
        raise NotImplementedError("a task group cannot be a setup")

    def as_teardown(self, *, setups: Any = None, on_failure_fail_dagrun: Any = NOTSET) -> Any:
        """Refuse: a group is no teardown."""
        raise NotImplementedError("a task group cannot be a teardown")

    def update_relative(self, other: Any, upstream: bool = True, edge_modifier: EdgeModifier | None = None) -> None:
        """Keep note of a relation with a group or with tasks."""
        if isinstance(other, TaskGroup):
            mine, theirs = (
                (self.upstream_group_ids, other.downstream_group_ids)
                if upstream
                else (self.downstream_group_ids, other.upstream_group_ids)
            )
            mine.add(other.group_id)
            theirs.add(self.group_id)
            if edge_modifier is not None and self.dag is not None:
                before, after = (other, self) if upstream else (self, other)
                edge_modifier.add_edge_info(self.dag, before.downstream_join_id, after.upstream_join_id)
            return
        for task in other.roots if not upstream else other.leaves:
            if not hasattr(task, "task_id"):
                raise AirflowException(
                    f"Relationships can only be set between TaskGroup or operators; received {task.__class__.__name__}"
                )
            (self.upstream_task_ids if upstream else self.downstream_task_ids).add(task.task_id)
            if edge_modifier is not None and self.dag is not None:
                ends = (task.task_id, self.upstream_join_id) if upstream else (self.downstream_join_id, task.task_id)
                edge_modifier.add_edge_info(self.dag, *ends)

    def _relate(self, others: Any, *, upstream: bool, edge_modifier: EdgeModifier | None) -> None:
        listed = as_list(others)
        # a label is told of the tasks at the end of the group, not of the group
        ends = list(self.get_roots() if upstream else self.get_leaves())
        for task in ends or self.beyond(before=not upstream):
            task._relate(listed, upstream=upstream, edge_modifier=None)
        for other in listed:
            if not isinstance(other, EdgeModifier):
                self.update_relative(other, upstream, edge_modifier=edge_modifier)

    def __enter__(self) -> TaskGroup:
        TaskGroupContext.push_context_managed_task_group(self)
        return self

    def __exit__(self, exc_type: Any, exc: Any, traceback: Any) -> None:
        TaskGroupContext.pop_context_managed_task_group()

    def get_task_group_dict(self) -> dict[str | None, TaskGroup]:
        """Return this group and all inside by id."""
        found: dict[str | None, TaskGroup] = {self.group_id: self}
        for child in self.children.values():
            if isinstance(child, TaskGroup):
                found.update(child.get_task_group_dict())
        return found

    def get_child_by_label(self, label: str) -> Any:
        """Return the child whose id without prefix is `label`."""
        return self.children[self.child_id(label)]

    def topological_sort(self) -> list[Any]:
        """Return the children so that each comes after what is before it."""
        from prefect.compat.airflow.standin.order import sort_children  # seldom asked for

        return sort_children(self)

    def hierarchical_alphabetical_sort(self) -> list[Any]:
        """Return the children, groups first, by id."""
        return sorted(self.children.values(), key=lambda node: (not isinstance(node, TaskGroup), node.node_id))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.group_id}>"


class MappedTaskGroup(TaskGroup):
    """A group of which a run has one instance for each value of its `expand_input`."""

    is_mapped_group = True

    def __init__(self, *, expand_input: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.where = here(1)
        self._expand_input = expand_input

    @property
    def expand_input(self) -> Any:
        """What the group is mapped over."""
        return self._expand_input

    def __iter__(self) -> Iterator[Any]:
        from prefect.compat.airflow.standin.abstractoperator import AbstractOperator  # groups are made before tasks

        for child in self.children.values():
            if isinstance(child, AbstractOperator) and child.trigger_rule == "always":
                raise ValueError(
                    "Task-generated mapping within a mapped task group is not allowed with trigger rule 'always'"
                )
            yield from child if isinstance(child, TaskGroup) else (child,)

    def iter_mapped_dependencies(self) -> Iterator[Any]:
        """Yield the tasks that the group is mapped over."""
        for task, _ in self._expand_input.iter_references():
            yield task

    def parse_time_length(self) -> int | None:
        """Return the number of instances if no run is needed to know it."""
        length: int | None = self._expand_input.parse_time_length()
        return length

    get_parse_time_mapped_ti_count = parse_time_length

    def iter_mapped_task_groups(self) -> Iterator[Any]:
        """Yield this group and the mapped groups around it, innermost first."""
        yield self
        yield from super().iter_mapped_task_groups()

    def __exit__(self, exc_type: Any, exc: Any, traceback: Any) -> None:
        for task, _ in self._expand_input.iter_references():
            self.set_upstream(task)
        super().__exit__(exc_type, exc, traceback)
