"""The public JSON forms of flows, tasks, states, schedules and results: those of Prefect 1.4.1."""

from __future__ import annotations

from prefect.core.serialization.edge import EdgeSchema
from prefect.core.serialization.flow import FlowSchema
from prefect.core.serialization.result import ResultSchema, StateResultSchema
from prefect.core.serialization.run_config import RunConfigSchema
from prefect.core.serialization.schedule import ClockSchema, ScheduleSchema
from prefect.core.serialization.schema import OneOfSchema, Schema, ValidationError
from prefect.core.serialization.state import StateSchema
from prefect.core.serialization.storage import StorageSchema
from prefect.core.serialization.task import ParameterSchema, TaskSchema

__all__ = [
    "ClockSchema",
    "EdgeSchema",
    "FlowSchema",
    "OneOfSchema",
    "ParameterSchema",
    "ResultSchema",
    "RunConfigSchema",
    "ScheduleSchema",
    "Schema",
    "StateResultSchema",
    "StateSchema",
    "StorageSchema",
    "TaskSchema",
    "ValidationError",
]
