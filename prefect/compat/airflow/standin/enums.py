"""The words of Airflow: states, trigger rules, weight rules."""

from __future__ import annotations

import enum
from typing import Any


class _Word(enum.StrEnum):
    """A word that is also a plain `str`."""


def as_word(value: Any) -> str:
    """Return the plain word of a member of any enumeration, or of what is a word already."""
    return str(getattr(value, "value", value))


class TriggerRule(_Word):
    """When a task runs, by the states of the tasks before it."""

    ALL_SUCCESS = "all_success"
    ALL_FAILED = "all_failed"
    ALL_DONE = "all_done"
    ALL_DONE_MIN_ONE_SUCCESS = "all_done_min_one_success"
    ALL_DONE_SETUP_SUCCESS = "all_done_setup_success"
    ONE_SUCCESS = "one_success"
    ONE_FAILED = "one_failed"
    ONE_DONE = "one_done"
    NONE_FAILED = "none_failed"
    NONE_FAILED_OR_SKIPPED = "none_failed_or_skipped"
    NONE_SKIPPED = "none_skipped"
    DUMMY = "dummy"
    ALWAYS = "always"
    NONE_FAILED_MIN_ONE_SUCCESS = "none_failed_min_one_success"
    ALL_SKIPPED = "all_skipped"

    @classmethod
    def is_valid(cls, trigger_rule: str) -> bool:
        """Tell whether `trigger_rule` is one of the rules."""
        return trigger_rule in cls.all_triggers()

    @classmethod
    def all_triggers(cls) -> set[str]:
        """Return every rule as a plain string."""
        return set(cls._value2member_map_)


class WeightRule(_Word):
    """How the priority weight of a task adds up."""

    DOWNSTREAM = "downstream"
    UPSTREAM = "upstream"
    ABSOLUTE = "absolute"

    @classmethod
    def is_valid(cls, weight_rule: str) -> bool:
        """Tell whether `weight_rule` is one of the rules."""
        return weight_rule in cls.all_weight_rules()

    @classmethod
    def all_weight_rules(cls) -> set[str]:
        """Return every rule as a plain string."""
        return set(cls._value2member_map_)


class TaskInstanceState(_Word):
    """States of a task instance."""

    REMOVED = "removed"
    SCHEDULED = "scheduled"
    QUEUED = "queued"
    RUNNING = "running"
    SUCCESS = "success"
    RESTARTING = "restarting"
    FAILED = "failed"
    UP_FOR_RETRY = "up_for_retry"
    UP_FOR_RESCHEDULE = "up_for_reschedule"
    UPSTREAM_FAILED = "upstream_failed"
    SKIPPED = "skipped"
    DEFERRED = "deferred"
    SHUTDOWN = "shutdown"


class DagRunState(_Word):
    """States of a DAG run."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCESS = "success"
    FAILED = "failed"


class JobState(_Word):
    """States of a job of the scheduler."""

    RUNNING = "running"
    SUCCESS = "success"
    RESTARTING = "restarting"
    FAILED = "failed"


class _States(type):
    """Gives `State.SUCCESS` the member of the enum that the name belongs to."""

    def __getattr__(cls, name: str) -> Any:
        if name == "NONE":
            return None
        for states in (TaskInstanceState, DagRunState):
            if name in states.__members__:
                return states[name]
        raise AttributeError(name)


class State(metaclass=_States):
    """All states in one class, as DAG files of every version use them."""

    task_states = (None, *(state for state in TaskInstanceState if state != "shutdown"))
    dag_states = (DagRunState.QUEUED, DagRunState.SUCCESS, DagRunState.RUNNING, DagRunState.FAILED)
    running = frozenset({TaskInstanceState.RUNNING, TaskInstanceState.DEFERRED})
    finished = frozenset(
        {
            TaskInstanceState.SUCCESS,
            TaskInstanceState.FAILED,
            TaskInstanceState.SKIPPED,
            TaskInstanceState.UPSTREAM_FAILED,
            TaskInstanceState.REMOVED,
        }
    )
    unfinished = frozenset(
        {
            None,
            TaskInstanceState.SCHEDULED,
            TaskInstanceState.QUEUED,
            TaskInstanceState.RUNNING,
            TaskInstanceState.RESTARTING,
            TaskInstanceState.UP_FOR_RETRY,
            TaskInstanceState.UP_FOR_RESCHEDULE,
            TaskInstanceState.DEFERRED,
        }
    )
    failed_states = frozenset({TaskInstanceState.FAILED, TaskInstanceState.UPSTREAM_FAILED})
    success_states = frozenset({TaskInstanceState.SUCCESS, TaskInstanceState.SKIPPED})


class DagRunType(_Word):
    """What made a run."""

    BACKFILL_JOB = "backfill"
    SCHEDULED = "scheduled"
    MANUAL = "manual"
    DATASET_TRIGGERED = "dataset_triggered"
    ASSET_TRIGGERED = "asset_triggered"
    ASSET_MATERIALIZATION = "asset_materialization"

    @classmethod
    def from_run_id(cls, run_id: str) -> DagRunType:
        """Return what made a run, which its id begins with; a person, where it is none of these."""
        return next((kind for kind in cls if run_id.startswith(f"{kind.value}__")), cls.MANUAL)


class DagRunTriggeredByType(_Word):
    """Who made a run."""

    CLI = "cli"
    OPERATOR = "operator"
    REST_API = "rest_api"
    UI = "ui"
    TEST = "test"
    TIMETABLE = "timetable"
    ASSET = "asset"
    BACKFILL = "backfill"


class TerminalTIState(_Word):
    """States in which a task instance ends."""

    SUCCESS = "success"
    FAILED = "failed"
    SKIPPED = "skipped"
    UPSTREAM_FAILED = "upstream_failed"
    REMOVED = "removed"


class IntermediateTIState(_Word):
    """States between the making of a task instance and its end."""

    SCHEDULED = "scheduled"
    QUEUED = "queued"
    RESTARTING = "restarting"
    UP_FOR_RETRY = "up_for_retry"
    UP_FOR_RESCHEDULE = "up_for_reschedule"
    DEFERRED = "deferred"
