"""The formats that `Param(format=…)` checks: those that Airflow checks, whatever else is installed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.standin.versions import Version, current
from prefect.core.optional import optional

if TYPE_CHECKING:
    from jsonschema import FormatChecker

_jsonschema = optional("jsonschema", extra="airflow")
_EVERYWHERE = ("email", "idn-email", "ipv4", "ipv6", "idn-hostname", "regex", "date", "time", "uuid")
_checkers: dict[bool, FormatChecker] = {}


def checker(version: Version | None = None) -> FormatChecker:
    """Return what checks formats in a version of Airflow (the current one if left out); 3.x takes any `date-time`."""
    dates = (version or current()) < (3, 0)
    if dates not in _checkers:
        known = _jsonschema.FormatChecker
        made = known(formats=[name for name in _EVERYWHERE if name in known.checkers])
        if dates:
            made.checkers = {**made.checkers, "date-time": (_is_date_time, ())}
        _checkers[dates] = made
    return _checkers[dates]


def _is_date_time(value: Any) -> bool:
    if not isinstance(value, str):
        return True
    try:
        dt.datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    # a day alone is a date; the zone may be missing
    return len(value) > len("2024-01-31")
