"""The runs of a DAG between two dates, made in order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, NamedTuple

import pendulum

from prefect.compat.airflow.runs.planning import infos_between, options_for
from prefect.compat.airflow.runs.records import BACKFILL, RunRecord
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.earlier import WAITING
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
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
    run: AirflowRun | None = None
    known: RunRecord | None = None

    @property
    def state(self) -> str:
        """How the run ended; `queued` where it has to wait for others."""
        if self.run is not None:
            return self.run.final_word or WAITING
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
    Make the runs of a DAG whose dates lie between two moments, one after the other.

    Args:
        world: where the DAG and its past are found.
        dag_id: the DAG.
        start: the earliest date.
        end: the latest date.
        reprocess: which runs that there are already are done again: `none`, `failed` or `completed`.
        backwards: the latest first.
        conf: the conf of every run.
        max_active_runs: how many runs may be under way, that is, wait for earlier ones; `None` is the DAG's own number.
        keep_rendered: keep rendered fields for a report.

    Yields:
        Each date with what came of it.

    Raises:
        KeyError: there is no such DAG.
    """
    known = world.find(dag_id)
    if known is None:
        raise KeyError(dag_id)
    dag = known.dag
    with known.session:
        infos = list(infos_between(dag, start, end))
        planned = [options_for(dag, info, BACKFILL, known.version, conf) for info in infos]
    limits = [max_active_runs or dag.max_active_runs, dag.timetable.active_runs_limit]
    limit = min(each for each in limits if each is not None)
    waiting = 0
    for options in reversed(planned) if backwards else planned:
        date = options.logical_date
        assert date is not None  # a schedule's run has one
        earlier = next(iter(world.past.at(dag_id, date)), None)
        if earlier is not None:
            if earlier.state in (FAILED, SUCCESS) and earlier.state not in REPROCESS[reprocess]:
                yield Step(options, known=earlier)
                continue
            options = dataclasses.replace(options, run_id=earlier.run_id, run_type=earlier.run_type)
        if waiting >= limit:
            yield Step(options)
            continue
        run = world.perform(dag_id, dataclasses.replace(options, keep_rendered=keep_rendered))
        waiting += run.final_word == WAITING
        world.work_off()
        yield Step(options, run=run)
