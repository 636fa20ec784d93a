"""The DAGs that can be run together in this process, and what their runs do to each other."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pendulum

from prefect.compat.airflow.errors import AirflowLoadError
from prefect.compat.airflow.loader import load_file
from prefect.compat.airflow.loader.folders import find_files
from prefect.compat.airflow.runs.asset_runs import AssetQueue, asset_options
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.records import RunRecord, recorded
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
from prefect.compat.airflow.runtime.updates import AssetEvent
from prefect.compat.airflow.standin.exceptions import AirflowException

if TYPE_CHECKING:
    from prefect.compat.airflow.conversion.flow import AirflowFlow

#: How many runs may start each other in a row: a DAG that triggers itself would go on for ever.
DEEPEST = 20

_log = logging.getLogger("airflow.task")


class Known(NamedTuple):
    """A DAG that can be run."""

    dag: Any
    version: tuple[int, int]
    session: Any


class World:
    """
    The DAGs that can be run together, and their runs.

    Args:
        make: makes the flow of a DAG, from the DAG, the version and the import session.
        past: the runs that have been; `None` begins without any.
        folders: where files with further DAGs lie; they are loaded when one is asked for.
        version: the Airflow version as text for files that are loaded, `None` to guess it.
        follow_assets: run the DAGs that wait for assets when these are updated.
        hands_over: leave runs that tasks start to another process, by way of the past runs.
    """

    def __init__(
        self,
        make: Callable[..., AirflowFlow],
        *,
        past: Past | None = None,
        folders: Iterable[str | os.PathLike[str]] = (),
        version: str | None = None,
        follow_assets: bool = False,
        hands_over: bool = False,
    ) -> None:
        self.make = make
        self.past = past if past is not None else Past()
        self.folders = [Path(folder) for folder in folders]
        self.version = version
        self.follow_assets = follow_assets
        self.hands_over = hands_over
        self.dags: dict[str, Known] = {}
        #: Makes the run of a DAG and date if this process is to make it anyway: who waits for it has it made at once.
        self.promise: Callable[[str, pendulum.DateTime], bool] | None = None
        #: Runs that tasks started without waiting for them.
        self.queue: deque[tuple[str, RunOptions]] = deque()
        #: Runs that tasks or assets started, as they ended.
        self.started: list[AirflowRun] = []
        self.assets = AssetQueue()
        self.on_begin: Callable[[AirflowRun], None] | None = None
        self.on_change: Callable[[AirflowRun, int], None] | None = None
        self.on_end: Callable[[AirflowRun], None] | None = None
        self.keep_rendered = False
        self._loaded: set[Path] = set()
        #: files that did not load, and why
        self.refused: dict[Path, AirflowLoadError] = {}
        self._depth = 0

    # DAGs

    def add(self, dag: Any, version: tuple[int, int], session: Any) -> None:
        """
        Make a DAG known.

        Args:
            dag: the DAG.
            version: the Airflow version whose rules hold for it.
            session: its import session.
        """
        self.dags[dag.dag_id] = Known(dag, version, session)
        if self.follow_assets:
            self.assets.add(dag)

    def find(self, dag_id: str) -> Known | None:
        """
        A DAG by its id; files of the folders are loaded until it is found, those first that mention it.

        Args:
            dag_id: the DAG's id.

        Returns:
            The DAG, `None` where there is none.
        """
        known = self.dags.get(dag_id)
        if known is not None:
            return known
        for path in sorted(self._unread(), key=lambda path: _silent(path, dag_id)):
            self._read(path)
            if dag_id in self.dags:
                return self.dags[dag_id]
        return None

    def load_all(self) -> dict[Path, AirflowLoadError]:
        """
        Load every file of the folders.

        Returns:
            Why some did not load.
        """
        errors = {path: self._read(path) for path in self._unread()}
        return {path: error for path, error in errors.items() if error is not None}

    def _unread(self) -> list[Path]:
        files = [path.resolve() for folder in self.folders if folder.exists() for path in find_files(folder)]
        return [path for path in files if path not in self._loaded]

    def _read(self, path: Path) -> AirflowLoadError | None:
        self._loaded.add(path)
        try:
            found = load_file(path, airflow_version=self.version)
        except AirflowLoadError as error:
            _log.debug("%s does not load: %s", path, error)
            self.refused[path] = error
            return error
        for dag in found.dags.values():
            if dag.dag_id not in self.dags:
                self.add(dag, found.version, found.session)
        return None

    # runs

    def perform(self, dag_id: str, options: RunOptions) -> AirflowRun:
        """
        Make a run of a DAG, here and now.

        Args:
            dag_id: the DAG.
            options: what was decided for the run.

        Returns:
            The run.

        Raises:
            AirflowException: it cannot be run.
        """
        known = self.find(dag_id)
        if known is None:
            raise AirflowException(f"Dag id {dag_id} not found")
        runs: list[AirflowRun] = []
        flow = self.make(known.dag, known.version, known.session)
        flow.world = self
        flow.check_can_run()

        def begun(run: AirflowRun) -> None:
            runs.append(run)
            if self.on_begin is not None:
                self.on_begin(run)

        flow.airflow_policy.options, flow.airflow_policy.on_begin = options, begun
        flow.airflow_policy.on_change = self.on_change
        state = flow.run()
        if not runs or runs[0].final_word is None:
            raise AirflowException(f"DAG {dag_id!r} could not be run: {state.message}")
        if self.on_end is not None:
            self.on_end(runs[0])
        return runs[0]

    def start(self, dag_id: str, options: RunOptions) -> RunRecord:
        """
        Make a run that a task waits for.

        Args:
            dag_id: the DAG.
            options: what was decided for the run.

        Returns:
            What came of it.

        Raises:
            AirflowException: it cannot be run, or too many runs have started each other.
        """
        if self._depth >= DEEPEST:
            raise AirflowException(f"{DEEPEST} runs have started each other, last DAG {dag_id!r}: no more is run")
        self._depth += 1
        try:
            run = self.perform(dag_id, options)
        finally:
            self._depth -= 1
        self.started.append(run)
        return recorded(run)

    def ended(self, run: AirflowRun) -> None:
        """
        Remember a run.

        Args:
            run: a run that has ended.
        """
        self.past.keep(recorded(run))

    def work_off(self) -> None:
        """Make the runs that tasks and assets have started, and those that these start, up to a number."""
        count = 0
        while self.queue and count < DEEPEST * 10:
            dag_id, options = self.queue.popleft()
            count += 1
            try:
                self.started.append(self.perform(dag_id, options))
            except AirflowException as error:
                _log.error("DAG %s, which was started by another one, did not run: %s", dag_id, error)
        if self.queue:
            names = ", ".join(sorted({dag_id for dag_id, _ in self.queue}))
            _log.warning("%d runs have started each other; these are not run any more: %s", count, names)
            self.queue.clear()

    def emit(self, events: list[AssetEvent]) -> None:
        """
        Assets were updated.

        Args:
            events: the updates.
        """
        self.past.keep_events(events)
        if not self.follow_assets or self.hands_over:
            return
        for dag_id, consumed in self.assets.updated(events):
            known = self.dags[dag_id]
            options = asset_options(known.version, consumed)
            self.queue.append((dag_id, options._replace(keep_rendered=self.keep_rendered)))

    def order(self, dag_id: str, options: RunOptions) -> None:
        """
        Leave a run to the process that makes them.

        Args:
            dag_id: the DAG.
            options: what was decided for the run.
        """
        moment = options.logical_date or pendulum.now("UTC")
        run_id = options.run_id or f"{options.run_type}__{moment.isoformat()}"
        interval = options.data_interval or (moment, moment)
        self.past.keep(
            RunRecord(
                dag_id, run_id, options.run_type, moment, interval, options.run_after or moment, "queued",
                conf=options.conf, events=options.events,
            )
        )  # fmt: skip

    # what tasks ask

    def fulfil(self, dag_id: str, date: pendulum.DateTime) -> bool:
        """
        Make the run of a DAG and date now, if this process is to make it anyway.

        Args:
            dag_id: the DAG.
            date: the date.

        Returns:
            Whether it was made.
        """
        return self.promise is not None and self.promise(dag_id, date)


def _silent(path: Path, dag_id: str) -> bool:
    try:
        return dag_id.encode() not in path.read_bytes()
    except OSError:
        return True
