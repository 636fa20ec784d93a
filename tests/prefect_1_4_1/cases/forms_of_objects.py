"""The forms of tasks, flows, schedules, states; settings and secrets."""

from __future__ import annotations

import datetime
import json
import os
from datetime import timedelta

import pendulum

import prefect
import prefect.configuration as PC
from prefect import Flow, Parameter, Task
from prefect.client import Secret
from prefect.core.edge import Edge
from prefect.engine.result import Result
from prefect.engine.state import Cached, Queued, Retrying, Scheduled, Success
from prefect.schedules import Schedule, adjustments, filters
from prefect.schedules.clocks import CronClock, DatesClock, IntervalClock
from prefect.serialization.edge import EdgeSchema
from prefect.serialization.flow import FlowSchema
from prefect.serialization.result import StateResultSchema
from prefect.serialization.schedule import ClockSchema, ScheduleSchema
from prefect.serialization.state import StateSchema
from prefect.serialization.task import ParameterSchema, TaskSchema
from prefect.tasks.secrets import EnvVarSecret, PrefectSecret, SecretBase


class AddTask(Task):
    def run(self, x, y=1):
        return x + y


class SuccessTask(Task):
    def run(self):
        return 1


class IdTask(Task):
    def run(self, x):
        return x


def _write(name, text):
    with open(name, "w") as file:
        file.write(text)


def form_of_task(show):
    TaskSchema().load(
        TaskSchema().dump(
            AddTask(
                "a",
                tags=["x"],
                max_retries=1,
                retry_delay=timedelta(seconds=3),
                timeout=5,
                trigger=prefect.triggers.any_failed,
                cache_for=timedelta(1),
                cache_key="k",
            )
        )
    )
    show(TaskSchema().load({"type": "x.Y", "name": "q", "slug": "s"}), TaskSchema().load({"name": "q"}).name)
    show(TaskSchema().load({}))
    show(TaskSchema().load({"slug": "a"}).name)
    show(TaskSchema().load({"trigger": {"fn": "prefect.triggers.nope", "kwargs": {}}}))
    show(TaskSchema().load({"foo": 1}))
    show(TaskSchema().dump(5) if False else 0)
    show(TaskSchema().dump(Task(trigger=lambda u: True))["trigger"])
    show(TaskSchema().dump(Task(trigger=prefect.triggers.some_successful(at_least=2, at_most=4)))["trigger"])
    show(
        TaskSchema()
        .load(TaskSchema().dump(Task(trigger=prefect.triggers.some_successful(at_least=2))))
        .trigger({Edge(Task(), Task()): Success(), Edge(Task(), Task()): Success()})
    )
    ParameterSchema().load(ParameterSchema().dump(Parameter("p", default=[1], tags=["z"])))
    show(ParameterSchema().load(ParameterSchema().dump(Parameter("p"))).required)
    show(TaskSchema(many=True).dump([Task("a")]) if False else 0)
    e = EdgeSchema().load(EdgeSchema().dump(Edge(Task("a", slug="x"), Task("b", slug="y"), key="k", mapped=True)))
    show(e.key, e.mapped, e.upstream_task.slug, e.flattened)


def form_of_flow(show):
    with Flow(
        "f",
        schedule=prefect.schedules.IntervalSchedule(
            start_date=pendulum.datetime(2020, 1, 1), interval=timedelta(hours=1)
        ),
    ) as f:
        x = Parameter("x", default=1)
        AddTask("add")(x, 2)
        IdTask("m").map([1, 2])
    d = f.serialize()
    show(
        sorted((t["slug"], t["type"], t["name"]) for t in d["tasks"]),
        sorted(
            (e["upstream_task"]["slug"], e["downstream_task"]["slug"], e["key"], e["mapped"], e["flattened"])
            for e in d["edges"]
        ),
    )
    FlowSchema().load(d)
    show(FlowSchema().load({"name": "q"}).name, FlowSchema().load({"name": "q", "tasks": [], "edges": []}).tasks)
    show.error(lambda: FlowSchema().load({}))
    show(FlowSchema(exclude=["tasks"]).dump(f).keys() == (set(d) - {"tasks"}))
    show.error(lambda: f.serialize(build=True), saying="This flow has no storage to build")
    f.storage = prefect.storage.Local(directory=".")
    s = f.serialize(build=True)
    show(s["storage"]["type"], list(s["storage"]["flows"]))
    show(f.serialize()["storage"]["type"])
    with Flow("r") as r:
        SuccessTask("s")()
    show(FlowSchema().load(r.serialize()).run())
    show(json.loads(json.dumps(f.serialize())) == f.serialize())


