"""Airflow's variables: out of the run's own, then `AIRFLOW_VAR_<KEY>`, then the backends that were named."""

from __future__ import annotations

import json
import os
from typing import Any

from prefect.compat.airflow.standin import overrides
from prefect.compat.airflow.standin.masker import mask_secret
from prefect.compat.airflow.standin.node import LoggingMixin
from prefect.compat.airflow.standin.notset import NOTSET, ArgNotSet

PREFIX = "AIRFLOW_VAR_"


def find_variable(key: str) -> str | None:
    """Return the text of a variable, or `None`; it is masked from now on if its name says that it is secret."""
    text = _found(key)
    if text is not None:
        mask_secret(text, key)
    return text


def _found(key: str) -> str | None:
    if key in overrides.variables:
        return overrides.variables[key]
    for backend in overrides.first():
        text = backend.get_variable(key)
        if text is not None:
            return str(text)
    text = os.environ.get(PREFIX + key.upper())
    if text is not None:
        return text
    for backend in overrides.backends:
        text = backend.get_variable(key)
        if text is not None:
            return str(text)
    return None


class Variable(LoggingMixin):
    """
    A named text.

    Args:
        key: the name.
        val: the text.
        description: for people.
    """

    def __init__(self, key: str | None = None, val: Any = None, description: str | None = None) -> None:
        self.key, self.val, self.description = key, val, description

    def get_val(self) -> Any:
        """Return the text."""
        return self.val

    @property
    def value(self) -> Any:
        """The text."""
        return self.val

    @classmethod
    def get(cls, key: str, default_var: Any = NOTSET, deserialize_json: bool = False, *, default: Any = NOTSET) -> Any:
        """
        Return a variable.

        Raises:
            KeyError: there is none and no default was given (`AirflowRuntimeError` from 3.0 on, which is one as well).
        """
        text = find_variable(key)
        if text is None:
            given = default_var if isinstance(default, ArgNotSet) else default
            if not isinstance(given, ArgNotSet):
                return given
            raise VariableNotFound(key)
        return json.loads(text) if deserialize_json else text

    @classmethod
    def setdefault(cls, key: str, default: Any, description: str | None = None, deserialize_json: bool = False) -> Any:
        """Return a variable, made with `default` if there is none."""
        found = cls.get(key, default_var=None, deserialize_json=deserialize_json)
        if found is not None:
            return found
        if default is None:
            raise ValueError("Default Value must be set")
        cls.set(key, default, description=description, serialize_json=deserialize_json)
        return default

    @classmethod
    def set(
        cls, key: str, value: Any, description: str | None = None, serialize_json: bool = False, session: Any = None
    ) -> None:
        """Set a variable for the rest of this process."""
        overrides.variables[key] = json.dumps(value, indent=2) if serialize_json else str(value)

    @classmethod
    def update(cls, key: str, value: Any, serialize_json: bool = False, session: Any = None) -> None:
        """Set a variable that exists."""
        if find_variable(key) is None:
            raise KeyError(f"Variable {key} does not exist")
        cls.set(key, value, serialize_json=serialize_json)

    @classmethod
    def delete(cls, key: str, session: Any = None) -> int:
        """Forget a variable that was set here; return how many were forgotten."""
        return 0 if overrides.variables.pop(key, None) is None else 1

    @staticmethod
    def get_variable_from_secrets(key: str) -> str | None:
        """Return the text of a variable, or `None`."""
        return find_variable(key)

    def __repr__(self) -> str:
        return f"{self.key} : ***"


class VariableNotFound(KeyError):
    """There is no such variable."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"Variable {key} does not exist: set {PREFIX}{key.upper()}, or name a file that has it with --variables"
        )
        self.key = key

    def __str__(self) -> str:
        return str(self.args[0])


__all__ = ["Variable", "VariableNotFound", "find_variable"]
