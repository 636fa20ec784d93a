"""The forms of states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from prefect.core.engine import state as states
from prefect.core.results.base import NoResult
from prefect.core.serialization.fields import INTEGER, JSON, JSON_MAPPING, MOMENT, TEXT, Field
from prefect.core.serialization.result import StateResultSchema
from prefect.core.serialization.schema import OneOfSchema, Schema, nested

_RESULT = nested(StateResultSchema)
_INPUTS = Field(
    lambda inputs: {key: StateResultSchema().dump(result) for key, result in inputs.items()},
    lambda forms: {key: StateResultSchema().load(form) for key, form in forms.items()},
)
_BASE: dict[str, Field] = {
    "context": JSON_MAPPING, "message": TEXT, "_result": _RESULT, "cached_inputs": _INPUTS,
}  # fmt: skip


def _state_field() -> Field:
    return nested(lambda: StateSchema())


class BaseStateSchema(Schema):
    """The form of a state that carries nothing but what all of them do."""

    fields = _BASE
    #: The class that is made.
    state_class: ClassVar[type[states.State]] = states.State

    def make(self, data: dict[str, Any]) -> states.State:
        """
        Make the state.

        Args:
            data: the fields that were there.

        Returns:
            The state; its result has a location and no value.
        """
        result = data.pop("_result", NoResult)
        state = self.state_class(**data)
        state._result = NoResult if result is None else result
        return state


class MetaStateSchema(BaseStateSchema):
    """The form of a state that speaks about another."""

    fields = {**_BASE, "state": _state_field()}


class QueuedSchema(MetaStateSchema):
    """The form of a queued state."""

    fields = {**MetaStateSchema.fields, "start_time": MOMENT}
    state_class = states.Queued


class ScheduledSchema(BaseStateSchema):
    """The form of a state that begins at a certain time."""

    fields = {**_BASE, "start_time": MOMENT}
    state_class = states.Scheduled

    def make(self, data: dict[str, Any]) -> states.State:
        """
        Make the state.

        Args:
            data: the fields that were there.

        Returns:
            The state.
        """
        state = super().make(data)
        if "start_time" in data:
            # one that waits for somebody has none, which must not become now
            state.start_time = data["start_time"]  # type: ignore[attr-defined]
        return state


class RetryingSchema(ScheduledSchema):
    """The form of a state that will be tried again."""

    fields = {**ScheduledSchema.fields, "run_count": INTEGER}
    state_class = states.Retrying


class LoopedSchema(BaseStateSchema):
    """The form of a round of a loop."""

    fields = {**_BASE, "loop_count": INTEGER}
    state_class = states.Looped


class CachedSchema(BaseStateSchema):
    """The form of a state that may serve again."""

    fields = {
        **_BASE, "cached_parameters": JSON, "cached_result_expiration": MOMENT, "hashed_inputs": JSON_MAPPING,
    }  # fmt: skip
    state_class = states.Cached


class MappedSchema(BaseStateSchema):
    """The form of a mapped state: the number of children, not the children."""

    fields = {**{key: field for key, field in _BASE.items() if key != "_result"}, "n_map_states": INTEGER}
    state_class = states.Mapped

    def make(self, data: dict[str, Any]) -> states.State:
        """
        Make the state.

        Args:
            data: the fields that were there.

        Returns:
            The state, with as many places for children as there were.
        """
        count = data.get("n_map_states") or 0
        return super().make({**data, "map_states": [None] * count})


def _schema(state_class: type[states.State], base: type[BaseStateSchema]) -> type[BaseStateSchema]:
    return type(f"{state_class.__name__}Schema", (base,), {
        "state_class": state_class, "__doc__": f"The form of the state `{state_class.__name__}`.",
        "__module__": __name__,
    })  # fmt: skip


CancelledSchema = _schema(states.Cancelled, BaseStateSchema)
CancellingSchema = _schema(states.Cancelling, BaseStateSchema)
ClientFailedSchema = _schema(states.ClientFailed, MetaStateSchema)
CrashedSchema = _schema(states.Crashed, BaseStateSchema)
DeferredSchema = _schema(states.Deferred, ScheduledSchema)
FailedSchema = _schema(states.Failed, BaseStateSchema)
FinishedSchema = _schema(states.Finished, BaseStateSchema)
PausedSchema = _schema(states.Paused, ScheduledSchema)
PendingSchema = _schema(states.Pending, BaseStateSchema)
ResumeSchema = _schema(states.Resume, ScheduledSchema)
RunningSchema = _schema(states.Running, BaseStateSchema)
SkippedSchema = _schema(states.Skipped, BaseStateSchema)
SubmittedSchema = _schema(states.Submitted, MetaStateSchema)
SuccessSchema = _schema(states.Success, BaseStateSchema)
TimedOutSchema = _schema(states.TimedOut, BaseStateSchema)
TriggerFailedSchema = _schema(states.TriggerFailed, BaseStateSchema)
ValidationFailedSchema = _schema(states.ValidationFailed, BaseStateSchema)


class StateSchema(OneOfSchema):
    """
    The form of any state.

    Example:
        >>> StateSchema().dump(states.Skipped("not today"))["message"]
        'not today'
    """

    type_schemas: ClassVar[Mapping[str, type[Schema]]] = {
        "Cancelled": CancelledSchema,
        "Cached": CachedSchema,
        "ClientFailed": ClientFailedSchema,
        "Crashed": CrashedSchema,
        "Deferred": DeferredSchema,
        "Failed": FailedSchema,
        "Finished": FinishedSchema,
        "Looped": LoopedSchema,
        "Mapped": MappedSchema,
        "Paused": PausedSchema,
        "Pending": PendingSchema,
        "Queued": QueuedSchema,
        "Resume": ResumeSchema,
        "Retrying": RetryingSchema,
        "Running": RunningSchema,
        "Cancelling": CancellingSchema,
        "Scheduled": ScheduledSchema,
        "Skipped": SkippedSchema,
        "Submitted": SubmittedSchema,
        "Success": SuccessSchema,
        "TimedOut": TimedOutSchema,
        "TriggerFailed": TriggerFailedSchema,
        "ValidationFailed": ValidationFailedSchema,
    }


def dump_state(state: states.State) -> dict[str, Any]:
    """
    The form of a state.

    Args:
        state: the state.

    Returns:
        The form.
    """
    form: dict[str, Any] = StateSchema().dump(state)
    return form


def load_state(blob: dict[str, Any]) -> states.State:
    """
    The state of a form.

    Args:
        blob: the form.

    Returns:
        The state.
    """
    state: states.State = StateSchema().load(blob)
    return state