def form_of_sched(show):
    D = pendulum.datetime
    ScheduleSchema().dump(
        Schedule(
            clocks=[
                IntervalClock(timedelta(hours=1), start_date=D(2020, 1, 1), labels=["a"], parameter_defaults={"p": 1})
            ],
            filters=[filters.is_weekday, filters.between_times(datetime.time(9), datetime.time(17))],
            or_filters=[filters.at_time(datetime.time(1))],
            not_filters=[filters.between_dates(1, 1, 2, 2)],
            adjustments=[adjustments.add(timedelta(hours=1)), adjustments.next_weekday],
        )
    )
    show(
        ClockSchema()
        .load(ClockSchema().dump(CronClock("0 9 * * *", start_date=D(2020, 1, 1, tz="US/Eastern"))))
        .start_date
    )
    show(ClockSchema().load(ClockSchema().dump(DatesClock([D(2020, 1, 2)]))).dates)
    show(ClockSchema().load({"type": "IntervalClock", "interval": 3600000000}).interval)
    show.error(lambda: ClockSchema().load({"type": "Nope"}))
    show(ScheduleSchema().load({"clocks": []}).clocks)


def form_of_state(show):
    show(StateSchema().load({"type": "Success"}).message)
    show.error(lambda: StateSchema().load({"type": "None"}))
    show.error(lambda: StateSchema().load({"__version__": "9"}))
    show(StateSchema().load(StateSchema().dump(Scheduled(start_time=pendulum.datetime(2020, 1, 1)))).start_time)
    show(
        StateSchema()
        .load(
            StateSchema().dump(Queued("q", state=Retrying("r", run_count=2, start_time=pendulum.datetime(2020, 1, 1))))
        )
        .state.run_count
    )
    show(
        StateSchema()
        .load(
            StateSchema().dump(
                Cached(
                    cached_parameters={"a": 1},
                    hashed_inputs={"x": "y"},
                    cached_result_expiration=pendulum.datetime(2020, 1, 1),
                )
            )
        )
        .cached_result_expiration
    )
    show(StateResultSchema().load({"type": "CustomThing", "location": "x"}))

    class Mine(Result):
        pass


def config(show):
    with prefect.utilities.configuration.set_temporary_config({"a.b.c": 5, "flows.run_on_schedule": False}):
        show(prefect.config.a.b.c, prefect.config.flows.run_on_schedule)
    show("a" in prefect.config, prefect.config.flows.run_on_schedule)
    with prefect.utilities.configuration.set_temporary_config({"flows": {"q": 1}}):
        show(prefect.config.flows.get("q"), "run_on_schedule" in prefect.config.flows)
    TOML = """debug = false
    [general]
    x = 1
    y = "hi"
    nested.z = "${general.y}"
    [interp]
    a = "${general.x}"
    b = "pre ${general.y} post"
    bad = "${nope.nope}"
    env = "$OTHER_VARIABLE"
    env2 = "a ${general.x} b"
    [section]
    list = [1,2]
    """
    show(_write("c.toml", TOML))
    os.environ["OTHER_VARIABLE"] = "fromenv"
    os.environ["MINE__GENERAL__X"] = "5"
    os.environ["MINE__NEW__K"] = "v"
    os.environ["MINE__SECTION__FLAG"] = "true"
    os.environ["MINE__SECTION__N"] = "1.5"
    os.environ["MINE__SECTION__D"] = '{"a": 1}'
    os.environ["MINE__SECTION__TXT"] = "abc"
    os.environ["MINE__SECTION__EMPTY"] = ""
    os.environ["MINE__SECTION__LIST2"] = "[1, 'a']"
    os.environ["MINE__CONTEXT__SECRETS__AWS"] = '{"k": "v"}'
    c = PC.load_configuration("c.toml", env_var_prefix="MINE")
    show(c.to_dict() if hasattr(c, "to_dict") else c)
    show(_write("u.toml", "[general]\nx = 9\nuser = true\n"))
    show(
        PC.load_configuration("c.toml", user_config_path="u.toml").general.x,
        PC.load_configuration("c.toml", user_config_path="u.toml").general.user,
        PC.load_configuration("c.toml", user_config_path="nope.toml").general.x,
    )
    show.error(lambda: PC.load_configuration("nope.toml"))
    show(
        [
            PC.string_to_type(x)
            for x in ("true", "False", "1", "1.5", "abc", "[1]", "None", "", "{'a': 1}", "1e3", "'q'", "null")
        ]
    )
    show(
        PC.to_environment_variables(PC.Config({"a": {"b": 1}, "c": "x"})),
        PC.to_environment_variables(PC.Config({"a": {"b": 1}, "c": "x"}), include={"c"}),
        PC.to_environment_variables(PC.Config({"a": {"b": 1}}), prefix="Q"),
    )
    show(PC.validate_config(PC.Config({"run": 1})))
    show.error(lambda: PC.validate_config(PC.Config({"a": {"keys": 1}})), saying='Invalid config key: "keys"')
    show(PC.validate_config(PC.Config({"2a": 1})), PC.validate_config(PC.Config({"a-b": 1})))
    c = PC.Config({"a": {"b": 1}})
    show(PC.load_toml("c.toml")["general"]["x"])
    show(
        prefect.config.tasks.defaults.max_retries,
        prefect.config.tasks.defaults.retry_delay,
        prefect.config.tasks.defaults.timeout,
        prefect.config.tasks.checkpointing if "checkpointing" in prefect.config.tasks else None,
    )
    with prefect.utilities.configuration.set_temporary_config(
        {"tasks.defaults.max_retries": 3, "tasks.defaults.retry_delay": timedelta(seconds=2)}
    ):
        show(Task().max_retries, Task().retry_delay)
    with prefect.utilities.configuration.set_temporary_config({"tasks.defaults.timeout": 4}):
        show(Task().timeout, Task(timeout=2).timeout)


