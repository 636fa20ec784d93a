"""What each version makes of the values that an operator is given, and which it refuses."""

from __future__ import annotations

import datetime
from typing import Any

from prefect.compat.airflow.standin import argumenttypes, dates
from prefect.compat.airflow.standin.anyvalue import UnknownValue
from prefect.compat.airflow.standin.enums import WeightRule, as_word
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.module_loading import import_string
from prefect.compat.airflow.standin.notes import Where, note
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.versions import current

CALLBACKS = (
    "on_execute_callback", "on_failure_callback", "on_success_callback", "on_retry_callback", "on_skipped_callback",
)  # fmt: skip
_HEAVIEST = 2**31 - 1


def duration(value: Any, name: str) -> Any:
    """
    Return a delay as `timedelta`; a number is one of seconds.

    Raises:
        TypeError: it is a text, or nothing where Airflow 2 wants a delay.
    """
    if isinstance(value, UnknownValue):
        # a finding has said so; what is not known cannot be waited for
        return datetime.timedelta(minutes=5) if name == "retry_delay" else None
    if isinstance(value, datetime.timedelta):
        return value
    if isinstance(value, str) or value is None and name == "retry_delay" and (2, 0) <= current() < (3, 0):
        raise TypeError(f"{name} must be a timedelta or a number of seconds, not {value!r}")
    return datetime.timedelta(seconds=value) if isinstance(value, (int, float)) else value


def timeout(value: Any) -> Any:
    """
    Return an `execution_timeout`.

    Raises:
        ValueError: it is no `timedelta`.
    """
    if value is not None and not isinstance(value, datetime.timedelta):
        raise ValueError(f"execution_timeout must be timedelta object but passed as type: {type(value)}")
    return value


def moment(value: Any, name: str, task_id: str, where: Where | None) -> Any:
    """
    Return a start or end date in UTC.

    Raises:
        TypeError: it is no datetime; a start date that is none is left out before Airflow 3.
    """
    if isinstance(value, datetime.datetime) or value is None or argumenttypes.is_unknown(value):
        return dates.convert(value)
    if name == "end_date" or current() >= (3, 0):
        raise TypeError(f"{name} of task {task_id!r} must be a datetime, not {type(value).__name__}: {value!r}")
    note("not-honoured", f"task {task_id!r}: start_date {value!r} is no datetime; Airflow 2 leaves it out", where=where)
    return None


def tries(value: Any) -> Any:
    """
    Return how often a task is tried again.

    Raises:
        TypeError: it is no number; `AirflowException` before Airflow 3.
    """
    if value is None:
        return 0
    try:
        return int(value) if not isinstance(value, int) or isinstance(value, bool) else value
    except (ValueError, TypeError) as err:
        raise refusal(TypeError)(f"'retries' type must be int, not {type(value).__name__}") from err


def weight_rule(rule: Any, task_id: str, where: Where | None) -> Any:
    """
    Return a weight rule as the version hands it to code, or the strategy that a path names.

    Raises:
        AirflowException: Airflow before 3.0 has no such rule.
    """
    if not isinstance(rule, str):
        if current() < (3, 0) and isinstance(rule, (int, float, list, dict, tuple)):
            raise AirflowException(f"Unknown priority strategy {rule!r} of task {task_id!r}")
        return rule
    if "." in rule:
        try:
            return import_string(rule)()
        except ImportError as err:
            raise AirflowException(f"Unknown priority strategy {rule!r} of task {task_id!r}") from err
    if not WeightRule.is_valid(rule):
        return argumenttypes.other_weight_rule(rule, task_id, where)
    if current() < (3, 0):
        return WeightRule(as_word(rule))
    if rule is not WeightRule.DOWNSTREAM:
        return rule
    from prefect.compat.airflow.standin.sdk_enums import WeightRule as SdkRule  # only Airflow 3 has them

    return SdkRule.DOWNSTREAM


def callbacks(value: Any) -> Any:
    """Return what is called as each version keeps it: Airflow 3 in a list."""
    if current() < (3, 0):
        return value
    if not value:
        return []
    return list(value) if isinstance(value, (list, tuple, set)) else [value]


def weight(value: Any) -> Any:
    """
    Return a priority weight; from Airflow 3 on it fits 32 bits.

    Raises:
        TypeError: there is none in Airflow 3.
    """
    if current() < (3, 0) or isinstance(value, UnknownValue):
        return value
    if value is None:
        raise TypeError("priority_weight must be int, not None")
    return max(-_HEAVIEST - 1, min(_HEAVIEST, value))


def ignores_first(value: Any) -> bool:
    """Return whether a first run needs no past: unless told, so before Airflow 3."""
    return current() < (3, 0) if value is None else bool(value)
