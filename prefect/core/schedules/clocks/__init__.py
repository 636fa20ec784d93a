"""Clocks: where the times of a schedule come from."""

from __future__ import annotations

from prefect.core.schedules.clocks.base import Clock, ClockEvent
from prefect.core.schedules.clocks.cron import CronClock
from prefect.core.schedules.clocks.dates import DatesClock
from prefect.core.schedules.clocks.interval import IntervalClock
from prefect.core.schedules.clocks.rrule import RRuleClock

__all__ = ["Clock", "ClockEvent", "CronClock", "DatesClock", "IntervalClock", "RRuleClock"]
