"""`DAG`: tasks, groups and what holds for all of them."""

from __future__ import annotations

import copy
import datetime
import os
from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow.standin import argumenttypes, dagarguments, dates
from prefect.compat.airflow.standin.current import DagContext
from prefect.compat.airflow.standin.dagviews import DagViews
from prefect.compat.airflow.standin.exceptions import (
    AirflowException,
    AirflowTimetableInvalid,
    DuplicateTaskIdFound,
    ParamValidationError,
    TaskNotFound,
)
from prefect.compat.airflow.standin.node import LoggingMixin
from prefect.compat.airflow.standin.notes import Where, here
from prefect.compat.airflow.standin.notset import NOTSET, is_arg_set
from prefect.compat.airflow.standin.param import DagParam, ParamsDict
from prefect.compat.airflow.standin.pastruns import PastRuns
from prefect.compat.airflow.standin.taskgroup import TaskGroup
from prefect.compat.airflow.standin.versions import current

_RUNNERS: dict[str, Any] = {}


def when_run(how: str, function: Any) -> None:
    """Let `function(dag, *args, **kwargs)` answer `dag.test()`, `dag.cli()` or `dag.run()`, named by `how`."""
    _RUNNERS[how] = function


class DAG(LoggingMixin, DagViews, PastRuns):
    """
    A directed acyclic graph of tasks with a schedule; takes the arguments of every Airflow version.

    Arguments that one version renamed (`schedule_interval`, `timetable` and `schedule`; `concurrency` and
    `max_active_tasks`; `fail_stop` and `fail_fast`) are one thing here; `schedule` holds what was given.
    """

    def __init__(
        self,
        dag_id: str,
        description: str | None = None,
        schedule: Any = NOTSET,
        schedule_interval: Any = NOTSET,
        timetable: Any = None,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        full_filepath: str | None = None,
        template_searchpath: str | Iterable[str] | None = None,
        template_undefined: Any = None,
        user_defined_macros: dict[str, Any] | None = None,
        user_defined_filters: dict[str, Any] | None = None,
        default_args: dict[str, Any] | None = None,
        concurrency: int | None = None,
        max_active_tasks: int = 16,
        max_active_runs: int = 16,
        max_consecutive_failed_dag_runs: int = 0,
        dagrun_timeout: datetime.timedelta | None = None,
        sla_miss_callback: Any = None,
        default_view: str = "grid",
        orientation: str = "LR",
        catchup: Any = NOTSET,
        on_success_callback: Any = None,
        on_failure_callback: Any = None,
        doc_md: str | None = None,
        params: Any = None,
        access_control: Any = None,
        is_paused_upon_creation: bool | None = None,
        jinja_environment_kwargs: dict[str, Any] | None = None,
        render_template_as_native_obj: bool = False,
        tags: Any = None,
        owner_links: dict[str, str] | None = None,
        auto_register: bool = True,
        fail_stop: bool = False,
        dag_display_name: str | None = None,
        fail_fast: bool = False,
        deadline: Any = None,
        allowed_run_types: Any = None,
        disable_bundle_versioning: bool | None = None,
        rerun_with_latest_version: bool | None = None,
        task_group: TaskGroup | None = None,
        **kwargs: Any,
    ) -> None:
        if kwargs:
            raise TypeError(f"DAG {dag_id!r} got unexpected keyword arguments: {', '.join(sorted(kwargs))}")
        given = dict(locals())
        where = here(1)
        self.where: Where | None = where
        self.airflow_version = current()
        self.schedule = given["schedule"] = self._one_schedule(schedule, schedule_interval, timetable)
        argumenttypes.check_schedule(self.schedule)
        named = any(is_arg_set(one) and one is not None for one in (timetable, schedule, schedule_interval))
        self._is_scheduled = named and self.schedule is not None
        dagarguments.check(dag_id, given)
        self.dag_id, self.description = dag_id, description
        self._timetable: Any = NOTSET
        self.default_args: dict[str, Any] = dagarguments.taken_defaults(default_args, f"DAG {dag_id!r}")
        from_defaults = self.default_args.pop("params", None)
        self.params = params if isinstance(params, ParamsDict) else ParamsDict(params)
        if from_defaults:
            self.params.update(from_defaults)
        default_start = (default_args or {}).get("start_date")
        zone = getattr(start_date, "tzinfo", None) or getattr(default_start, "tzinfo", None)
        self.timezone = zone or dates.utc
        if current() >= (3, 0):
            start_date = start_date or self.default_args.get("start_date")
        elif isinstance(default_start, str):
            # Airflow 2 lets a text there win
            start_date = self.default_args.get("start_date")
        self.start_date = dates.convert(start_date)
        self.end_date = dates.convert(end_date)
        self.fileloc = full_filepath or (where.file if where else "")
        self.template_searchpath = dagarguments.searched(template_searchpath)
        self.template_undefined = template_undefined
        self.user_defined_macros, self.user_defined_filters = user_defined_macros, user_defined_filters
        limits = [max_active_tasks if concurrency is None else concurrency, max_active_runs]
        if current() >= (3, 0):
            limits = [16 if limit is None else limit for limit in limits]
        self.max_active_tasks, self.max_active_runs = limits
        self.max_consecutive_failed_dag_runs = max_consecutive_failed_dag_runs
        self.dagrun_timeout = dagrun_timeout
        self.sla_miss_callback = sla_miss_callback
        self.default_view, self.orientation = default_view, orientation
        self.catchup = catchup if is_arg_set(catchup) else current() < (3, 0)
        self.on_success_callback, self.on_failure_callback = on_success_callback, on_failure_callback
        self.has_on_success_callback = on_success_callback is not None
        self.has_on_failure_callback = on_failure_callback is not None
        self._doc_md = doc_md
        self.access_control = dagarguments.granted(access_control)
        self.is_paused_upon_creation = is_paused_upon_creation
        self.jinja_environment_kwargs = jinja_environment_kwargs
        self.render_template_as_native_obj = bool(render_template_as_native_obj)
        self.tags: Any = set(tags or ()) if current() >= (3, 0) else list(tags or [])
        self.owner_links = owner_links or {}
        self.auto_register = auto_register
        self.fail_stop = self.fail_fast = bool(fail_stop or fail_fast)
        self.dag_display_name = dag_display_name or dag_id
        self.deadline = deadline
        self.allowed_run_types = allowed_run_types
        self.disable_bundle_versioning = disable_bundle_versioning
        self.task_dict: dict[str, Any] = {}
        self.edge_info: dict[str, dict[str, Any]] = {}
        self.parent_dag: DAG | None = None
        self.task_group = task_group or TaskGroup.create_root(self)
        if current() < (3, 0) and self.params:
            self.validate_schedule_and_params()

    @staticmethod
    def _one_schedule(schedule: Any, schedule_interval: Any, timetable: Any) -> Any:
        given = [value for value in (timetable, schedule_interval, schedule) if is_arg_set(value)]
        real = [value for value in given if value is not None]
        if len(real) > 1:
            raise ValueError("At most one allowed for args 'schedule_interval', 'timetable', and 'schedule'.")
        if timetable is not None:
            return timetable
        if is_arg_set(schedule_interval):
            return schedule_interval if current() < (3, 0) else next(iter(real), None)
        if is_arg_set(schedule):
            return schedule
        return None if current() >= (3, 0) else datetime.timedelta(days=1)

    # ------------------------------------------------------------------ schedule

    @property
    def timetable(self) -> Any:
        """The timetable that the schedule means."""
        if self._timetable is NOTSET:
            from prefect.compat.airflow.standin.timetables import timetable_for  # only some DAGs need one

            self._timetable = timetable_for(
                self.schedule, self.timezone, catchup=self.catchup, version=self.airflow_version
            )
        return self._timetable

    @property
    def concurrency(self) -> int:
        """How many tasks of the DAG may run at once."""
        return self.max_active_tasks

    # ------------------------------------------------------------------ tasks

    def add_task(self, task: Any) -> None:
        """Put `task` into the DAG."""
        from prefect.compat.airflow.standin.exceptions import FailStopDagInvalidTriggerRule  # rare

        FailStopDagInvalidTriggerRule.check(fail_stop=self.fail_stop, trigger_rule=task.trigger_rule)
        if not self.start_date and not task.__dict__.get("start_date", None) and current() < (2, 0):
            raise AirflowException(
                f"DAG is missing the start_date parameter (DAG {self.dag_id!r}, task {task.task_id!r})"
            )
        known = self.task_dict.get(task.task_id)
        if known is not None or task.task_id in self.task_group.used_group_ids:
            first = f" (first at {known.where})" if known is not None and known.where else ""
            raise DuplicateTaskIdFound(f"Task id '{task.task_id}' has already been added to the DAG{first}")
        self._bound_dates(task)
        task.__dict__["_dag"] = self
        self.task_dict[task.task_id] = task
        if task.task_group is None:
            self.task_group.add(task)

    def _bound_dates(self, task: Any) -> None:
        # a task starts no earlier and ends no later than its DAG
        state = (task._model if task.is_mapped else task).__dict__
        for name, choose in (("start_date", max), ("end_date", min)):
            own, ours = state.get(name), getattr(self, name)
            if ours is not None:
                state[name] = ours if own is None else choose(own, ours)

    def add_tasks(self, tasks: Iterable[Any]) -> None:
        """Put several tasks into the DAG."""
        for task in tasks:
            self.add_task(task)

    @property
    def tasks(self) -> list[Any]:
        """The tasks, in order of making."""
        return list(self.task_dict.values())

    @property
    def task_ids(self) -> list[str]:
        """The ids of the tasks, in order of making."""
        return list(self.task_dict)

    def has_task(self, task_id: str) -> bool:
        """Tell whether there is a task of that id."""
        return task_id in self.task_dict

    def has_task_group(self, task_group_id: str) -> bool:
        """Tell whether there is a group of that id."""
        return task_group_id in self.task_group_dict

    def get_task(self, task_id: str, include_subdags: bool = False) -> Any:
        """Return the task of that id."""
        try:
            return self.task_dict[task_id]
        except KeyError:
            raise TaskNotFound(f"Task {task_id} not found") from None

    @property
    def task_group_dict(self) -> dict[str, TaskGroup]:
        """The groups by id."""
        return {key: group for key, group in self.task_group.get_task_group_dict().items() if key is not None}

    @property
    def roots(self) -> list[Any]:
        """The tasks with nothing before them; setups and teardowns count as others do."""
        return [task for task in self.tasks if not task.upstream_task_ids]

    @property
    def leaves(self) -> list[Any]:
        """The tasks with nothing after them."""
        return [task for task in self.tasks if not task.downstream_task_ids]

    @property
    def teardowns(self) -> list[Any]:
        """The teardown tasks."""
        return [task for task in self.tasks if task.is_teardown]

    @property
    def tasks_upstream_of_teardowns(self) -> list[Any]:
        """The tasks before teardowns that are no teardowns themselves."""
        found = {up.task_id: up for task in self.teardowns for up in task.upstream_list if not up.is_teardown}
        return list(found.values())

    @property
    def subdags(self) -> list[Any]:
        """The DAGs inside, of SubDagOperators."""
        return [task.subdag for task in self.tasks if getattr(task, "subdag", None) is not None]

    @property
    def is_subdag(self) -> bool:
        """Whether the DAG is inside another one."""
        return self.parent_dag is not None

    def topological_sort(self, include_subdag_tasks: bool = False) -> tuple[Any, ...]:
        """Return the tasks so that each comes after those before it."""
        from prefect.compat.airflow.standin.order import sort_tasks  # seldom asked for

        return tuple(sort_tasks(self))

    def set_dependency(self, upstream_task_id: str, downstream_task_id: str) -> None:
        """Let one task run before another, both by id."""
        self.get_task(upstream_task_id).set_downstream(self.get_task(downstream_task_id))

    def get_edge_info(self, upstream_task_id: str, downstream_task_id: str) -> dict[str, Any]:
        """Return what is written at an edge."""
        return self.edge_info.get(upstream_task_id, {}).get(downstream_task_id, {})

    def set_edge_info(self, upstream_task_id: str, downstream_task_id: str, info: dict[str, Any]) -> None:
        """Write something at an edge."""
        self.edge_info.setdefault(upstream_task_id, {})[downstream_task_id] = info

    def check_cycle(self) -> None:
        """Raise if the tasks form a cycle."""
        from prefect.compat.airflow.standin.order import check_cycle  # only the loader asks

        check_cycle(self)

    def validate(self) -> None:
        """Raise for what Airflow refuses in a DAG: cycles, bad setups, params that break their schema."""
        if self.lacks_start:
            raise ValueError(
                f"DAG is missing the start_date parameter: DAG {self.dag_id!r} has a schedule, so give it one"
            )
        self.check()

    @property
    def lacks_start(self) -> bool:
        """Whether it has a schedule and no start date, which Airflow 2 refuses and Airflow 3 does not."""
        return self._is_scheduled and dagarguments.lacks_start(self)

    def check(self) -> None:
        """Raise for what every version refuses in a DAG."""
        self.check_cycle()
        self.validate_setup_teardown()
        if isinstance(self.schedule, datetime.timedelta) and self.schedule <= datetime.timedelta(0):
            raise AirflowTimetableInvalid(f"schedule interval must be positive, not {self.schedule!r}")
        # by name: timetables are loaded by those who have one
        has_timetable = any(cls.__name__ == "Timetable" for cls in type(self.schedule).__mro__)
        if (
            isinstance(self.schedule, str)
            or has_timetable
            or self.schedule is not None
            and self._timetable is not NOTSET
        ):
            self.timetable.validate()
        self.validate_schedule_and_params()

    def validate_schedule_and_params(self) -> None:
        """Raise if the DAG has a schedule and params that somebody would have to give."""
        # a DAG without schedule may leave required params to who starts it
        if self.params and self.timetable.can_be_scheduled:
            try:
                self.params.validate()
            except ParamValidationError as err:
                error = ValueError if current() >= (3, 0) else AirflowException
                raise error(
                    f"DAG {self.dag_id!r} is not allowed to define a Schedule, if there are required params without "
                    f"default values or default values are not valid: {err}"
                ) from err

    def validate_setup_teardown(self) -> None:
        """Raise if something after a setup does not wait for its success."""
        for task in self.tasks:
            if task.is_setup:
                for after in task.downstream_list:
                    if not after.is_teardown and after.trigger_rule != "all_success":
                        raise ValueError("Setup tasks must be followed with trigger rule ALL_SUCCESS.")

    # ------------------------------------------------------------------ other things users touch

    @property
    def doc_md(self) -> str | None:
        """The documentation; a name that ends in `.md` is read as a file beside the DAG file."""
        text = self._doc_md
        if text and text.endswith(".md"):
            path = text if os.path.isabs(text) else os.path.join(self.folder, text)
            try:
                with open(path, encoding="utf-8") as file:
                    return file.read()
            except FileNotFoundError:
                return text
        return text

    @doc_md.setter
    def doc_md(self, value: str | None) -> None:
        self._doc_md = value

    @property
    def folder(self) -> str:
        """The folder of the DAG file."""
        return os.path.dirname(self.fileloc)

    @property
    def full_filepath(self) -> str:
        """The path of the DAG file."""
        return self.fileloc

    filepath = full_filepath

    @property
    def relative_fileloc(self) -> str:
        """The name of the DAG file."""
        return os.path.basename(self.fileloc)

    @property
    def owner(self) -> str:
        """The owners of all tasks."""
        return ", ".join(sorted({str(task.owner) for task in self.tasks}))

    @property
    def task(self) -> Any:
        """`@dag.task`: the `@task` decorator for this DAG."""
        from prefect.compat.airflow.standin.taskflow import bound_task_decorator  # TaskFlow is built on DAGs

        return bound_task_decorator(self)

    def param(self, name: str, default: Any = NOTSET) -> DagParam:
        """Return a reference to a param, to hand to tasks."""
        return DagParam(current_dag=self, name=name, default=default)

    def get_template_env(self, *, force_sandboxed: bool = False) -> Any:
        """Return the Jinja environment of the DAG."""
        from prefect.compat.airflow.standin.templates import dag_environment  # jinja2 is loaded only to render

        return dag_environment(self, force_sandboxed=force_sandboxed)

    def resolve_template_files(self) -> None:
        """Replace names of template files by what the files hold, in all tasks."""
        for task in self.tasks:
            task.resolve_template_files()

    def _run(self, how: str, *args: Any, **kwargs: Any) -> Any:
        runner = _RUNNERS.get(how)
        if runner is None:
            raise AirflowException(f"dag.{how}() was called for DAG {self.dag_id!r}, but nothing here runs DAGs")
        return runner(self, *args, **kwargs)

    def test(self, *args: Any, **kwargs: Any) -> Any:
        """Run the DAG here and now."""
        return self._run("test", *args, **kwargs)

    def run(self, *args: Any, **kwargs: Any) -> Any:
        """Run the DAG for some dates."""
        return self._run("run", *args, **kwargs)

    def cli(self, *args: Any, **kwargs: Any) -> Any:
        """Serve a command line for the DAG."""
        return self._run("cli", *args, **kwargs)

    def clear(self, *args: Any, **kwargs: Any) -> Any:
        """Forget earlier runs: there are none."""
        return 0

    def __enter__(self) -> DAG:
        DagContext.push_context_managed_dag(self)
        return self

    def __exit__(self, exc_type: Any, exc: Any, traceback: Any) -> None:
        DagContext.pop_context_managed_dag()

    def __repr__(self) -> str:
        return f"<DAG: {self.dag_id}>"

    def __hash__(self) -> int:
        return hash(self.dag_id)

    def __eq__(self, other: object) -> bool:
        if self is other or current() < (3, 0) or type(self) is not type(other):
            return self is other
        return all(getattr(self, name) == getattr(other, name) for name in _TELLING)

    def __lt__(self, other: Any) -> bool:
        return bool(self.dag_id < other.dag_id)

    def __deepcopy__(self, memo: dict[int, Any]) -> DAG:
        made = DAG.__new__(type(self))
        memo[id(self)] = made
        for name, value in self.__dict__.items():
            shared = name in ("user_defined_macros", "user_defined_filters", "where", "_timetable")
            made.__dict__[name] = value if shared else copy.deepcopy(value, memo)
        return made


# what two DAGs have to have in common to be equal in Airflow 3
_TELLING = ("dag_id", "task_ids", "start_date", "end_date", "fileloc", "template_searchpath")
