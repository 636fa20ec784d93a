"""Loads one DAG file."""

from __future__ import annotations

import ast
import contextlib
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from prefect.compat.airflow.errors import (
    AirflowLoadError,
    DagFileExited,
    DagFileImportError,
    DagFileLacksExtra,
    DagFileNotFound,
    DagFileSyntaxError,
    DagFileTimeout,
    InvalidDag,
    NoDagInFile,
)
from prefect.compat.airflow.findings import Finding, finding, from_notes
from prefect.compat.airflow.loader import rehearsal
from prefect.compat.airflow.loader.archives import is_archive, sources_of
from prefect.compat.airflow.loader.guarded import guess_version
from prefect.compat.airflow.loader.missing import extra_of, hint
from prefect.compat.airflow.loader.remarks import FOLDER, THREADS, line_of_call, uncalled_dags
from prefect.compat.airflow.loader.roots import fallbacks_for, roots_for
from prefect.compat.airflow.loader.session import ImportSession
from prefect.compat.airflow.loader.threads import started_threads
from prefect.compat.airflow.runtime.interrupts import raised_by_code
from prefect.compat.airflow.runtime.time_limit import time_limit
from prefect.compat.airflow.standin import current, versions
from prefect.compat.airflow.standin.configuration import conf
from prefect.compat.airflow.standin.notes import Note, Where, is_installed, note
from prefect.core.errors import MissingExtra

_count = 0


class LoadedFile(NamedTuple):
    """
    What a DAG file gave.

    Args:
        path: the file.
        dags: its DAGs (stand-in objects) by id, in order.
        findings: what a reader should know.
        session: the import session; enter it whenever code of the file runs.
        version: the Airflow version that it was loaded as.
        module: the module that the file became.
    """

    path: Path
    dags: dict[str, Any]
    findings: tuple[Finding, ...]
    session: ImportSession
    version: versions.Version
    module: ModuleType

    def dag(self, dag_id: str | None = None) -> Any:
        """
        Return the DAG of that id, or the only one.

        Raises:
            NoDagInFile: there is none, none of that id, or more than one and no id was given.
        """
        if dag_id is not None:
            if dag_id not in self.dags:
                known = ", ".join(sorted(self.dags)) or "none"
                raise NoDagInFile(self.path, f"the file has no DAG {dag_id!r}; it has: {known}")
            return self.dags[dag_id]
        if len(self.dags) == 1:
            return next(iter(self.dags.values()))
        if not self.dags:
            raise NoDagInFile(self.path, "the file defines no DAG")
        raise NoDagInFile(self.path, f"the file has several DAGs, name one of them: {', '.join(sorted(self.dags))}")


