"""`prefect airflow schedule`: the DAGs of a folder are run when they are due, until stopped."""

from __future__ import annotations

import logging
import signal
import sys
from types import FrameType

from prefect.compat.airflow.cli.backfilling import world_of
from prefect.compat.airflow.cli.request import Trouble
from prefect.compat.airflow.runs.scheduler import Scheduler
from prefect.core.logging import logger_of


def run_schedule(folder: str, *, once: bool, jobs: int, version: str | None) -> int:
    """
    Run due DAGs until stopped.

    Args:
        folder: the folder of the DAG files.
        once: stop when everything that is due has run.
        jobs: how many runs at a time.
        version: the Airflow version as text, `None` to guess it from each file.

    Returns:
        The exit status: 0; with `once` 1 if a run failed.

    Raises:
        Trouble: there is no such folder, or no DAG in it.
    """
    logger_of().setLevel(logging.WARNING)

    def make() -> Scheduler:
        world = world_of(folder, version=version, history=True, follow_assets=True)
        for path, error in world.load_all().items():
            print(f"{path} does not load: {error}", file=sys.stderr)
        return Scheduler(world, jobs=jobs, say=lambda text: print(text, flush=True))

    scheduler = make()
    if not scheduler.world.dags:
        raise Trouble(f"{folder}: there is no DAG in it")

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        if once:
            return int(scheduler.run_due())
        print(f"{len(scheduler.world.dags)} DAGs; stop with Ctrl-C", flush=True)
        scheduler.run_forever(make)
    except KeyboardInterrupt:
        scheduler.stop()
        print("stopped", flush=True)
    finally:
        signal.signal(signal.SIGTERM, before)
    return 0
