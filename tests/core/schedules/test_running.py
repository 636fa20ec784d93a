"""`flow.run()` on a schedule: it waits, runs with the clock's parameters, and never runs a time twice."""

from __future__ import annotations

from typing import Any

import pendulum
import pytest

from prefect.core.context import context
from prefect.core.engine import flow_running
from prefect.core.errors import InvalidParameters
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.parameter import Parameter
from prefect.core.schedules import IntervalSchedule, Schedule
from prefect.core.schedules.clocks import DatesClock

NOON = pendulum.datetime(2030, 1, 1, 12)


class Clock:
    """A wall clock that goes on when somebody sleeps, and that jumps after so many sleeps."""

    def __init__(self, jumps: dict[int, float]) -> None:
        self.now = NOON.timestamp()
        self.sleeps: list[float] = []
        self.jumps = jumps

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds + self.jumps.pop(len(self.sleeps), 0)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock({})
    monkeypatch.setattr(flow_running.time, "time", clock.time)
    monkeypatch.setattr(flow_running.time, "sleep", clock.sleep)
    monkeypatch.setattr(flow_running.pendulum, "now", lambda zone: pendulum.from_timestamp(clock.now))
    return clock


def recording_flow(schedule: Any) -> tuple[Flow, list[Any]]:
    seen: list[Any] = []

    @task
    def record(x: Any) -> None:
        seen.append((x, context.scheduled_start_time.isoformat()[11:16]))

    with Flow("scheduled", schedule=schedule) as flow:
        record(Parameter("x", default=0))
    return flow, seen


def test_each_time_with_the_parameters_of_its_clock(clock: Clock) -> None:
    flow, seen = recording_flow(
        Schedule(
            [
                DatesClock([NOON.add(minutes=1)], parameter_defaults={"x": 1}),
                DatesClock([NOON.add(minutes=2)], parameter_defaults={"x": 2}),
                DatesClock([NOON.add(minutes=2), NOON.add(minutes=3)]),
            ]
        )
    )
    assert flow.run(x=9).is_successful()
    # the clock's own parameters win over those of the call; two clocks that strike at once give two runs
    assert seen == [(1, "12:01"), (2, "12:02"), (9, "12:02"), (9, "12:03")]
    assert sum(clock.sleeps) == pytest.approx(180)


def test_it_does_not_wait_if_told_so(clock: Clock) -> None:
    flow, seen = recording_flow(IntervalSchedule(interval=pendulum.duration(hours=1)))
    assert flow.run(run_on_schedule=False).is_successful()
    assert len(seen) == 1 and clock.sleeps == []


def test_a_schedule_that_is_over(clock: Clock) -> None:
    flow, _ = recording_flow(Schedule([DatesClock([NOON])]))
    with pytest.raises(ValueError, match="no more scheduled runs"):
        flow.run()


def test_a_missing_parameter_shows_before_the_wait(clock: Clock) -> None:
    with Flow("needs", schedule=Schedule([DatesClock([NOON.add(days=9)])])) as flow:
        Parameter("x")()
    with pytest.raises(InvalidParameters, match="x"):
        flow.run()
    assert clock.sleeps == []


@pytest.mark.parametrize(
    ("jumps", "expected"),
    [
        ({}, ["12:01", "12:02", "12:03"]),
        # set back an hour in the middle of a wait, and after a run: nothing runs twice
        ({1: -3600}, ["12:01", "12:02", "12:03"]),
        ({3: -3600}, ["12:01", "12:02", "12:03"]),
        # set forward over a time: it runs late, and what was jumped over is left out
        ({1: 90}, ["12:01", "12:03"]),
    ],
)
def test_a_clock_that_jumps(clock: Clock, jumps: dict[int, float], expected: list[str]) -> None:
    clock.jumps = jumps
    flow, seen = recording_flow(Schedule([DatesClock([NOON.add(minutes=n) for n in (1, 2, 3)])]))
    flow.run()
    assert [when for _, when in seen] == expected


def test_a_run_that_takes_too_long_leaves_times_out(clock: Clock) -> None:
    flow, seen = recording_flow(Schedule([DatesClock([NOON.add(minutes=n) for n in (1, 2, 3)])]))

    @task
    def slow() -> None:
        if len(seen) < 2:
            clock.now += 90

    flow.add_task(slow)
    flow.run()
    assert [when for _, when in seen] == ["12:01", "12:03"]
