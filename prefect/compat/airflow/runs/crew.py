"""Runs of a DAG side by side, each in a process of its own; they hear of each other's states as they come."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection
from multiprocessing.context import ForkProcess
from typing import Any

from prefect.compat.airflow.runs.line import DONE, EVENTS, NEWS, RECORD, TROUBLE, WAITS, Line, whole
from prefect.compat.airflow.runs.made import Made, made_of
from prefect.compat.airflow.runs.planning import now
from prefect.compat.airflow.runs.records import RunRecord, TaskRecord
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runs.window import flat
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.interrupts import ring
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.words import FAILED
from prefect.compat.airflow.standin.exceptions import AirflowException


@dataclass
class _Member:
    """A process that makes a run."""

    options: RunOptions
    process: ForkProcess
    line: connection.Connection
    #: How much of what was said it knows, while it waits for the others.
    waits: int | None = None
    made: Made | None = None
    said: set[int] = field(default_factory=set)


class Crew:
    """
    Makes runs of one DAG side by side.

    Args:
        world: where the DAG and its past are found.
        dag_id: the DAG.
        planned: the runs, in the order in which they begin.
    """

    def __init__(self, world: World, dag_id: str, planned: Iterable[RunOptions]) -> None:
        self.world, self.dag_id = world, dag_id
        self.pending = list(planned)
        known = world.find(dag_id)
        if known is None:
            raise KeyError(dag_id)
        self.session = known.session
        self.members: dict[connection.Connection, _Member] = {}
        #: What the runs have said, for those under way.
        self.said: list[tuple[str, bytes]] = []
        tasks = tuple(TaskRecord(task_id, -1, None, 0, None, None) for task_id in known.dag.task_ids)
        # those behind a run see it before it has begun
        self.standing = {
            options.run_id: pickle.dumps(self._record(options, "queued", tasks)) for options in self.pending
        }

    def _record(self, options: RunOptions, state: str, tasks: tuple[TaskRecord, ...] = ()) -> RunRecord:
        date, interval = options.logical_date, options.data_interval
        assert date is not None and interval is not None and options.run_id is not None  # a planned run has them
        end = now() if state == FAILED else None
        return RunRecord(
            self.dag_id, options.run_id, options.run_type, date, interval, options.run_after or date, state,
            end_date=end, conf=options.conf, tasks=tasks,
        )  # fmt: skip

    def work(self, places: int) -> Iterator[tuple[RunOptions, Made]]:
        """
        Let runs begin while there are places, until one has ended.

        Args:
            places: how many may be under way.

        Yields:
            The runs that have ended.

        Raises:
            AirflowException: the DAG cannot be run.
        """
        while self.pending and len(self.members) < places:
            self._begin(self.pending.pop(0))
        ended = False
        while self.members and not ended:
            for line in connection.wait(list(self.members)):
                assert isinstance(line, connection.Connection)  # nothing else is waited for
                member = self.members[line]
                try:
                    self._hear(member, *line.recv())
                except (EOFError, OSError):
                    del self.members[line]
                    ended = True
                    yield member.options, self._left(member)

    def stop(self) -> None:
        """End what is under way, and wait for it."""
        for member in self.members.values():
            if member.process.pid is not None and member.process.is_alive():
                os.kill(member.process.pid, signal.SIGTERM)
        for member in self.members.values():
            member.process.join(10)
        self.members.clear()

    def _begin(self, options: RunOptions) -> None:
        ours, theirs = multiprocessing.Pipe()
        child = multiprocessing.get_context("fork").Process(target=self._make, args=(options, ours, theirs))
        child.start()
        theirs.close()
        self.members[ours] = _Member(options, child, ours)

    def _left(self, member: _Member) -> Made:
        """What a process left that has ended."""
        member.process.join()
        member.line.close()
        self.standing.pop(member.options.run_id, None)
        if member.made is not None:
            return member.made
        record = self._record(member.options, FAILED)
        self.world.past.keep(record)
        text = f"its process ended with status {member.process.exitcode} before it had ended"
        return Made(record, failed=(("the run", text),))

    # what the runs say

    def _hear(self, member: _Member, kind: str, what: Any) -> None:
        member.waits = what if kind == WAITS else None
        if kind in (NEWS, WAITS):
            news = [said for number, said in enumerate(self.said[what:], what) if number not in member.said]
            goes_on = self._goes_on(member, only_earlier=kind == WAITS)
            member.line.send((news, len(self.said), goes_on))
        elif kind == DONE:
            with self.session:
                made = pickle.loads(what)
                member.made = Made(whole(made.record), made.blocked, made.failed, made.result)
        elif kind == TROUBLE:
            raise AirflowException(what)
        else:
            member.said.add(len(self.said))
            self.said.append((kind, what))
            self._keep(kind, what)

    def _keep(self, kind: str, what: bytes) -> None:
        if kind == EVENTS:
            self.world.past.keep_events(pickle.loads(what))
            return
        record: RunRecord = pickle.loads(what)
        if kind == RECORD:
            with self.session:
                self.world.past.keep(whole(record))
        elif record.run_id in self.standing:
            before: RunRecord = pickle.loads(self.standing[record.run_id])
            known = record._replace(xcoms={**before.xcoms, **record.xcoms})
            self.standing[record.run_id] = pickle.dumps(known)

    def _goes_on(self, member: _Member, *, only_earlier: bool) -> bool:
        """May others still say something; for a run that waits for its past, something that lets it go on?"""
        others = [each for each in self.members.values() if each is not member and each.made is None]
        if not only_earlier:
            return bool(others or self.pending)
        if not any(self._is_before(each, member.options) for each in (*(one.options for one in others), *self.pending)):
            return False
        # where all wait, and know all there is to know, nothing comes any more
        return any(each.waits != len(self.said) for each in (member, *others))

    def _is_before(self, one: RunOptions, other: RunOptions) -> bool:
        return one.logical_date is not None and other.logical_date is not None and one.logical_date < other.logical_date

    # in the process of a run

    def _make(self, options: RunOptions, theirs: connection.Connection, line: connection.Connection) -> None:
        signal.signal(signal.SIGTERM, ring)
        # the terminal's Ctrl-C is for the process that started this one
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        theirs.close()
        for each in self.members:
            each.close()
        world, keeper = self.world, self.world.past.keeper
        # of those that have not begun nobody asks but the runs behind them
        behind = [each for each in self.pending if self._is_before(each, options)]
        others = [
            self.standing[each.run_id] for each in (*(member.options for member in self.members.values()), *behind)
        ]
        store = Store(keeper.path) if isinstance(keeper, Store) else None
        with self.session:
            past = Line(world.past, store, line, others, len(self.said))
        world.past = past
        world.on_begin, world.on_change = past.tell, past.tell
        try:
            run = world.perform(self.dag_id, options)
            world.work_off()
            made = made_of(run)
            line.send((DONE, pickle.dumps(Made(flat(made.record), made.blocked, made.failed, made.result))))
        except AirflowException as error:
            line.send((TROUBLE, str(error)))
        except KeyboardInterrupt:
            raise SystemExit(1) from None
