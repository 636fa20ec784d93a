"""How long sensors wait that ask ever more rarely, as recorded from Airflow 2.10 and 3.2, which agree."""

from __future__ import annotations

import datetime

import pytest

from prefect.compat.airflow.standin.dag import DAG
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator

BEGAN = datetime.datetime(2024, 1, 15, 8, tzinfo=datetime.UTC)
# mode, task_id, poke_interval, max_wait, seconds since the sensor began, number of the poke in this process -> seconds
WAITS = [
    ("reschedule", "s1", 1, None, 0.0, 1, 1.0),
    ("reschedule", "s1", 1, None, 1.0, 1, 1.0),
    ("reschedule", "s1", 1, None, 3.2, 1, 2.0),
    ("reschedule", "s1", 1, None, 20.0, 1, 18.0),
    ("reschedule", "s1", 1, None, 100.0, 1, 103.0),
    ("reschedule", "s1", 1, None, 3000.0, 1, 1000.0),
    ("reschedule", "s2", 1, 20, 0.0, 1, 1.0),
    ("reschedule", "s2", 1, 20, 1.0, 1, 1.0),
    ("reschedule", "s2", 1, 20, 3.2, 1, 2.0),
    ("reschedule", "s2", 1, 20, 20.0, 1, 20.0),
    ("reschedule", "s2", 1, 20, 100.0, 1, 20.0),
    ("reschedule", "s2", 1, 20, 3000.0, 1, 20.0),
    ("reschedule", "s3", 7, None, 0.0, 1, 5.0),
    ("reschedule", "s3", 7, None, 1.0, 1, 5.0),
    ("reschedule", "s3", 7, None, 3.2, 1, 5.0),
    ("reschedule", "s3", 7, None, 20.0, 1, 15.0),
    ("reschedule", "s3", 7, None, 100.0, 1, 88.0),
    ("reschedule", "s3", 7, None, 3000.0, 1, 1000.0),
    ("reschedule", "s4", 7, 20, 0.0, 1, 5.0),
    ("reschedule", "s4", 7, 20, 1.0, 1, 5.0),
    ("reschedule", "s4", 7, 20, 3.2, 1, 5.0),
    ("reschedule", "s4", 7, 20, 20.0, 1, 20.0),
    ("reschedule", "s4", 7, 20, 100.0, 1, 20.0),
    ("reschedule", "s4", 7, 20, 3000.0, 1, 20.0),
    ("reschedule", "s5", 60, None, 0.0, 1, 44.0),
    ("reschedule", "s5", 60, None, 1.0, 1, 44.0),
    ("reschedule", "s5", 60, None, 3.2, 1, 44.0),
    ("reschedule", "s5", 60, None, 20.0, 1, 44.0),
    ("reschedule", "s5", 60, None, 100.0, 1, 64.0),
    ("reschedule", "s5", 60, None, 3000.0, 1, 1000.0),
    ("reschedule", "s6", 60, 20, 0.0, 1, 20.0),
    ("reschedule", "s6", 60, 20, 1.0, 1, 20.0),
    ("reschedule", "s6", 60, 20, 3.2, 1, 20.0),
    ("reschedule", "s6", 60, 20, 20.0, 1, 20.0),
    ("reschedule", "s6", 60, 20, 100.0, 1, 20.0),
    ("reschedule", "s6", 60, 20, 3000.0, 1, 20.0),
    ("poke", "s7", 1, None, 0.0, 1, 1.0),
    ("poke", "s7", 1, None, 0.0, 2, 1.0),
    ("poke", "s7", 1, None, 0.0, 5, 12.0),
    ("poke", "s8", 1, 20, 0.0, 1, 1.0),
    ("poke", "s8", 1, 20, 0.0, 2, 1.0),
    ("poke", "s8", 1, 20, 0.0, 5, 11.0),
    ("poke", "s9", 7, None, 0.0, 1, 4.0),
    ("poke", "s9", 7, None, 0.0, 2, 9.0),
    ("poke", "s9", 7, None, 0.0, 5, 102.0),
    ("poke", "s10", 7, 20, 0.0, 1, 5.0),
    ("poke", "s10", 7, 20, 0.0, 2, 8.0),
    ("poke", "s10", 7, 20, 0.0, 5, 20.0),
    ("poke", "s11", 60, None, 0.0, 1, 39.0),
    ("poke", "s11", 60, None, 0.0, 2, 79.0),
    ("poke", "s11", 60, None, 0.0, 5, 818.0),
    ("poke", "s12", 60, 20, 0.0, 1, 20.0),
    ("poke", "s12", 60, 20, 0.0, 2, 20.0),
    ("poke", "s12", 60, 20, 0.0, 5, 20.0),
]


@pytest.mark.parametrize(("mode", "task_id", "interval", "longest", "elapsed", "poke", "seconds"), WAITS)
def test_waits_grow(
    mode: str, task_id: str, interval: int, longest: int | None, elapsed: float, poke: int, seconds: float
) -> None:
    max_wait = None if longest is None else datetime.timedelta(seconds=longest)
    with DAG("pk", start_date=datetime.datetime(2024, 1, 1), schedule=None):
        sensor = BaseSensorOperator(
            task_id=task_id, mode=mode, exponential_backoff=True, poke_interval=interval, timeout=4000,
            max_wait=max_wait,
        )  # fmt: skip
    assert sensor._get_next_poke_interval(BEGAN, lambda: elapsed, poke) == seconds
