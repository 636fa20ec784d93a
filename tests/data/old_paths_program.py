"""A program of Prefect 1.x as a type checker sees it; `tests/test_old_paths.py` compares what is revealed."""

from __future__ import annotations

from datetime import timedelta

import prefect
import prefect.core.engine.state as real
import prefect.engine.state as states
from prefect.client import Secret
from prefect.engine.results import LocalResult
from prefect.engine.state import State, Success
from prefect.executors import LocalDaskExecutor, LocalExecutor
from prefect.run_configs import UniversalRun
from prefect.schedules import IntervalSchedule
from prefect.schedules.clocks import CronClock
from prefect.storage import Local
from prefect.tasks.core.operators import Add
from prefect.tasks.secrets import PrefectSecret
from prefect.triggers import all_failed
from prefect.utilities.logging import get_logger
from prefect.utilities.tasks import apply_map, tags, task

kept: real.Success = Success("one class under both names")
failed: State = states.Failed("the same")
signal = prefect.engine.signals.FAIL("x")
reveal_type(signal)


@task
def share(x: int, y: str = "") -> float:
    return 1.0


reveal_type(share.run)
reveal_type(share.run(1))
share.run("not a number")


@task(max_retries=1, retry_delay=timedelta(1))
async def fetch(x: int) -> str:
    return ""


reveal_type(fetch.run)
wrong: int = Secret("NAME").name

USED = (
    LocalResult, LocalDaskExecutor, LocalExecutor, UniversalRun, IntervalSchedule, CronClock, Local, Add,
    PrefectSecret, all_failed, get_logger, apply_map, tags,
)  # fmt: skip
