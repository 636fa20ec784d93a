"""States of what the hooks of Amazon deal with."""

from __future__ import annotations

import enum
from typing import Any


class _Named(enum.Enum):
    """A state; its name is its value."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[Any]) -> str:
        return name


class _Text(_Named):
    """A state that equals its text."""

    def __eq__(self, other: object) -> bool:
        return self.value == other if isinstance(other, str) else super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self.value)


class ClusterStates(_Named):
    """States of a cluster of EKS."""

    CREATING = enum.auto()
    ACTIVE = enum.auto()
    DELETING = enum.auto()
    FAILED = enum.auto()
    UPDATING = enum.auto()
    NONEXISTENT = enum.auto()


class FargateProfileStates(_Named):
    """States of a Fargate profile of EKS."""

    CREATING = enum.auto()
    ACTIVE = enum.auto()
    DELETING = enum.auto()
    CREATE_FAILED = enum.auto()
    DELETE_FAILED = enum.auto()
    NONEXISTENT = enum.auto()


class NodegroupStates(_Named):
    """States of a group of nodes of EKS."""

    CREATING = enum.auto()
    ACTIVE = enum.auto()
    UPDATING = enum.auto()
    DELETING = enum.auto()
    CREATE_FAILED = enum.auto()
    DELETE_FAILED = enum.auto()
    DEGRADED = enum.auto()
    NONEXISTENT = enum.auto()


class EcsClusterStates(_Text):
    """States of a cluster of ECS."""

    ACTIVE = enum.auto()
    PROVISIONING = enum.auto()
    DEPROVISIONING = enum.auto()
    FAILED = enum.auto()
    INACTIVE = enum.auto()


class EcsTaskDefinitionStates(_Text):
    """States of a task definition of ECS."""

    ACTIVE = enum.auto()
    INACTIVE = enum.auto()
    DELETE_IN_PROGRESS = enum.auto()


class EcsTaskStates(_Text):
    """States of a task of ECS."""

    PROVISIONING = enum.auto()
    PENDING = enum.auto()
    ACTIVATING = enum.auto()
    RUNNING = enum.auto()
    DEACTIVATING = enum.auto()
    STOPPING = enum.auto()
    DEPROVISIONING = enum.auto()
    STOPPED = enum.auto()
    NONE = enum.auto()


class DmsTaskWaiterStatus(enum.StrEnum):
    """States of a replication task of DMS that are waited for."""

    DELETED = "deleted"
    READY = "ready"
    RUNNING = "running"
    STOPPED = "stopped"


class DmsTaskState(enum.StrEnum):
    """States of a replication task of DMS."""

    CREATING = "creating"
    READY = "ready"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"
    MODIFYING = "modifying"
    MOVING = "moving"
    TESTING = "testing"
    FAILED = "failed"
    FAILED_MOVE = "failed-move"
    DELETING = "deleting"
