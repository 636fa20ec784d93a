"""The JSON forms; `expected` was written by Prefect 1.4.1 from the same objects."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest

from prefect.core import hooks
from prefect.core.edge import Edge
from prefect.core.engine import cache_validators as cv
from prefect.core.engine import state as st
from prefect.core.engine import triggers
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.parameter import DateTimeParameter, Parameter
from prefect.core.schedules import Schedule
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
        (
            add(cache_validator=cv.input_hash(ignore=["y"], version="2")),
            {
                "cache_validator": {
                    "fn": "prefect.engine.cache_validators.input_hash",
                    "kwargs": {"ignore": ["y"], "version": "2", "dir": None},
                }
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
    heavy = {"marshmallow", "croniter", "dateutil.rrule", "jinja2"}
    code = f"import sys, prefect.core.serialization; print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "set()"