def secrets(show):
    s = Secret("x")
    show(s.name, s.exists())
    show.error(lambda: s.get(), saying='Local Secret "x" was not found')
    with prefect.context(secrets={"x": "5"}):
        show(s.get(), s.exists(), Secret("x").get())
    with prefect.context(secrets={"x": '{"a": 1}'}):
        show(s.get())
    with prefect.context(secrets={"x": {"a": 1}}):
        show(s.get())
    with prefect.context(secrets={"x": "abc"}):
        show(s.get())
    os.environ["PREFECT__CONTEXT__SECRETS__FROM_ENVIRONMENT"] = "envsecret"
    show.error(lambda: Secret("FROM_ENVIRONMENT").get(), saying='Local Secret "FROM_ENVIRONMENT" was not found')
    show.error(lambda: Secret())
    p = PrefectSecret("x")
    with prefect.context(secrets={"x": "5"}):
        show(p.run(), p.run(name="x"))
    show.error(lambda: p.run(), saying='Local Secret "x" was not found')
    show.error(lambda: PrefectSecret().run(), saying="A secret name must be provided")
    show(PrefectSecret().name)
    with prefect.context(secrets={"x": "5"}):
        show(PrefectSecret(name="q").run(name="x"))
    e = EnvVarSecret("IN_ENVIRONMENT")
    show(e.name, e.env_var if hasattr(e, "env_var") else 0, e.raise_if_missing, e.cast)
    show(e.run())
    show.error(
        lambda: EnvVarSecret("IN_ENVIRONMENT", raise_if_missing=True).run(),
        saying="Environment variable not set: IN_ENVIRONMENT",
    )
    os.environ["IN_ENVIRONMENT"] = "12"
    show(
        e.run(),
        EnvVarSecret("IN_ENVIRONMENT", cast=int).run(),
        EnvVarSecret(name="IN_ENVIRONMENT").run(),
        EnvVarSecret().run(name="IN_ENVIRONMENT"),
    )
    show.error(lambda: EnvVarSecret().run(), saying="A secret name must be provided")
    show(EnvVarSecret("IN_ENVIRONMENT", max_retries=2, retry_delay=timedelta(1)).max_retries)

    class MySecret(SecretBase):
        def run(self):
            return "v"

    show.error(lambda: MySecret(result=5), saying="Result types for Secrets are not configurable")
    with Flow("f") as f:
        r = PrefectSecret("x")
        IdTask()(r)
    s = f.run()
