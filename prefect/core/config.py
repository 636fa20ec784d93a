"""
`prefect.config`: settings from built-in defaults, a TOML file of the user's, and the environment, in that order.

The user's file is `~/.prefect/config.toml`, or what `PREFECT__USER_CONFIG_PATH` names. An environment variable
`PREFECT__SECTION__KEY` sets `section.key`. A value may name another, `${section.key}`, or a variable of the
environment, `$HOME`.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

DEFAULTS: dict[str, Any] = {
    "debug": False,
    "home_dir": "~/.prefect",
    "cache": {"dir": "${home_dir}/cache"},
    "backend": "local",
    "context": {"secrets": {}},
    "server": {
        "host": "http://localhost",
        "port": 4200,
        "endpoint": "${server.host}:${server.port}",
        "ui": {"host": "http://localhost", "port": 8080, "endpoint": "${server.ui.host}:${server.ui.port}"},
    },
    "cloud": {
        "use_local_secrets": True,
        "endpoint": "",
        "api": "",
        "graphql": "",
        "api_key": "",
        "tenant_id": "",
        "heartbeat_interval": 30.0,
        "heartbeat_mode": "thread",
        "request_timeout": 15,
        "send_flow_run_logs": True,
        "agent": {"name": "agent", "labels": [], "level": "INFO", "auth_token": "", "agent_address": ""},
    },
    "logging": {
        "level": "INFO",
        "format": "[%(asctime)s] %(levelname)s - %(name)s | %(message)s",
        "datefmt": "%Y-%m-%d %H:%M:%S%z",
        "extra_loggers": [],
        "log_attributes": [],
    },
    "flows": {
        "eager_edge_validation": False,
        "run_on_schedule": True,
        "checkpointing": None,
        "defaults": {"storage": {"add_default_labels": True, "default_class": "prefect.storage.Local"}},
    },
    # None: the command line records its runs, `flow.run()` does not; true and false hold for both
    "history": {
        "enabled": None,
        "path": "${home_dir}/history",
        "max_runs": 1000,
        "max_bytes": 268435456,
        "inline_bytes": 65536,
    },
    "limits": {},
    "tasks": {"defaults": {"max_retries": 0, "retry_delay": None, "timeout": None}},
    "engine": {
        "executor": {"default_class": "prefect.executors.LocalExecutor"},
        "flow_runner": {"default_class": "prefect.engine.flow_runner.FlowRunner"},
        "task_runner": {"default_class": "prefect.engine.task_runner.TaskRunner"},
    },
}

_REFERENCE = re.compile(r"\$\{([^}]+)\}")


class Config(MutableMapping[str, Any]):
    """
    Settings: keys read as attributes too, sections are settings themselves.

    Args:
        data: nested dictionaries.
        more: further keys.
    """

    def __init__(self, data: Mapping[str, Any] | None = None, /, **more: Any) -> None:
        object.__setattr__(self, "_data", {})
        for key, value in {**(data or {}), **more}.items():
            self[key] = value

    def __getitem__(self, key: str) -> Any:
        return self._data[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._data[key] = Config(value) if isinstance(value, Mapping) and not isinstance(value, Config) else value

    def __delitem__(self, key: str) -> None:
        del self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __getattr__(self, key: str) -> Any:
        if key.startswith("__"):
            raise AttributeError(key)
        try:
            return self._data[key]
        except KeyError as err:
            raise AttributeError(f"The configuration has no setting {key!r} here.") from err

    def __setattr__(self, key: str, value: Any) -> None:
        self[key] = value

    def __repr__(self) -> str:
        # values may be secrets
        return f"<Config: {', '.join(map(repr, sorted(self)))}>"

    def __reduce__(self) -> Any:
        return (Config, (self.to_dict(),))

    def copy(self) -> Config:
        """A copy that shares nothing with this one."""
        return Config(self.to_dict())

    def to_dict(self) -> dict[str, Any]:
        """Nested dictionaries of the same."""
        return {k: v.to_dict() if isinstance(v, Config) else v for k, v in self._data.items()}

    def get_nested(self, key: str, default: Any = None) -> Any:
        """
        A setting deeper down.

        Args:
            key: the names on the way, joined by dots.
            default: given where it is not there.

        Returns:
            The setting.

        Example:
            >>> Config({"a": {"b": 1}}).get_nested("a.b")
            1
        """
        found: Any = self
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return default
            found = found[part]
        return found

    def set_nested(self, key: str, value: Any) -> None:
        """
        Set something deeper down; the sections on the way are made where they are missing.

        Args:
            key: the names on the way, joined by dots.
            value: the value.
        """
        *path, last = key.split(".")
        section = self
        for part in path:
            if not isinstance(section.get(part), Config):
                section[part] = {}
            section = section[part]
        section[last] = value

    def merged(self, other: Mapping[str, Any]) -> Config:
        """
        These settings with others over them.

        Args:
            other: the settings that win.

        Returns:
            A new configuration.
        """
        new = self.copy()
        for key, value in other.items():
            known = new.get(key)
            new[key] = known.merged(value) if isinstance(known, Config) and isinstance(value, Mapping) else value
        return new


#: How the text of a number, list, dictionary or quoted text begins.
_LITERAL = frozenset("0123456789+-.([{'\"br")


def value_of_text(text: str) -> Any:
    """
    The value that a text from the environment means: true, a number, a list … or the text itself.

    Args:
        text: the text.

    Returns:
        The value.

    Example:
        >>> value_of_text("true"), value_of_text("3"), value_of_text("abc")
        (True, 3, 'abc')
    """
    lowered = text.strip().lower()
    if lowered in ("true", "false"):
        return lowered == "true"
    if lowered[:1] not in _LITERAL and lowered != "none":
        return text  # most settings are plain words
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def _filled(text: str, whole: Config, environ: Mapping[str, str], depth: int = 0) -> Any:
    """A text with its references replaced."""
    expanded = _expand_environment(text, environ)
    if depth > 10:
        raise ValueError(f"The setting {text!r} refers to itself.")
    match = _REFERENCE.fullmatch(expanded)
    if match:
        found = whole.get_nested(match[1], "")
        return _filled(found, whole, environ, depth + 1) if isinstance(found, str) else found
    return _REFERENCE.sub(lambda m: str(_filled(str(whole.get_nested(m[1], "")), whole, environ, depth + 1)), expanded)


def _expand_environment(text: str, environ: Mapping[str, str]) -> str:
    if "$" not in text:
        return text
    return re.sub(r"\$(?:(\w+)|\{(\w+)\})", lambda m: environ.get(m[1] or m[2], m[0]), text)


def _fill_all(section: Config, whole: Config, environ: Mapping[str, str]) -> None:
    for key, value in list(section.items()):
        if key in _METHODS:
            raise ValueError(f'Invalid config key: "{key}"')
        if isinstance(value, Config):
            _fill_all(value, whole, environ)
        elif isinstance(value, str):
            found = _filled(value, whole, environ) if "$" in value else value
            if isinstance(found, str):
                found = os.path.expanduser(found) if found.startswith("~") else value_of_text(found)
            section[key] = found


_METHODS = frozenset(name for name in dir(Config) if not name.startswith("_"))


def load_config(
    path: str | os.PathLike[str] | None = None,
    environ: Mapping[str, str] | None = None,
    base: Config | None = None,
    prefix: str | None = "PREFECT",
) -> Config:
    """
    Read the settings.

    Args:
        path: a TOML file over the defaults; `None` takes the user's own, if there is one.
        environ: the environment; `None` takes the process's.
        base: settings to begin with, instead of defaults and file.
        prefix: variables `PREFIX__SECTION__KEY` of the environment are settings; `None` reads none.

    Returns:
        The settings.

    Raises:
        ValueError: the file is no TOML; the message names it. Or a setting is called like a method of settings.
    """
    environ = os.environ if environ is None else environ
    settings = _from_file(path, environ) if base is None else base.copy()
    start = f"{prefix}__"
    for variable, text in environ.items() if prefix is not None else ():
        if variable.startswith(start) and variable != "PREFECT__USER_CONFIG_PATH":
            parts = variable.removeprefix(start).split("__")
            # names of secrets keep their case, all settings are lower case
            names = [part if "SECRETS" in parts[:i] else part.lower() for i, part in enumerate(parts)]
            settings.set_nested(".".join(names), value_of_text(text))
    _fill_all(settings, settings, environ)
    return settings


def _from_file(path: str | os.PathLike[str] | None, environ: Mapping[str, str]) -> Config:
    settings = Config(DEFAULTS)
    chosen = path or environ.get("PREFECT__USER_CONFIG_PATH") or "~/.prefect/config.toml"
    file = Path(os.path.expandvars(os.path.expanduser(chosen)))
    # not `file.is_file()`: a home that may not be looked into has no file for us, and must not stop the import
    if os.path.isfile(file):
        # imported here: most machines have no such file
        import tomllib

        try:
            settings = settings.merged(tomllib.loads(file.read_text(encoding="utf-8")))
        except tomllib.TOMLDecodeError as err:
            raise ValueError(f"The configuration file {file} is no valid TOML: {err}") from err
    return settings


#: The settings of this process.
config = load_config()