def load_file(
    path: str | Path,
    airflow_version: str | versions.Version | None = None,
    *,
    session: ImportSession | None = None,
    roots: tuple[str | Path, ...] = (),
    rows: Iterable[Any] = (),
    stub_missing: bool = False,
    real_operators: str | None = None,
) -> LoadedFile:
    """
    Load a DAG file with the stand-in in place of Airflow.

    What the file prints goes where the process prints. A change of the working directory and of `sys.argv` is undone.

    Args:
        path: the file.
        airflow_version: as `"2.10"` or `(2, 10)`; guessed from the imports if left out: 3.2 if `airflow.sdk` is
        imported
            outside a `try`, else 2.10.
        session: an import session to load into, as for all files of a folder; one for this file if left out.
        roots: further folders whose modules the file may import.
        rows: operator rows that come before all others.
        stub_missing: let placeholders stand for packages that are not installed; what uses them fails when it runs.
        real_operators: path of a Python with Airflow whose own operators serve where there is no row.

    Returns:
        The DAGs with their findings.

    Raises:
        DagFileNotFound: there is no such file.
        DagFileSyntaxError: it is not valid Python.
        DagFileImportError: it raised; line and file are the innermost ones of the user's own code. If a package of an
            extra is missing, it is a `DagFileLacksExtra`, which is a `MissingExtra` too.
        DagFileExited: it called `sys.exit` and had defined no DAG before.
        DagFileTimeout: it took longer than the setting `AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT` (30 s; 0 is no limit).
        InvalidDag: a DAG has a cycle, a bad schedule or params that break their schema.

    Example:
        >>> from prefect.compat.airflow.loader import load_file
        >>> load_file("examples/airflow/etl.py").dags        # doctest: +SKIP
        {'etl': <DAG: etl>}
    """
    path = Path(path).absolute()
    sources = _sources(path)
    trees = [_parsed(file, source) for file, source in sources]
    version = as_version(airflow_version) or max(
        (guess_version(tree, versions.DEFAULT) for tree in trees), default=versions.DEFAULT
    )
    if session is None:
        own = [path] if is_archive(path) else []
        session = ImportSession(
            [*own, *roots, *roots_for(path)],
            version,
            rows,
            fallbacks=fallbacks_for(path),
            stub_missing=stub_missing,
            real_operators=real_operators,
        )
    before = len(session.notes)
    dags: dict[str, Any] = {}
    doubles: list[str] = []
    module = ModuleType(path.stem)
    with session, _contained(path, session, trees):
        for file, source in sources:
            module = _execute(file, source, session)
            found, twice = _collect(module, file)
            doubles += [*twice, *(dag_id for dag_id in found if dag_id in dags)]
            dags.update(found)
            for dag in found.values():
                _check(dag, file)
    remarks = from_notes(session.notes[before:], str(path))
    extra = tuple(
        finding(
            "duplicate-dag",
            f"DAG id {dag_id!r} is used more than once in this file; this one counts",
            str(path),
            _line_of(dags[dag_id], path),
        )
        for dag_id in dict.fromkeys(doubles)
    )
    extra += tuple(
        finding("dag-not-called", f"{name}() is decorated with @dag and never called: call it", str(file), line)
        for (file, _), tree in zip(sources, trees, strict=True)
        for name, line in uncalled_dags(tree)
    )
    if not dags:
        extra += (finding("no-dag", "the file defines no DAG", str(path)),)
    return LoadedFile(path, dags, remarks + extra, session, session.version, module)


def _line_of(dag: Any, path: Path) -> int:
    return dag.where.line if dag.where is not None and dag.where.file == str(path) else 0


def _sources(path: Path) -> list[tuple[Path, bytes]]:
    try:
        return sources_of(path) if is_archive(path) else [(path, path.read_bytes())]
    except FileNotFoundError:
        raise DagFileNotFound(path, "there is no such file") from None
    except (OSError, ValueError) as err:
        raise DagFileNotFound(path, f"the file cannot be read: {err}") from err


def _parsed(path: Path, source: bytes) -> ast.Module:
    try:
        return ast.parse(source, str(path))
    except (SyntaxError, ValueError) as err:
        line = getattr(err, "lineno", None)
        raise DagFileSyntaxError(path, f"the file is not valid Python: {getattr(err, 'msg', err)}", line=line) from err


def as_version(value: str | versions.Version | None) -> versions.Version | None:
    """
    Return a version as `(major, minor)`.

    Raises:
        ValueError: the text is no version.
    """
    if value is None or isinstance(value, tuple):
        return value
    try:
        major, _, minor = value.partition(".")
        return int(major), int(minor.partition(".")[0] or 0)
    except ValueError as err:
        raise ValueError(f"airflow_version must look like '2.10', not {value!r}") from err


@contextlib.contextmanager
def _contained(path: Path, session: ImportSession, trees: Iterable[ast.Module]) -> Iterator[None]:
    folder, argv, stack = os.getcwd(), sys.argv, len(current.dag_stack)
    groups = len(current.group_stack)
    try:
        with started_threads() as threads:
            yield
    finally:
        if os.getcwd() != folder:
            session.notes.append(
                Note(
                    "changed-folder",
                    f"the file changed the working folder to {os.getcwd()}; that was undone",
                    Where(str(path), max((line_of_call(tree, FOLDER) for tree in trees), default=0)),
                )
            )
            os.chdir(folder)
        sys.argv = argv
        names = ", ".join(thread.name for thread in threads if thread.is_alive())
        if names:
            session.notes.append(
                Note(
                    "threads",
                    f"the file started threads that still run: {names}",
                    Where(str(path), max((line_of_call(tree, THREADS) for tree in trees), default=0)),
                )
            )
        # a file that raised inside a `with DAG` block leaves the block open
        while len(current.dag_stack) > stack:
            current.dag_stack.pop()
        while len(current.group_stack) > groups:
            current.group_stack.pop()


