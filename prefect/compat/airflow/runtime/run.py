"""One run of an Airflow DAG: its dates, conf, XComs and task instances, and what the rules ask of it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pendulum

from prefect.compat.airflow.runtime import surroundings
from prefect.compat.airflow.runtime.asset_events import events_by_asset
from prefect.compat.airflow.runtime.context import keys_of
from prefect.compat.airflow.runtime.dag_run import DagRun, DatabaseDagRun
from prefect.compat.airflow.runtime.mixing import natives_of, replacements
from prefect.compat.airflow.runtime.plan import Plan, expand_input_of
from prefect.compat.airflow.runtime.run_dates import data_interval
from prefect.compat.airflow.runtime.standin_renderer import environment_of
from prefect.compat.airflow.runtime.task_instance import TaskInstance
from prefect.compat.airflow.runtime.templates import Renderer
from prefect.compat.airflow.runtime.words import FINISHED, REMOVED, SKIPPED, SUCCESS, word_of
from prefect.compat.airflow.runtime.xcom import RETURN_VALUE, SKIPMIXIN_KEY, XComStore
from prefect.compat.airflow.standin.exceptions import AirflowException

if TYPE_CHECKING:
    from prefect.core.engine.machine import RunMachine

MAX_MAP_LENGTH = 1024


class RunOptions(NamedTuple):
    """
    What somebody who starts a run decides.

    Args:
        logical_date: its date; `None` is now.
        conf: its conf.
        run_id: its id; `None` makes one of the date.
        keep_rendered: keep the rendered fields of every task instance for a report.
        run_type: who makes it: `manual`, `scheduled`, `backfill`, or the word for runs that assets make.
        data_interval: what it is about; `None` asks the timetable.
        run_after: when it could begin; `None` is the end of its interval, or the date of a run by hand.
        events: the updates of assets that make it.
        dateless: tasks see no date and no data interval, as in runs that assets make from 3.0 on.
        triggered: did a task or a person start it?
        only: carry out this one task, whatever its upstream tasks did; an empty text carries out none.
        max_map_length: how long a list to map over may be.
    """

    logical_date: pendulum.DateTime | None = None
    conf: Mapping[str, Any] = {}
    run_id: str | None = None
    keep_rendered: bool = False
    max_map_length: int = MAX_MAP_LENGTH
    run_type: str = "manual"
    data_interval: tuple[pendulum.DateTime, pendulum.DateTime] | None = None
    run_after: pendulum.DateTime | None = None
    events: tuple[Any, ...] = ()
    triggered: bool = False
    only: str | None = None
    dateless: bool = False


def kind_of_instance(version: tuple[int, int]) -> type[TaskInstance]:
    """
    What tasks of a version see as their task instance.

    Args:
        version: the version whose rules hold.
    """
    # either is loaded by runs of its version
    if version >= (3, 0):
        from prefect.compat.airflow.runtime.runtime_task_instance import RuntimeTaskInstance

        return RuntimeTaskInstance
    from prefect.compat.airflow.runtime.database_task_instance import DatabaseTaskInstance

    return DatabaseTaskInstance


class AirflowRun:
    """
    One run of a DAG.

    Args:
        plan: the DAG.
        machine: the machine that the run is driven by.
        options: what was decided for it.
        session: the import session of the DAG's folder.
        replaced: native task of the flow -> id of the task in whose place it stands.
    """

    dag: Any
    dag_run: DagRun
    run_id: str

    def __init__(
        self,
        plan: Plan,
        machine: RunMachine,
        options: RunOptions,
        session: Any = None,
        replaced: Mapping[Any, str] | None = None,
    ) -> None:
        self.plan = plan
        self.dag = plan.dag
        self.version = plan.version
        self.machine = machine
        self.options = options
        self.session = session
        self.conf = dict(options.conf)
        self.logical_date: pendulum.DateTime = options.logical_date or pendulum.now("UTC")
        self.run_type = options.run_type
        self.run_id = options.run_id or f"{self.run_type}__{self.logical_date.isoformat()}"
        self.run_after: pendulum.DateTime = options.run_after or self.logical_date
        self.started = datetime.datetime.now(datetime.UTC)
        #: The DAGs and runs around this one; `None` where nobody set them.
        self.world: Any = None
        #: Task instances that wait for those of the run before, and why.
        self.blocked: dict[int, str] = {}
        self.final_word: str | None = None
        self.xcoms = XComStore(plan.version)
        self.context_makers = keys_of(plan.version, dateless=options.dateless)
        self.dag_run = (DagRun if plan.version >= (3, 0) else DatabaseDagRun)(self)
        self.kind_of_instance = kind_of_instance(plan.version)
        self.native = bool(getattr(self.dag, "render_template_as_native_obj", False))
        self.renderer = Renderer(self._environment, native=self.native)
        self.run_other: Callable[[Any, RunOptions], AirflowRun] | None = None
        self.inner: list[AirflowRun] = []
        #: Does a task that defers give its place up? Otherwise its trigger runs where the task does.
        self.defers = False
        self.waiting: dict[int, Any] = {}
        self.began_at = datetime.datetime.now(datetime.UTC)
        self.expanded: set[int] = set()
        #: Number of a task whose unexpanded instance stays beside the expanded ones -> the state of that.
        self.leftovers: dict[int, str] = {}
        self.doomed: set[int] = set()
        self.begun: set[int] = set()
        self.dirty: set[int] = set()
        self.fresh: set[int] = set()
        self.in_pass = False
        self.overruled: dict[int, str] = {}
        self.chosen: dict[int, str] = {}
        self._instances: dict[int, TaskInstance] = {}
        self.replaced = replacements(plan, machine, replaced or {})
        self.node_of_task, self.task_of_node = numbers(plan, machine, self.replaced)
        is_alone = len(machine.tasks) == len(plan.tasks) and not self.replaced
        self.natives: Mapping[int, Sequence[int]] = (
            {} if is_alone else natives_of(machine, self.node_of_task, self.task_of_node)
        )
        #: Numbers of the tasks that have no instances in it: their own start or end leaves its date out.
        self.absent: frozenset[int] = frozenset()
        if self.run_type != "backfill" and options.only is None:
            self.absent = frozenset(task.number for task in plan.tasks if not _covers(task.task, self.logical_date))
        self._lengths: dict[int, int] = {}
        self._params: dict[int, dict[str, Any]] = {}

    # dates and what surrounds a task

    @functools.cached_property
    def data_interval(self) -> tuple[pendulum.DateTime, pendulum.DateTime]:
        """Start and end of the time that the run is about."""
        if self.options.data_interval is not None:
            return self.options.data_interval
        return data_interval(self.dag, self.logical_date, self.version)

    @functools.cached_property
    def dates(self) -> dict[str, str]:
        """The logical date as text, under the names of the context."""
        moment = self.logical_date
        return {
            "ds": moment.strftime("%Y-%m-%d"),
            "ds_nodash": moment.strftime("%Y%m%d"),
            "ts": moment.isoformat(),
            "ts_nodash": moment.strftime("%Y%m%dT%H%M%S"),
            "ts_nodash_with_tz": moment.isoformat().replace("-", "").replace(":", ""),
        }

    def neighbour(self, which: str) -> datetime.datetime | None:
        """The date of the run `next` to this one, or of the `previous` one: that of a run by hand is its own."""
        return surroundings.neighbour(self, which)

    def macros(self) -> Any:
        """The `macros` of templates."""
        return surroundings.macros()

    def variables(self) -> Any:
        """The `var` of templates."""
        return surroundings.variables()

    def connections(self) -> Any:
        """The `conn` of templates."""
        return surroundings.connections()

    def configuration(self) -> Any:
        """Airflow's configuration, as far as the stand-in has one."""
        return surroundings.configuration()

    def outlet_events(self, ti: TaskInstance) -> Any:
        """Where a task leaves notes for the assets that it writes."""
        return surroundings.outlet_events(ti)

    def inlet_events(self, ti: TaskInstance) -> Any:
        """What is known of the assets that a task reads."""
        return surroundings.inlet_events(ti)

    def _environment(self) -> Any:
        return environment_of(self.dag)

    def params_of(self, index: int) -> dict[str, Any]:
        """The params that a task sees: the DAG's, its own, and the conf."""
        found = self._params.get(index)
        if found is None:
            found = self._params[index] = surroundings.merged_params(self.dag, self.plan.tasks[index].task, self.conf)
        return dict(found)

    # time

    @functools.cached_property
    def deadline_at(self) -> datetime.datetime | None:
        """When the time of the run is over, `None` for never."""
        limit = getattr(self.dag, "dagrun_timeout", None)
        return None if limit is None else self.began_at + limit

    @property
    def time_left(self) -> float | None:
        """Seconds until the time of the run is over, `None` for any."""
        if self.deadline_at is None:
            return None
        return max(0.0, (self.deadline_at - datetime.datetime.now(datetime.UTC)).total_seconds())

    @property
    def is_late(self) -> bool:
        """Is the time of the run over?"""
        return self.time_left == 0.0

    # task instances

    def instance(self, node: int) -> TaskInstance:
        """The task instance of a node."""
        ti = self._instances.get(node)
        if ti is None:
            machine = self.machine
            ti = self.kind_of_instance(self, self.index(node), machine.map_index(node))
            ti = self._instances.setdefault(node, ti)
        return ti

    def index(self, node: int) -> int:
        """The number, in the plan, of the task that a node belongs to."""
        return self.task_of_node[self.machine.parent(node)]

    def children(self, index: int) -> range | None:
        """The nodes into which a task was expanded, `None` if it was not."""
        return self.machine.children(self.node_of_task[index])

    def node_of(self, index: int, map_index: int) -> int | None:
        """The node of a task instance, `None` where there is none (yet)."""
        children = self.children(index)
        if children is None:
            return self.node_of_task[index] if map_index < 0 else None
        if map_index < 0:
            return None if len(children) else self.node_of_task[index]
        return children[map_index] if map_index < len(children) else None

    def task_instances(self) -> list[TaskInstance]:
        """All task instances that there are now."""
        absent = self.absent
        return [
            self.instance(node)
            for task in self.plan.tasks
            if task.number not in absent
            for node in self.instances(task.number)
        ]

    def word_of_instance(self, ti: TaskInstance) -> str | None:
        """The state of a task instance."""
        node = self.node_of(ti.index, ti.map_index)
        return None if node is None else self.word(node)

    # what the rules ask (`decisions.View`)

    def instances(self, index: int) -> Sequence[int]:
        """The nodes of a task's instances: its children, or the task itself while it is not expanded."""
        node = self.node_of_task[index]
        children = self.machine.children(node)
        return children if children else (node,)

    def leftover(self, index: int, rule: str) -> str | None:
        """How a rule sees the unexpanded instance beside the expanded ones, `None` where none stayed."""
        word = self.leftovers.get(index) if self.leftovers else None
        # the other rules end a task, or do not mind, as long as it is skipped, which it is before it is removed
        return word if word is None or rule.startswith("none_failed") else SKIPPED

    def remove_leftover(self, index: int) -> None:
        """An instance of the task may start: from now on the unexpanded one counts as removed."""
        if self.leftovers.get(index) == SKIPPED:
            self.leftovers[index] = REMOVED

    def is_expanded(self, index: int) -> bool:
        """Has the task children?"""
        return bool(self.children(index))

    def word(self, node: int) -> str | None:
        """The state of an instance."""
        if self.fresh and node in self.fresh:
            return None  # decided in the pass that is under way: nobody sees it yet
        if self.overruled and node in self.overruled:
            return self.overruled[node]
        return word_of(self.machine.states[node])

    def native_words(self, index: int) -> list[str | None]:
        """The states of the tasks right upstream that are none of the DAG's."""
        words: list[str | None] = []
        for node in self.natives.get(index, ()):
            words.extend(self.word(each) for each in self.machine.children(node) or (node,))
        return words

    def skip_note(self, index: int, map_index: int) -> dict[str, Any] | None:
        """What an instance of a branch or short circuit noted about its downstream tasks."""
        return self.xcoms.of(self.plan.tasks[index].task_id, map_index).get(SKIPMIXIN_KEY)

    def length(self, index: int) -> int | None:
        """Into how many instances a mapped task expands, `None` while that is not known."""
        task = self.plan.tasks[index]
        if task.length is not None:
            return task.length
        known = self._lengths.get(index)
        if known is not None:
            return known
        length = self._counted(index)
        if length is not None:
            self._lengths[index] = length
        return length

    def _counted(self, index: int) -> int | None:
        task = self.plan.tasks[index]
        if not all(self._has_length(source) for source in task.sources):
            return None
        inputs = [group.expand_input for group in task.task.iter_mapped_task_groups()]
        own = expand_input_of(task.task)
        if own is not None:
            inputs.insert(0, own)
        length = 1
        for each in inputs:
            try:
                length *= each.run_time_length({"ti": self.kind_of_instance(self, index, -1)})
            except AirflowException:
                return None
        return length

    def _has_length(self, source: int) -> bool:
        """Is it known how many values a task gives to those who map over it?"""
        task = self.plan.tasks[source]
        if task.mapped and not task.expands_itself:
            return False  # Airflow counts the values of mapped operators only, not of tasks in mapped groups
        if task.mapped:
            return all(self.word(node) in FINISHED for node in self.instances(source))
        return self.xcoms.has(task.task_id, -1, RETURN_VALUE)

    # other DAGs

    def run_inside(self, dag: Any, conf: dict[str, Any]) -> None:
        """
        Run another DAG as a run of its own, with the date of this one.

        Args:
            dag: the DAG.
            conf: the conf of its run.

        Raises:
            AirflowException: its run failed, or this run does not know how to start others.
        """
        if self.run_other is None:
            raise AirflowException(f"DAG {dag.dag_id!r} cannot be run inside {self.dag.dag_id!r} here")
        inner = self.run_other(dag, self.options._replace(logical_date=self.logical_date, conf=conf))
        self.inner.append(inner)
        if inner.final_word != SUCCESS:
            raise AirflowException(f"Expected state: SUCCESS. Actual state: {inner.final_word} of DAG {dag.dag_id!r}")

    def triggering_events(self) -> Mapping[Any, list[Any]]:
        """The updates of assets that made this run, by asset."""
        return events_by_asset(self.options.events, self.version)

    def previous(self, state: str | None = None, *, automated: bool = False) -> Any:
        """
        The run of the DAG before this one, `None` where none is known.

        Args:
            state: only one that ended so.
            automated: only one that the schedule made.
        """
        if self.world is None:
            return None
        return self.world.past.before(self.dag.dag_id, self.logical_date, state=state, automated=automated)


def _covers(task: Any, date: pendulum.DateTime) -> bool:
    """Does a date lie between the start and the end of a task, and of its DAG?"""
    starts, ends = (
        [found for one in (task, task.dag) if (found := getattr(one, name, None)) is not None]
        for name in ("start_date", "end_date")
    )
    return all(start <= date for start in starts) and all(date <= end for end in ends)


def numbers(plan: Plan, machine: RunMachine, replaced: Mapping[int, int]) -> tuple[Sequence[int], dict[int, int]]:
    """
    Where the tasks of a DAG stand in a flow, which may hold other tasks besides.

    Args:
        plan: the DAG.
        machine: the machine of the flow.
        replaced: the nodes of tasks in whose place native ones stand.

    Returns:
        The node of each task of the plan, and back.
    """
    node_of_task = [-1] * len(plan.tasks)
    for node, task in enumerate(machine.tasks):
        operator = getattr(task, "operator", None)
        if operator is not None and getattr(operator, "dag", None) is plan.dag:
            node_of_task[plan.index_of[operator.task_id]] = node
    for index, node in replaced.items():
        node_of_task[index] = node
    return node_of_task, {node: index for index, node in enumerate(node_of_task)}
