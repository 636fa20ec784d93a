"""DAG files become flows: `load_flow` and `load_flows`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from prefect.compat.airflow.conversion.flow import AirflowFlow, convert
from prefect.compat.airflow.conversion.refusals import CannotStart, LacksExtra
from prefect.compat.airflow.errors import AirflowLoadError
from prefect.compat.airflow.loader import load_file, load_folder
from prefect.core.errors import MissingExtra
from prefect.core.logging import logger_of

__all__ = ["CannotStart", "FolderFlows", "Loaded", "flows_of_file", "load_flow", "load_flows", "loaded"]


class Loaded(NamedTuple):
    """What a DAG file holds."""

    dags: list[Any]
    findings: list[Any]
    session: Any
    version: tuple[int, int]


def loaded(
    path: str,
    *,
    version: str | None = None,
    rows: Iterable[Any] = (),
    stub_missing: bool = False,
    real_operators: str | None = None,
) -> Loaded:
    """
    Load a DAG file.

    Args:
        path: the file.
        version: the Airflow version as text; `None` guesses it from the imports.
        rows: operator rows that come before all others.
        real_operators: path of a Python with Airflow whose own operators serve where there is no row.
        stub_missing: let placeholders stand for packages that are not installed.

    Returns:
        Its DAGs and findings.

    Raises:
        CannotStart: it does not exist or does not load; the message names file and line. If a package of an extra is
            missing, it is a `MissingExtra` too.
    """
    try:
        found = load_file(
            path, airflow_version=version, rows=rows, stub_missing=stub_missing, real_operators=real_operators
        )
    except AirflowLoadError as err:
        raise _refusal(err) from (err.__cause__ or err)
    return Loaded(list(found.dags.values()), list(found.findings), found.session, found.version)


def _refusal(error: AirflowLoadError) -> CannotStart:
    return (LacksExtra if isinstance(error, MissingExtra) else CannotStart)(str(error))


def flows_of_file(
    path: str,
    *,
    dag_id: str | None = None,
    version: str | None = None,
    rows: Iterable[Any] = (),
    real_operators: str | None = None,
) -> list[AirflowFlow]:
    """
    The flows of the DAGs of a file.

    Args:
        path: the file.
        dag_id: only this one.
        version: the Airflow version as text; `None` guesses it from the imports.
        rows: operator rows that come before all others.
        real_operators: path of a Python with Airflow whose own operators serve where there is no row.

    Returns:
        The flows in the order of the file.

    Raises:
        CannotStart: the file does not load, or has no such DAG.
    """
    found = loaded(path, version=version, rows=rows, real_operators=real_operators)
    dags = [dag for dag in found.dags if dag_id is None or dag.dag_id == dag_id]
    if dag_id is not None and not dags:
        known = ", ".join(dag.dag_id for dag in found.dags) or "none"
        raise CannotStart(f"{path}: there is no DAG {dag_id!r} in it; it has: {known}")
    return [convert(dag, version=found.version, session=found.session, findings=found.findings) for dag in dags]


def load_flow(
    path: str | os.PathLike[str],
    dag_id: str | None = None,
    *,
    airflow_version: str | None = None,
    rows: Iterable[Any] = (),
    real_operators: str | None = None,
) -> AirflowFlow:
    """
    The flow of a DAG in a file.

    Args:
        path: the DAG file.
        dag_id: which DAG; may be left out where the file has just one.
        airflow_version: version whose rules hold, such as `"2.10"`; `None` guesses it from the imports.
        rows: rows for operators that have none here, or other ones (see `prefect.compat.airflow.operators`).
        real_operators: path of a Python with Airflow and the provider: operators that have no counterpart here run by
            their own `execute` in a process there.

    Returns:
        An ordinary flow; `run(parameters=conf)` runs it as Airflow would.

    Raises:
        CannotStart: the file does not load, has no such DAG, or has several and none was named.
    """
    flows = flows_of_file(
        os.fspath(path), dag_id=dag_id, version=airflow_version, rows=rows, real_operators=real_operators
    )
    if not flows:
        raise CannotStart(f"{os.fspath(path)}: the file defines no DAG")
    if len(flows) > 1:
        names = ", ".join(flow.dag.dag_id for flow in flows)
        raise CannotStart(f"{os.fspath(path)}: the file has several DAGs, name one with dag_id: {names}")
    return flows[0]


class FolderFlows(dict[str, AirflowFlow]):
    """
    The flows of a folder: DAG id -> flow.

    Args:
        flows: the flows.
        errors: what did not load: path of the file -> why.
    """

    def __init__(self, flows: Mapping[str, AirflowFlow], errors: Mapping[str, CannotStart]) -> None:
        super().__init__(flows)
        #: Path of the file -> why it, or a DAG of it, did not load.
        self.errors = dict(errors)

    def __missing__(self, dag_id: str) -> AirflowFlow:
        broken = f"; these files did not load: {', '.join(self.errors)}" if self.errors else ""
        raise KeyError(f"there is no DAG {dag_id!r}; there are: {', '.join(self) or 'none'}{broken}")


def load_flows(
    folder: str | os.PathLike[str], *, airflow_version: str | None = None, rows: Iterable[Any] = ()
) -> FolderFlows:
    """
    The flows of all DAGs in a folder, or in one file.

    A file that does not load keeps nothing else from loading, as in Airflow's `DagBag`: it is logged as a warning and
    stands in `errors` of what is returned. So does a file with a DAG whose id another file has already.

    Args:
        folder: where the DAG files lie.
        airflow_version: version whose rules hold; `None` guesses it for each file.
        rows: as for `load_flow`.

    Returns:
        DAG id -> flow, with `errors`: path of a file -> why it did not load.

    Raises:
        CannotStart: there is no such folder or file.

    Example:
        >>> flows = load_flows("dags")  # doctest: +SKIP
        >>> {path: str(error) for path, error in flows.errors.items()}  # doctest: +SKIP
        {}
        >>> flows["tutorial"].run()  # doctest: +SKIP
    """
    try:
        found = load_folder(os.fspath(folder), airflow_version, rows)
    except FileNotFoundError as err:
        raise CannotStart(str(err)) from err
    errors = {str(path): _refusal(error) for path, error in found.errors.items()}
    flows: dict[str, AirflowFlow] = {}
    for file in found.files:
        for dag in file.dags.values():
            if dag.dag_id in flows:
                where = flows[dag.dag_id].dag.fileloc
                errors[str(file.path)] = CannotStart(f"{file.path}: the DAG {dag.dag_id!r} is in {where} already")
            else:
                flow = convert(dag, version=file.version, session=file.session, findings=file.findings)
                flows[dag.dag_id] = flow
    for error in errors.values():
        logger_of("airflow").warning("%s", error)
    return FolderFlows(flows, errors)
