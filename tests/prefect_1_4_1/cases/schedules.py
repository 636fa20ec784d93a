"""Schedules: clocks, filters, adjustments, daylight saving, parameter defaults, JSON, runs."""

from __future__ import annotations

import datetime
from datetime import timedelta

import pendulum

from prefect import Flow, Parameter, task
from prefect.schedules import CronSchedule, IntervalSchedule, Schedule, adjustments, clocks, filters
from prefect.serialization.schedule import ScheduleSchema

NEW_YEAR = pendulum.datetime(2020, 1, 1)
HOUR = timedelta(hours=1)


def _times(events):
    return [event.isoformat() for event in events]


def _next(schedule, number=3, after=NEW_YEAR):
    return _times(schedule.next(number, after=after))


def interval(show):
    show(_next(IntervalSchedule(interval=HOUR, start_date=NEW_YEAR)))
    show(_next(IntervalSchedule(interval=HOUR, start_date=NEW_YEAR), after=NEW_YEAR.add(minutes=90)))
    show(_next(IntervalSchedule(interval=HOUR, start_date=NEW_YEAR), after=NEW_YEAR.subtract(days=1)))


def interval_that_ends(show):
    schedule = IntervalSchedule(interval=HOUR, start_date=NEW_YEAR, end_date=NEW_YEAR.add(hours=2))
    show(_next(schedule, 9), _next(schedule, 9, after=NEW_YEAR.add(days=1)))


def interval_without_a_start(show):
    found = IntervalSchedule(interval=HOUR).next(2)
    show(len(found), found[1] - found[0] == HOUR, found[0] > pendulum.now("utc"))


def interval_that_is_none(show):
    show.error(IntervalSchedule, interval=timedelta(0))
    show.error(IntervalSchedule, interval=timedelta(seconds=-3))
    show.error(IntervalSchedule, interval=3)


def interval_over_daylight_saving(show):
    for start in (
        pendulum.datetime(2020, 3, 7, 2, tz="US/Eastern"),
        pendulum.datetime(2020, 10, 31, 1, tz="US/Eastern"),
    ):
        for interval in (timedelta(days=1), timedelta(hours=12), HOUR):
            schedule = IntervalSchedule(interval=interval, start_date=start)
            show(interval, _next(schedule, 4, after=start.add(hours=22)))


def interval_shorter_than_a_minute(show):
    show(_next(IntervalSchedule(interval=timedelta(seconds=20), start_date=NEW_YEAR)))


def cron(show):
    for pattern in ("0 1 * * *", "*/15 * * * *", "0 0 1 * *", "0 9 * * 1-5", "0 0 29 2 *", "5,10 3 * * sun"):
        show(pattern, _next(CronSchedule(pattern)))


def cron_with_a_start_and_an_end(show):
    schedule = CronSchedule("0 * * * *", start_date=NEW_YEAR.add(hours=3), end_date=NEW_YEAR.add(hours=5))
    show(_next(schedule, 9))


def cron_in_a_time_zone(show):
    schedule = CronSchedule("0 9 * * *", start_date=pendulum.datetime(2020, 3, 7, tz="US/Eastern"))
    show(_next(schedule, 3, after=pendulum.datetime(2020, 3, 7, tz="US/Eastern")))


def cron_over_daylight_saving(show):
    start = pendulum.datetime(2020, 3, 7, tz="US/Eastern")
    for pattern in ("30 2 * * *", "0 * * * *", "0 1 * * *"):
        show(pattern, _next(CronSchedule(pattern, start_date=start), 4, after=start.add(hours=20)))


def cron_that_is_nonsense(show):
    show.error(CronSchedule, "nonsense")
    show.error(CronSchedule, "* * * *")


def cron_by_day_or_weekday(show):
    show(_next(CronSchedule("0 0 13 * 5"), 4))
    show(_next(CronSchedule("0 0 13 * 5", day_or=False), 2))


