"""What the arguments of operators and DAGs must be, where every version of Airflow refuses other things."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from dateutil.relativedelta import relativedelta

from prefect.compat.airflow.standin.anyvalue import UnknownValue
from prefect.compat.airflow.standin.enums import WeightRule
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.notes import Where, note
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.versions import current

_TEXT, _WHOLE, _YES_OR_NO = (str,), (int,), (bool,)

OPERATOR: dict[str, tuple[type, ...]] = {
    "retry_exponential_backoff": (int, float),
    "email": (str, Iterable),
    "email_on_retry": _YES_OR_NO,
    "email_on_failure": _YES_OR_NO,
    "depends_on_past": _YES_OR_NO,
    "ignore_first_depends_on_past": _YES_OR_NO,
    "wait_for_downstream": _YES_OR_NO,
    "wait_for_past_depends_before_skipping": _YES_OR_NO,
    "priority_weight": _WHOLE,
    "queue": _TEXT,
    "pool": _TEXT,
    "pool_slots": _WHOLE,
    "task_display_name": _TEXT,
    "allow_nested_operators": _YES_OR_NO,
    "run_as_user": _TEXT,
    "map_index_template": _TEXT,
    "max_active_tis_per_dag": _WHOLE,
    "max_active_tis_per_dagrun": _WHOLE,
    "executor": _TEXT,
    "do_xcom_push": _YES_OR_NO,
    "multiple_outputs": _YES_OR_NO,
    "doc": _TEXT,
    "doc_md": _TEXT,
    "doc_json": _TEXT,
    "doc_yaml": _TEXT,
    "doc_rst": _TEXT,
}

#: The same for Airflow 2; the factor of a back-off came with 3.
OPERATOR_IN_2 = {**OPERATOR, "retry_exponential_backoff": _YES_OR_NO}

DAG: dict[str, tuple[type, ...]] = {
    "description": _TEXT,
    "max_active_tasks": _WHOLE,
    "max_active_runs": _WHOLE,
    "max_consecutive_failed_dag_runs": _WHOLE,
    "dagrun_timeout": (datetime.timedelta,),
    "dag_display_name": _TEXT,
    "default_args": (dict,),
    "doc_md": _TEXT,
}

_LONGEST_TAG = 100


def check_types(values: Mapping[str, Any], expected: Mapping[str, tuple[type, ...]], whose: str) -> None:
    """
    Refuse values of the wrong type; `None` is always right.

    Args:
        values: what was given, by name.
        expected: the types by name.
        whose: the owner, for the message.

    Raises:
        TypeError: a value is of another type; `AirflowException` for a wrong `priority_weight` before 3.0.
    """
    for name, types in expected.items():
        value = values.get(name)
        if value is not None and not isinstance(value, types) and not isinstance(value, UnknownValue):
            kinds = " or ".join(kind.__name__ for kind in types)
            error = refusal(TypeError) if name == "priority_weight" else TypeError
            raise error(f"{name} of {whose} must be {kinds}, not {type(value).__name__}: {value!r}")


def is_unknown(value: Any) -> bool:
    """Tell whether a value stands for one that is known by name only."""
    return isinstance(value, UnknownValue) or hasattr(type(value), "standin_path")


def other_weight_rule(rule: str, task_id: str, where: Where | None) -> WeightRule:
    """
    Return what stands for a weight rule that does not exist.

    Raises:
        AirflowException: Airflow before 3.0 refuses it; later ones let it pass.
    """
    text = f"The weight_rule must be one of {sorted(WeightRule.all_weight_rules())}, '{task_id}'; received '{rule}'."
    if current() < (3, 0):
        raise AirflowException(text)
    note("not-honoured", text, where=where)
    return WeightRule.DOWNSTREAM


def check_tags(tags: Any) -> None:
    """
    Refuse tags that Airflow could not keep.

    Raises:
        TypeError: one is no text.
        AirflowException: one is longer than 100 characters (`ValueError` from 3.0 on).
    """
    for tag in tags or ():
        if not isinstance(tag, str):
            raise TypeError(f"a tag must be str, not {type(tag).__name__}: {tag!r}")
        if len(tag) > _LONGEST_TAG:
            raise refusal(ValueError)(f"tag cannot be longer than {_LONGEST_TAG} characters: {tag!r}")


def check_owner_links(links: Mapping[str, str] | None) -> None:
    """
    Refuse links of owners that lead nowhere.

    Raises:
        AirflowException: one is no address (`ValueError` from 3.0 on).
    """
    for owner, link in (links or {}).items():
        parts = urlsplit(link)
        if not (parts.path if parts.scheme == "mailto" else parts.scheme and parts.netloc):
            raise refusal(ValueError)(f"owner_links: {link!r} of {owner!r} is no link: give a URL or a mailto: address")


def check_schedule(schedule: Any) -> None:
    """
    Refuse what cannot be a schedule.

    Raises:
        ValueError: it is a number, or a collection with something other than assets in it.
    """
    word = "schedule" if current() >= (3, 0) else "schedule_interval"
    if isinstance(schedule, (list, tuple, set, frozenset, dict)):
        wrong = [one for one in schedule if one is None or isinstance(one, (str, int, float, datetime.timedelta))]
        if wrong and not is_unknown(wrong[0]):
            raise ValueError(f"All elements in 'schedule' should be assets, asset references or aliases: {wrong[0]!r}")
    elif not (
        schedule is None
        or isinstance(schedule, (str, datetime.timedelta, relativedelta))
        or hasattr(schedule, "next_dagrun_info")
        or hasattr(schedule, "__or__")
        and hasattr(schedule, "iter_assets")
        or is_unknown(schedule)
    ):
        raise ValueError(
            f"{schedule!r} is not a valid {word}: give a cron expression, a preset such as '@daily', a timedelta, "
            "a timetable or assets"
        )
