from __future__ import annotations

import pytest

from prefect.core.config import config, load_config
from prefect.core.configuration import (
    Config,
    interpolate_env_vars,
    load_configuration,
    process_task_defaults,
    set_temporary_config,
    string_to_type,
    to_environment_variables,
    validate_config,
)

TOML = """
debug = false
x = "1"
[general]
x = 1
y = "hi"
home = "$A_FOLDER/x"
[general.nested]
x = "${general.x}"
y = "${general.x} or ${general.y}"
z = "${general.nope}"
[interp]
key = "${general.nested.x}"
env = "$A_NUMBER"
braces = "${A_NUMBER}"
bad = "${bad.x"
[context.secrets]
A = "1"
"""


@pytest.fixture
def settings(tmp_path, monkeypatch):
    file = tmp_path / "config.toml"
    file.write_text(TOML)
    for name, value in {
        "A_FOLDER": "/srv", "A_NUMBER": "7", "PFT__GENERAL__Y": "env", "PFT__NEW__A__B": "true", "PFT__LIST": "[1, 2]",
        "PFT__CONTEXT__SECRETS__MyKey": "5", "PFT__GENERAL__NESTED__Q": "${general.y}",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    return load_configuration(str(file), env_var_prefix="PFT")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("debug", False), ("x", 1), ("general.home", "/srv/x"), ("general.y", "env"), ("general.nested.x", 1),
        ("general.nested.y", "1 or env"), ("general.nested.z", ""), ("general.nested.q", "env"), ("interp.key", 1),
        ("interp.env", 7), ("interp.braces", 7), ("interp.bad", "${bad.x"), ("new.a.b", True), ("list", [1, 2]),
        ("context.secrets.A", 1), ("context.secrets.MyKey", 5),
    ],
)  # fmt: skip
def test_file_environment_and_references(settings, name, value):
    assert settings.get_nested(name) == value
    assert type(settings.get_nested(name)) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("TRUE", True), ("False", False), ("1", 1), ("1.5", 1.5), ("abc", "abc"), ("None", None),
     ("[1,2]", [1, 2]), ("", ""), ("{'a': 1}", {"a": 1}), ("1e3", 1000.0), ("'1'", "1"), ("-", "-"), ("-3", -3)],
)  # fmt: skip
def test_string_to_type(text, value):
    assert string_to_type(text) == value


def test_missing_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_configuration(str(tmp_path / "none.toml"))


def test_place_that_cannot_be_looked_at():
    # a home folder of another user answers with an error too, as a name that is too long does
    assert load_config(environ={"PREFECT__USER_CONFIG_PATH": "x" * 5000})["logging"]["level"] == "INFO"


def test_not_toml(tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text("x = ")
    with pytest.raises(ValueError, match="bad.toml is no valid TOML"):
        load_configuration(str(file))


@pytest.mark.parametrize("key", ["update", "keys", "get_nested"])
def test_names_of_methods(key):
    with pytest.raises(ValueError, match=f'Invalid config key: "{key}"'):
        validate_config(Config({"a": {key: 1}}))


def test_set_temporary_config():
    before = config.to_dict()
    with pytest.raises(ZeroDivisionError):
        with set_temporary_config({"a.b.c": 5, "flows.eager_edge_validation": True}):
            assert (config.a.b.c, config.flows.eager_edge_validation) == (5, True)
            raise ZeroDivisionError
    assert config.to_dict() == before


def test_interpolate_env_vars(monkeypatch):
    monkeypatch.setenv("A_NUMBER", "7")
    assert [interpolate_env_vars(x) for x in ("$A_NUMBER", "x${A_NUMBER}", "$NO_SUCH_ONE", 5)] == [
        "7",
        "x7",
        "$NO_SUCH_ONE",
        5,
    ]


def test_to_environment_variables():
    settings = Config({"a": {"b": 1, "c": [1]}, "d": None})
    assert to_environment_variables(settings) == {"PREFECT__A__B": "1", "PREFECT__A__C": "[1]", "PREFECT__D": "None"}
    assert to_environment_variables(settings, include={"a.b", "no"}, prefix="X") == {"X__A__B": "1"}


def test_process_task_defaults():
    settings = process_task_defaults(Config({"tasks": {"defaults": {"max_retries": None, "retry_delay": 5}}}))
    assert settings.tasks.defaults.max_retries == 0
    assert settings.tasks.defaults.retry_delay.total_seconds() == 5
