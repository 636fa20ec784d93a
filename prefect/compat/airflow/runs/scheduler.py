"""Runs DAGs when they are due, each run in a process of its own; they tell each other through the past runs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Collection
from multiprocessing.context import ForkProcess
from pathlib import Path

from prefect.compat.airflow.loader.folders import find_files
from prefect.compat.airflow.runs.asset_runs import AssetQueue, asset_options
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.planning import next_info, now, options_for
from prefect.compat.airflow.runs.records import SCHEDULED, RunRecord, recorded
from prefect.compat.airflow.runs.slas import has_slas, misses, tell
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.earlier import WAITING
from prefect.compat.airflow.runtime.interrupts import ring
from prefect.compat.airflow.runtime.plan import minds_past
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.words import FAILED

#: Seconds between looks at what is due, at which tasks are late, and at whether files have changed.
LOOK, SLAS, RELOAD = 0.5, 5.0, 30.0


class Scheduler:
    """
    Makes the runs of a folder's DAGs.

    Args:
        world: the DAGs, whose past is kept in a file.
        jobs: how many runs at a time.
        say: told in a line of every run that begins or ends.
    """

    def __init__(self, world: World, *, jobs: int = 4, say: Callable[[str], None] = print) -> None:
        self.world, self.jobs, self.say = world, jobs, say
        self.children: dict[tuple[str, str], ForkProcess] = {}
        self.failed = False
        self._events = len(world.past.known_events())
        self._looked_at_slas = 0.0
        self._files = self._stamps()
        self._store_path = world.past.keeper.path if isinstance(world.past.keeper, Store) else None
        for dag_id in world.dags:
            for record in world.past.runs(dag_id):
                if record.state == WAITING and record.end_date is None:
                    # a process that was killed left it
                    world.past.keep(record._replace(state=FAILED))

    def run_due(self) -> bool:
        """
        Make every run that is due, and those that come of them.

        Returns:
            Whether one failed.
        """
        while self.step() or self.children:
            time.sleep(LOOK / 10)
        return self.failed

    def run_forever(self, reload: Callable[[], Scheduler]) -> None:
        """
        Make runs until interrupted.

        Args:
            reload: loads the files anew; called when they have changed.
        """
        looked = time.monotonic()
        while True:
            if not self.step():
                time.sleep(LOOK)
            if time.monotonic() - looked > RELOAD and not self.children:
                looked = time.monotonic()
                if self._stamps() != self._files:
                    self.say("files have changed: they are loaded anew")
                    fresh = reload()
                    self.world, self._files, self._events = fresh.world, fresh._files, fresh._events

    def step(self) -> bool:
        """
        Look once at what has ended and what is due.

        Returns:
            Whether there was anything.
        """
        self.world.past.refresh()
        busy = self._reap()
        self._follow_assets()
        if time.monotonic() - self._looked_at_slas > SLAS:
            self._looked_at_slas = time.monotonic()
            self.tell_slas()
        for dag_id in list(self.world.dags):
            while len(self.children) < self.jobs and self._start_next(dag_id):
                busy = True
        return busy

    def tell_slas(self, ended: Collection[str] = ()) -> None:
        """
        Find out which tasks are late, and tell those who want to know.

        Like Airflow it looks at a DAG only while one of its runs is under way, or has just ended.

        Args:
            ended: the DAGs of which a run has just ended.
        """
        past = self.world.past
        for dag_id, known in self.world.dags.items():
            if not has_slas(known.dag, known.version):
                continue
            records = past.runs(dag_id)
            if dag_id not in ended and not any(record.state == WAITING for record in records):
                continue
            with known.session:
                found = list(misses(known.dag, records, now(), past.sla_misses(dag_id)))
                if found:
                    past.keep_sla_misses(dag_id, found)
                    self.say(f"DAG {dag_id}  SLA missed by {', '.join(sorted({miss.task_id for miss in found}))}")
                    tell(known.dag, found, records)

    def stop(self) -> None:
        """End what runs, and wait for it; the runs count as failed."""
        for child in self.children.values():
            if child.pid is not None and child.is_alive():
                os.kill(child.pid, signal.SIGTERM)
        for child in self.children.values():
            child.join(10)
        self.world.past.refresh()
        self._reap(said="stopped")

    def _stamps(self) -> dict[Path, float]:
        return {
            path: path.stat().st_mtime
            for folder in self.world.folders
            if folder.exists()
            for path in find_files(folder)
        }

    def _reap(self, said: str = "") -> bool:
        ended = [key for key, child in self.children.items() if not child.is_alive()]
        for dag_id, run_id in ended:
            self.children.pop((dag_id, run_id)).join()
            record = self.world.past.run(dag_id, run_id)
            if record is not None and record.end_date is None:
                record = record._replace(state=FAILED, end_date=now())
                self.world.past.keep(record)
            state = record.state if record is not None else FAILED
            self.failed = self.failed or state == FAILED
            self.say(f"DAG {dag_id}  {run_id}  {said or state}")
        if ended:
            self.tell_slas({dag_id for dag_id, _ in ended})
        return bool(ended)

    def _follow_assets(self) -> None:
        events = self.world.past.known_events()
        fresh, self._events = events[self._events :], len(events)
        queue: AssetQueue = self.world.assets
        for dag_id, consumed in queue.updated(fresh):
            self.world.order(dag_id, asset_options(self.world.dags[dag_id].version, consumed))

    def _start_next(self, dag_id: str) -> bool:
        known = self.world.dags[dag_id]
        past = self.world.past
        records = past.runs(dag_id)
        active = sum(record.state == WAITING for record in records)
        limits = [known.dag.max_active_runs, known.dag.timetable.active_runs_limit]
        # the next run can only tell how this one went when it has ended
        if any(dag == dag_id for dag, _ in self.children) and any(minds_past(task) for task in known.dag.tasks):
            return False
        if active >= min(limit for limit in limits if limit is not None):
            return False
        queued = next((record for record in records if record.state == "queued"), None)
        if queued is not None:
            options = RunOptions(
                logical_date=queued.logical_date, conf=dict(queued.conf), run_id=queued.run_id,
                run_type=queued.run_type, data_interval=queued.data_interval, run_after=queued.run_after,
                events=queued.events,
                triggered=queued.run_type == "manual", dateless=queued.run_type == "asset_triggered",
            )  # fmt: skip
            self._start(dag_id, options)
            return True
        with known.session:
            info = next_info(known.dag, past)
            if info is None or info.run_after > now():
                return False
            options = options_for(known.dag, info, SCHEDULED, known.version)
        self._start(dag_id, options)
        return True

    def _start(self, dag_id: str, options: RunOptions) -> None:
        date, interval = options.logical_date, options.data_interval
        assert date is not None and interval is not None and options.run_id is not None  # a planned run has them
        # others see that it is under way, and the next run is the one after it
        self.world.past.keep(
            RunRecord(
                dag_id, options.run_id, options.run_type, date, interval, options.run_after or date, WAITING,
                start_date=now(), conf=options.conf, events=options.events,
            )
        )  # fmt: skip
        work = (self.world, dag_id, options, self._store_path)
        child = multiprocessing.get_context("fork").Process(target=_make_run, args=work)
        child.start()
        self.children[dag_id, options.run_id] = child
        self.say(f"DAG {dag_id}  {options.run_id}  running")


def _make_run(world: World, dag_id: str, options: RunOptions, store: Path | None) -> None:
    signal.signal(signal.SIGTERM, ring)
    # the terminal's Ctrl-C is for the process that started this one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    world.past = Past(Store(store))
    world.hands_over = True
    known = world.dags[dag_id]
    if has_slas(known.dag, known.version):
        # which of its tasks have ended is looked at while it is under way
        world.on_begin = lambda run: world.past.keep(recorded(run))
        world.on_change = lambda run, node: world.past.keep(recorded(run))
    try:
        world.perform(dag_id, options)
    except KeyboardInterrupt:
        raise SystemExit(1) from None
