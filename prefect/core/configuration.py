"""Reading configuration files, and changing settings for a while."""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from prefect.core.collections import dict_to_flatdict
from prefect.core.config import DEFAULTS, Config, config, load_config, value_of_text

DEFAULT_CONFIG = "the table `prefect.core.config.DEFAULTS`"
USER_CONFIG = "~/.prefect/config.toml"
BACKEND_CONFIG = "~/.prefect/backend.toml"
ENV_VAR_PREFIX = "PREFECT"

#: Reads the text of a setting: a number, a list, true …
string_to_type = value_of_text


@contextlib.contextmanager
def set_temporary_config(temp_config: Mapping[str, Any]) -> Iterator[Config]:
    """
    Change settings for the length of a `with` block.

    Args:
        temp_config: the settings by dotted name.

    Example:
        >>> with set_temporary_config({"flows.eager_edge_validation": True}):
        ...     config["flows"]["eager_edge_validation"]
        True
    """
    before = config.copy()
    try:
        for key, value in temp_config.items():
            config.set_nested(key, value)
        yield config
    finally:
        # the same object: others hold it
        config.clear()
        config.update(before)


def load_toml(path: str) -> dict[str, Any]:
    """
    Read a TOML file.

    Args:
        path: the file; variables of the environment and `~` are filled in.

    Returns:
        Its content.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it is no TOML.
    """
    with open(interpolate_env_vars(path), "rb") as file:
        try:
            return tomllib.load(file)
        except tomllib.TOMLDecodeError as err:
            raise ValueError(f"The configuration file {path} is no valid TOML: {err}") from err


def load_configuration(
    path: str,
    user_config_path: str | None = None,
    backend_config_path: str | None = None,
    env_var_prefix: str | None = None,
) -> Config:
    """
    Read settings from files and the environment; later ones win.

    Args:
        path: the first file.
        user_config_path: a file over it, if it is there.
        backend_config_path: a file over both, if it is there.
        env_var_prefix: variables `PREFIX__SECTION__KEY` of the environment are settings; `None` reads none.

    Returns:
        The settings.

    Raises:
        FileNotFoundError: the first file is not there.
        ValueError: a file is no TOML, or a setting has a name that settings cannot have.
    """
    settings = Config(load_toml(path))
    for more in (user_config_path, backend_config_path):
        if more and os.path.isfile(interpolate_env_vars(more)):
            settings = settings.merged(load_toml(more))
    return load_config(base=settings, prefix=env_var_prefix)


def load_default_config() -> Config:
    """The settings of this process as its files and environment give them, read anew."""
    return load_config()


def interpolate_env_vars(env_var: Any) -> Any:
    """
    A text with variables of the environment and `~` filled in.

    Args:
        env_var: the text; anything else stays as it is.

    Returns:
        The text.
    """
    if not isinstance(env_var, str):
        return env_var
    for _ in range(10):
        filled = os.path.expanduser(os.path.expandvars(env_var))
        if filled == env_var:
            break
        env_var = filled
    return env_var


def interpolate_config(config: Mapping[str, Any], env_var_prefix: str | None = None) -> Config:
    """
    Settings with their references filled in.

    Args:
        config: the settings.
        env_var_prefix: variables `PREFIX__SECTION__KEY` of the environment are settings; `None` reads none.

    Returns:
        The settings.
    """
    return load_config(base=Config(config), prefix=env_var_prefix)


def validate_config(config: Mapping[str, Any]) -> None:
    """
    Refuse names that settings cannot have, since they are methods.

    Args:
        config: the settings.

    Raises:
        ValueError: there is such a name.
    """
    for key, value in config.items():
        if hasattr(Config, key):
            raise ValueError(f'Invalid config key: "{key}"')
        if isinstance(value, Mapping):
            validate_config(value)


def process_task_defaults(config: Config) -> Config:
    """
    Bring the defaults of tasks into form: a number of seconds becomes a `timedelta`.

    Args:
        config: the settings; they are changed.

    Returns:
        The same settings.
    """
    defaults = config.get_nested("tasks.defaults")
    if defaults is not None:
        defaults["max_retries"] = defaults.get("max_retries") or 0
        delay = defaults.get("retry_delay")
        if delay is not None and not isinstance(delay, datetime.timedelta):
            defaults["retry_delay"] = datetime.timedelta(seconds=delay) if delay else None
    return config


def to_environment_variables(
    config: Config, include: Iterable[str] | None = None, prefix: str = "PREFECT"
) -> dict[str, str]:
    """
    Settings as variables of the environment, for another process.

    Args:
        config: the settings.
        include: dotted names of those wanted; `None` takes all.
        prefix: beginning of the variables' names.

    Returns:
        The values by variable.

    Example:
        >>> to_environment_variables(Config({"a": {"b": 1}}))
        {'PREFECT__A__B': '1'}
    """
    wanted = None if include is None else set(include)
    return {
        "__".join([prefix, *key]).upper(): str(value)
        for key, value in dict_to_flatdict(config).items()
        if wanted is None or ".".join(key) in wanted
    }


def create_user_config(dest_path: str, source_path: str) -> None:
    """
    Copy a configuration file to where the user's own is looked for, unless there is one.

    Args:
        dest_path: where to.
        source_path: where from.
    """
    target = interpolate_env_vars(dest_path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if not os.path.isfile(target):
        shutil.copyfile(source_path, target)


__all__ = [
    "BACKEND_CONFIG",
    "DEFAULTS",
    "DEFAULT_CONFIG",
    "ENV_VAR_PREFIX",
    "USER_CONFIG",
    "Config",
    "config",
    "create_user_config",
    "interpolate_config",
    "interpolate_env_vars",
    "load_configuration",
    "load_default_config",
    "load_toml",
    "process_task_defaults",
    "set_temporary_config",
    "string_to_type",
    "to_environment_variables",
    "validate_config",
]
