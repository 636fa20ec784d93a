"""What was asked for on the command line, checked."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pendulum

from prefect.compat.airflow.cli.given import Given
from prefect.compat.airflow.loader import find_files
from prefect.compat.airflow.runtime.run_dates import parse_date

#: Seconds that a DAG may take where many are run and nobody says otherwise: none may keep the others waiting for ever.
DEFAULT_TIMEOUT = 3600.0


class Trouble(Exception):
    """A run cannot start; the text says what is wrong, where, and what to do."""


class Request(NamedTuple):
    """
    A checked call of `prefect airflow run`.

    Args:
        files: the DAG files, in the order given; those of folders sorted.
        dag_id: the one DAG to run, `None` for all.
        logical_date: the date of the runs.
        conf: the conf of every run.
        confs: the conf of single DAGs by id, which goes before `conf`.
        version: the Airflow version as text, `None` to guess it from each file.
        json_path: where the results are written.
        everything: many files were allowed.
        jobs: how many processes share the files.
        with_traceback: show tracebacks.
        given: connections, variables, pools, executor and logs.
        history: know the runs of earlier commands, and be known to later ones.
        with_triggered: also run the DAGs that wait for assets which the runs update.
        timeout: seconds that the run of one DAG may take, `None` for no limit.
        real_operators: path of a Python with Airflow whose own operators serve where there is no row.
    """

    files: tuple[str, ...]
    dag_id: str | None
    logical_date: pendulum.DateTime
    conf: dict[str, Any] | None
    confs: dict[str, dict[str, Any]]
    version: str | None
    json_path: str | None
    everything: bool
    jobs: int
    with_traceback: bool
    given: Given
    history: bool
    with_triggered: bool
    timeout: float | None
    real_operators: str | None

    @classmethod
    def made(
        cls,
        paths: Sequence[str],
        *,
        dag_id: str | None,
        date: str | None,
        conf: str | None,
        conf_file: str | None,
        version: str | None,
        json_path: str | None,
        everything: bool,
        jobs: int,
        with_traceback: bool,
        given: Given | None = None,
        history: bool = False,
        with_triggered: bool = False,
        timeout: float | None = None,
        real_operators: str | None = None,
    ) -> Request:
        """
        Check what was given.

        Raises:
            Trouble: something in it cannot be.
        """
        if len(paths) > 1 and not everything:
            raise Trouble("several files were given: add --all to run every DAG of all of them")
        files = tuple(files_of(paths)) if everything else tuple(paths)
        for path in files:
            if not os.path.exists(path):
                raise Trouble(f"{path}: there is no such file")
            if os.path.isdir(path):
                raise Trouble(f"{path}: that is a folder; add --all to run every DAG in it")
        try:
            moment = parse_date(date) if date else pendulum.now("UTC")
        except ValueError as err:
            raise Trouble(f"--date: {err}") from err
        if version is not None:
            check_version(version)
        check_results_file(json_path)
        if real_operators is not None and not os.access(real_operators, os.X_OK):
            raise Trouble(f"--real-operators: {real_operators} is no Python that can be started")
        return cls(
            files=files,
            dag_id=dag_id,
            logical_date=moment,
            conf=_object(conf, "--conf") if conf else None,
            confs=_confs(conf_file) if conf_file else {},
            version=version,
            json_path=json_path,
            everything=everything,
            jobs=jobs,
            with_traceback=with_traceback,
            given=given or Given(),
            history=history,
            with_triggered=with_triggered,
            timeout=timeout if timeout is not None else DEFAULT_TIMEOUT if everything else None,
            real_operators=real_operators,
        )

    def conf_of(self, dag_id: str) -> dict[str, Any]:
        """The conf of a DAG's run."""
        return self.confs.get(dag_id, self.conf or {})


def check_results_file(path: str | None) -> None:
    """
    Refuse a file that results cannot be written to, before anything runs.

    Args:
        path: what `--json` says, `None` if nothing.

    Raises:
        Trouble: its folder is not there or not to be written to, or it is a file that may not be changed.
    """
    if path is None:
        return
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise Trouble(f"--json {path}: there is no folder {folder}")
    if not os.access(path if os.path.exists(path) else folder, os.W_OK):
        raise Trouble(f"--json {path}: it may not be written")


def check_version(version: str) -> None:
    """
    Refuse what is no version.

    Raises:
        Trouble: it is none.
    """
    if not re.fullmatch(r"\d+\.\d+(\.\d+)?", version):
        raise Trouble(f"--airflow-version: {version!r} is no version: give it as 2.10 or 3.2")


def files_of(paths: Sequence[str]) -> Iterator[str]:
    """The files given, and the files of the folders given that may hold DAGs."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        yield from map(str, find_files(path))


def conf_object(text: str | None, option: str) -> dict[str, Any] | None:
    """
    Read a conf.

    Args:
        text: a JSON object, `None` where none was given.
        option: the option it was given with.

    Raises:
        Trouble: it is no JSON object.
    """
    return _object(text, option) if text else None


def _object(text: str, option: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as err:
        raise Trouble(f"{option}: that is no JSON: {err}") from err
    if not isinstance(found, dict):
        raise Trouble(f"{option}: it must be a JSON object, not {type(found).__name__}")
    return found


def _confs(path: str) -> dict[str, dict[str, Any]]:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as err:
        raise Trouble(f"--conf-file: {path} cannot be read: {err.strerror}") from err
    found = _object(text, "--conf-file")
    for dag_id, conf in found.items():
        if not isinstance(conf, dict):
            raise Trouble(f"--conf-file: the conf of {dag_id!r} must be a JSON object, not {type(conf).__name__}")
    return found
