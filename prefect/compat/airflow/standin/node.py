"""What tasks and task groups have in common: ids, relations, relatives near and far."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.notes import Where, note
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.relations import DependencyMixin, EdgeModifier, as_list

if TYPE_CHECKING:
    from prefect.compat.airflow.standin.dag import DAG
    from prefect.compat.airflow.standin.taskgroup import TaskGroup

_KEY = re.compile(r"^[\w.-]+$")
_GROUP_KEY = re.compile(r"^[\w-]+$")
_MAX_LENGTH = 250


def check_key(key: Any, kind: str = "key", longest: int = _MAX_LENGTH) -> None:
    """Refuse an id of a DAG or task that Airflow would refuse."""
    if not isinstance(key, str):
        raise TypeError(f"The {kind} has to be a string and is {type(key)}:{key}")
    if len(key) > longest:
        raise refusal(ValueError)(f"The {kind}: {key!r} has to be less than {longest} characters, not {len(key)}")
    if not _KEY.match(key):
        raise refusal(ValueError)(
            f"The {kind} {key!r} has to be made of alphanumeric characters, dashes, dots, and underscores exclusively"
        )


def check_group_key(key: Any) -> None:
    """Refuse an id of a group that Airflow would refuse."""
    if not isinstance(key, str):
        raise TypeError(f"The key has to be a string and is {type(key)}:{key}")
    if len(key) > 200:
        raise refusal(ValueError)(f"The key has to be less than 200 characters, not {len(key)}")
    if not _GROUP_KEY.match(key):
        raise refusal(ValueError)(
            f"The key {key!r} has to be made of alphanumeric characters, dashes and underscores exclusively"
        )


class LoggingMixin:
    """Gives a logger named for the class, as `log`."""

    _log: logging.Logger | None = None

    def __init__(self, context: Any = None) -> None:
        pass

    @property
    def log(self) -> logging.Logger:
        """The logger of this object."""
        return logging.getLogger(f"{type(self).__module__}.{type(self).__qualname__}")

    @property
    def logger(self) -> Any:
        """The logger of this object, or (1.10) a function that returns it."""
        return self.log


class DAGNode(DependencyMixin):
    """A node of a DAG: a task or a group of tasks."""

    dag: DAG | None
    task_group: TaskGroup | None
    upstream_task_ids: set[str]
    downstream_task_ids: set[str]
    start_date: Any
    end_date: Any
    where: Where | None

    @property
    def node_id(self) -> str:
        """The id within the DAG."""
        raise NotImplementedError

    @property
    def label(self) -> str | None:
        """The id without the prefix of the group."""
        group = self.task_group
        if (
            group is not None
            and group.node_id
            and group.prefix_group_id
            and self.node_id.startswith(f"{group.node_id}.")
        ):
            return self.node_id[len(group.node_id) + 1 :]
        return self.node_id

    @property
    def log(self) -> logging.Logger:
        """The logger of the node."""
        return logging.getLogger(f"airflow.task.operators.{type(self).__module__}.{type(self).__qualname__}")

    logger = log

    def has_dag(self) -> bool:
        """Tell whether the node belongs to a DAG."""
        return self.dag is not None

    @property
    def dag_id(self) -> str:
        """The id of the DAG, or a word that says there is none."""
        return self.dag.dag_id if self.dag is not None else "_in_memory_dag_"

    @property
    def upstream_list(self) -> list[Any]:
        """The tasks directly before this."""
        self._needs_dag()
        return [self._found(task_id) for task_id in self.upstream_task_ids]

    @property
    def downstream_list(self) -> list[Any]:
        """The tasks directly after this."""
        self._needs_dag()
        return [self._found(task_id) for task_id in self.downstream_task_ids]

    def _needs_dag(self) -> None:
        if self.dag is None:
            raise refusal(RuntimeError)(f"Operator {self} has not been assigned to a DAG yet")

    def _found(self, task_id: str) -> Any:
        self._needs_dag()
        assert self.dag is not None
        return self.dag.get_task(task_id)

    def get_direct_relative_ids(self, upstream: bool = False) -> set[str]:
        """Return the ids of the tasks directly before or after this."""
        return self.upstream_task_ids if upstream else self.downstream_task_ids

    def get_direct_relatives(self, upstream: bool = False) -> list[Any]:
        """Return the tasks directly before or after this."""
        return self.upstream_list if upstream else self.downstream_list

    def get_flat_relative_ids(self, upstream: bool = False, found_descendants: set[str] | None = None) -> set[str]:
        """Return the ids of all tasks before or after this."""
        found = found_descendants if found_descendants is not None else set()
        dag = self.dag
        if dag is None:
            return found
        todo = [self.get_direct_relative_ids(upstream)]
        while todo:
            for task_id in todo.pop():
                if task_id not in found:
                    found.add(task_id)
                    todo.append(dag.task_dict[task_id].get_direct_relative_ids(upstream))
        return found

    def get_flat_relatives(self, upstream: bool = False) -> list[Any]:
        """Return all tasks before or after this."""
        return [self._found(task_id) for task_id in self.get_flat_relative_ids(upstream)]

    def get_upstreams_follow_setups(self) -> Iterator[Any]:
        """Yield all tasks before this, and the teardowns of the setups among them."""
        for task in self.get_flat_relatives(upstream=True):
            yield task
            if task.is_setup:
                for after in task.downstream_list:
                    if after.is_teardown and after is not self:
                        yield after

    def get_upstreams_only_setups_and_teardowns(self) -> Iterator[Any]:
        """Yield the setups before this whose scope it is in, each with its teardowns."""
        before = self.get_flat_relative_ids(upstream=True)
        teardowns_after = {task.task_id for task in self.get_flat_relatives(upstream=False) if task.is_teardown}
        for task_id in before:
            task = self._found(task_id)
            if not task.is_setup:
                continue
            own = {after.task_id for after in task.downstream_list if after.is_teardown}
            if not own or own & teardowns_after or own == {getattr(self, "task_id", None)}:
                yield task
                for after in task.downstream_list:
                    if after.is_teardown and after is not self:
                        yield after

    def get_upstreams_only_setups(self) -> Iterator[Any]:
        """Yield the setups before this whose scope it is in."""
        for task in self.get_upstreams_only_setups_and_teardowns():
            if task.is_setup:
                yield task

    def iter_mapped_task_groups(self) -> Iterator[Any]:
        """Yield the mapped groups this is in, innermost first."""
        group = self.task_group
        while group is not None:
            if group.is_mapped_group:
                yield group
            group = group.parent_group

    def get_closest_mapped_task_group(self) -> Any:
        """Return the innermost mapped group this is in, or `None`."""
        return next(self.iter_mapped_task_groups(), None)

    def set_upstream(self, other: Any, edge_modifier: EdgeModifier | None = None) -> None:
        """Let `other` (a task, group, output, label, or a list of them) run before this."""
        self._relate(other, upstream=True, edge_modifier=edge_modifier)

    def set_downstream(self, other: Any, edge_modifier: EdgeModifier | None = None) -> None:
        """Let `other` (a task, group, output, label, or a list of them) run after this."""
        self._relate(other, upstream=False, edge_modifier=edge_modifier)

    def _relate(self, others: Any, *, upstream: bool, edge_modifier: EdgeModifier | None) -> None:
        raise NotImplementedError

    def update_relative(self, other: Any, upstream: bool = True, edge_modifier: EdgeModifier | None = None) -> None:
        """Be told of a relation; tasks need not keep more than ids."""


def _put_into(dag: Any, task: Any) -> bool:
    """Put `task` into a DAG, as `dag >> task` did in Airflow 1.10; tell whether `dag` is one."""
    if not hasattr(dag, "task_dict"):
        return False
    note(
        "former-argument", f"task {task.node_id!r} was put into DAG {dag.dag_id!r} by `>>`: Airflow 2 has dag=… for it"
    )
    if task.dag is not dag:
        task.dag = dag
    return True


def relate_tasks(task: Any, others: Any, *, upstream: bool, edge_modifier: EdgeModifier | None) -> None:
    """Make `others` direct relatives of `task`, both ways, and put the ones without a DAG into the other's."""
    relatives: list[Any] = []
    for other in as_list(others):
        # not asked for its class: packages beside Airflow have things of their own that go into relations
        if not hasattr(other, "update_relative"):
            if _put_into(other, task):
                continue
            raise AttributeError(
                f"Relationships can only be set between Operators; {task.node_id!r} was given "
                f"{other.__class__.__name__}: {other!r}"
            )
        other.update_relative(task, not upstream, edge_modifier=edge_modifier)
        ends = other.leaves if upstream else other.roots
        if not ends and hasattr(other, "beyond"):
            ends = [one for one in other.beyond(before=upstream) if one is not task]
        relatives.extend(ends)
    for relative in relatives:
        if not isinstance(relative, DAGNode) or not hasattr(relative, "task_id"):
            raise AirflowException(
                f"Relationships can only be set between Operators; received {relative.__class__.__name__}"
            )
    dag = task.dag
    for relative in relatives:
        if relative.dag is None:
            continue
        if dag is None:
            dag = relative.dag
        elif relative.dag is not dag:
            raise refusal(RuntimeError)(
                "Tried to set relationships between tasks in more than one DAG: "
                f"{sorted({dag.dag_id, relative.dag.dag_id})} ({task.task_id!r} and {relative.task_id!r})"
            )
    if dag is None:
        if not relatives:
            return
        raise refusal(ValueError)(
            "Tried to create relationships between tasks that don't have DAGs yet. "
            f"Set the DAG for at least one task and try again: {[task, *relatives]}"
        )
    if task.dag is None:
        task.dag = dag
    for relative in relatives:
        if relative.dag is None:
            relative.dag = dag
        before, after = (relative, task) if upstream else (task, relative)
        before.downstream_task_ids.add(after.task_id)
        after.upstream_task_ids.add(before.task_id)
        if edge_modifier is not None:
            edge_modifier.add_edge_info(dag, before.task_id, after.task_id)
