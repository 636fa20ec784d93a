"""`DagBag`: the DAGs of a folder, for tests of DAG files and for files that look at other DAGs."""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from prefect.compat.airflow.errors import AirflowLoadError, InvalidDag
from prefect.compat.airflow.loader import session as sessions
from prefect.compat.airflow.loader.archives import is_archive, might_hold_dag
from prefect.compat.airflow.loader.files import load_file
from prefect.compat.airflow.loader.folders import find_files
from prefect.compat.airflow.loader.roots import fallbacks_for, roots_for
from prefect.compat.airflow.standin import current, versions
from prefect.compat.airflow.standin.configuration import conf
from prefect.compat.airflow.standin.exceptions import AirflowDagDuplicatedIdException, AirflowException
from prefect.compat.airflow.standin.node import LoggingMixin
from prefect.compat.airflow.standin.notset import NOTSET, is_arg_set


class FileLoadStat(NamedTuple):
    """
    What a file gave.

    Args:
        file: the file, as seen from the folder.
        duration: how long it took to load.
        dag_num: how many DAGs it has.
        task_num: how many tasks they have.
        dags: the ids of the DAGs, as text.
        warning_num: always 0 here.
    """

    file: str
    duration: datetime.timedelta
    dag_num: int
    task_num: int
    dags: str
    warning_num: int = 0


