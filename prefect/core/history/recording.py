"""
Recording a run, and continuing one.

A node's end is written before anything that depends on it begins: the record of what ended goes out together with the
record of what begins next. At the end of the run the states go into the database in one transaction; the journal stays
only where the run can be continued.
"""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cloudpickle

from prefect.core.config import config
from prefect.core.engine.state import Success
from prefect.core.engine.task_call import SUCCEEDED
from prefect.core.errors import CannotResume, HistoryUnreadable
from prefect.core.history.folder import HistoryFolder, history_folder
from prefect.core.history.journal import Journal, is_in_use
from prefect.core.history.past import (
    BEGIN,
    END,
    RUN,
    STATE,
    TRY,
    Past,
    check_same_flow,
    fingerprint,
    parameters_of,
    past_of,
    recorded_states,
)
from prefect.core.history.states import recorded
from prefect.core.history.store import RunRow, TaskRow, drop_files, find_run, opened, prune, save_run, save_tasks
from prefect.core.literals import Constant
from prefect.core.logging import logger_of
from prefect.core.results.base import Result
from prefect.core.results.secret import SecretResult

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun
    from prefect.core.engine.state import State
    from prefect.core.flow import Flow


class Recording:
    """
    The record of one run.

    Args:
        flow: the flow.
        parameters: the run's parameters.
        folder: where the history lies.
        run_id: what the run is called.
        past: what is known of it, if it is continued.
        approve: the paused tasks that may go on, by name or slug; `True` means all.
        file: the flow's Python file; `None` means the main program's.

    Raises:
        CannotResume: the run is under way in another process, or its flow has changed.
        HistoryUnreadable: the database cannot be used.
        OSError: the journal cannot be made.
    """

    def __init__(
        self,
        flow: Flow,
        parameters: Mapping[str, Any],
        folder: HistoryFolder,
        run_id: str,
        past: Past | None = None,
        approve: Collection[str] | bool = (),
        file: str | None = None,
    ) -> None:
        self.flow = flow
        self.folder = folder
        self.run_id = run_id
        self.recorded: dict[tuple[int, int], State] = {}
        self.inline_bytes = int(config["history"]["inline_bytes"])
        now = time.time()
        slugs, mark = fingerprint(flow)
        if past is not None:
            check_same_flow(flow, past)
        sweep(folder, leave=run_id)
        self.journal = Journal(folder.journal(run_id), 0 if past is None else past.whole)
        attempts = 1 if past is None else past.attempts + 1
        self._row = RunRow(
            run_id, flow.name, "Running", None, now, None, attempts, _shown(parameters), file or _main_file()
        )
        try:
            if past is not None:
                self.recorded = recorded_states(flow, past, folder, approve)
                self._row = self._row._replace(started=past.run["started"], file=past.run["file"])
            else:
                about = {
                    "id": run_id, "flow": flow.name, "fingerprint": mark, "slugs": slugs, "started": now,
                    "parameters": _pickled(parameters), "shown": self._row.parameters, "file": self._row.file,
                }  # fmt: skip
                self.journal.note((RUN, about))
            # numbers in the journal are those of its first attempt
            known = slugs if past is None else past.run["slugs"]
            then = {slug: number for number, slug in enumerate(known)}
            self._then = [then[slug] for slug in slugs]
            self.journal.note((TRY, now, os.getpid()))
            self.journal.flush()
            with opened(folder) as db:
                save_run(db, self._row)
        except BaseException:
            self.journal.close()
            raise

    def attach(self, run: FlowRun) -> None:
        """
        Listen to a run.

        Args:
            run: the run; it has not begun.
        """
        run.recorded.update(self.recorded)
        self.recorded = {}
        journal, then, machine = self.journal, self._then, run.machine
        note, flush, owner = journal.note, journal.flush, machine.owner
        count, spans = len(machine.tasks), machine.spans
        is_constant = [type(task) is Constant for task in machine.tasks]
        is_secret = [isinstance(task.result, SecretResult) for task in machine.tasks]
        results, inline_bytes = self.folder.results(self.run_id), self.inline_bytes

        def begins(node: int) -> None:
            index = owner[node]
            if not is_constant[index]:
                note((BEGIN, then[index], -1 if node < count else node - spans[index].start))
                flush()

        def ended(node: int, state: State) -> None:
            index = owner[node]
            if is_constant[index]:
                return
            number = -1 if node < count else node - spans[index].start
            place = then[index]
            note((STATE, place, number,
                  *recorded(state, results, (place, number), inline_bytes, is_secret=is_secret[index])))  # fmt: skip

        run.on_begin.append(begins)
        run.on_state.append(ended)
        run.on_pause.append(flush)
        self._run = run

    def finish(self, state: State | None) -> None:
        """
        The attempt has ended.

        Args:
            state: the state of the run; `None` if something was raised.
        """
        now = time.time()
        name, message = (
            ("Failed", "The run ended with an error.") if state is None else (type(state).__name__, state.message)
        )
        self.journal.note((END, name, message, now))
        self.journal.flush()
        run: FlowRun | None = getattr(self, "_run", None)
        try:
            with opened(self.folder) as db:
                save_run(db, self._row._replace(state=name, message=message, ended=now))
                if run is not None:
                    save_tasks(db, self.run_id, _rows(run))
                prune(db, self.folder, int(config["history"]["max_runs"]), int(config["history"]["max_bytes"]))
        except HistoryUnreadable as err:
            logger_of("history").warning("The run %s is not in the list of runs: %s", self.run_id, err)
        else:
            if isinstance(state, Success):
                drop_files(self.folder, self.run_id)
        finally:
            self.journal.close()


