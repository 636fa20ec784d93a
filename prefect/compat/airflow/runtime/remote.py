"""
A try of a task instance that is carried out in another process.

What travels there: which DAG file and task, the options of the run, the XComs, the states, and where the task
instance stands. The worker loads the DAG file once, under an import session of its own. What travels back beside the
state is in `reports`.
"""

from __future__ import annotations

import datetime
import io
import os
import pickle
import sys
from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import cloudpickle

from prefect.compat.airflow.runtime.reports import REPORT_KEY, Report
from prefect.compat.airflow.runtime.tasklogs import mark_records
from prefect.compat.airflow.runtime.words import state_of
from prefect.compat.airflow.standin import overrides
from prefect.core.engine.executors.remote_errors import portable
from prefect.core.engine.flow_run import Known
from prefect.core.engine.state import State

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.execution import Attempt
    from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
    from prefect.compat.airflow.runtime.task_instance import TaskInstance

#: What the names of the modules of DAG files begin with.
FILE_PREFIX = "unusual_prefix_"
#: Operators that deal with the runs of other DAGs, which this process knows.
_AT_HOME = ("TriggerDagRunOperator", "ExternalTaskSensor", "SubDagOperator")

XComs = dict[str, dict[int, dict[str, Any]]]


class Order(NamedTuple):
    """
    What a worker is told.

    Args:
        task: number and map index of the task instance.
        options: the options of the run.
        fields: where the task instance stands.
        resumption: how it goes on after a trigger.
        xcoms: all XComs of the run.
        pushed: task, map index and key of every push.
        words: the states of task instances, by number and map index.
        counts: into how many instances tasks were expanded.
        began_at: when the run began.
        variables: variables given to the run.
        connections: connections given to the run.
        responses: answers to the tasks that ask people.
        past: the runs around it, `None` where there are none.
        backends: further places of connections and variables.
    """

    task: tuple[int, int]
    options: RunOptions
    fields: dict[str, Any]
    resumption: Any
    xcoms: XComs
    pushed: list[tuple[str, int, str]]
    words: dict[tuple[int, int], str | None]
    counts: dict[int, int]
    began_at: datetime.datetime
    variables: dict[str, str]
    connections: dict[str, Any]
    responses: dict[str, dict[str, Any]]
    backends: list[Any]
    past: Any


def packed(attempt: Attempt) -> Any:
    """
    What pickle makes of a try: an order for a worker; a task that deals with other DAGs is carried out here.

    Args:
        attempt: the try.
    """
    run, node = attempt.run, attempt.node
    if node in run.chosen or run.is_late or _stays_here(run, run.index(node)):
        return Known, (attempt(),)
    source = _source(run)
    key = (source[0], source[1], source[2], os.stat(source[0]).st_mtime_ns if source[0] else id(run.dag))
    return _Remote, (source, key, cloudpickle.dumps(_order(run, run.instance(node))))


def _stays_here(run: AirflowRun, index: int) -> bool:
    operator = run.plan.tasks[index].task
    names = {kind.__name__ for kind in operator.operator_class.__mro__}
    return bool(names.intersection(_AT_HOME))


def _order(run: AirflowRun, ti: TaskInstance) -> Order:
    store = run.xcoms
    counts = {task.number: len(children) for task in run.plan.tasks if (children := run.children(task.number))}
    return Order(
        task=(ti.index, ti.map_index),
        options=run.options._replace(logical_date=run.logical_date, run_id=run.run_id, conf=run.conf),
        fields={name: getattr(ti, name) for name in ti.travels},
        resumption=ti.resumption,
        xcoms={task: {at: dict(values) for at, values in found.items()} for task, found in list(store._tasks.items())},
        pushed=list(store._pushed),
        words={(each.index, each.map_index): each.word for each in run.task_instances()},
        counts=counts,
        began_at=run.began_at,
        variables=dict(overrides.variables),
        connections=dict(overrides.connections),
        responses=dict(overrides.responses),
        backends=list(overrides.backends),
        past=_past(run),
    )


def _past(run: AirflowRun) -> Any:
    # only runs in processes have them packed
    from prefect.compat.airflow.runs.window import packed as packed_past

    return None if run.world is None else packed_past(run.world.past)


def _source(run: AirflowRun) -> tuple[Any, ...]:
    path = getattr(run.dag, "fileloc", None)
    session = run.session
    if session is not None and path and os.path.isfile(path) and not getattr(session, "real_operators", None):
        return path, run.dag.dag_id, run.version, tuple(getattr(session, "rows", ()))
    blob = run.xcoms.__dict__.get("_dag_as_bytes")
    if blob is None:
        try:
            blob = cloudpickle.dumps(run.dag)
        except Exception as err:
            raise TypeError(
                f"DAG {run.dag.dag_id!r} cannot be sent to another process: {err}. "
                "Load it from a file, or run it in threads"
            ) from err
        run.xcoms.__dict__["_dag_as_bytes"] = blob
    return None, run.dag.dag_id, run.version, blob


