"""
Files as Airflow's `connections export`, `variables export` and `pools export` write them (JSON, YAML, dotenv), and of
answers to the tasks that ask people.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import Any

from prefect.compat.airflow.standin.connection import Connection, from_text
from prefect.core.optional import optional

yaml = optional("yaml", extra="airflow")

DEFAULT_POOL = "default_pool"


class SourceError(ValueError):
    """A file of connections, variables or pools cannot be read; the text says which, where and why."""


def connections(path: str | os.PathLike[str]) -> dict[str, Connection]:
    """
    Read connections.

    Args:
        path: JSON, YAML (`.json`, `.yaml`, `.yml`) or dotenv (`.env`): id -> URI, JSON text or a mapping of fields.

    Returns:
        The connections by id.

    Raises:
        SourceError: the file or a connection in it cannot be read.
    """
    return {name: _checked(path, name, _connection, name, value) for name, value in _entries(path).items()}


def variables(path: str | os.PathLike[str]) -> dict[str, str]:
    """
    Read variables.

    Args:
        path: JSON, YAML or dotenv: key -> text, or any value, which becomes JSON text; `{"value": …}` with a
            description beside it is what newer versions export.

    Returns:
        The texts by key.

    Raises:
        SourceError: the file cannot be read.
    """
    return {name: _text(value) for name, value in _entries(path).items()}


def pools(path: str | os.PathLike[str]) -> dict[str, int]:
    """
    Read pools.

    Args:
        path: JSON or YAML: name -> `{"slots": number, …}`.

    Returns:
        The number of slots by name; -1 is no limit.

    Raises:
        SourceError: the file or a pool in it cannot be read.
    """
    return {name: _checked(path, name, _slots, value) for name, value in _entries(path).items()}


def responses(path: str | os.PathLike[str]) -> dict[str, dict[str, Any]]:
    """
    Read answers to the tasks that ask people.

    Args:
        path: JSON or YAML: DAG id -> task id (`id[0]` for one of a mapped task) -> an option, a list of options, or
            `{"chosen_options": […], "params_input": {…}}`.

    Returns:
        The same.

    Raises:
        SourceError: the file cannot be read.
    """
    return {name: _checked(path, name, _answers, value) for name, value in _entries(path).items()}


def _answers(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise SourceError(f"a DAG needs a mapping of task ids to answers, not {value!r}")
    for task_id, answer in value.items():
        if not isinstance(answer, (str, list, Mapping)):
            raise SourceError(f"task {task_id!r} needs an option, a list of options or a mapping, not {answer!r}")
        if not (answer.get("chosen_options") if isinstance(answer, Mapping) else answer):
            raise SourceError(f"task {task_id!r} needs at least one option, not {answer!r}")
    return dict(value)


def _checked(path: Any, name: str, make: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return make(*arguments)
    except SourceError as err:
        raise SourceError(f"{os.fspath(path)}: {name!r}: {err}") from None
    except Exception as err:  # noqa: BLE001 - said anew without what it may tell of the values
        # the text of an error about a connection may hold its password
        raise SourceError(f"{os.fspath(path)}: {name!r} cannot be read ({type(err).__name__})") from None


def _connection(name: str, value: Any) -> Connection:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, str):
        return from_text(name, value)
    if not isinstance(value, Mapping):
        raise SourceError(f"connection {name!r} must be a URI, JSON text or a mapping, not {type(value).__name__}")
    left_out = ("conn_id", "is_encrypted", "is_extra_encrypted")
    fields = {key: field for key, field in value.items() if key not in left_out}
    dejson = fields.pop("extra_dejson", None)
    if dejson and not fields.get("extra"):
        fields["extra"] = dejson
    if set(fields) == {"uri"}:
        return from_text(name, fields["uri"])
    if fields.get("port") is not None:
        fields["port"] = int(fields["port"])
    return Connection(conn_id=name, **fields)


def _text(value: Any) -> str:
    if isinstance(value, Mapping) and "value" in value and set(value) <= {"value", "description", "team_name"}:
        value = value["value"]
    return value if isinstance(value, str) else json.dumps(value, indent=2)


def _slots(value: Any) -> int:
    slots = value.get("slots") if isinstance(value, Mapping) else value
    if isinstance(slots, bool) or not isinstance(slots, int):
        raise SourceError(f"a pool needs a number of slots, not {slots!r}")
    return slots


def _entries(path: str | os.PathLike[str]) -> dict[str, Any]:
    name = os.fspath(path)
    try:
        with open(name, encoding="utf-8") as file:
            text = file.read()
    except OSError as err:
        raise SourceError(f"{name} cannot be read: {err.strerror}") from err
    kind = name.rpartition(".")[2].lower()
    if kind == "env":
        return _dotenv(name, text)
    if kind in ("yaml", "yml"):
        try:
            found = yaml.safe_load(text) or {}
        except yaml.YAMLError as err:
            line = getattr(getattr(err, "problem_mark", None), "line", None)
            raise SourceError(f"{name}{'' if line is None else f':{line + 1}'}: that is no YAML") from err
    else:
        try:
            found = json.loads(text) if text.strip() else {}
        except ValueError as err:
            line = getattr(err, "lineno", None)
            raise SourceError(f"{name}{'' if line is None else f':{line}'}: that is no JSON") from err
    if not isinstance(found, dict):
        raise SourceError(f"{name}: it must map names to values, and is a {type(found).__name__}")
    return {str(key): value for key, value in found.items()}


def _dotenv(name: str, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        key, equals, value = line.partition("=")
        if not equals:
            raise SourceError(f"{name}:{number}: a line must look like NAME=value")
        found[key.strip()] = value.strip()
    return found
