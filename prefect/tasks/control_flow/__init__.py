"""Branches: tasks that run only if a condition holds, and what brings the branches together again."""

from prefect.tasks.control_flow.case import case
from prefect.tasks.control_flow.conditional import CompareValue, Merge, ifelse, merge, switch
from prefect.tasks.control_flow.filter import FilterTask
from prefect.tasks.control_flow.loop import loop_until

__all__ = ["CompareValue", "FilterTask", "Merge", "case", "ifelse", "loop_until", "merge", "switch"]
