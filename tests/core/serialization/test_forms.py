"""The JSON forms; `expected` was written by Prefect 1.4.1 from the same objects."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from datetime import time, timedelta
from typing import Any

import pendulum
import pytest
from dateutil import rrule

from prefect.core import hooks
from prefect.core.edge import Edge
from prefect.core.engine import cache_validators as cv
from prefect.core.engine import state as st
from prefect.core.engine import triggers
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.parameter import DateTimeParameter, Parameter
from prefect.core.results import ConstantResult, LocalResult, NoResult, PrefectResult, Result, SecretResult
from prefect.core.schedules import CronSchedule, IntervalSchedule, RRuleSchedule, Schedule, adjustments, clocks, filters
from prefect.core.serialization import (
    EdgeSchema,
    FlowSchema,
    ParameterSchema,
    RunConfigSchema,
    ScheduleSchema,
    StateResultSchema,
    StateSchema,
    StorageSchema,
    TaskSchema,
    ValidationError,
)
from prefect.core.serialization.schema import OneOfSchema
from prefect.core.task import Task

MOMENT = pendulum.datetime(2020, 1, 2, 3, 4, 5, 678)
ISO = "2020-01-02T03:04:05.000678+00:00"
NEW_YORK = "America/New_York"


def plain(form: Any) -> Any:
    """A form without the versions, and as JSON would give it back."""
    if isinstance(form, dict):
        return {str(key): plain(value) for key, value in form.items() if key != "__version__"}
    return [plain(item) for item in form] if isinstance(form, list | tuple) else form


class Report(Task):
    def run(self, a, *, b=None, **more):  # type: ignore[no-untyped-def]
        return {}


def all_good(upstream_states: Any) -> bool:
    return True


NEVER = {"fn": "prefect.engine.cache_validators.never_use", "kwargs": {}}
PLAIN_TASK = {
    "type": "prefect.tasks.core.function.FunctionTask",
    "name": "add",
    "slug": None,
    "tags": [],
    "max_retries": 0,
    "retry_delay": None,
    "timeout": None,
    "trigger": {"fn": "prefect.triggers.all_successful", "kwargs": {}},
    "inputs": {"x": {"type": "typing.Any", "required": True}, "y": {"type": "typing.Any", "required": False}},
    "outputs": "typing.Any",
    "skip_on_upstream_skip": True,
    "cache_for": None,
    "cache_key": None,
    "cache_validator": NEVER,
    "auto_generated": False,
}


def add(**options: Any) -> Task:
    @task(name="add", **options)
    def function(x, y=1):  # type: ignore[no-untyped-def]
        return x + y

    return function


@pytest.mark.parametrize(
    ("made", "changes"),
    [
        (add(), {}),
        (
            add(
                tags=["b", "a"],
                max_retries=2,
                retry_delay=timedelta(seconds=3),
                timeout=5,
                cache_for=timedelta(hours=1),
                cache_validator=cv.all_inputs,
                cache_key="k",
                trigger=triggers.any_failed,
                skip_on_upstream_skip=False,
            ),
            {
                "tags": ["a", "b"],
                "max_retries": 2,
                "retry_delay": 3,
                "timeout": 5,
                "cache_for": 3600,
                "cache_key": "k",
                "cache_validator": {"fn": "prefect.engine.cache_validators.all_inputs", "kwargs": {}},
                "trigger": {"fn": "prefect.triggers.any_failed", "kwargs": {}},
                "skip_on_upstream_skip": False,
            },
        ),
        (
            add(
                trigger=triggers.some_failed(at_least=1),
                cache_for=timedelta(minutes=1),
                cache_validator=cv.partial_inputs_only(["x"]),
            ),
            {
                "trigger": {"fn": "prefect.triggers.some_failed", "kwargs": {"at_least": 1, "at_most": None}},
                "cache_for": 60,
                "cache_validator": {
                    "fn": "prefect.engine.cache_validators.partial_inputs_only",
                    "kwargs": {"validate_on": ["x"]},
                },
            },
        ),
        (add(trigger=all_good), {"trigger": {"fn": f"{__name__}.all_good", "kwargs": {}}}),
        (
            Report(name="r"),
            {
                "type": f"{__name__}.Report",
                "name": "r",
                "inputs": {
                    "a": {"type": "typing.Any", "required": True},
                    "b": {"type": "typing.Any", "required": False},
                    "more": {"type": "typing.Any", "required": True},
                },
            },
        ),
        (Task(name="t"), {"type": "prefect.core.task.Task", "name": "t", "inputs": {}, "outputs": "None"}),
    ],
)
def test_tasks(made: Task, changes: dict[str, Any]) -> None:
    assert plain(made.serialize()) == {**PLAIN_TASK, **changes}
    again = TaskSchema().load(made.serialize())
    assert type(again) is Task
    known = ("name", "tags", "max_retries", "retry_delay", "timeout", "cache_for", "cache_key", "skip_on_upstream_skip")
    assert {key: getattr(again, key) for key in known} == {key: getattr(made, key) for key in known}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            Parameter("p", default=[1], tags=["y", "x"]),
            {"default": [1], "name": "p", "required": False, "tags": ["x", "y"]},
        ),
        (Parameter("q"), {"default": None, "name": "q", "required": True, "tags": []}),
        (
            DateTimeParameter("dt", required=False),
            {
                "default": None,
                "name": "dt",
                "required": False,
                "tags": [],
                "type": "prefect.core.parameter.DateTimeParameter",
            },
        ),
    ],
)
def test_parameters(made: Parameter, expected: dict[str, Any]) -> None:
    whole = {"slug": made.name, "outputs": "typing.Any", "type": "prefect.core.parameter.Parameter", **expected}
    assert plain(made.serialize()) == whole
    again = ParameterSchema().load(made.serialize())
    assert (again.name, again.default, again.required) == (made.name, made.default, made.required)


def test_a_flow() -> None:
    one = add()
    with Flow("f1") as flow:
        p = Parameter("p", default=[1, 2])
        a = one(p[0], Parameter("q"))
        c = Report()(a)
        d = one.map(p)
        last = Task("plain")
        last.set_upstream(d)
    flow.set_reference_tasks([a, c])
    form = plain(flow.serialize())
    assert set(form) == {
        "name",
        "type",
        "schedule",
        "parameters",
        "tasks",
        "edges",
        "reference_tasks",
        "run_config",
        "storage",
    }
    assert [t["slug"] for t in form["tasks"]] == ["Report-1", "add-1", "add-2", "p", "p[0]-1", "plain-1", "q"]
    assert [t["type"] for t in form["tasks"]][3:5] == [
        "prefect.core.parameter.Parameter",
        "prefect.tasks.core.operators.GetItem",
    ]
    assert [
        (e["upstream_task"]["slug"], e["downstream_task"]["slug"], e["key"], e["mapped"], e["flattened"])
        for e in form["edges"]
    ] == [
        ("add-1", "Report-1", "a", False, False),
        ("add-2", "plain-1", None, False, False),
        ("p", "add-2", "x", True, False),
        ("p", "p[0]-1", "task_result", False, False),
        ("p[0]-1", "add-1", "x", False, False),
        ("q", "add-1", "y", False, False),
    ]
    assert form["reference_tasks"] == [{"slug": "Report-1"}, {"slug": "add-1"}]
    assert [(x["name"], x["default"]) for x in form["parameters"]] == [("p", [1, 2]), ("q", None)]

    again = FlowSchema().load(json.loads(json.dumps(flow.serialize())))
    form_again = plain(again.serialize())
    for key in ("name", "parameters", "edges", "reference_tasks"):
        assert form_again[key] == form[key]
    assert {t.name: t.default for t in again.parameters()} == {"p": [1, 2], "q": None}
    assert flow.serialized_hash() == flow.copy().serialized_hash() != again.serialized_hash()


EMPTY_FLOW = {
    "name": "e",
    "type": "prefect.core.flow.Flow",
    "schedule": None,
    "parameters": [],
    "tasks": [],
    "edges": [],
    "reference_tasks": [],
    "run_config": None,
    "storage": None,
}


def test_an_empty_flow() -> None:
    assert plain(Flow("e").serialize()) == EMPTY_FLOW
    with pytest.raises(ValueError, match="no storage to build"):
        Flow("e").serialize(build=True)


def test_an_edge() -> None:
    form = Edge(Task(slug="a"), Task(slug="b"), key="x", mapped=True).serialize()
    assert plain(form) == {
        "upstream_task": {"slug": "a"},
        "downstream_task": {"slug": "b"},
        "key": "x",
        "mapped": True,
        "flattened": False,
    }
    again = EdgeSchema().load(form)
    assert (again.upstream_task.slug, again.downstream_task.slug, again.key, again.mapped) == ("a", "b", "x", True)


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


@pytest.mark.parametrize(
    ("call", "messages"),
    [
        (lambda: st.State.deserialize({"type": "Nope"}), {"type": ["Unsupported value: Nope"]}),
        (lambda: st.State.deserialize({}), {"type": ["Missing data for required field."]}),
        (lambda: st.State.deserialize({"type": "Success", "message": 3}), {"message": ["Not a valid string."]}),
        (lambda: TaskSchema().load({"max_retries": "x"}), {"max_retries": ["Not a valid integer."]}),
        (lambda: FlowSchema().load({}), {"name": ["Missing data for required field."]}),
        (lambda: ScheduleSchema().load({}), {"clocks": ["Missing data for required field."]}),
        (
            lambda: ScheduleSchema().load({"clocks": [{"type": "Nope"}]}),
            {"clocks": {0: {"type": ["Unsupported value: Nope"]}}},
        ),
        (
            lambda: ScheduleSchema().load({"clocks": [], "filters": [{"fn": "nothing", "kwargs": {}}]}),
            {"filters": {0: ["Invalid function reference: {'fn': 'nothing', 'kwargs': {}}"]}},
        ),
    ],
)
def test_what_cannot_be_read(call: Any, messages: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        call()
    assert caught.value.messages == messages
    assert isinstance(caught.value, ValueError)


def test_what_another_version_adds_is_left_alone() -> None:
    assert st.State.deserialize({"type": "Success", "foo": 3, "message": "x"}).message == "x"
    assert TaskSchema().load({"nope": 1}).name == "Task"


@pytest.mark.parametrize(
    "call",
    [
        lambda: st.Success(context={"a": object()}).serialize(),
        lambda: st.Cached(cached_parameters={"a": object()}).serialize(),
        lambda: Parameter("z", default=datetime.datetime(2020, 1, 1)).serialize(),
        lambda: ScheduleSchema().dump(Schedule([], filters=[lambda dt: True])),
        lambda: ScheduleSchema().dump(Schedule([], adjustments=[lambda dt: dt])),
        lambda: RunConfigSchema().dump(object()),
        lambda: type("My", (st.Success,), {})().serialize(),
    ],
)
def test_what_cannot_be_written(call: Any) -> None:
    with pytest.raises(ValidationError):
        call()


RUNS = {"parameter_defaults": {}, "labels": None}
BOUNDS = {"start_date": None, "end_date": None}
DAILY = rrule.rrule(rrule.DAILY, count=3, dtstart=datetime.datetime(2020, 1, 1))
RULE = {"_dtstart": "2020-01-01T00:00:00", "_until": None, "rr": "DTSTART:20200101T000000\nRRULE:FREQ=DAILY;COUNT=3"}


def rules() -> rrule.rruleset:
    made = rrule.rruleset()
    made.rrule(DAILY)
    made.exdate(datetime.datetime(2020, 1, 2))
    return made


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (
            IntervalSchedule(interval=timedelta(hours=1)),
            {**BOUNDS, **RUNS, "type": "IntervalClock", "interval": 3600000000},
        ),
        (
            IntervalSchedule(
                pendulum.datetime(2020, 1, 1, tz=NEW_YORK),
                timedelta(days=1, microseconds=5),
                pendulum.datetime(2021, 1, 1),
            ),
            {
                **RUNS,
                "type": "IntervalClock",
                "interval": 86400000005,
                "end_date": {"dt": "2021-01-01T00:00:00", "tz": "UTC"},
                "start_date": {"dt": "2020-01-01T00:00:00", "tz": NEW_YORK},
            },
        ),
        (
            IntervalSchedule(
                datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone(timedelta(hours=2))), timedelta(days=1)
            ),
            {
                **RUNS,
                **BOUNDS,
                "type": "IntervalClock",
                "interval": 86400000000,
                "start_date": {"dt": "2020-01-01T00:00:00", "tz": "+02:00"},
            },
        ),
        (
            CronSchedule("0 9 * * *", day_or=False),
            {**BOUNDS, **RUNS, "type": "CronClock", "cron": "0 9 * * *", "day_or": False},
        ),
        (
            Schedule([clocks.DatesClock([MOMENT], parameter_defaults={"x": 1}, labels=["a"])]),
            {
                "type": "DatesClock",
                "dates": [{"dt": "2020-01-02T03:04:05.000678", "tz": "UTC"}],
                "labels": ["a"],
                "parameter_defaults": {"x": 1},
            },
        ),
        (RRuleSchedule(DAILY), {**BOUNDS, **RUNS, "type": "RRuleClock", "rrule_obj": {**RULE, "type": "rrule"}}),
        (
            RRuleSchedule(rules()),
            {
                **BOUNDS,
                **RUNS,
                "type": "RRuleClock",
                "rrule_obj": {
                    "type": "rruleset",
                    "_rrule": [RULE],
                    "_rdate": [],
                    "_exrule": [],
                    "_exdate": ["2020-01-02T00:00:00"],
                },
            },
        ),
    ],
)
def test_clocks(schedule: Schedule, expected: dict[str, Any]) -> None:
    form = ScheduleSchema().dump(schedule)
    assert plain(form) == {"clocks": [expected], "filters": [], "or_filters": [], "not_filters": [], "adjustments": []}
    again = ScheduleSchema().load(json.loads(json.dumps(form)))
    after = pendulum.datetime(2019, 12, 31)
    assert again.next(5, after=after) == schedule.next(5, after=after)
    assert plain(Flow("s", schedule=schedule).serialize()["schedule"]) == plain(form)


FUNCTIONS: list[tuple[Any, str, dict[str, Any]]] = [
    (filters.is_weekday, "filters.is_weekday", {}),
    (filters.is_month_end, "filters.is_month_end", {}),
    (
        filters.between_times(time(9), time(17, 30)),
        "filters.between_times",
        {"start": "//time:09:00:00", "end": "//time:17:30:00"},
    ),
    (
        filters.between_dates(1, 2, 3, 4),
        "filters.between_dates",
        {"start_month": 1, "start_day": 2, "end_month": 3, "end_day": 4},
    ),
    (
        filters.on_datetime(pendulum.datetime(2020, 1, 1)),
        "filters.on_datetime",
        {"dt": "//datetime:2020-01-01T00:00:00+00:00"},
    ),
    (filters.on_date(3, 4), "filters.on_date", {"month": 3, "day": 4}),
    (filters.at_time(time(3)), "filters.at_time", {"t": "//time:03:00:00"}),
    (filters.is_day_of_week(2), "filters.is_day_of_week", {"day_of_week": 2}),
    (adjustments.add(timedelta(days=1)), "adjustments.add", {"interval": "//timedelta:86400.0"}),
    (adjustments.next_weekday, "adjustments.next_weekday", {}),
]


@pytest.mark.parametrize(("function", "name", "arguments"), FUNCTIONS, ids=[name for _, name, _ in FUNCTIONS])
def test_functions_of_schedules(function: Any, name: str, arguments: dict[str, Any]) -> None:
    kind = name.partition(".")[0]
    schedule = Schedule([], **{kind: [function]})
    form = ScheduleSchema().dump(schedule)
    assert plain(form[kind]) == [{"fn": f"prefect.schedules.{name}", "kwargs": arguments}]
    (again,) = getattr(ScheduleSchema().load(form), kind)
    for day in range(1, 29):
        for hour in (0, 3, 9, 12):
            moment = pendulum.datetime(2020, 3, day, hour)
            assert again(moment) == function(moment)


class Local:
    """A storage as the forms see it."""

    def __init__(
        self, directory: str | None = None, path: str | None = None, secrets: Any = None, stored_as_script: bool = False
    ) -> None:
        self.directory, self.path, self.stored_as_script = directory, path, stored_as_script
        self.secrets = secrets or []
        self.flows: dict[str, str] = {}


class UniversalRun:
    """A run configuration as the forms see it."""

    def __init__(self, env: Any = None, labels: Any = None) -> None:
        self.env, self.labels = env, set(labels or ())


def class_of(name: str) -> Any:
    return {"Local": Local, "UniversalRun": UniversalRun}[name]


@pytest.mark.parametrize(
    ("schema", "slot", "made", "expected"),
    [
        (
            StorageSchema,
            "storage_class",
            Local("/flows", "p", stored_as_script=True),
            {"type": "Local", "directory": "/flows", "path": "p", "flows": {}, "secrets": [], "stored_as_script": True},
        ),
        (
            RunConfigSchema,
            "run_config_class",
            UniversalRun({"A": "b"}, ["z", "a"]),
            {"type": "UniversalRun", "env": {"A": "b"}, "labels": ["a", "z"]},
        ),
    ],
)
def test_storages_and_run_configs(
    schema: type[OneOfSchema], slot: str, made: Any, expected: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hooks._found, slot, class_of)
    form = schema().dump(made)
    assert plain(form) == expected
    again = schema().load(form)
    assert vars(again) == vars(made)


@pytest.mark.parametrize(
    "form", [{"type": "LocalResult", "dir": "/tmp", "location": "a"}, {"type": "Nope", "location": "a"}]
)
def test_results_that_are_read(form: dict[str, Any]) -> None:
    result = StateResultSchema().load(form)
    assert result.location == "a"
    assert type(result).__name__ == ("LocalResult" if form["type"] == "LocalResult" else "Result")


def test_lists_and_parts() -> None:
    assert [form["type"] for form in StateSchema(many=True).dump([st.Success(), st.Failed()])] == ["Success", "Failed"]
    assert TaskSchema(only=["slug"]).dump(Task(slug="s")) == {"slug": "s"}
    assert "type" not in TaskSchema(exclude=["type"]).dump(Task())
    assert FlowSchema().loads(FlowSchema().dumps(Flow("e"))).name == "e"


def test_no_library_for_forms_is_needed() -> None:
    code = "import sys, prefect.core.serialization; print({'marshmallow', 'croniter', 'dateutil.rrule', 'jinja2'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "set()"
