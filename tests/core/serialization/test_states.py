"""The JSON forms of states; `expected` was written by Prefect 1.4.1 from the same objects."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pendulum
import pytest

from prefect.core.engine import state as st
from prefect.core.results import ConstantResult, LocalResult, NoResult, PrefectResult, Result, SecretResult
from prefect.core.task import Task

MOMENT = pendulum.datetime(2020, 1, 2, 3, 4, 5, 678)
ISO = "2020-01-02T03:04:05.000678+00:00"
NEW_YORK = "America/New_York"


def plain(form: Any) -> Any:
    """A form without the versions, and as JSON would give it back."""
    if isinstance(form, dict):
        return {str(key): plain(value) for key, value in form.items() if key != "__version__"}
    return [plain(item) for item in form] if isinstance(form, list | tuple) else form


NONE = {"type": "NoResultType"}
BASE: dict[str, Any] = {"message": "m", "context": {}, "cached_inputs": {}, "_result": NONE}
STATES: list[tuple[st.State, dict[str, Any]]] = [
    *(
        (kind("m"), {})
        for kind in (
            st.Pending,
            st.Running,
            st.Cancelling,
            st.Finished,
            st.Success,
            st.Skipped,
            st.Cancelled,
            st.Failed,
            st.TimedOut,
            st.TriggerFailed,
            st.ValidationFailed,
            st.Crashed,
        )
    ),
    *(
        (kind("m", start_time=MOMENT), {"start_time": ISO})
        for kind in (st.Scheduled, st.Paused, st.Resume, st.Deferred)
    ),
    (st.Paused("m"), {"start_time": None}),
    (st.Scheduled("m", start_time=MOMENT.in_timezone(NEW_YORK)), {"start_time": "2020-01-01T22:04:05.000678-05:00"}),
    (st.Scheduled("m", start_time=datetime.datetime(2020, 1, 1)), {"start_time": "2020-01-01T00:00:00+00:00"}),
    (st.Retrying("m", start_time=MOMENT, run_count=3), {"start_time": ISO, "run_count": 3}),
    (st.Looped("m", loop_count=4), {"loop_count": 4}),
    (st.ClientFailed("m"), {"state": None}),
    (st.Submitted("m", state=st.Running("m")), {"state": {**BASE, "type": "Running"}}),
    (
        st.Queued("m", state=st.Running("m"), start_time=MOMENT),
        {"state": {**BASE, "type": "Running"}, "start_time": ISO},
    ),
    (
        st.Cached(
            "m",
            PrefectResult(location="1"),
            {"x": PrefectResult(location="2")},
            {"a": 1},
            MOMENT,
            hashed_inputs={"x": "y"},
        ),
        {
            "_result": {"location": "1", "type": "PrefectResult"},
            "hashed_inputs": {"x": "y"},
            "cached_parameters": {"a": 1},
            "cached_inputs": {"x": {"location": "2", "type": "PrefectResult"}},
            "cached_result_expiration": ISO,
        },
    ),
    (st.Success("m", context={"tags": ["x"]}), {"context": {"tags": ["x"]}}),
    # values stay where they are: the form tells the place
    (st.Success("m", 1), {"_result": {"location": None, "type": "Result"}}),
    (st.Failed("m", ValueError("x")), {"_result": {"location": None, "type": "Result"}}),
    (
        st.Success("m", LocalResult(location="/tmp/x", dir="/tmp")),
        {"_result": {"dir": "/tmp", "location": "/tmp/x", "type": "LocalResult"}},
    ),
    (st.Success("m", PrefectResult(value=3, location="3")), {"_result": {"location": "3", "type": "PrefectResult"}}),
    (st.Success("m", ConstantResult(value=3)), {"_result": {"location": None, "type": "ConstantResult"}}),
    (
        st.Success("m", SecretResult(Task("S"), value="hush")),
        {"_result": {"location": "S", "secret_type": "Task", "type": "SecretResult"}},
    ),
    (
        st.Success("m", type("Mine", (Result,), {})(location="u")),
        {"_result": {"location": "u", "type": "CustomResult"}},
    ),
    (st.Success("m", NoResult), {}),
]


@pytest.mark.parametrize(("state", "changes"), STATES, ids=lambda value: type(value).__name__)
def test_states(state: st.State, changes: dict[str, Any]) -> None:
    form = state.serialize()
    assert plain(form) == {**BASE, **changes, "type": type(state).__name__}
    again = st.State.deserialize(json.loads(json.dumps(form)))
    assert type(again) is type(state) and again.message == "m"
    assert plain(again.serialize()) == plain(form) or "CustomResult" in str(form) or "SecretResult" in str(form)


@pytest.mark.parametrize(
    ("state", "count"),
    [(st.Mapped("m", map_states=[st.Success(), st.Failed()]), 2), (st.Mapped("m", n_map_states=4), 4)],
)
def test_mapped_states_tell_how_many_children_they_have(state: st.Mapped, count: int) -> None:
    assert plain(state.serialize()) == {
        "message": "m",
        "context": {},
        "cached_inputs": {},
        "n_map_states": count,
        "type": "Mapped",
    }
    again = st.State.deserialize(state.serialize())
    assert (again.n_map_states, again.map_states) == (count, [None] * count)  # type: ignore[attr-defined]
