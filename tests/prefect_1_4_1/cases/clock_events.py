"""Clocks, filters, adjustments and the events of schedules."""

from __future__ import annotations

import datetime
import pickle
from datetime import timedelta

import cloudpickle
import pendulum
from dateutil import rrule

import prefect
from prefect import Flow, Task
from prefect.schedules import CronSchedule, IntervalSchedule, RRuleSchedule, Schedule, adjustments, filters
from prefect.schedules.clocks import Clock, ClockEvent, CronClock, DatesClock, IntervalClock, RRuleClock


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def clocks(show):
    D = pendulum.datetime

    def nx(c, n=4, **k):
        import itertools

        try:
            return [
                x.start_time.isoformat() if hasattr(x, "start_time") else str(x)
                for x in itertools.islice(c.events(**k), n)
            ]
        except BaseException as x:  # noqa: BLE001 - signals are no `Exception` there
            return type(x).__name__ + ": " + str(x)

    Clock()
    show(nx(Clock()))
    show.error(lambda: IntervalClock(timedelta(0)), saying="Interval must be greater than 0")
    show.error(lambda: IntervalClock(timedelta(seconds=-1)), saying="Interval must be greater than 0")
    show(IntervalClock(timedelta(seconds=1)).interval)
    show.error(lambda: IntervalClock(5), saying="Interval must be a timedelta")
    show.error(lambda: IntervalClock("a"), saying="Interval must be a timedelta")
    show.error(lambda: IntervalClock(None), saying="Interval must be a timedelta")
    show.error(lambda: IntervalClock())
    i = IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1))
    show(_attrs(i, "interval", "start_date", "end_date", "parameter_defaults", "labels"))
    show(nx(i, after=D(2020, 1, 5)), nx(i, after=D(2019, 1, 5)), nx(i, after=D(2020, 1, 5, 3)))
    show(
        nx(IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1), end_date=D(2020, 1, 3)), after=D(2019, 1, 1)),
        nx(IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1), end_date=D(2020, 1, 3)), after=D(2021, 1, 1)),
    )
    show(nx(IntervalClock(timedelta(days=1), end_date=D(2020, 1, 3))))
    show(type(next(iter(i.events(after=D(2020, 1, 5))))).__name__)
    next(
        iter(
            IntervalClock(
                timedelta(days=1), start_date=D(2020, 1, 1), parameter_defaults={"a": 1}, labels=["b", "a"]
            ).events(after=D(2020, 1, 5))
        )
    )
    show(
        ClockEvent(D(2020, 1, 1)).parameter_defaults,
        ClockEvent(D(2020, 1, 1)).labels,
        ClockEvent(start_time=D(2020, 1, 1), labels=["b"]).labels,
    )
    show(
        ClockEvent(D(2020, 1, 1)) == ClockEvent(D(2020, 1, 1)),
        ClockEvent(D(2020, 1, 1)) < ClockEvent(D(2020, 1, 2)),
        ClockEvent(D(2020, 1, 1)) == ClockEvent(D(2020, 1, 1), {"a": 1}),
        ClockEvent(D(2020, 1, 1)) == D(2020, 1, 1),
    )
    show(IntervalClock(timedelta(days=1), start_date=datetime.date(2020, 1, 1)).start_date if False else 0)
    show(IntervalClock(timedelta(days=1), labels="ab").labels)
    show(IntervalClock(timedelta(days=1), start_date=datetime.datetime(2020, 1, 1)).start_date)
    show(i.serialize() if hasattr(i, "serialize") else None)
    show.error(lambda: CronClock("* * * *"), saying="Invalid cron string: * * * *")
    show.error(lambda: CronClock("nope"), saying="Invalid cron string: nope")
    show(CronClock("@daily").cron if True else 0)
    cc = CronClock("0 9 * * *")
    show(_attrs(cc, "cron", "day_or", "start_date", "end_date", "parameter_defaults", "labels"))
    show(nx(cc, after=D(2020, 1, 1)), nx(cc, after=D(2020, 1, 1, 9)), nx(cc, after=D(2020, 1, 1, 8, 59, 59)))
    show(nx(CronClock("0 0 1 * 1"), after=D(2020, 1, 1)), nx(CronClock("0 0 1 * 1", day_or=False), after=D(2020, 1, 1)))
    show(
        nx(
            CronClock("*/20 * * * *", start_date=D(2020, 1, 1, 0, 10), end_date=D(2020, 1, 1, 0, 50)),
            after=D(2019, 1, 1),
        )
    )
    show(
        nx(CronClock("0 2 * * *", start_date=D(2020, 3, 7, tz="US/Eastern")), n=3, after=D(2020, 3, 7, tz="US/Eastern"))
    )
    show(
        nx(
            CronClock("30 2 * * *", start_date=D(2020, 3, 7, tz="US/Eastern")),
            n=3,
            after=D(2020, 3, 7, tz="US/Eastern"),
        )
    )
    show(nx(CronClock("0 0 * * *", start_date=D(2020, 3, 7, tz="America/New_York")), n=3, after=D(2020, 3, 7)))
    show(
        nx(CronClock("0 9 * * 1#1"), after=D(2020, 1, 1)),
        nx(CronClock("0 9 L * *"), after=D(2020, 1, 1)),
        nx(CronClock("0 0 * jan,mar mon-fri"), after=D(2020, 1, 1)),
    )
    show(
        nx(CronClock("0 9 * * * 30"), after=D(2020, 1, 1)),
    )
    show(nx(CronClock("0 9 R * *"), after=D(2020, 1, 1)) if False else 0)
    d = DatesClock([D(2020, 1, 3), D(2020, 1, 1)])
    show(_attrs(d, "dates", "start_date", "end_date", "labels", "parameter_defaults"))
    show(nx(d, after=D(2019, 1, 1)), nx(d, after=D(2020, 1, 1)), nx(d))
    show.error(lambda: DatesClock([]))
    show.error(lambda: DatesClock(D(2020, 1, 1)))
    rr = RRuleClock(rrule.rrule(rrule.DAILY, dtstart=datetime.datetime(2020, 1, 1), count=3))
    show(
        nx(rr, after=D(2019, 1, 1)), nx(rr, after=D(2020, 1, 2)), _attrs(rr, "rrule_obj", "start_date", "end_date")[1:]
    )
    show.error(lambda: RRuleClock("x"))
    show(
        nx(
            RRuleClock(rrule.rrule(rrule.MONTHLY, byweekday=rrule.FR(-1), dtstart=datetime.datetime(2020, 1, 1))),
            after=D(2020, 1, 1),
        )
    )
    rs = rrule.rruleset()
    show(rs.rrule(rrule.rrule(rrule.DAILY, dtstart=datetime.datetime(2020, 1, 1), count=5)))
    show(rs.exdate(datetime.datetime(2020, 1, 2)))
    show(nx(RRuleClock(rs), after=D(2019, 1, 1)))


