"""`prefect.context`: layers, what stands in it during a run, secrets, the configuration."""

from __future__ import annotations

import os
from datetime import timedelta

import prefect
from prefect import Flow, Parameter, context, task
from prefect.client import Secret
from prefect.tasks.secrets import EnvVarSecret, PrefectSecret


def layers(show):
    with context(a=1, b={"c": 2}):
        show(context.a, context["a"], context.get("a"), "a" in context, context.b)
        with context(a=2):
            show(context.a)
        with context({"q": 1}, a=3):
            show(context.q, context.a)
        show(context.a, "q" in context)
    show("a" in context, context.get("a"), context.get("a", 7))


def nested_dicts_are_merged(show):
    with context(a={"x": 1, "y": {"z": 1}}):
        with context(a={"y": {"w": 2}}):
            show(context.a)
        show(context.a)


def missing_names(show):
    show.error(lambda: context.nope)
    show.error(lambda: context["nope"])


def names_that_are_set(show):
    context.mine = 3
    show(context.mine, "mine" in context)
    del context.mine
    show("mine" in context)
    with context():
        context.inside = 1
    show("inside" in context)


def update(show):
    with context(a=1):
        context.update(a=2, b=3)
        show(context.a, context.b)
    show("a" in context, "b" in context)


def dicts_inside(show):
    with context(a={"b": 1}):
        show(type(context.a).__name__, type(context.to_dict()).__name__, context.to_dict()["a"])


def settings_inside(show):
    with context(config={"logging": {"mine": 9}}):
        show(context.config.logging.mine, "level" in context.config.logging)
    show("mine" in prefect.config.logging)


def names_in_a_task(show):
    @task
    def look():
        # the last two stand there only if the configuration has them
        return sorted(set(context.to_dict()) - {"checkpointing", "secrets"})

    with Flow("f") as flow:
        looked = look()
    show(flow.run().result[looked].result)


def values_in_a_task(show):
    @task(tags=["x"], name="looking")
    def look():
        return (
            context.task_name, context.task_slug, context.task_full_name, context.task_run_count, context.flow_name,
            context.map_index, context.task_tags, context.parameters, context.get("task_loop_count"),
        )  # fmt: skip

    with Flow("fl") as flow:
        looked = look(upstream_tasks=[Parameter("p", default=1)])
    show(flow.run().result[looked].result)


def dates_in_a_task(show):
    @task
    def look():
        return [
            context.today == context.date.strftime("%Y-%m-%d"), context.today_nodash == context.today.replace("-", ""),
            len(context.yesterday), len(context.tomorrow_nodash), context.scheduled_start_time <= context.date,
            context.date.utcoffset() == timedelta(0),
        ]  # fmt: skip

    with Flow("f") as flow:
        looked = look()
    show(flow.run().result[looked].result)


def dates_that_are_given(show):
    @task
    def look():
        return context.today

    with Flow("f") as flow:
        looked = look()
    show(flow.run(context={"today": "1999-12-31"}).result[looked].result)


def counts_of_runs(show):
    @task(max_retries=2, retry_delay=timedelta(0))
    def look():
        if context.task_run_count < 3:
            raise ValueError
        return context.task_run_count

    with Flow("f") as flow:
        looked = look()
    show(flow.run().result[looked].result)


def names_of_runs(show):
    def named(**known):
        return f"{known['x']}!"

    for name in ("run-{x}", "{task_name}", named):

        @task(task_run_name=name)
        def look(x):
            return context.get("task_run_name")

        with Flow("f") as flow:
            looked = look(3)
        show(flow.run().result[looked].result)


def names_of_runs_that_cannot_be_made(show):
    @task(task_run_name="{nope}")
    def look(x):
        return context.get("task_run_name")

    with Flow("f") as flow:
        looked = look(3)
    show(type(flow.run().result[looked]).__name__)


def logger_in_a_task(show):
    @task(name="mine")
    def look():
        return context.logger.name

    with Flow("f") as flow:
        looked = look()
    show(flow.run().result[looked].result)


