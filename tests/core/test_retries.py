from __future__ import annotations

from datetime import timedelta

import pytest

from prefect.core.flow import Flow
from prefect.core.function_task import FunctionTask
from prefect.core.retries import delay_after, exponential_backoff
from prefect.core.retry_delay import retry_delay


@pytest.mark.parametrize(
    ("delay", "delays"),
    [
        (None, [0, 0, 0]),
        (timedelta(minutes=1), [60, 60, 60]),
        (1.5, [1.5, 1.5, 1.5]),
        ([1, timedelta(seconds=2)], [1, 2, 2]),
        (lambda attempt: attempt * 10, [10, 20, 30]),
        (lambda attempt: timedelta(seconds=attempt), [1, 2, 3]),
        (lambda attempt: None if attempt == 3 else 0, [0, 0, None]),
        (exponential_backoff(2), [2, 4, 8]),
        (exponential_backoff(2, 3, maximum=10), [2, 6, 10]),
    ],
)
def test_delays(delay, delays):
    assert [delay_after(delay, attempt) for attempt in (1, 2, 3)] == delays


def test_jitter_stays_in_its_share():
    found = {exponential_backoff(10, jitter=0.5)(1) for _ in range(50)}
    assert len(found) > 1
    assert all(5 <= seconds <= 10 for seconds in found)


@pytest.mark.parametrize("wrong", [{"first": -1}, {"factor": 0}, {"jitter": 2}, {"jitter": -0.1}])
def test_backoff_that_makes_no_sense(wrong):
    with pytest.raises(ValueError, match="exponential_backoff needs"):
        exponential_backoff(**wrong)


def test_a_delay_of_none_ends_the_tries():
    tries = []

    def fail():
        tries.append(1)
        raise ValueError

    with Flow("f") as flow:
        FunctionTask(fail, max_retries=5, retry_delay=lambda attempt: 0 if attempt < 2 else None)()
    assert flow.run().is_failed()
    assert len(tries) == 2


@pytest.mark.parametrize(
    ("options", "delays"),
    [
        ({"interval": timedelta(seconds=3)}, [3, 3, 3, 3]),
        ({"seconds": 3}, [3, 3, 3, 3]),
        ({"seconds": 3, "exponential_backoff": True}, [3, 3, 6, 12]),
        ({"hours": 1, "exponential_backoff": True}, [3600, 3600, 7200, 7200]),
        ({"hours": 9, "max_delay": timedelta(hours=1)}, [3600] * 4),
    ],
)
def test_delays_of_scheduled_retries(options, delays):
    assert [retry_delay(**options)(number).total_seconds() for number in (1, 2, 3, 4)] == delays


def test_delays_of_scheduled_retries_given_twice():
    with pytest.raises(ValueError, match="not both"):
        retry_delay(timedelta(1), seconds=3)