def schedule(show):
    D = pendulum.datetime
    S = Schedule(clocks=[IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1))])
    show(Schedule(clocks=[]).next(3))
    show.error(lambda: Schedule())
    show.error(lambda: Schedule(clocks=5), saying="clocks should be a list of clocks")
    show.error(lambda: Schedule(clocks=[5]).next(1))
    Schedule(
        clocks=[
            IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1), parameter_defaults={"a": 1}),
            IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1), parameter_defaults={"a": 2}),
            IntervalClock(timedelta(days=2), start_date=D(2020, 1, 1)),
        ]
    )
    same = Schedule(
        clocks=[
            IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1)),
            IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1)),
        ]
    )
    show(same.next(3, after=D(2020, 1, 5)), len(same.next(3, after=D(2020, 1, 5), return_events=True)))

    def flt(n=4, after=None, **k):
        try:
            return Schedule(clocks=[IntervalClock(timedelta(hours=6), start_date=D(2019, 12, 1))], **k).next(
                n, after=after or D(2020, 1, 1)
            )
        except BaseException as x:  # noqa: BLE001 - signals are no `Exception` there
            return type(x).__name__ + ": " + str(x)

    show(flt(filters=[filters.is_weekday]), flt(filters=[filters.is_weekend]))
    show(
        flt(filters=[filters.between_times(datetime.time(5), datetime.time(13))]),
        flt(filters=[filters.between_times(datetime.time(20), datetime.time(1))]),
    )
    show(
        flt(or_filters=[filters.is_weekend, filters.at_time(datetime.time(6))]),
        flt(filters=[filters.is_month_end]),
        flt(filters=[filters.is_month_start]),
    )
    show(
        flt(not_filters=[filters.is_weekday]),
        flt(filters=[filters.between_dates(2, 1, 2, 3)]),
        flt(filters=[filters.between_dates(12, 30, 1, 2)]),
        flt(filters=[filters.is_day_of_week(2)]) if hasattr(filters, "is_day_of_week") else 0,
    )
    show(flt(filters=[filters.between_datetimes(D(2020, 1, 3), D(2020, 1, 3, 12))]) if False else 0)
    show(
        filters.on_datetime(D(2020, 1, 1))(D(2020, 1, 1)),
        filters.on_datetime(D(2020, 1, 1))(D(2020, 1, 2)),
        filters.on_date(1, 2)(D(2020, 1, 2)),
        filters.on_date(1, 2)(D(2021, 1, 3)),
        filters.at_time(datetime.time(1))(D(2020, 1, 1, 1)),
    )
    show(
        filters.between_datetimes(D(2020, 1, 1), D(2020, 1, 2))(D(2020, 1, 2)),
        filters.between_datetimes(D(2020, 1, 1), D(2020, 1, 2))(D(2020, 1, 3)),
    )
    show(
        filters.between_times(datetime.time(9), datetime.time(17))(D(2020, 1, 1, 17)),
        filters.between_times(datetime.time(22), datetime.time(2))(D(2020, 1, 1, 1)),
        filters.between_times(datetime.time(22), datetime.time(2))(D(2020, 1, 1, 3)),
    )
    show(
        filters.between_dates(2, 28, 3, 1)(D(2020, 2, 29)),
        filters.between_dates(11, 1, 2, 1)(D(2020, 12, 1)),
        filters.between_dates(11, 1, 2, 1)(D(2020, 5, 1)),
    )
    show(
        filters.is_month_end(D(2020, 2, 29)),
        filters.is_month_end(D(2020, 2, 28)),
        filters.is_month_start(D(2020, 2, 1)),
        filters.is_weekday(D(2020, 1, 4)),
        filters.is_weekend(D(2020, 1, 4)),
    )
    show(filters.is_day_of_week(0)(D(2020, 1, 5)), filters.is_day_of_week(0)(D(2020, 1, 6)))
    show(
        Schedule(
            clocks=[IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1))], filters=[lambda d: d.day == 3]
        ).next(2, after=D(2020, 1, 1))
    )
    show.error(
        lambda: Schedule(clocks=[IntervalClock(timedelta(days=1), start_date=D(2020, 1, 1))], filters=[5]).next(
            2, after=D(2020, 1, 1)
        )
    )
    show(Schedule(clocks=[DatesClock([D(2020, 1, 1)])], filters=[filters.is_weekend]).next(2, after=D(2019, 1, 1)))
    show(
        flt(adjustments=[adjustments.add(timedelta(hours=1))]),
        flt(adjustments=[adjustments.next_weekday]),
        adjustments.next_weekday(D(2020, 1, 4)),
        adjustments.next_weekday(D(2020, 1, 3)),
        adjustments.add(timedelta(1))(D(2020, 1, 3)),
    )
    show(adjustments.next_weekday_if is not None if hasattr(adjustments, "next_weekday_if") else 0)
    show.error(lambda: IntervalSchedule(timedelta(days=1)), saying="Interval must be a timedelta")
    show.error(
        lambda: IntervalSchedule(start_date=D(2020, 1, 1), interval=timedelta(seconds=0)),
        saying="Interval must be greater than 0",
    )
    show(
        CronSchedule("0 9 * * *").next(2, after=D(2020, 1, 5)),
        CronSchedule(cron="0 9 * * *", start_date=D(2020, 1, 1), end_date=D(2020, 1, 6, 10), day_or=True).next(
            9, after=D(2020, 1, 5)
        ),
    )
    show.error(lambda: CronSchedule("x"), saying="Invalid cron string: x")
    show(
        RRuleSchedule(__import__("dateutil.rrule").rrule.rrule(3, dtstart=datetime.datetime(2020, 1, 1), count=3)).next(
            5, after=D(2019, 1, 1)
        )
        if hasattr(prefect.schedules, "RRuleSchedule")
        else 0
    )
    show(S.serialize() if hasattr(S, "serialize") else 0)
    show(pickle.loads(cloudpickle.dumps(S)).next(1, after=D(2020, 1, 5)))
    show(S == S, Schedule(clocks=[]) == Schedule(clocks=[]))
    f = Flow("f", schedule=Schedule(clocks=[DatesClock([D(2019, 1, 1)])]), tasks=[Task("a")])
    show.error(lambda: f.run(), saying="Flow has no more scheduled runs")
    show(f.run(run_on_schedule=False))
    show.error(lambda: f.run(run_on_schedule=True), saying="Flow has no more scheduled runs")
    R = []
    R.clear()
