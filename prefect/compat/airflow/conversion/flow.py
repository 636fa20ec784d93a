"""A DAG becomes a flow: each task a core task that holds its operator, all sharing the policy of their DAG."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from typing import Any

from prefect.compat.airflow.conversion.refusals import CannotStart, check
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.places import impossible
from prefect.compat.airflow.runtime.plan import make_plan
from prefect.compat.airflow.runtime.policy import AirflowPolicy
from prefect.compat.airflow.runtime.rounds import RoundsExecutor
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
from prefect.compat.airflow.runtime.run_dates import in_utc
from prefect.compat.airflow.runtime.surroundings import merged_params
from prefect.compat.airflow.runtime.xcom import RETURN_VALUE
from prefect.compat.airflow.standin import overrides
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.engine.flow_running import wait_until
from prefect.core.engine.signals import FAIL, SKIP
from prefect.core.engine.state import State
from prefect.core.flow import Flow
from prefect.core.task import Task

DEFAULT_VERSION = (2, 10)


class AirflowTask(Task):
    """
    A task of a DAG in a flow.

    Args:
        operator: the operator, or the mapped operator.
        policy: the policy of its DAG.
    """

    def __init__(self, operator: Any, policy: AirflowPolicy) -> None:
        super().__init__(name=operator.task_id, slug=operator.task_id)
        self.operator = operator
        self.policy = policy

    @property
    def task_id(self) -> str:
        """Its id in the DAG."""
        return self.operator.task_id

    def run(self) -> Any:
        """
        Carry out this one task, in a run of its DAG in which nothing else is.

        Returns:
            What it returns; of a mapped task a list.

        Raises:
            SKIP: it was skipped.
            AirflowException: it could not begin, for example because it is mapped over what another task returns.
            Exception: whatever it raised.
        """
        policy: Any = self.policy
        flow = AirflowFlow(self.operator.dag, policy.plan.version, policy.session)
        flow.airflow_policy.options = RunOptions(only=self.task_id)
        flow.run()
        run = flow.airflow_policy.latest
        assert run is not None
        tis = [ti for ti in run.task_instances() if ti.task_id == self.task_id]
        for ti in tis:
            node = run.node_of(ti.index, ti.map_index)
            state = None if node is None else run.machine.states[node]
            if state is None:
                raise AirflowException(f"task {self.task_id!r} could not begin alone: it needs what other tasks return")
            if isinstance(state.result, BaseException):
                raise state.result
            if state.is_skipped():
                raise SKIP(state.message or "")
            if state.is_failed():
                raise FAIL(state.message or "")
        values = [run.xcoms.get(self.task_id, ti.map_index, RETURN_VALUE) for ti in tis]
        return values if run.plan.tasks[tis[0].index].mapped else values[0]


#: The schedule is that of the DAG, which is looked at when somebody asks.
_OF_DAG: Any = object()


class AirflowFlow(Flow):
    """
    The flow of a DAG.

    Args:
        dag: the DAG.
        version: the Airflow version whose rules hold.
        session: the import session of the DAG's folder.
        findings: what whoever converts the DAG should know.
    """

    _schedule: Any = _OF_DAG

    def __init__(
        self, dag: Any, version: tuple[int, int] = DEFAULT_VERSION, session: Any = None, findings: Iterable[Any] = ()
    ) -> None:
        super().__init__(name=dag.dag_id)
        self.dag = dag
        self.airflow_version = version
        self.session = session
        self.findings = list(findings)
        #: Slots by pool, for executors that run tasks side by side; where any is given, every pool in use must be.
        self.pools: dict[str, int] = {}
        #: Answers to the tasks that ask people: task id -> option, options, or an answer as Airflow keeps it.
        self.responses: dict[str, Any] = {}
        plan = make_plan(dag, version)
        self.airflow_policy = AirflowPolicy(plan, session)
        self.airflow_policy.run_other = self._run_other
        #: The DAGs and runs around it; made for a run of its own where nobody sets it.
        self.world: World | None = None
        tasks = [self.add_task(AirflowTask(each.task, self.airflow_policy)) for each in plan.tasks]
        for each in plan.tasks:
            for before in each.upstream:
                self.add_edge(tasks[before], tasks[each.number], validate=False)
        self._by_task_id: dict[str, Task] = {each.task_id: task for each, task in zip(plan.tasks, tasks, strict=True)}

    @property
    def schedule(self) -> Any:
        """When the DAG's timetable lets runs begin, or the schedule that the flow was given; `None`: there is none."""
        if self._schedule is _OF_DAG:
            # imported here: most runs are made by hand
            from prefect.compat.airflow.conversion.schedule import schedule_of

            self._schedule = schedule_of(self.dag)
        return self._schedule

    @schedule.setter
    def schedule(self, schedule: Any) -> None:
        # the first one comes from the constructor of all flows, which knows no DAG
        self._schedule = _OF_DAG if schedule is None and not hasattr(self, "dag") else schedule

    def checked_parameters(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """
        The conf of a run: a DAG takes any.

        Args:
            given: what the run was given.

        Returns:
            The same.
        """
        return dict(given)

    def run(
        self,
        parameters: Mapping[str, Any] | None = None,
        run_on_schedule: bool | None = None,
        runner_cls: type | None = None,
        **kwargs: Any,
    ) -> State:
        """
        Run the DAG.

        Args:
            parameters: the conf of the run.
            run_on_schedule: wait for the times of the schedule and make the run of each; else one run at once.
            runner_cls: as for every flow.
            kwargs: as for every flow; `context={"logical_date": …}` sets the date of the run.

        Returns:
            The state of the run, by Airflow's rule; `state.result` holds the state of each task.

        Raises:
            CannotStart: an operator has no counterpart here, or a param breaks its schema.
        """
        self.check_can_run()
        if run_on_schedule and self.schedule is not None:
            return self._run_on_schedule(dict(parameters or {}), runner_cls, kwargs)
        policy = self.airflow_policy
        own_world = self.world is None
        policy.world = world = self.world or self._own_world()
        if policy.options is None:
            self.check_options(RunOptions(conf=dict(parameters or {})))
        policy.pools = self._checked_pools()
        policy.rounds = not self.tasks or kwargs.get("executor") is None and self.executor is None
        if policy.rounds:
            kwargs["executor"] = RoundsExecutor(policy)
        # open all the while: opening it for each task would cost more than the task
        with (
            overrides.answered(self.dag.dag_id, self.responses),
            self.session if self.session is not None else contextlib.nullcontext(),
        ):
            state = super().run(parameters, False, runner_cls, **kwargs)
            if policy.latest is not None:
                world.ended(policy.latest)
            if own_world:
                world.work_off()
            return state

    def serialize(self, build: bool = False) -> dict[str, Any]:
        """
        The flow in the JSON form of Prefect 1.4.1, which has no words for a timetable: the schedule is left out.

        Args:
            build: build the storage first.

        Returns:
            The form; it describes the flow and cannot run.
        """
        kept, self._schedule = self._schedule, None
        try:
            return super().serialize(build)
        finally:
            self._schedule = kept

    def __reduce__(self) -> Any:
        # imported here: it loads flows, and they are made here
        from prefect.compat.airflow.conversion.pickling import reduced

        return reduced(self)

    def _run_on_schedule(self, conf: dict[str, Any], runner_cls: type | None, kwargs: dict[str, Any]) -> State:
        # imported here: most runs are made by hand
        from prefect.compat.airflow.conversion.schedule import TimetableClock
        from prefect.compat.airflow.runs.planning import now, options_for

        clocks = self.schedule.clocks
        if len(clocks) != 1 or not isinstance(clocks[0], TimetableClock):
            raise CannotStart(f"DAG {self.dag.dag_id!r} runs by its own timetable only; this schedule is another one.")
        state: State | None = None
        after = now()
        while (info := next(clocks[0].infos(after), None)) is not None:
            wait_until(self, info.run_after)
            self.airflow_policy.options = options_for(self.dag, info, "scheduled", self.airflow_version, conf)
            try:
                state = self.run(conf, False, runner_cls, **kwargs)
            finally:
                self.airflow_policy.options = None
            after = max(now(), in_utc(info.run_after))  # what passed meanwhile is left out
        if state is None:
            raise CannotStart(f"DAG {self.dag.dag_id!r} has no more scheduled runs.")
        return state

    def _own_world(self) -> World:
        folder = getattr(self.dag, "folder", "")
        world = World(AirflowFlow, folders=[folder] if folder else ())
        world.add(self.dag, self.airflow_version, self.session)
        return world

    def _run_other(self, dag: Any, options: RunOptions) -> AirflowRun:
        flow = AirflowFlow(dag, self.airflow_version, self.session)
        flow.world = self.airflow_policy.world
        runs: list[AirflowRun] = []
        flow.airflow_policy.options, flow.airflow_policy.on_begin = options, runs.append
        state = flow.run()
        if not runs:
            raise AirflowException(f"DAG {dag.dag_id!r} could not be run: {state.message}")
        return runs[0]

    def replace(self, old: Task, new: Any, validate: bool = True) -> None:
        """
        Put another task into the place of one.

        Args:
            old: the task that goes; what the new one returns becomes its XCom.
            new: the task that comes; a value is made into a constant.
            validate: look for cycles afterwards.
        """
        before = set(self.tasks)
        super().replace(old, new, validate)
        task_id = old.task_id if isinstance(old, AirflowTask) else self.airflow_policy.replaced.pop(old, None)
        added = new if isinstance(new, Task) else next(iter(set(self.tasks) - before))
        if task_id is not None and not isinstance(added, AirflowTask):
            self.airflow_policy.replaced[added] = task_id
            self._by_task_id[task_id] = added

    def _checked_pools(self) -> dict[str, int]:
        wrong = impossible(self.dag, self.pools) if self.pools else []
        if wrong:
            raise CannotStart("\n".join(wrong) + "\nNothing was run: these tasks could never begin.")
        return self.pools

    def check_can_run(self) -> None:
        """
        Refuse to run what has no counterpart here.

        Raises:
            CannotStart: an operator has none; the message names it with file and line.
        """
        check(self.dag)

    def check_options(self, options: RunOptions) -> None:
        """
        Check the params of a run.

        Args:
            options: what was decided for it.

        Raises:
            CannotStart: a param breaks its schema.
        """
        if not self.dag.params and not options.conf:
            return
        try:
            merged_params(self.dag, None, options.conf)
        except AirflowException as err:
            where = getattr(self.dag, "where", None) or self.dag.fileloc
            raise CannotStart(f"{where}: DAG {self.dag.dag_id!r}: {err}") from err

    def task(self, task_id: str) -> Task:
        """
        The task of an id.

        Args:
            task_id: its id in the DAG.

        Raises:
            KeyError: the DAG has no such task.
        """
        try:
            return self._by_task_id[task_id]
        except KeyError as err:
            raise KeyError(f"DAG {self.dag.dag_id!r} has no task {task_id!r}") from err


def convert(
    dag: Any, *, version: tuple[int, int] = DEFAULT_VERSION, session: Any = None, findings: Iterable[Any] = ()
) -> AirflowFlow:
    """
    Make a flow of a DAG.

    Args:
        dag: a DAG of the stand-in.
        version: the Airflow version whose rules hold.
        session: the import session of the DAG's folder; `None` where the DAG was made in this process.
        findings: what is known about the file already.

    Returns:
        An ordinary flow: `run(parameters=conf)` runs it as Airflow would.
    """
    return AirflowFlow(dag, version, session, findings)
