"""`macros` of templates and `airflow.macros`."""

from __future__ import annotations

import datetime as _datetime
import json
import time
import uuid
from random import random
from typing import Any

import dateutil
from dateutil import tz as _tz  # noqa: F401 - dateutil.tz is used as an attribute

from prefect.core.optional import optional as _optional

_babel = _optional("babel", extra="airflow")
_babel_dates = _optional("babel.dates", extra="airflow")
_yaml = _optional("yaml", extra="airflow")

datetime = _datetime.datetime
timedelta = _datetime.timedelta

__all__ = [
    "datetime",
    "datetime_diff_for_humans",
    "dateutil",
    "ds_add",
    "ds_format",
    "ds_format_locale",
    "json",
    "random",
    "time",
    "timedelta",
    "uuid",
]


def __getattr__(name: str) -> Any:
    if name != "yaml":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _yaml


def ds_add(ds: str, days: int) -> str:
    """Return a date `YYYY-MM-DD` some days later."""
    if not days:
        return str(ds)
    return (datetime.strptime(str(ds), "%Y-%m-%d") + timedelta(days)).strftime("%Y-%m-%d")


def ds_format(ds: str, input_format: str, output_format: str) -> str:
    """Return a date in another format."""
    return datetime.strptime(str(ds), input_format).strftime(output_format)


def ds_format_locale(ds: str, input_format: str, output_format: str, locale: Any = None) -> str:
    """Return a date in another format, with the names of a locale."""
    return str(
        _babel_dates.format_datetime(
            datetime.strptime(str(ds), input_format),
            format=output_format,
            locale=locale or _babel_dates.LC_TIME or _babel.Locale.parse("en_US"),
        )
    )


def datetime_diff_for_humans(dt: Any, since: Any = None) -> str:
    """Return how far apart two dates are, or one and now, in words."""
    import pendulum  # the rest of the macros does without

    return str(pendulum.instance(dt).diff_for_humans(since))
