"""Moments that a schedule names: those of a cron expression, and those that are a duration apart."""

from __future__ import annotations

import datetime
import functools
from typing import Any

from dateutil.relativedelta import relativedelta
from pendulum import DateTime

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.exceptions import AirflowTimetableInvalid


class CronMoments:
    """Moments that a cron expression names, in a time zone."""

    def __init__(self, expression: str, timezone: Any) -> None:
        self.text = expression
        self.expression = dates.cron_presets.get(expression, expression)
        self.zone = dates.parse_timezone(timezone) if isinstance(timezone, str) else timezone

    @property
    def zone_name(self) -> str:
        return str(getattr(self.zone, "name", self.zone))

    def validate(self) -> None:
        from croniter import croniter  # only cron schedules need it
        from croniter.croniter import CroniterBadCronError, CroniterBadDateError

        try:
            croniter(self.expression)
        except (CroniterBadCronError, CroniterBadDateError) as err:
            raise AirflowTimetableInvalid(str(err)) from err

    def _step(self, moment: DateTime, back: bool) -> DateTime:
        from croniter import croniter  # only cron schedules need it

        local = dates.make_naive(moment, self.zone)
        cron = croniter(self.expression, start_time=local)
        found = cron.get_prev(datetime.datetime) if back else cron.get_next(datetime.datetime)
        if self._keeps_hour:
            aware = dates.convert_to_utc(dates.make_aware(found, self.zone))
        else:
            # every hour or so: a change of the clock neither repeats a moment nor leaves one out
            elapsed = datetime.timedelta(seconds=(found - local).total_seconds())
            aware = dates.convert_to_utc(moment.in_timezone(self.zone) + elapsed)
        assert aware is not None
        return aware

    @functools.cached_property
    def _keeps_hour(self) -> bool:
        from croniter import croniter  # only cron schedules need it

        return croniter(self.expression).expanded[1] != ["*"]

    def after(self, moment: DateTime) -> DateTime:
        return self._step(moment, back=False)

    def before(self, moment: DateTime) -> DateTime:
        return self._step(moment, back=True)

    def up(self, moment: DateTime) -> DateTime:
        following = self.after(moment)
        return moment if self.before(following) == moment else following

    def down(self, moment: DateTime) -> DateTime:
        earlier = self.before(moment)
        return moment if self.after(earlier) == moment else earlier


class DeltaMoments:
    """Moments that are a duration apart."""

    def __init__(self, delta: datetime.timedelta | relativedelta) -> None:
        self.delta = delta

    def validate(self) -> None:
        now = datetime.datetime.now()
        if now + self.delta <= now:
            raise AirflowTimetableInvalid(f"schedule interval must be positive, not {self.delta!r}")

    def after(self, moment: DateTime) -> DateTime:
        found = dates.convert_to_utc(moment + self.delta)
        assert found is not None
        return found

    def before(self, moment: DateTime) -> DateTime:
        found = dates.convert_to_utc(moment - self.delta)
        assert found is not None
        return found

    def up(self, moment: DateTime) -> DateTime:
        return moment

    down = up
