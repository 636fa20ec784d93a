"""Airflow's variables: out of the run's own, then `AIRFLOW_VAR_<KEY>`, then the backends that were named."""

from __future__ import annotations

import json
import os
from typing import Any, NamedTuple

from prefect.compat.airflow.standin import overrides
from prefect.compat.airflow.standin.current import loading_module
from prefect.compat.airflow.standin.exceptions import AirflowRuntimeError, ErrorType
from prefect.compat.airflow.standin.masker import mask_secret
from prefect.compat.airflow.standin.node import LoggingMixin
from prefect.compat.airflow.standin.notes import note
from prefect.compat.airflow.standin.notset import NOTSET, ArgNotSet
from prefect.compat.airflow.standin.versions import current, full_name

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
    def get(cls, *args: Any, **kwargs: Any) -> Any:
        """
        Return a variable.

        Args:
            key: its name.
            default_var: what to return if there is none (`default` from 3.0 on).
            deserialize_json: read the text as JSON.

        Raises:
            KeyError: there is none and no default was given; `AirflowRuntimeError` from 3.0 on.
        """
        key, default, deserialize_json = _arguments(args, kwargs)
        text = find_variable(key)
        if text is None:
            if not isinstance(default, ArgNotSet):
                return default
            raise not_found(key)
        return json.loads(text) if deserialize_json else text

    @classmethod
    def setdefault(cls, key: str, default: Any, description: str | None = None, deserialize_json: bool = False) -> Any:
        """Return a variable, made with `default` if there is none."""
        found = cls.get(key, None, deserialize_json=deserialize_json)
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
        super().__init__(_what_to_do(key))
        self.key = key

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.key,)


class _Refused(NamedTuple):
    error: ErrorType
    detail: dict[str, str]


def _of_two(key: str, default_var: Any = NOTSET, deserialize_json: bool = False) -> tuple[str, Any, bool]:
    return key, default_var, deserialize_json


def _of_three(key: str, default: Any = NOTSET, deserialize_json: bool = False) -> tuple[str, Any, bool]:
    return key, default, deserialize_json


_of_two.__qualname__ = _of_three.__qualname__ = "Variable.get"


def _arguments(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[str, Any, bool]:
    read, named, other = (
        (_of_three, "default", "default_var") if current() >= (3, 0) else (_of_two, "default_var", "default")
    )
    if other in kwargs and loading_module:
        # a file that serves both versions imports the one class or the other; here they are one
        note("former-argument", f"Variable.get({other}=…) is {named} in Airflow {full_name()}")
        kwargs = {**kwargs, named: kwargs[other]}
        del kwargs[other]
    return read(*args, **kwargs)


def not_found(key: str) -> Exception:
    """Return the error for a variable that is not there, as the version that holds now has it."""
    if current() < (3, 0):
        return VariableNotFound(key)
    return AirflowRuntimeError(_Refused(ErrorType.VARIABLE_NOT_FOUND, {"message": _what_to_do(key)}))


def _what_to_do(key: str) -> str:
    found = "not found" if current() >= (3, 0) else "does not exist"
    return f"Variable {key} {found}: set {PREFIX}{key.upper()}, or name a file that has it with --variables"


__all__ = ["Variable", "VariableNotFound", "find_variable", "not_found"]
