"""`ti`, as operators, callables and templates see it: one instance of a task in a run, over all its tries."""

from __future__ import annotations

import datetime
import platform
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.context import Context
from prefect.compat.airflow.runtime.earlier import all_values, other_value, previous_for, previous_task, prior_value
from prefect.compat.airflow.runtime.members import member
from prefect.compat.airflow.runtime.others import external_states, trigger
from prefect.compat.airflow.runtime.rendering import render
from prefect.compat.airflow.runtime.xcom import RETURN_VALUE, checked_key
from prefect.compat.airflow.standin.notset import NOTSET, ArgNotSet

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun

Skip = str | tuple[str, int]


class TaskInstance:
    """
    One instance of a task in a run: what tasks of every version see; each version has a kind of its own.

    Args:
        run: the run.
        index: the number of the task in the plan.
        map_index: which instance of a mapped task, -1 for a task that is not mapped.
    """

    run: AirflowRun
    index: int
    map_index: int
    task: Any
    task_id: str
    reschedules: int
    #: What of it goes to another process, and comes back.
    travels: tuple[str, ...] = (
        "try_number",
        "max_tries",
        "reschedules",
        "start_date",
        "end_date",
        "first_poke_at",
        "rendered",
        "rendered_map_index",
        "skips",
        "resumes",
    )

    def __init__(self, run: AirflowRun, index: int, map_index: int) -> None:
        task = run.plan.tasks[index]
        self.run = run
        self.index = index
        self.map_index = map_index
        self.task = task.task
        self.task_id = task.task_id
        self.try_number = 0
        self.max_tries: int = getattr(task.task, "retries", 0) or 0
        self.reschedules = 0
        self.start_date: datetime.datetime | None = None
        self.end_date: datetime.datetime | None = None
        self.first_poke_at: datetime.datetime | None = None
        self.rendered: dict[str, Any] | None = None
        self.rendered_map_index: str | None = None
        self.skips: list[Skip] = []
        self.forced_word: str | None = None
        self.executing = False
        #: The word of the state in which it ends, while callbacks are called about that.
        self.ending: str | None = None
        self.resumes = False
        #: What it raised to hand over to a trigger, and how it goes on once that has spoken.
        self.deferral: Any = None
        self.resumption: tuple[str, dict[str, Any], BaseException | None] | None = None
        self.hostname = platform.node()

    # what it is

    @property
    def dag_id(self) -> str:
        """The DAG's id."""
        return self.run.dag.dag_id

    @property
    def run_id(self) -> str:
        """The run's id."""
        return self.run.run_id

    @property
    def word(self) -> str | None:
        """Airflow's word for how it stands."""
        return self.ending or ("running" if self.executing else self.run.word_of_instance(self))

    @property
    def state(self) -> Any:
        """How it stands, as the version hands it to code."""
        return member("TaskInstanceState", self.word, self.run.version)

    @property
    def is_mapped(self) -> bool:
        """Is the task mapped?"""
        return self.run.plan.tasks[self.index].mapped

    @property
    def expanded_ti_count(self) -> int | None:
        """How many instances the mapped task has, `None` for one that is not mapped."""
        return self.run.length(self.index) if self.is_mapped else None

    @property
    def log_url(self) -> str:
        """Where Airflow's UI would show the log."""
        # only messages name pages
        from prefect.compat.airflow.runtime.pages import log_page

        return log_page(self)

    @property
    def mark_success_url(self) -> str:
        """Where Airflow's UI would mark it as succeeded."""
        # as above
        from prefect.compat.airflow.runtime.pages import mark_success_page

        return mark_success_page(self)

    # its past: none, unless the run has been given one

    def get_previous_ti(self, state: Any = None, session: Any = None) -> Any:
        """The instance in the run before; with a state in the last run that ended so."""
        return previous_task(self, state)

    def get_previous_dagrun(self, state: Any = None, session: Any = None) -> Any:
        """The run before; with a state the last one that ended so."""
        return previous_for(self.run, None if state is None else str(getattr(state, "value", state)))

    def get_first_reschedule_date(self, context: Any = None) -> datetime.datetime | None:
        """When a sensor that is rescheduled began."""
        return self.first_poke_at

    # context and params

    def get_template_context(self, session: Any = None, ignore_param_exceptions: bool = True) -> Context:
        """A new context for this task instance."""
        return Context(self, self.run.context_makers)

    def render_templates(self, context: Any = None, jinja_env: Any = None) -> Any:
        """Render the template fields of the task in place."""
        context = context if context is not None else self.get_template_context()
        if jinja_env is None:
            render(self.run, self.task, context, set())
        else:
            self.task.render_template_fields(context, jinja_env)
        return self.task

    # XCom

    def xcom_push(self, key: str, value: Any, execution_date: Any = None, session: Any = None) -> None:
        """
        Leave a value for others.

        Args:
            key: its name.
            value: anything that Airflow can write as JSON.

        Raises:
            ValidationError: in Airflow 3, the key is no text, or an empty one.
        """
        if self.run.version >= (3, 0):
            key = checked_key(key)
        # the database of Airflow 2 keeps text
        self.run.xcoms.push(self.task_id, self.map_index, str(key), value)

    def xcom_pull(
        self,
        task_ids: str | Iterable[str] | None = None,
        dag_id: str | None = None,
        key: str = RETURN_VALUE,
        include_prior_dates: bool = False,
        session: Any = None,
        *,
        map_indexes: int | Iterable[int] | ArgNotSet | None = NOTSET,
        default: Any = None,
        run_id: str | None = None,
    ) -> Any:
        """
        Read what others left.

        Args:
            task_ids: one task, several, or `None`: up to 2.x any task, from 3.0 on this task.
            dag_id: whose run it is, that of the same date, or of `run_id`; this DAG's if left out.
            key: the name of the value; up to 2.x `None` is any.
            include_prior_dates: also earlier runs, as far as they are known.
            map_indexes: one index, several, or all if left out; `None` is up to 2.x all, from 3.0 on those of tasks
                that are not mapped.
            default: what to give where nothing was left.
            run_id: another run, as far as it is known.
        """
        some = None if isinstance(map_indexes, ArgNotSet) else map_indexes
        absent = None if isinstance(default, ArgNotSet) else default
        if (dag_id is not None and dag_id != self.dag_id) or (run_id is not None and run_id != self.run_id):
            return other_value(self, dag_id or self.dag_id, run_id, task_ids or self.task_id, key, some, absent)
        if include_prior_dates and self.run.version >= (3, 0) and some is None and isinstance(task_ids, str):
            return all_values(self, task_ids, key)
        if include_prior_dates:
            nothing = object()
            here = self.xcom_pull(task_ids, key=key, map_indexes=map_indexes, default=nothing)
            if here is not nothing and here is not None:
                return here
            return prior_value(self, task_ids, key, some, absent)
        if isinstance(default, ArgNotSet) and isinstance(task_ids, str):
            return self._argument(task_ids, key, some, default)
        return self.run.xcoms.pull(task_ids, key=key, own_task_id=self.task_id, default=absent, map_indexes=map_indexes)

    def _argument(self, task_id: str, key: str, map_indexes: Any, default: Any) -> Any:
        """The value that an argument made of another task's output has."""
        store = self.run.xcoms
        if isinstance(map_indexes, int):
            return store.get(task_id, map_indexes, key, default)
        index = self.run.plan.index_of.get(task_id)
        task = self.run.plan.tasks[index] if index is not None else None
        if task is None or not task.mapped:
            return store.get(task_id, -1, key, default)
        if store.version < (3, 0):
            found = store.select([task_id], key, map_indexes)
            return store.sequence(task_id, key, map_indexes) if found else default
        if task.expands_itself:
            return store.sequence(task_id, key, map_indexes)
        return store.pull(task_id, key=key, own_task_id=self.task_id)

    def relevant_map_indexes(self, operator: Any) -> int | None:
        """The index of an upstream task that belongs to this instance: both inside one mapped group."""
        plan = self.run.plan
        other = plan.index_of.get(operator.task_id)
        group = plan.tasks[self.index].group
        if other is None or group is None or plan.tasks[other].group is not group:
            return None
        return self.map_index

    get_relevant_upstream_map_indexes = relevant_map_indexes

    def xcom_length(self, operator: Any) -> int:
        """How many values the instances of a mapped task returned."""
        return self.run.xcoms.count(operator.task_id)

    # what it does to others

    def skip_tasks(self, task_ids: Sequence[Skip]) -> None:
        """Let other task instances be skipped, unless they have ended already."""
        self.skips.extend(task_ids)

    def run_subdag(self, dag: Any, conf: dict[str, Any] | None = None) -> None:
        """
        Run another DAG inside this task.

        Args:
            dag: the DAG.
            conf: the conf of its run.

        Raises:
            AirflowException: its run failed.
        """
        self.run.run_inside(dag, conf or {})

    def trigger_dag_run(self, dag_id: str, **options: Any) -> Any:
        """Start a run of another DAG."""
        return trigger(self, dag_id, **options)

    def external_states(self, dag_id: str, **wanted: Any) -> list[str | None]:
        """The states of tasks or runs of another DAG."""
        return external_states(self, dag_id, **wanted)

    def wait_is_hopeless(self) -> bool:
        """Is there nobody who could still make the run of another DAG that is waited for?"""
        world = self.run.world
        return world is None or not (world.hands_over or world.past.may_change())

    def __repr__(self) -> str:
        at = f" map_index={self.map_index}" if self.map_index >= 0 else ""
        return f"<TaskInstance: {self.dag_id}.{self.task_id} {self.run_id}{at} [{self.word}]>"
