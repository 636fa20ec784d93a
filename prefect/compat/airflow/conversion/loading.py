"""DAG files become flows: `load_flow` and `load_flows`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, NamedTuple

from prefect.compat.airflow.conversion.flow import AirflowFlow, convert
from prefect.compat.airflow.conversion.refusals import CannotStart, LacksExtra
from prefect.compat.airflow.errors import AirflowLoadError
from prefect.compat.airflow.loader import find_files, load_file
from prefect.compat.airflow.loader.files import as_version
from prefect.core.errors import MissingExtra

__all__ = ["CannotStart", "Loaded", "flows_of_file", "load_flow", "load_flows", "loaded"]


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
        kind = LacksExtra if isinstance(err, MissingExtra) else CannotStart
        raise kind(str(err)) from (err.__cause__ or err)
    return Loaded(list(found.dags.values()), list(found.findings), found.session, found.version)


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


def load_flows(
    folder: str | os.PathLike[str], *, airflow_version: str | None = None, rows: Iterable[Any] = ()
) -> dict[str, AirflowFlow]:
    """
    The flows of all DAGs in a folder, or in one file.

    Args:
        folder: where the DAG files lie.
        airflow_version: version whose rules hold; `None` guesses it for each file.
        rows: as for `load_flow`.

    Returns:
        DAG id -> flow.

    Raises:
        CannotStart: a file does not load.
    """
    path = os.fspath(folder)
    files = [str(file) for file in find_files(path, as_version(airflow_version))]
    rows = tuple(rows)
    return {flow.dag.dag_id: flow for file in files for flow in flows_of_file(file, version=airflow_version, rows=rows)}
