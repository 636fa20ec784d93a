"""What users ask a DAG about its tasks and dates."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from typing import Any

from prefect.compat.airflow.standin import dates

_ONCE = "@once"


class DagViews:
    """Parts of a DAG, its tasks as a tree, and the dates of its schedule."""

    dag_id: str
    schedule: Any
    task_dict: dict[str, Any]
    timetable: Any
    partial = False

    @property
    def safe_dag_id(self) -> str:
        """The id without dots."""
        return self.dag_id.replace(".", "__dot__")

    @property
    def task_count(self) -> int:
        """The number of tasks."""
        return len(self.task_dict)

    def get_doc_md(self, doc_md: str | None) -> str | None:
        """Return a documentation as it was given."""
        return doc_md

    @property
    def schedule_interval(self) -> Any:
        """What was given as schedule, or what a timetable says of itself."""
        return self.schedule.summary if hasattr(self.schedule, "next_dagrun_info") else self.schedule

    @property
    def normalized_schedule_interval(self) -> Any:
        """The schedule with a preset written out; `None` for one run only."""
        given = self.schedule_interval
        if isinstance(given, str):
            return None if given == _ONCE else dates.cron_presets.get(given, given)
        return given

    # ------------------------------------------------------------------ parts

    def partial_subset(
        self,
        task_ids: Any = None,
        include_downstream: bool = False,
        include_upstream: bool = True,
        include_direct_upstream: bool = False,
        *,
        task_ids_or_regex: Any = None,
    ) -> Any:
        """
        Return a copy of the DAG with some of its tasks only.

        Args:
            task_ids: their ids, or a pattern that is found in them.
            include_downstream: take all tasks after them as well.
            include_upstream: take all tasks before them as well.
            include_direct_upstream: take the tasks directly before them as well.
            task_ids_or_regex: the name of `task_ids` in Airflow 2.
        """
        wanted = task_ids if task_ids_or_regex is None else task_ids_or_regex
        if isinstance(wanted, (str, re.Pattern)):
            chosen = [task for task in self.task_dict.values() if re.findall(wanted, task.task_id)]
        else:
            chosen = [task for task in self.task_dict.values() if task.task_id in set(wanted)]
        kept = [task.task_id for task in chosen]
        for task in chosen:
            if include_downstream:
                kept += task.get_flat_relative_ids(upstream=False)
            if include_upstream:
                kept += [one.task_id for one in task.get_upstreams_follow_setups()]
            elif include_direct_upstream:
                kept += task.upstream_task_ids
            if not include_upstream:
                kept += [one.task_id for one in task.get_upstreams_only_setups_and_teardowns()]
        made = copy.deepcopy(self)
        made.partial = len(set(kept)) < len(self.task_dict)
        _keep(made, dict.fromkeys(kept))
        return made

    def sub_dag(self, *args: Any, **kwargs: Any) -> Any:
        """Return `partial_subset` by its former name."""
        return self.partial_subset(*args, **kwargs)

    def get_tree_view(self) -> str:
        """Return the tasks as an indented text, those after a task below it."""
        roots = [task for task in self.task_dict.values() if not task.upstream_task_ids]
        return "".join(line for task in sorted(roots, key=_id) for line in _tree(task, 0))

    def tree_view(self) -> None:
        """Print the tasks as an indented text."""
        print(self.get_tree_view(), end="")

    # ------------------------------------------------------------------ dates

    def following_schedule(self, dttm: Any) -> Any:
        """Return the date of the run after one, `None` if there is none."""
        from prefect.compat.airflow.standin.dagdates import following  # seldom asked for

        return following(self, dttm)

    def previous_schedule(self, dttm: Any) -> Any:
        """Return the date of the run before one, `None` if there is none."""
        moments = getattr(self.timetable, "_moments", None)
        return moments.before(dates.coerce_datetime(dttm)) if moments is not None else None

    def get_run_dates(self, start_date: Any, end_date: Any = None) -> list[Any]:
        """Return the dates of the runs between two dates, up to now if there is no second one."""
        latest = end_date if end_date is not None else dates.utcnow()
        return [info.logical_date for info in self.iter_dagrun_infos_between(start_date, latest)]

    def infer_automated_data_interval(self, logical_date: Any) -> Any:
        """Return what a scheduled run at a date is about."""
        from prefect.compat.airflow.standin.dagdates import automated_interval  # seldom asked for

        return automated_interval(self.timetable, logical_date)

    def is_fixed_time_schedule(self) -> bool:
        """Tell whether runs are at one time of the day."""
        return getattr(getattr(self.timetable, "_moments", None), "_keeps_hour", True)

    def next_dagrun_info(self, last_automated_dagrun: Any = None, *, restricted: bool = True, **kwargs: Any) -> Any:
        """Return when the run after the last one is and what it is about, `None` if there is none."""
        from prefect.compat.airflow.standin.dagdates import next_dagrun_info  # seldom asked for

        last = kwargs.get("last_automated_run_info", last_automated_dagrun)
        return next_dagrun_info(self, last, restricted=restricted)

    def iter_dagrun_infos_between(self, earliest: Any, latest: Any, *, align: bool = True) -> Any:
        """Yield the runs whose dates lie between two moments; unless `align`, one that begins at the first, too."""
        from prefect.compat.airflow.standin.dagdates import infos_between  # seldom asked for

        return infos_between(self, earliest, latest, align=align)


def _id(task: Any) -> str:
    return str(task.task_id)


def _tree(task: Any, depth: int) -> Iterator[str]:
    yield f"{'    ' * depth}{task!r}\n"
    for after in sorted(task.downstream_list, key=_id):
        yield from _tree(after, depth + 1)


def _keep(dag: Any, task_ids: Iterable[str]) -> None:
    kept = {task_id: dag.task_dict[task_id] for task_id in task_ids}
    for task_id in dag.task_dict.keys() - kept.keys():
        group = dag.task_dict[task_id].task_group
        while group is not None and group.children.pop(task_id, None) is not None and not group.children:
            task_id, group = group.group_id, group.parent_group
    dag.task_dict = kept
    groups = dag.task_group.get_task_group_dict()
    for node in (*kept.values(), *groups.values()):
        node.upstream_task_ids &= kept.keys()
        node.downstream_task_ids &= kept.keys()
