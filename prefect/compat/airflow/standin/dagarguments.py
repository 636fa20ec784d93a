"""Which arguments of a DAG each version refuses, and what it makes of those that it takes."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping
from typing import Any

from prefect.compat.airflow.standin import argumenttypes, dates
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.node import check_key
from prefect.compat.airflow.standin.notset import is_arg_set
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.versions import current

_VIEWS = ("grid", "graph", "duration", "gantt", "landing_times", "tree")
_ORIENTATIONS = ("LR", "TB", "RL", "BT")
_YES_OR_NO = dict.fromkeys(("catchup", "is_paused_upon_creation", "render_template_as_native_obj"), (bool,))


def check(dag_id: str, given: Mapping[str, Any]) -> None:
    """
    Refuse arguments that Airflow would refuse.

    Args:
        dag_id: the id of the DAG.
        given: its arguments by name; those that were left out are missing or no values.

    Raises:
        TypeError: one is of the wrong type.
        ValueError: one has an impossible value; `AirflowException` before Airflow 3 for most of them.
    """
    check_key(dag_id)
    whose = f"DAG {dag_id!r}"
    types = argumenttypes.DAG if current() >= (3, 0) else {**argumenttypes.DAG, **_YES_OR_NO}
    given = {name: value if is_arg_set(value) else None for name, value in given.items()}
    argumenttypes.check_types(given, types, whose)
    argumenttypes.check_tags(given["tags"])
    argumenttypes.check_owner_links(given["owner_links"])
    for name in ("start_date", "end_date"):
        check_date(given[name], name, whose)
    if current() < (3, 0):
        for name, known in (("default_view", _VIEWS), ("orientation", _ORIENTATIONS)):
            if given[name] not in known:
                raise AirflowException(f"{name} of {whose} must be one of {', '.join(known)}, not {given[name]!r}")
    runs, failures = given["max_active_runs"], given["max_consecutive_failed_dag_runs"]
    if given["schedule"] == "@continuous" and runs is not None and runs > 1:
        raise refusal(ValueError)(f"max_active_runs of {whose} must be 1 for the schedule '@continuous', not {runs}")
    if current() < (3, 0) and failures is not None and failures < 0:
        raise AirflowException(f"max_consecutive_failed_dag_runs of {whose} must not be negative: {failures}")


def lacks_start(dag: Any) -> bool:
    """
    Tell whether a DAG has a schedule without a start date, which Airflow 2 refuses; that of a task will do, as it did
    until 2.9.

    Args:
        dag: a DAG that was given a schedule.
    """
    if not (2, 0) <= current() < (3, 0) or dag.start_date or dag.default_args.get("start_date"):
        return False
    return not any(getattr(task, "start_date", None) for task in dag.tasks)


def check_date(value: Any, name: str, whose: str) -> None:
    """
    Refuse what is no moment where one is wanted.

    Raises:
        TypeError: it is a text, a day, a number or the like.
    """
    if isinstance(value, (str, int, float, datetime.timedelta)) or _is_day(value):
        if argumenttypes.is_unknown(value):
            return
        raise TypeError(f"{name} of {whose} must be a datetime, not {type(value).__name__}: {value!r}")


def _is_day(value: Any) -> bool:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def taken_defaults(given: Mapping[str, Any] | None, whose: str) -> dict[str, Any]:
    """
    Return a DAG's own copy of its default arguments, with dates in UTC; in a text they are read.

    Raises:
        TypeError: a date is neither a datetime nor a text.
    """
    made = dict(given or {}) if current() >= (3, 0) else copy.deepcopy(dict(given or {}))
    for name in ("start_date", "end_date"):
        value = made.get(name)
        if value is None:
            continue
        if not isinstance(value, str) or value == "":
            check_date(value, f"default_args[{name!r}]", whose)
        made[name] = dates.convert(value)
    return made


def searched(path: Any) -> Any:
    """Return the folders of templates as each version keeps them."""
    if isinstance(path, str):
        return (path,) if current() >= (3, 0) else [path]
    return path


def granted(access: Any) -> Any:
    """
    Return who may do what; plain permissions of a role are those on DAGs.

    Raises:
        TypeError: it is no mapping.
    """
    if access is None:
        return None
    if not isinstance(access, Mapping):
        raise TypeError(f"access_control must be a mapping of roles to permissions, not {access!r}")
    return {
        role: allowed if isinstance(allowed, Mapping) else {"DAGs": set(allowed)} for role, allowed in access.items()
    }
