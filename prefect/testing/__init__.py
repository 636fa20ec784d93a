"""For tests of your own flows: run one task alone, put a stub in a task's place, hold the clock."""

from prefect.testing.clock import Clock, frozen_clock
from prefect.testing.tasks import run_task, stubbed

__all__ = ["Clock", "frozen_clock", "run_task", "stubbed"]