def dates(show):
    clock = clocks.DatesClock([NEW_YEAR.add(days=3), NEW_YEAR.add(days=1)])
    show(_next(Schedule(clocks=[clock]), 5), _next(Schedule(clocks=[clock]), 5, after=NEW_YEAR.add(days=2)))


def rules_of_recurrence(show):
    from dateutil import rrule

    rule = rrule.rrule(rrule.WEEKLY, byweekday=rrule.MO, dtstart=datetime.datetime(2020, 1, 1), count=3)
    show(_next(Schedule(clocks=[clocks.RRuleClock(rule)]), 5))


def several_clocks(show):
    schedule = Schedule(clocks=[clocks.CronClock("0 3 * * *"), clocks.CronClock("0 2 * * *")])
    show(_next(schedule, 4))


def several_clocks_at_one_time(show):
    pair = [clocks.CronClock("0 3 * * *", parameter_defaults={"x": number}) for number in (1, 2)]
    events = Schedule(clocks=pair).next(4, after=NEW_YEAR, return_events=True)
    show(sorted((event.start_time.isoformat(), event.parameter_defaults["x"]) for event in events))
    same = [clocks.CronClock("0 3 * * *"), clocks.CronClock("0 3 * * *")]
    show(_next(Schedule(clocks=same), 2))


def no_clocks(show):
    show(_next(Schedule(clocks=[])))


def events(show):
    clock = clocks.IntervalClock(HOUR, start_date=NEW_YEAR, parameter_defaults={"x": 1}, labels=["l"])
    event = next(clock.events(after=NEW_YEAR))
    show(type(event).__name__, event.start_time, event.parameter_defaults, event.labels)
    show(event == clocks.ClockEvent(event.start_time), event < next(clock.events(after=NEW_YEAR.add(days=1))))


def filters_of_dates(show):
    cases = {
        "between_times": filters.between_times(datetime.time(9), datetime.time(17)),
        "over midnight": filters.between_times(datetime.time(22), datetime.time(3)),
        "on_date": filters.on_date(1, 6), "between_dates": filters.between_dates(12, 1, 2, 1),
        "on_datetime": filters.on_datetime(pendulum.datetime(2020, 1, 6, 10)),
        "between_datetimes": filters.between_datetimes(NEW_YEAR, NEW_YEAR.add(days=6)),
        "at_time": filters.at_time(datetime.time(10)), "is_weekday": filters.is_weekday,
        "is_weekend": filters.is_weekend,
        "is_month_start": filters.is_month_start, "is_month_end": filters.is_month_end,
        "is_day_of_week": filters.is_day_of_week(1),
    }  # fmt: skip
    days = [pendulum.datetime(*day) for day in ((2020, 1, 6, 10), (2020, 1, 31, 23), (2020, 6, 1), (2020, 12, 27, 2))]
    for name, check in cases.items():
        try:
            show(name, [check(day) for day in days])
        except TypeError as error:
            show(name, type(error).__name__)


def filter_of_a_day_of_the_week(show):
    week = [NEW_YEAR.add(days=day) for day in range(7)]
    for number in range(8):
        show(number, [day.format("ddd") for day in week if filters.is_day_of_week(number)(day)])


def filters_of_a_schedule(show):
    schedule = Schedule(clocks=[clocks.CronClock("0 9 * * *")], filters=[filters.is_weekday])
    show(_next(schedule, 4))
    schedule = Schedule(
        clocks=[clocks.IntervalClock(HOUR, start_date=NEW_YEAR)], filters=[filters.is_weekday],
        or_filters=[filters.at_time(datetime.time(9)), filters.at_time(datetime.time(15))],
        not_filters=[filters.on_date(1, 2)],
    )  # fmt: skip
    show(_next(schedule, 5))


def adjustments_of_dates(show):
    saturday = pendulum.datetime(2020, 1, 4, 7)
    show(adjustments.add(timedelta(hours=3))(saturday), adjustments.next_weekday(saturday))
    show(adjustments.next_weekday(NEW_YEAR))


