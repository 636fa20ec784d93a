"""`prefect airflow list`: what loads, and why the rest does not."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.cli.request import Trouble, check_version, files_of
from prefect.compat.airflow.conversion.loading import CannotStart, loaded


def list_paths(
    paths: Sequence[str], *, version: str | None, as_json: bool, with_traceback: bool, stub_missing: bool = False
) -> int:
    """
    Print the DAGs of files.

    Args:
        paths: files and folders.
        version: the Airflow version as text, `None` to guess it from each file.
        as_json: print JSON lines.
        with_traceback: show the traceback of what does not load.
        stub_missing: let placeholders stand for packages that are not installed.

    Returns:
        The exit status: 1 if a file does not load.

    Raises:
        Trouble: a path does not exist.
    """
    if version is not None:
        check_version(version)
    for path in paths:
        if not os.path.exists(path):
            raise Trouble(f"{path}: there is no such file or folder")
    dags = tasks = failed = 0
    for path in files_of(paths):
        # what a DAG file prints is not for those who read the JSON
        with contextlib.redirect_stdout(sys.stderr) if as_json else contextlib.nullcontext():
            entry, error = _entry(path, version, stub_missing)
        dags += len(entry.get("dags", ()))
        tasks += sum(each["tasks"] for each in entry.get("dags", ()))
        failed += error is not None
        if as_json:
            print(json.dumps(entry))
            if error is not None:
                # standard output is for programs
                print(_reason(error), file=sys.stderr)
        else:
            _print(entry)
        if with_traceback and error is not None and error.__cause__ is not None:
            print("".join(traceback.format_exception(error.__cause__)), file=sys.stderr)
    totals: dict[str, Any] = {"dags": dags, "tasks": tasks, "failed": failed}
    print(json.dumps(totals) if as_json else f"{dags} DAGs, {tasks} tasks, {failed} files that do not load")
    return 1 if failed else 0


def _entry(path: str, version: str | None, stub_missing: bool) -> tuple[dict[str, Any], CannotStart | None]:
    try:
        found = loaded(path, version=version, stub_missing=stub_missing)
    except CannotStart as error:
        return {"file": path, "error": str(error)}, error
    dags = [{"dag_id": dag.dag_id, "tasks": len(dag.task_dict)} for dag in found.dags]
    return {"file": path, "dags": dags, "findings": [str(finding) for finding in found.findings]}, None


def _reason(error: CannotStart) -> str:
    """The error's kind and message first, then where: what looks for an error at the start of a line finds it."""
    cause = error.__cause__
    if cause is None:
        return str(error)
    return f"{type(cause).__name__}: {cause}\n  {error}"


def _print(entry: dict[str, Any]) -> None:
    if "error" in entry:
        print(f"{entry['file']}: does not load: {entry['error']}")
        return
    for dag in entry["dags"]:
        print(f"{entry['file']}: {dag['dag_id']} ({dag['tasks']} tasks)")
    for finding in entry["findings"]:
        print(f"  {finding}")