def begin_recording(
    flow: Flow,
    parameters: Mapping[str, Any],
    run_id: str | None,
    past: Past | None = None,
    approve: Collection[str] | bool = (),
    file: str | None = None,
) -> Recording | None:
    """
    Record a run, if that is possible.

    Args:
        flow: the flow.
        parameters: the run's parameters.
        run_id: what the run is called; `None` makes up a name.
        past: what is known of it, if it is continued.
        approve: the paused tasks that may go on, by name or slug; `True` means all.
        file: the flow's Python file; `None` means the main program's.

    Returns:
        The recording; `None` if the history cannot be used, which a warning says.

    Raises:
        CannotResume: the run cannot be continued.
        HistoryUnreadable: likewise, because of the database.
    """
    folder = history_folder()
    try:
        return Recording(flow, parameters, folder, run_id or str(uuid.uuid4()), past, approve, file)
    except (HistoryUnreadable, OSError) as err:
        if past is not None:
            raise
        logger_of("history").warning("This run is not recorded: %s", err)
        return None


def past_for(flow: Flow, run_id: str, given: Mapping[str, Any]) -> tuple[Past, dict[str, Any]]:
    """
    What is needed to continue a run.

    Args:
        flow: the flow.
        run_id: the run.
        given: parameters that the caller gives once more.

    Returns:
        What the journal tells, and the run's parameters.

    Raises:
        CannotResume: it cannot be continued, or was begun with other parameters.
        HistoryUnreadable: another version has written its journal.
    """
    past = past_of(history_folder(), run_id)
    check_same_flow(flow, past)
    parameters = parameters_of(past)
    other = sorted(name for name, value in given.items() if name not in parameters or parameters[name] != value)
    if other:
        raise CannotResume(
            f"The run {run_id!r} was begun with other values of {', '.join(other)}; a run continues with its own "
            "parameters."
        )
    return past, parameters


def sweep(folder: HistoryFolder, leave: str | None = None) -> None:
    """
    Bring runs whose process was killed into the database.

    Args:
        folder: where the history lies.
        leave: a run that is not looked at.

    Raises:
        HistoryUnreadable: the database cannot be used.
    """
    for path in (folder.path / "journals").glob("*.journal"):
        run_id = path.stem
        if run_id == leave:
            continue
        try:
            if is_in_use(path):
                continue
            with opened(folder) as db:
                row = find_run(db, run_id)
                if row is not None and row.ended is not None:
                    if row.state == Success.__name__:
                        drop_files(folder, run_id)
                    continue
                past = past_of(folder, run_id)
                save_run(db, RunRow(
                    run_id, past.run["flow"], "Crashed", "The process that ran it is gone.", past.run["started"],
                    path.stat().st_mtime, past.attempts, past.run["shown"], past.run["file"],
                ))  # fmt: skip
                save_tasks(db, run_id, _rows_of_past(past))
        except (CannotResume, FileNotFoundError) as err:
            # broken from its beginning, or just finished by its own process
            logger_of("history").debug("The journal %s is left out: %s", path, err)
        except HistoryUnreadable as err:
            if not path.exists() or "journal" not in str(err):
                raise
            logger_of("history").warning("%s", err)


def _rows(run: FlowRun) -> Iterator[tuple[object, ...]]:
    machine, slugs = run.machine, run.slugs
    count, spans = len(machine.tasks), machine.spans
    names = [slug or task.name for slug, task in zip(slugs, machine.tasks, strict=True)]
    is_constant = [type(task) is Constant for task in machine.tasks]
    for node, (index, state) in enumerate(zip(machine.owner, machine.states, strict=True)):
        if is_constant[index]:
            continue
        number = -1 if node < count else node - spans[index].start
        if state is None:
            yield names[index], number, "Pending", None, None, None, None
            continue
        value, message = state._value, state.message
        place = value.location if isinstance(value, Result) else None
        yield (
            names[index], number, type(state).__name__, None if message == SUCCEEDED else message, state.started,
            state.ended, None if place is None else str(place),
        )  # fmt: skip


def _rows_of_past(past: Past) -> Iterator[TaskRow]:
    slugs = past.run["slugs"]
    for (index, number), record in past.states.items():
        kind, message, started, ended = record[:4]
        message = None if message == SUCCEEDED else message
        yield TaskRow(slugs[index], number, kind.rpartition(":")[2], message, started, ended, None)
    for index, number in past.under_way:
        yield TaskRow(slugs[index], number, "Running", "It was under way when the process ended.", None, None, None)


def _pickled(parameters: Mapping[str, Any]) -> bytes | None:
    try:
        body: bytes = cloudpickle.dumps(dict(parameters))
    except Exception as err:  # noqa: BLE001 - pickling runs the code of whoever made the value
        logger_of("history").warning("The parameters cannot be recorded, so this run could not be continued: %r", err)
        return None
    return body


def _shown(parameters: Mapping[str, Any]) -> str | None:
    return json.dumps(dict(parameters), default=repr, sort_keys=True) if parameters else None


def _main_file() -> str | None:
    found = getattr(sys.modules.get("__main__"), "__file__", None)
    return str(Path(found).resolve()) if found else None


__all__ = ["Recording", "begin_recording", "past_for", "sweep"]
