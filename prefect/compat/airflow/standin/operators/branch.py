"""Operators that follow some of the tasks after them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.skipmixin import BranchMixIn
from prefect.compat.airflow.standin.versions import current
from prefect.compat.airflow.standin.weekday import WeekDay


class BaseBranchOperator(BaseOperator, BranchMixIn):
    """Follows the tasks that `choose_branch` names and skips the others directly after it."""

    _can_skip_downstream = True

    def choose_branch(self, context: Any) -> Any:
        """Return the id or ids of tasks or groups to follow; operators replace it."""
        raise NotImplementedError

    def execute(self, context: Any) -> Any:
        """Choose and skip."""
        return self.do_branch(context, self.choose_branch(context))


def moment_of(context: Any, use_logical_date: bool) -> datetime.datetime:
    """Return the run's logical date, or the present moment."""
    if use_logical_date:
        moment: datetime.datetime = (
            context.get("logical_date") or context.get("execution_date") or context["dag_run"].run_after
        )
        return moment
    return dates.utcnow()


class BranchDayOfWeekOperator(BaseBranchOperator):
    """
    Follows one branch on some days of the week, another on the others.

    Args:
        follow_task_ids_if_true: tasks to follow on `week_day`.
        follow_task_ids_if_false: tasks to follow on other days.
        week_day: day or days, by name or as `WeekDay`.
        use_task_logical_date: look at the run's date instead of today.
        use_task_execution_day: older name of that.
    """

    def __init__(
        self,
        *,
        follow_task_ids_if_true: str | Iterable[str],
        follow_task_ids_if_false: str | Iterable[str],
        week_day: Any,
        use_task_logical_date: bool = False,
        use_task_execution_day: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.follow_task_ids_if_true, self.follow_task_ids_if_false = follow_task_ids_if_true, follow_task_ids_if_false
        self.week_day = week_day
        self.use_task_logical_date = use_task_logical_date or use_task_execution_day
        self._week_day_num = WeekDay.validate_week_day(week_day)

    def choose_branch(self, context: Any) -> Any:
        """Look at the day."""
        day = moment_of(context, self.use_task_logical_date).isoweekday()
        return self.follow_task_ids_if_true if day in self._week_day_num else self.follow_task_ids_if_false


class BranchDateTimeOperator(BaseBranchOperator):
    """
    Follows one branch between two moments, another outside.

    Args:
        follow_task_ids_if_true: tasks to follow between `target_lower` and `target_upper`.
        follow_task_ids_if_false: tasks to follow otherwise.
        target_lower: datetime, or time of the day; `None`: no limit.
        target_upper: datetime, or time of the day; `None`: no limit.
        use_task_logical_date: look at the run's date instead of now.
        use_task_execution_date: older name of that.
    """

    def __init__(
        self,
        *,
        follow_task_ids_if_true: Any,
        follow_task_ids_if_false: Any,
        target_lower: Any,
        target_upper: Any,
        use_task_logical_date: bool = False,
        use_task_execution_date: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if target_lower is None and target_upper is None:
            raise AirflowException(
                "Both target_upper and target_lower are None. At least one must be defined to be compared to the "
                "current datetime"
            )
        self.target_lower, self.target_upper = target_lower, target_upper
        self.follow_task_ids_if_true, self.follow_task_ids_if_false = follow_task_ids_if_true, follow_task_ids_if_false
        self.use_task_logical_date = use_task_logical_date or use_task_execution_date

    def choose_branch(self, context: Any) -> Any:
        """Look at the time."""
        now = moment_of(context, self.use_task_logical_date)
        now = dates.make_naive(now, getattr(self.dag, "timezone", None))
        lower, upper = (self._moment(target, now) for target in (self.target_lower, self.target_upper))
        if isinstance(self.target_lower, datetime.time) and isinstance(self.target_upper, datetime.time):
            assert lower is not None and upper is not None
            if upper < lower:
                upper += datetime.timedelta(days=1)
        inside = (lower is None or now >= lower) and (upper is None or now <= upper)
        return self.follow_task_ids_if_true if inside else self.follow_task_ids_if_false

    def _moment(self, target: Any, now: datetime.datetime) -> datetime.datetime | None:
        if target is None:
            return None
        if isinstance(target, datetime.datetime):
            return target if target.tzinfo is None else dates.make_naive(target, getattr(self.dag, "timezone", None))
        return datetime.datetime.combine(now, target)


class LatestOnlyOperator(BaseBranchOperator):
    """Skips what comes after unless this is the latest run of the schedule (or a run started by hand)."""

    ui_color = "#e9ffdb"

    def choose_branch(self, context: Any) -> Any:
        """Look whether the next run is due already."""
        dag_run = context.get("dag_run")
        everything = list(context["task"].get_direct_relative_ids(upstream=False))
        by_hand = current() >= (3, 0) and getattr(dag_run, "run_type", "manual") == "manual"
        if by_hand or getattr(dag_run, "external_trigger", False):
            self.log.info("Externally triggered DAG_Run: allowing execution to proceed.")
            return everything
        timetable = self.dag.timetable
        # only scheduled runs need it
        from prefect.compat.airflow.standin.timetable_base import DataInterval, TimeRestriction

        end = context["data_interval_end"]
        following = timetable.next_dagrun_info(
            last_automated_data_interval=DataInterval(context["data_interval_start"], end),
            restriction=TimeRestriction(None, None, catchup=True),
        )
        if following is None:
            return everything
        left, right = end, following.run_after
        return everything if left < dates.utcnow() <= right or left == right else []