def _execute(path: Path, source: bytes, session: ImportSession) -> ModuleType:
    global _count
    _count += 1
    name = f"unusual_prefix_{_count:x}_{path.stem.replace('.', '_')}"
    module = ModuleType(name)
    module.__file__ = str(path)
    # found by pickle and by typing.get_type_hints while the session is open
    sys.modules[name] = session.modules[name] = module
    current.loading_module.append(name)
    del current.registered_dags[:]

    def execute() -> None:
        with time_limit(_seconds_to_load(), _TooLong, insist=True):
            exec(session.compile(source, str(path)), module.__dict__)

    try:
        if rehearsal.is_needed(source) and (end := rehearsal.ending(execute, _seconds_to_load())) is not None:
            raise DagFileExited(path, f"the file ended the process ({end}) while it was loaded")
        execute()
    except _TooLong as err:
        line, file = _place(err, session, path)
        raise DagFileTimeout(
            path,
            f"loading the file took longer than {_seconds_to_load():g} s (AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT)",
            line=line,
            file=file,
        ) from err
    except SystemExit as err:
        if not _dags_in(module):
            line, file = _place(err, session, path)
            raise DagFileExited(
                path, f"the file ended the program (sys.exit({err.code!r})) while it was loaded", line=line, file=file
            ) from err
        session.notes.append(_exit_note(path, err, _place(err, session, path)))
    except AirflowLoadError:
        raise
    except BaseException as err:  # a file may raise what is no Exception, such as Airflow's AirflowTaskTimeout
        if isinstance(err, KeyboardInterrupt) and not raised_by_code():
            raise
        line, file = _place(err, session, path)
        reason = f"{type(err).__name__}: {err}" if str(err) else type(err).__name__
        kind = DagFileLacksExtra if isinstance(err, MissingExtra) else DagFileImportError
        if isinstance(err, ModuleNotFoundError):
            reason += hint(err.name)
            kind = DagFileLacksExtra if extra_of(err.name) else DagFileImportError
        raise kind(path, reason, line=line, file=file) from err
    finally:
        current.loading_module.pop()
    return module


def _exit_note(path: Path, err: SystemExit, place: tuple[int | None, str | None]) -> Note:
    line, file = place
    text = f"the file called sys.exit({err.code!r}); what was defined before counts"
    return Note("exit", text, Where(file or str(path), line or 0))


class _TooLong(BaseException):
    """Raised inside a file that takes too long; no `except Exception` of the file catches it."""


def _seconds_to_load() -> float | None:
    return conf.getfloat("core", "dagbag_import_timeout") or None


def _place(err: BaseException, session: ImportSession, path: Path) -> tuple[int | None, str | None]:
    """Return the innermost line of the user's own code."""
    own = None
    for entry in traceback.extract_tb(err.__traceback__):
        file = entry.filename
        below = any(file.startswith(root + os.sep) for root in session.roots) and not is_installed(file)
        if below or file == str(path):
            own = entry
    if isinstance(err, SyntaxError) and err.filename and err.filename != str(path):
        return err.lineno, err.filename
    return (own.lineno, own.filename) if own is not None else (None, None)


def _dags_in(module: ModuleType) -> list[Any]:
    from prefect.compat.airflow.standin.dag import DAG  # loaded by then

    return [value for value in module.__dict__.values() if isinstance(value, DAG)] + [
        dag for dag, name in current.registered_dags if name == module.__name__
    ]


def _collect(module: ModuleType, path: Path) -> tuple[dict[str, Any], list[str]]:
    dags: dict[str, Any] = {}
    doubles: list[str] = []
    for dag in _dags_in(module):
        if dag.parent_dag is not None:
            continue
        known = dags.get(dag.dag_id)
        if known is not None and known is not dag:
            doubles.append(dag.dag_id)
        dags[dag.dag_id] = dag
    del current.registered_dags[:]
    for dag in dags.values():
        dag.fileloc = str(path)
    return dags, list(dict.fromkeys(doubles))


def _check(dag: Any, path: Path) -> None:
    if dag.lacks_start:
        note(
            "no-start-date",
            f"DAG {dag.dag_id!r} has a schedule and no start_date: Airflow 2 refuses it",
            where=dag.where,
        )
    try:
        dag.check()
    except Exception as err:
        where = dag.where
        reason = f"DAG {dag.dag_id!r}: {type(err).__name__}: {err}"
        raise InvalidDag(path, reason, line=where.line if where else None, file=where.file if where else None) from err