def adjustments_of_a_schedule(show):
    schedule = Schedule(
        clocks=[clocks.CronClock("0 9 4 * *")], adjustments=[adjustments.next_weekday, adjustments.add(HOUR)]
    )  # fmt: skip
    show(_next(schedule, 3))


def adjustments_that_are_checked(show):
    schedule = Schedule(
        clocks=[clocks.CronClock("0 9 * * *")], adjustments=[adjustments.add(timedelta(days=1))],
        not_filters=[filters.is_weekend],
    )  # fmt: skip
    show(_next(schedule, 4))


def times_are_in_the_future(show):
    show(all(time > pendulum.now("utc") for time in CronSchedule("* * * * *").next(3)))


def start_and_end_of_a_schedule(show):
    schedule = IntervalSchedule(interval=HOUR, start_date=NEW_YEAR, end_date=NEW_YEAR.add(days=1))
    show(schedule.start_date, schedule.end_date, Schedule(clocks=[]).start_date)
    pair = [clocks.IntervalClock(HOUR, start_date=NEW_YEAR.add(days=day)) for day in (2, 1)]
    show(Schedule(clocks=pair).start_date, Schedule(clocks=pair).end_date)


def _without_versions(data):
    if isinstance(data, dict):
        return {key: _without_versions(data[key]) for key in sorted(data) if key != "__version__"}
    return [_without_versions(item) for item in data] if isinstance(data, list) else data


SCHEDULES = {
    "interval": lambda: IntervalSchedule(interval=HOUR, start_date=pendulum.datetime(2020, 1, 1, tz="US/Eastern")),
    "cron": lambda: CronSchedule("0 1 * * *", start_date=NEW_YEAR),
    "dates": lambda: Schedule(clocks=[clocks.DatesClock([NEW_YEAR.add(days=1)])]),
    "all": lambda: Schedule(
        clocks=[clocks.CronClock("0 * * * *", parameter_defaults={"a": 1}, labels=["l"])],
        filters=[filters.is_weekday, filters.between_times(datetime.time(1), datetime.time(3))],
        or_filters=[filters.at_time(datetime.time(2))], not_filters=[filters.on_date(1, 2)],
        adjustments=[adjustments.next_weekday, adjustments.add(HOUR)],
    ),
}  # fmt: skip


def data(show):
    for name, make in SCHEDULES.items():
        show(name, _without_versions(ScheduleSchema().dump(make())))


def there_and_back(show):
    for name, make in SCHEDULES.items():
        loaded = ScheduleSchema().load(ScheduleSchema().dump(make()))
        show(name, type(loaded).__name__, _next(loaded) == _next(make()), _next(loaded))


def filters_of_their_own_are_no_data(show):
    schedule = Schedule(clocks=[clocks.CronClock("0 * * * *")], filters=[lambda time: True])
    show.error(ScheduleSchema().dump, schedule)


def schedule_of_a_flow(show):
    soon = [pendulum.now("utc").add(seconds=0.3), pendulum.now("utc").add(seconds=0.6)]
    ran = []
    pair = [clocks.DatesClock([time], parameter_defaults={"x": number}) for number, time in enumerate(soon)]
    with Flow("f", schedule=Schedule(clocks=pair)) as flow:
        task(lambda x: ran.append(x), name="t")(Parameter("x", default=9))
    show(flow.run(), ran)


def schedule_that_is_not_followed(show):
    ran = []
    with Flow("f", schedule=CronSchedule("0 0 1 1 *")) as flow:
        task(lambda: ran.append(1), name="t")()
    flow.run(run_on_schedule=False)
    show(ran)


def schedule_without_times(show):
    flow = Flow("f", schedule=Schedule(clocks=[clocks.DatesClock([NEW_YEAR])]))
    show.error(flow.run, saying="no more scheduled runs")
