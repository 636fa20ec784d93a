"""When a flow is to run: clocks, filters that leave times out, and adjustments that move them."""

from __future__ import annotations

from prefect.core.schedules import adjustments, clocks, filters
from prefect.core.schedules.schedules import (
    CronSchedule,
    IntervalSchedule,
    OneTimeSchedule,
    RRuleSchedule,
    Schedule,
    UnionSchedule,
)

__all__ = [
    "CronSchedule",
    "IntervalSchedule",
    "OneTimeSchedule",
    "RRuleSchedule",
    "Schedule",
    "UnionSchedule",
    "adjustments",
    "clocks",
    "filters",
]