class _Remote:
    """A try, as a worker sees it."""

    def __init__(self, source: tuple[Any, ...], key: tuple[Any, ...], order: bytes) -> None:
        self.source, self.key, self.order = source, key, order

    def __reduce__(self) -> Any:
        return _Remote, (self.source, self.key, self.order)

    def __call__(self) -> State:
        mark_records()
        flow = _flow(self.source, self.key)
        with flow.session if flow.session is not None else NoSession():
            order: Order = read(self.order)
            overrides.variables.clear()
            overrides.variables.update(order.variables)
            overrides.connections.clear()
            overrides.connections.update(order.connections)
            overrides.responses.clear()
            overrides.responses.update(order.responses)
            overrides.backends[:] = order.backends
            return _carried_out(flow, order)


class _Unpickler(pickle.Unpickler):
    """Finds what is defined in DAG files: each process has its own names for their modules."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(FILE_PREFIX) and module not in sys.modules:
            own_name = module.split("_", 3)[3]
            ours = (known for known in list(sys.modules) if known.startswith(FILE_PREFIX))
            module = next((known for known in ours if known.split("_", 3)[3] == own_name), module)
        return super().find_class(module, name)


def read(blob: bytes) -> Any:
    """What was packed in another process, with the classes of this one."""
    return _Unpickler(io.BytesIO(blob)).load()


class NoSession:
    def __enter__(self) -> None:
        """Nothing to open."""

    def __exit__(self, *error: object) -> None:
        """Nothing to close."""


_flows: dict[tuple[Any, ...], Any] = {}


def _flow(source: tuple[Any, ...], key: tuple[Any, ...]) -> Any:
    flow = _flows.get(key)
    if flow is None:
        # the parent has these loaded, a worker only once it gets a task; loading imports this module's users
        from prefect.compat.airflow.conversion.flow import AirflowFlow
        from prefect.compat.airflow.conversion.loading import load_flow

        path, dag_id, version, more = source
        if path is not None:
            flow = load_flow(path, dag_id, airflow_version=".".join(map(str, version)), rows=more)
        else:
            flow = AirflowFlow(cloudpickle.loads(more), version)
        _flows[key] = flow
    return flow


def _carried_out(flow: Any, order: Order) -> State:
    # as above
    from prefect.compat.airflow.runs.window import Window
    from prefect.compat.airflow.runtime.execution import carry_out
    from prefect.compat.airflow.runtime.run import AirflowRun

    machine = Snapshot(flow.airflow_policy.plan, order.words, order.counts)
    run = AirflowRun(flow.airflow_policy.plan, machine, order.options, flow.session)  # type: ignore[arg-type]
    run.defers = True
    run.began_at = order.began_at
    window = run.world = None if order.past is None else Window(order.past, read)
    run.xcoms._tasks = order.xcoms
    run.xcoms._pushed = order.pushed
    index, map_index = order.task
    node = run.node_of(index, map_index)
    ti = run.instance(node if node is not None else index)
    for name, value in order.fields.items():
        setattr(ti, name, value)
    ti.resumption = order.resumption
    state = carry_out(run, ti)
    report = Report(
        fields={name: getattr(ti, name) for name in ti.travels},
        xcoms=dict(run.xcoms.of(ti.task_id, ti.map_index)),
        deferral=_parts(ti.deferral) if ti.deferral is not None else None,
        error=portable(state.result) if isinstance(state.result, BaseException) else None,
        variables={k: v for k, v in overrides.variables.items() if order.variables.get(k) != v},
        events=tuple(window.emitted) if window is not None else (),
    )
    # the XCom is what others see of a result: the result itself need not travel
    state.result = None
    state.context = {**(state.context or {}), REPORT_KEY: cloudpickle.dumps(report)}
    return state


def _parts(deferred: Any) -> tuple[Any, ...]:
    return deferred.trigger, deferred.method_name, deferred.kwargs, deferred.timeout


class Snapshot:
    """
    As much of a run machine as a task instance in a worker can ask for.

    Args:
        plan: the DAG.
        words: the states of task instances.
        counts: into how many instances tasks were expanded.
    """

    def __init__(self, plan: Any, words: Mapping[tuple[int, int], str | None], counts: Mapping[int, int]) -> None:
        self.tasks = [SimpleNamespace(operator=task.task) for task in plan.tasks]
        self.owner = list(range(len(self.tasks)))
        self.spans: dict[int, range] = {}
        for index, count in counts.items():
            self.spans[index] = range(len(self.owner), len(self.owner) + count)
            self.owner.extend([index] * count)
        self.states: list[Any] = [
            _state(words.get((self.owner[node], self.map_index(node)))) for node in range(len(self.owner))
        ]

    def parent(self, node: int) -> int:
        """The number of the task that a node belongs to."""
        return self.owner[node]

    def map_index(self, node: int) -> int:
        """The number of a child among its siblings; -1 if the node is no child."""
        return -1 if node < len(self.tasks) else node - self.spans[self.owner[node]].start

    def children(self, index: int) -> range | None:
        """The children of a task; `None` if it was not expanded."""
        return self.spans.get(index)


def _state(word: str | None) -> State | None:
    try:
        return None if word is None else state_of(word, "")
    except KeyError:
        return None
