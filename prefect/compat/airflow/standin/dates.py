"""Dates as Airflow has them (pendulum, aware, UTC): `airflow.utils.timezone` and `airflow.utils.dates`."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

import pendulum

utc = pendulum.timezone("UTC")
UTC = utc
TIMEZONE = utc
utc_epoch = pendulum.DateTime(1970, 1, 1, tzinfo=utc)
cron_presets: dict[str, str] = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@quarterly": "0 0 1 */3 *",
    "@yearly": "0 0 1 1 *",
}


def is_localized(value: dt.datetime) -> bool:
    """Tell whether `value` has a time zone."""
    return value.utcoffset() is not None


def is_naive(value: dt.datetime) -> bool:
    """Tell whether `value` has no time zone."""
    return value.utcoffset() is None


def utcnow() -> pendulum.DateTime:
    """Return the present moment in UTC."""
    return pendulum.now("UTC")


def convert_to_utc(value: dt.datetime | None) -> pendulum.DateTime | None:
    """Return `value` in UTC; without a zone it is taken to be UTC."""
    if value is None:
        return None
    if not is_localized(value):
        value = pendulum.instance(value, TIMEZONE)
    return pendulum.instance(value.astimezone(utc))


def make_aware(value: dt.datetime | None, timezone: Any = None) -> Any:
    """Give `value` a zone (UTC if left out); it must have none."""
    if value is None:
        return None
    if is_localized(value):
        raise ValueError(f"make_aware expects a naive datetime, got {value}")
    # of an hour that a change of the clock repeats the second, of one that it leaves out the moment after it
    return pendulum.instance(value.replace(tzinfo=timezone or TIMEZONE, fold=1))


def make_naive(value: dt.datetime, timezone: Any = None) -> dt.datetime:
    """Return `value` in `timezone` (UTC if left out), without its zone."""
    if is_naive(value):
        raise ValueError("make_naive() cannot be applied to a naive datetime")
    return value.astimezone(timezone or TIMEZONE).replace(tzinfo=None)


def td_format(td_object: Any) -> str | None:
    """Return a duration (timedelta, or seconds) as `1d:2h:3s`, `None` if it is none."""
    if not td_object:
        return None
    seconds = int(td_object.total_seconds() if isinstance(td_object, dt.timedelta) else td_object)
    found = []
    # a month has 30 days there, and a year 12 months
    for unit, size in (("y", 31104000), ("m", 2592000), ("d", 86400), ("h", 3600), ("M", 60), ("s", 1)):
        number, seconds = divmod(seconds, size)
        if number:
            found.append(f"{number}{unit}")
    return ":".join(found) or "<1s"


def coerce_datetime(value: Any, tz: Any = None) -> Any:
    """Return `value` as an aware pendulum date."""
    if value is None:
        return None
    if is_naive(value):
        return pendulum.instance(value, tz=tz or TIMEZONE)
    return value if isinstance(value, pendulum.DateTime) else pendulum.instance(value)


def datetime(*args: Any, **kwargs: Any) -> dt.datetime:
    """Return an aware `datetime`, UTC unless `tzinfo` is given."""
    if "tzinfo" not in kwargs:
        kwargs["tzinfo"] = TIMEZONE
    return dt.datetime(*args, **kwargs)


def parse(string: str, timezone: Any = None, *, strict: bool = False) -> pendulum.DateTime:
    """Read a date from text; without a zone it is in `timezone` (UTC if left out)."""
    return pendulum.parse(string, tz=timezone or TIMEZONE, strict=strict)  # type: ignore[return-value]


@functools.lru_cache(maxsize=64)
def parse_timezone(name: str | int) -> Any:
    """Return a time zone by name or by its offset in seconds."""
    return pendulum.timezone(name)


def local_timezone() -> Any:
    """Return the machine's time zone."""
    return pendulum.tz.local_timezone()


def from_timestamp(timestamp: float, tz: Any = utc) -> pendulum.DateTime:
    """Return the date of a number of seconds since 1970."""
    return pendulum.from_timestamp(timestamp, tz=tz)


def convert(value: Any, dag: Any = None) -> Any:
    """Return what was given as start or end date of a task or DAG in UTC."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        value = parse(value)
    elif not isinstance(value, dt.datetime) and isinstance(value, dt.date):
        value = dt.datetime(value.year, value.month, value.day)
    return convert_to_utc(value) if isinstance(value, dt.datetime) else value


def days_ago(n: int, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0) -> pendulum.DateTime:
    """Return the midnight (or the given time) `n` days before today, UTC."""
    today = utcnow().replace(hour=hour, minute=minute, second=second, microsecond=microsecond)
    return today.subtract(days=n)


def date_range(
    start_date: dt.datetime, end_date: dt.datetime | None = None, num: int | None = None, delta: Any = None
) -> list[dt.datetime]:
    """Return dates from `start_date` on, `delta` (timedelta or cron expression) apart."""
    if not delta:
        return []
    if end_date and num:
        raise ValueError("Wait. Either specify end_date OR num")
    if end_date and start_date > end_date:
        raise ValueError("Wait. start_date needs to be before end_date")
    if not end_date and not num:
        end_date = utcnow()
    if is_naive(start_date):
        start_date = make_aware(start_date)
        end_date = make_aware(end_date) if end_date is not None and is_naive(end_date) else end_date
    found: list[dt.datetime] = []
    step = _stepper(delta, start_date)
    current = start_date
    if end_date:
        while current <= end_date:
            found.append(current)
            current = step(current)
    else:
        for _ in range(abs(num or 0)):
            found.append(current)
            current = step(current) if (num or 0) > 0 else current - delta
    return sorted(found)


def _stepper(delta: Any, start: dt.datetime) -> Any:
    if isinstance(delta, dt.timedelta):
        return lambda moment: moment + abs(delta)
    from croniter import croniter  # only a cron expression needs it

    return lambda moment: croniter(cron_presets.get(delta, delta), moment).get_next(dt.datetime)


def round_time(moment: dt.datetime, delta: Any, start_date: Any = None) -> dt.datetime:
    """Return `moment` rounded down to a multiple of `delta` since `start_date`."""
    start = start_date or make_aware(dt.datetime.min)
    if isinstance(delta, str):
        from croniter import croniter  # only a cron expression needs it

        tz, naive = start.tzinfo, make_naive(start, start.tzinfo)
        cron = croniter(delta, naive)
        return start if make_aware(cron.get_prev(dt.datetime), tz) == start else make_aware(naive, tz)
    return moment - (moment - start) % delta


def infer_time_unit(time_seconds_arr: Any) -> str:
    """Return the unit that fits the largest of some durations in seconds."""
    if not time_seconds_arr:
        return "hours"
    longest = max(time_seconds_arr)
    for limit, unit in ((60 * 2, "seconds"), (60 * 60 * 2, "minutes"), (24 * 60 * 60 * 2, "hours")):
        if longest <= limit:
            return unit
    return "days"


def scale_time_units(time_seconds_arr: Any, unit: str) -> list[float]:
    """Return durations given in seconds in another unit."""
    divisor = {"minutes": 60, "hours": 60 * 60, "days": 24 * 60 * 60}.get(unit, 1)
    return [seconds / divisor for seconds in time_seconds_arr]


def parse_execution_date(value: str) -> Any:
    """Read a date from text."""
    return parse(value)
