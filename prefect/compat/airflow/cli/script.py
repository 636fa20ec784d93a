"""`prefect airflow exec`: a DAG file run as a script, with `dag.test()`, `dag.cli()` and `dag.run()` at its end."""

from __future__ import annotations

import argparse
import ast
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pendulum

from prefect.compat.airflow.cli.request import Trouble
from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.loader.files import as_version
from prefect.compat.airflow.loader.guarded import guess_version
from prefect.compat.airflow.loader.roots import fallbacks_for, roots_for
from prefect.compat.airflow.loader.session import ImportSession
from prefect.compat.airflow.runs.backfill import backfill
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.run_dates import in_utc, parse_date
from prefect.compat.airflow.standin import versions
from prefect.compat.airflow.standin.dag import when_run
from prefect.core.logging import logger_of


def run_script(path: str, arguments: Sequence[str], *, version: str | None) -> int:
    """
    Run a DAG file as `__main__`.

    Args:
        path: the file.
        arguments: its command line.
        version: the Airflow version as text, `None` to guess it.

    Returns:
        The exit status.

    Raises:
        Trouble: there is no such file, or it is not valid Python.
    """
    logger_of().setLevel(logging.WARNING)
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as err:
        raise Trouble(f"{path}: it cannot be read: {err.strerror}") from err
    path = os.path.abspath(path)
    # what the file imports decides; a file that is no Python is reported below
    try:
        tree = ast.parse(source)
    except SyntaxError as err:
        raise Trouble(f"{path}:{err.lineno}: {err.msg}") from err
    wanted = as_version(version) or guess_version(tree, versions.DEFAULT)
    session = ImportSession(roots_for(Path(path)), wanted, fallbacks=fallbacks_for(Path(path)))
    runner = ScriptRunner(path, session, wanted)
    for how in ("test", "run", "cli"):
        when_run(how, getattr(runner, how))
    before_argv, before_main = sys.argv, sys.modules.get("__main__")
    sys.argv = [path, *arguments]
    module = type(sys)("__main__")
    module.__file__ = path
    try:
        with session:
            sys.modules["__main__"] = module
            exec(session.compile(source, path), module.__dict__)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else int(leave.code is not None)
    except Exception:  # noqa: BLE001 - as the interpreter would show it
        traceback.print_exc()
        return 1
    finally:
        sys.argv = before_argv
        if before_main is not None:
            sys.modules["__main__"] = before_main
    return runner.status


class ScriptRunner:
    """
    Answers `dag.test()`, `dag.run()` and `dag.cli()`.

    Args:
        path: the file.
        session: its import session.
        version: the Airflow version whose rules hold.
    """

    def __init__(self, path: str, session: ImportSession, version: tuple[int, int]) -> None:
        self.path, self.session, self.version = path, session, version
        self.status = 0

    def _world(self, dag: Any) -> World:
        world = World(AirflowFlow, folders=[os.path.dirname(self.path)])
        world.add(dag, self.version, self.session)
        return world

    def test(
        self,
        dag: Any,
        execution_date: Any = None,
        run_conf: dict[str, Any] | None = None,
        *args: Any,
        logical_date: Any = None,
        **others: Any,
    ) -> Any:
        """Run a DAG once; the run is returned."""
        date = logical_date if logical_date is not None else execution_date
        moment = in_utc(date) if date is not None else pendulum.now("UTC")
        world = self._world(dag)
        run = world.perform(dag.dag_id, RunOptions(logical_date=moment, conf=dict(run_conf or {})))
        for ti in run.task_instances():
            name = ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]"
            print(f"  {name}  {ti.word}")
        print(f"DAG {dag.dag_id}  {run.final_word}")
        world.work_off()
        self.status = max(self.status, int(run.final_word == "failed"))
        return run.dag_run

    def run(self, dag: Any, start_date: Any = None, end_date: Any = None, **others: Any) -> None:
        """Make the runs of a DAG between two dates."""
        start = in_utc(start_date or dag.start_date or pendulum.now("UTC"))
        end = in_utc(end_date) if end_date is not None else start
        conf = others.get("conf")
        backwards = bool(others.get("run_backwards"))
        for step in backfill(self._world(dag), dag.dag_id, start, end, conf=conf, backwards=backwards):
            print(f"  {step.options.run_id}  {step.state}")
            self.status = max(self.status, int(step.state != "success"))

    def cli(self, dag: Any, *args: Any) -> None:
        """Serve the command line of a DAG: `list_tasks`, `test`, `backfill`."""
        parser = argparse.ArgumentParser(prog=os.path.basename(self.path))
        commands = parser.add_subparsers(dest="command", required=True)
        commands.add_parser("list_tasks", help="print the ids of the tasks")
        one = commands.add_parser("test", help="run the DAG for a date")
        one.add_argument("date", nargs="?")
        many = commands.add_parser("backfill", help="make the runs between two dates")
        many.add_argument("-s", "--start-date", required=True)
        many.add_argument("-e", "--end-date")
        chosen = parser.parse_args(sys.argv[1:])
        if chosen.command == "list_tasks":
            print("\n".join(dag.task_ids))
        elif chosen.command == "test":
            self.test(dag, parse_date(chosen.date) if chosen.date else None)
        else:
            end = parse_date(chosen.end_date) if chosen.end_date else None
            self.run(dag, parse_date(chosen.start_date), end)
