"""How a task skips other tasks: the contract is in the package's docstring."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow.standin.exceptions import AirflowException, DownstreamTasksSkipped
from prefect.compat.airflow.standin.node import LoggingMixin
from prefect.compat.airflow.standin.versions import current

XCOM_SKIPMIXIN_KEY = "skipmixin_key"
XCOM_SKIPMIXIN_SKIPPED = "skipped"
XCOM_SKIPMIXIN_FOLLOWED = "followed"


class SkipMixin(LoggingMixin):
    """For operators that skip tasks after them."""

    _can_skip_downstream = True

    def _skip_now(self, ti: Any, task_ids: list[Any]) -> None:
        if current() >= (3, 0):
            if ti.map_index >= 0:
                return  # what an instance of a mapped group chooses skips nothing there
            raise DownstreamTasksSkipped(tasks=task_ids)
        ti.skip_tasks(task_ids)

    def skip(self, *args: Any, **kwargs: Any) -> None:
        """
        Skip tasks.

        Called as `skip(ti=…, tasks=…)` or, before Airflow 3, `skip(dag_run, execution_date, tasks, …)`; without a task
        instance the one that runs at the moment is meant.
        """
        tasks = kwargs.get("tasks")
        ti = kwargs.get("ti")
        for arg in args:
            if hasattr(arg, "xcom_push") and ti is None:
                ti = arg
            elif isinstance(arg, Iterable) and not isinstance(arg, (str, bytes)) and tasks is None:
                tasks = arg
        listed = list(tasks or [])
        if not listed:
            return
        if ti is None:
            from prefect.compat.airflow.standin.current import get_current_context  # only for calls without it

            ti = get_current_context()["ti"]
        ids = [task if isinstance(task, (str, tuple)) else task.task_id for task in listed]
        ti.xcom_push(key=XCOM_SKIPMIXIN_KEY, value={XCOM_SKIPMIXIN_SKIPPED: ids})
        if ti.map_index < 0:
            # that of a mapped task is read when those behind it are to start
            self._skip_now(ti, ids)

    def skip_all_except(self, ti: Any, branch_task_ids: Any) -> None:
        """Skip all tasks directly after this but `branch_task_ids` and what comes after those."""
        task = ti.task
        dag = task.dag
        if not (
            branch_task_ids is None
            or isinstance(branch_task_ids, str)
            or (isinstance(branch_task_ids, Iterable) and all(isinstance(one, str) for one in branch_task_ids))
        ):
            raise AirflowException(
                "'branch_task_ids' expected all task IDs are strings."
                if isinstance(branch_task_ids, Iterable)
                else "'branch_task_ids' must be either None, a task ID, or an Iterable of IDs, "
                f"but got {type(branch_task_ids).__name__!r}."
            )
        wanted = {branch_task_ids} if isinstance(branch_task_ids, str) else set(branch_task_ids or ())
        unknown = wanted - set(dag.task_ids)
        if unknown:
            raise AirflowException(
                f"'branch_task_ids' must contain only valid task_ids. Invalid tasks found: {unknown}."
            )
        direct = task.downstream_list
        if not direct:
            return
        followed = set(wanted)
        for task_id in wanted:
            followed |= dag.task_dict[task_id].get_flat_relative_ids(upstream=False)
        # a branch speaks about the instances with its own index only
        skipped: list[Any] = [(one.task_id, ti.map_index) for one in direct if one.task_id not in followed]
        ti.xcom_push(
            key=XCOM_SKIPMIXIN_KEY, value={XCOM_SKIPMIXIN_FOLLOWED: list(followed & {o.task_id for o in direct})}
        )
        if skipped:
            self._skip_now(ti, skipped)


class BranchMixIn(SkipMixin):
    """For operators that follow some of the tasks after them."""

    def do_branch(self, context: Any, branches_to_execute: Any) -> Any:
        """Follow `branches_to_execute` (task or group ids), skip the others and return what was followed."""
        followed = self._expand_groups(context["ti"], branches_to_execute)
        self.skip_all_except(context["ti"], followed)
        return branches_to_execute

    @staticmethod
    def _expand_groups(ti: Any, branches: Any) -> Any:
        if branches is None:
            return None
        if isinstance(branches, str) or not isinstance(branches, Iterable):
            branches = [branches]
        dag = ti.task.dag
        found: list[Any] = []
        for branch in branches:
            if isinstance(branch, str) and branch not in dag.task_dict and branch in dag.task_group_dict:
                found.extend(task.task_id for task in dag.task_group_dict[branch].roots)
            else:
                found.append(branch)
        return found
