from __future__ import annotations

import datetime
import time
from datetime import timedelta

import pytest

from prefect.core.context import context
from prefect.core.engine.signals import SKIP
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.testing import frozen_clock, run_task, stubbed


@pytest.mark.parametrize(
    ("function", "options", "kind", "result"),
    [
        (lambda x: x + 1, {}, "Success", 2),
        (lambda x: 1 / (x - 1), {"max_retries": 1, "retry_delay": timedelta(hours=1)}, "Failed", None),
        (lambda x: context.mine, {}, "Success", "yes"),
    ],
)
def test_run_task(function, options, kind, result):
    state = run_task(task(function, name="one", **options), 1, context={"mine": "yes"})
    assert type(state).__name__ == kind
    if result is not None:
        assert state.result == result


def test_run_task_once():
    broken = task(lambda: 1 / 0, name="broken", max_retries=1, retry_delay=timedelta(hours=1))
    assert type(run_task(broken, retry=False)).__name__ == "Retrying"


@pytest.mark.parametrize(
    ("stub", "kind"),
    [({"returns": 3}, "Success"), ({"raises": SKIP("no")}, "Skipped"), ({"raises": ValueError}, "Failed"),
     ({"calls": lambda x: x * 2}, "Success")],
)  # fmt: skip
def test_stubbed(stub, kind):
    with Flow("f") as flow:
        one = task(lambda x: 1 / 0, name="one")(5)
    with stubbed(one, **stub) as asked:
        state = flow.run().result[one]
    assert type(state).__name__ == kind
    assert asked == [{"x": 5}]
    assert type(flow.run().result[one]).__name__ == "Failed"


def test_retries_an_hour_apart_take_no_time(prefect_clock):
    tries = []

    @task(max_retries=2, retry_delay=timedelta(hours=1))
    def flaky():
        tries.append(datetime.datetime.now(datetime.UTC))
        if len(tries) < 3:
            raise ValueError("not yet")

    with Flow("f") as flow:
        flaky()
    assert flow.run().is_successful()
    assert [int((b - a).total_seconds()) for a, b in zip(tries, tries[1:], strict=False)] == [3600, 3600]
    assert prefect_clock.slept


def test_the_clock_moves_by_hand():
    with frozen_clock("2024-05-01") as clock:
        before = time.time()
        clock.move(5)
        assert time.time() - before == 5
    assert time.time() > before + 1000


def test_fixtures(prefect_home, prefect_secrets):
    from prefect.core.config import config
    from prefect.core.secrets import Secret

    prefect_secrets["NAME"] = "x"
    assert Secret("NAME").get() == "x"
    assert config["home_dir"] == str(prefect_home)
    assert list(prefect_home.iterdir()) == []