def flow_is_open(show):
    with Flow("f") as flow:
        show(context.flow is flow, "flow" in context)
    show("flow" in context)


def secrets_of_the_context(show):
    with context(secrets={"A": "1", "B": '{"x":1}', "C": 4, "D": "[1, 2]", "E": "true", "F": "text"}):
        show([Secret(name).get() for name in "ABCDEF"], Secret("A").exists(), Secret("Z").exists())
        show.error(Secret("Z").get, saying="Z")


def secrets_of_the_environment(show):
    os.environ["PREFECT__CONTEXT__SECRETS__LATER"] = "3"
    show.error(Secret("LATER").get)


def secret_tasks(show):
    with context(secrets={"A": "hush"}):
        with Flow("f") as flow:
            secret = PrefectSecret("A")
            used = task(lambda x: len(x), name="use")(secret)
        state = flow.run()
        show(state.result[secret].result, state.result[used].result, type(state.result[secret]._result).__name__)
    show(secret.name, secret.secret_name, secret.checkpoint, type(secret.result).__name__, secret.max_retries)


def secret_tasks_without_a_secret(show):
    show.error(PrefectSecret("NOPE").run, saying="NOPE")
    show.error(PrefectSecret().run)


def secret_tasks_take_no_result(show):
    show.error(PrefectSecret, "x", result=4)


def secrets_of_variables(show):
    os.environ["TOKEN"] = "7"
    show(EnvVarSecret("TOKEN").run(), EnvVarSecret("TOKEN", cast=int).run(), EnvVarSecret("NOPE").run())
    show.error(EnvVarSecret("NOPE", raise_if_missing=True).run, saying="NOPE")


def settings(show):
    config = prefect.config
    show(config.flows.eager_edge_validation, config.flows.run_on_schedule, config.debug, config.cloud.use_local_secrets)
    show(config.tasks.defaults.max_retries, config.tasks.defaults.retry_delay, config.tasks.defaults.timeout)
    show(config["flows"]["eager_edge_validation"], "flows" in config, config.get("nope"), hasattr(config, "nope"))


def settings_for_a_while(show):
    from prefect.utilities.configuration import set_temporary_config

    with set_temporary_config({"flows.eager_edge_validation": True, "mine.deep": 3}):
        show(prefect.config.flows.eager_edge_validation, prefect.config.mine.deep)
    show(prefect.config.flows.eager_edge_validation, "mine" in prefect.config)


def settings_of_a_file(show):
    from prefect.configuration import load_configuration

    with open("c.toml", "w") as file:
        file.write("""
debug = false
[general]
x = 1
y = "hi"
[general.nested]
x = "${general.y}"
z = "${general.x}"
both = "${general.y} or ${general.x}"
[environment]
v = "$ANYWHERE"
missing = "${nope.q}"
""")
    os.environ["ANYWHERE"] = "here"
    os.environ["MINE__GENERAL__X"] = "5"
    os.environ["MINE__NEW__K"] = "true"
    with open("user.toml", "w") as file:
        file.write('[general]\ny = "bye"\n')
    config = load_configuration("c.toml", env_var_prefix="MINE")
    show(config.general.x, config.general.nested.to_dict(), config.environment.to_dict(), config.new.k, config.debug)
    show(load_configuration("c.toml").general.x)
    show(load_configuration("c.toml", user_config_path="user.toml").general.to_dict())
    show.error(load_configuration, "nope.toml")


def types_of_settings(show):
    from prefect.configuration import load_configuration

    with open("c.toml", "w") as file:
        file.write("[a]\nb = 1\n")
    for text in ("true", "FALSE", "1", "1.5", "[1, 2]", '{"x": 1}', "abc", "None", "", "'1'", "1_000", "-3"):
        os.environ["MINE__A__B"] = text
        value = load_configuration("c.toml", env_var_prefix="MINE").a.b
        show(repr(text), value.to_dict() if text.startswith("{") else list(value) if text[:1] == "[" else repr(value))
