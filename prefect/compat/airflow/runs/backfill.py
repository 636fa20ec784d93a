"""The runs of a DAG between two dates: begun in order, as many at a time as may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pendulum

from prefect.compat.airflow.conversion.refusals import CannotStart
from prefect.compat.airflow.runs.made import Made, made_of
from prefect.compat.airflow.runs.planning import infos_between, options_for
from prefect.compat.airflow.runs.records import BACKFILL, RunRecord
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.earlier import WAITING
from prefect.compat.airflow.runtime.plan import minds_past
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.words import FAILED, SUCCESS

#: Which states of runs that there are already are done again.
REPROCESS: dict[str, frozenset[str]] = {
    "none": frozenset(),
    "failed": frozenset({FAILED}),
    "completed": frozenset({FAILED, SUCCESS}),
}


class Step(NamedTuple):
    """One date of a backfill: the run made, or the one that was there, or neither where it has to wait."""

    options: RunOptions
    made: Made | None = None
    known: RunRecord | None = None

    @property
    def state(self) -> str:
        """How the run ended; `queued` where it has to wait for others."""
        if self.made is not None:
            return self.made.record.state
        return self.known.state if self.known is not None else "queued"


def backfill(
    world: World,
    dag_id: str,
    start: pendulum.DateTime,
    end: pendulum.DateTime,
    *,
    reprocess: str = "none",
    backwards: bool = False,
    conf: dict[str, Any] | None = None,
    max_active_runs: int | None = None,
    keep_rendered: bool = False,
) -> Iterator[Step]:
    """
    Make the runs of a DAG whose dates lie between two moments, as many at a time as the DAG allows.

    Runs under way at the same time have a process each and know how the others stand: tasks that depend on the past
    begin when it has come.

    Args:
        world: where the DAG and its past are found.
        dag_id: the DAG.
        start: the earliest date.
        end: the latest date.
        reprocess: which runs that there are already are done again: `none`, `failed` or `completed`.
        backwards: the latest first.
        conf: the conf of every run.
        max_active_runs: how many runs may be under way, or wait for earlier ones; `None` is the DAG's own number.
        keep_rendered: keep the results with rendered fields for a report.

    Yields:
        Each date with what came of it, in order.

    Raises:
        KeyError: there is no such DAG.
        CannotStart: the DAG cannot run here, or not backwards since tasks depend on the past.
    """
    known = world.find(dag_id)
    if known is None:
        raise KeyError(dag_id)
    dag = known.dag
    if backwards and (minding := [task.task_id for task in dag.tasks if minds_past(task)]):
        raise CannotStart(f"DAG {dag_id!r} cannot be run backwards: these tasks depend on the past: {minding}")
    world.make(dag, known.version, known.session).check_can_run()
    with known.session:
        infos = list(infos_between(dag, start, end))
        planned = [options_for(dag, info, BACKFILL, known.version, conf) for info in infos]
    steps: list[Step] = []
    for options in reversed(planned) if backwards else planned:
        date = options.logical_date
        assert date is not None  # a schedule's run has one
        options = options._replace(keep_rendered=keep_rendered)
        earlier = next(iter(world.past.at(dag_id, date)), None)
        if earlier is not None:
            if earlier.state in (FAILED, SUCCESS) and earlier.state not in REPROCESS[reprocess]:
                steps.append(Step(options, known=earlier))
                continue
            options = options._replace(run_id=earlier.run_id, run_type=earlier.run_type)
        steps.append(Step(options))
    limits = [max_active_runs or dag.max_active_runs, dag.timetable.active_runs_limit]
    limit = min(each for each in limits if each is not None)
    todo = [step.options for step in steps if step.known is None]
    made = _together(world, dag_id, todo, limit) if _at_once(dag, known.version, limit) > 1 < len(todo) else None
    yield from _in_order(steps, made if made is not None else _alone(world, dag_id, todo, limit))


def _at_once(dag: Any, version: tuple[int, int], limit: int) -> int:
    """How many runs may be under way at once: each carries out one task at a time, which others may not bear."""
    limits = [limit, *(n for task in dag.tasks if (n := getattr(task, "max_active_tis_per_dag", None)) is not None)]
    if version < (3, 0):
        limits.append(dag.max_active_tasks)  # from 3.0 on it counts for each run
    return min(limits)


def _in_order(steps: list[Step], made: Iterator[tuple[RunOptions, Made]]) -> Iterator[Step]:
    found: dict[str | None, Made] = {}
    for step in steps:
        while step.known is None and step.options.run_id not in found:
            one = next(made, None)
            if one is None:
                break
            found[one[0].run_id] = one[1]
        yield step if step.known is not None else step._replace(made=found.get(step.options.run_id))


def _alone(world: World, dag_id: str, todo: list[RunOptions], limit: int) -> Iterator[tuple[RunOptions, Made]]:
    """One run after the other, in this process, until too many wait for earlier ones."""
    waiting = 0
    for options in todo:
        if waiting >= limit:
            return
        run = world.perform(dag_id, options)
        waiting += run.final_word == WAITING
        world.work_off()
        yield options, made_of(run)


def _together(world: World, dag_id: str, todo: list[RunOptions], limit: int) -> Iterator[tuple[RunOptions, Made]]:
    """Several at a time, each in a process of its own."""
    # what several runs need is loaded by them
    from prefect.compat.airflow.runs.crew import Crew

    known = world.dags[dag_id]
    crew, waiting = Crew(world, dag_id, todo), 0
    places = _at_once(known.dag, known.version, limit)
    try:
        while (crew.pending or crew.members) and (waiting < limit or crew.members):
            for options, made in crew.work(min(places, limit - waiting)):
                waiting += made.record.state == WAITING
                yield options, made
    finally:
        crew.stop()