class DagBag(LoggingMixin):
    """
    The DAGs of a folder or of one file, loaded at once.

    Args:
        dag_folder: the folder or file; the setting `core.dags_folder` if left out.
        include_examples: Airflow's own examples; there are none here.
        safe_mode: look only at files that mention `airflow` and `dag`; always so in a folder.
        read_dags_from_db: there is no database here: the DAGs come from the folder all the same.
        collect_dags: load now, not by `collect_dags` later.
    """

    def __init__(
        self,
        dag_folder: str | os.PathLike[str] | None = None,
        include_examples: Any = NOTSET,
        safe_mode: Any = NOTSET,
        read_dags_from_db: bool = False,
        store_serialized_dags: bool | None = None,
        load_op_links: bool = True,
        collect_dags: bool = True,
        *,
        known_pools: set[str] | None = None,
        bundle_path: Path | None = None,
        bundle_name: str | None = None,
    ) -> None:
        self.dag_folder = dag_folder or _dags_folder()
        self.dags: dict[str, Any] = {}
        self.import_errors: dict[str, str] = {}
        self.captured_warnings: dict[str, tuple[str, ...]] = {}
        self.file_last_changed: dict[str, Any] = {}
        self.dagbag_stats: list[FileLoadStat] = []
        self.has_logged = False
        self.read_dags_from_db = read_dags_from_db
        self.load_op_links = load_op_links
        self.known_pools, self.bundle_path, self.bundle_name = known_pools, bundle_path, bundle_name
        self.dag_warnings: set[Any] = set()
        self.dagbag_import_error_tracebacks = conf.getboolean("core", "dagbag_import_error_tracebacks")
        self.dagbag_import_error_traceback_depth = conf.getint("core", "dagbag_import_error_traceback_depth")
        if collect_dags:
            self.collect_dags()

    def size(self) -> int:
        """Return how many DAGs there are."""
        return len(self.dags)

    @property
    def dag_ids(self) -> list[str]:
        """The ids of the DAGs."""
        return list(self.dags)

    def get_dag(self, dag_id: str, session: Any = None) -> Any:
        """Return a DAG by its id, `None` if there is none."""
        return self.dags.get(dag_id)

    def process_file(self, filepath: str, only_if_updated: bool = True, safe_mode: bool = True) -> list[Any]:
        """
        Load a file.

        Args:
            filepath: the file.
            only_if_updated: not again if it has not changed since.
            safe_mode: only if it mentions `airflow` and `dag`.

        Returns:
            Its DAGs; none if it does not load, which `import_errors` tells.
        """
        path = os.fspath(filepath) if filepath else ""
        if not os.path.isfile(path):
            return []
        changed = os.path.getmtime(path)
        if only_if_updated and self.file_last_changed.get(path) == changed:
            return []
        if path in _being_loaded() or (safe_mode and not _may_hold_dags(Path(path))):
            return []
        self.file_last_changed[path] = changed
        self.import_errors.pop(path, None)
        try:
            found = _dags_of(Path(path))
        except AirflowLoadError as error:
            self.import_errors[error.path] = _told(error, self._depth)
            return []
        return [dag for dag in found if self._takes(dag)]

    def bag_dag(self, dag: Any, root_dag: Any = None) -> None:
        """
        Take a DAG in.

        Raises:
            AirflowDagDuplicatedIdException: there is one of that id, from another file.
        """
        known = self.dags.get(dag.dag_id)
        if known is not None and known.fileloc != dag.fileloc:
            raise AirflowDagDuplicatedIdException(dag_id=dag.dag_id, incoming=dag.fileloc, existing=known.fileloc)
        self.dags[dag.dag_id] = dag

    def collect_dags(
        self,
        dag_folder: str | os.PathLike[str] | None = None,
        only_if_updated: bool = True,
        include_examples: Any = NOTSET,
        safe_mode: Any = NOTSET,
    ) -> None:
        """
        Load the files of a folder, as far as `.airflowignore` lets it.

        Args:
            dag_folder: the folder or file; that of the bag if left out.
            only_if_updated: not what has not changed since.
            include_examples: Airflow's own examples; there are none here.
            safe_mode: look only at files that mention `airflow` and `dag`.
        """
        folder = os.fspath(dag_folder or self.dag_folder)
        careful = bool(safe_mode) if is_arg_set(safe_mode) else True
        stats = []
        for path in find_files(folder, versions.current()) if os.path.isdir(folder) or os.path.isfile(folder) else ():
            began = time.perf_counter()
            found = self.process_file(str(path), only_if_updated=only_if_updated, safe_mode=careful)
            took = datetime.timedelta(seconds=time.perf_counter() - began)
            tasks = sum(len(dag.task_dict) for dag in found)
            seen_from = _seen_from(folder, str(path))
            stats.append(FileLoadStat(seen_from, took, len(found), tasks, str([dag.dag_id for dag in found])))
        self.dagbag_stats = sorted(stats, key=lambda stat: stat.duration, reverse=True)

    def collect_dags_from_db(self) -> None:
        """Do nothing: there is no database."""

    def sync_to_db(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing: there is no database."""

    def dagbag_report(self) -> str:
        """Return what the files gave, as a table."""
        total = sum(stat.dag_num for stat in self.dagbag_stats)
        lines = [
            f"{stat.file:<40} {stat.duration!s:>16} {stat.dag_num:>5} {stat.task_num:>6}  {stat.dags}"
            for stat in self.dagbag_stats
        ]
        return "\n".join([f"DagBag loading stats for {self.dag_folder}: {total} DAGs", *lines])

    @property
    def _depth(self) -> int | None:
        return self.dagbag_import_error_traceback_depth if self.dagbag_import_error_tracebacks else None

    def _takes(self, dag: Any) -> bool:
        try:
            self.bag_dag(dag)
        except AirflowDagDuplicatedIdException as error:
            self.import_errors[dag.fileloc] = f"AirflowDagDuplicatedIdException: {error}"
            return False
        return True


def _dags_of(path: Path) -> list[Any]:
    """
    The DAGs of a file, loaded into the import session that is open, as Airflow loads them into the process.

    Raises:
        AirflowException: nobody has opened one.
        AirflowLoadError: the file does not load.
    """
    session = sessions.innermost()
    if session is None:
        raise AirflowException(f"{path}: DAG files can be loaded while the code of one runs, not later")
    session.widen([*([path] if is_archive(path) else []), *roots_for(path)], fallbacks_for(path))
    with _alone():
        return list(load_file(path, session=session).dags.values())


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Nothing that a file has begun, such as a `with DAG` block, concerns another one that it loads."""
    dags, groups = current.dag_stack, current.group_stack
    before = dags.items, groups.items, list(current.registered_dags)
    dags.items, groups.items = [], []
    try:
        yield
    finally:
        dags.items, groups.items, current.registered_dags[:] = before


def _being_loaded() -> set[str]:
    """The files that are being loaded: one that loads its own folder would never end."""
    modules = (sys.modules.get(name) for name in current.loading_module)
    return {str(getattr(module, "__file__", "")) for module in modules}


def _may_hold_dags(path: Path) -> bool:
    return is_archive(path) or might_hold_dag(path.read_bytes())


def _dags_folder() -> str:
    return os.path.expanduser(conf.get("core", "dags_folder"))


def _seen_from(folder: str, path: str) -> str:
    if versions.current() >= (3, 0):
        return os.path.relpath(path, folder)
    return path.replace(_dags_folder(), "")


def _told(error: AirflowLoadError, depth: int | None) -> str:
    """
    What Airflow keeps of an error: the innermost lines that it passed, or the error alone.

    Args:
        error: why the file does not load.
        depth: how many lines, `None` for none of them.
    """
    cause = error.__cause__
    if cause is None:
        return str(error)
    if isinstance(error, InvalidDag):
        return f"{type(cause).__name__}: {cause}"
    told = traceback.TracebackException.from_exception(cause)
    told.stack[:] = [frame for frame in told.stack if not frame.filename.startswith(_OURS)][-depth:] if depth else []
    return "".join(told.format() if depth else told.format_exception_only()).replace(_EXCEPTIONS, "airflow.exceptions.")


_OURS = str(Path(__file__).parents[1]) + os.sep
_EXCEPTIONS = "prefect.compat.airflow.standin.exceptions."
