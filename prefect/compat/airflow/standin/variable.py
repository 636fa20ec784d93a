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
    key = str(key)
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
        wrong: ValueError | None = None
        if text is not None:
            try:
                return json.loads(text) if deserialize_json else text
            except ValueError as err:
                if current() < (3, 0):
                    raise
                # Airflow 3 takes a text that is no JSON for none at all
                wrong = err
        if not isinstance(default, ArgNotSet):
            return default
        raise not_found(key) from wrong

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
        """Set a variable for the rest of this process; one that the environment gives stays what it is there."""
        if key not in overrides.variables and PREFIX + key.upper() in os.environ:
            cls().log.warning(
                "variable %r is given by the environment, which goes first: what is set has no effect", key
            )
            return
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


class _NotFoundAtLoad(AirflowRuntimeError, KeyError):
    """There is no such variable; for files that catch what either class of Airflow 3 raises."""

    __str__ = AirflowRuntimeError.__str__


_NotFoundAtLoad.__name__ = _NotFoundAtLoad.__qualname__ = "AirflowRuntimeError"


def _of_two(key: str, default_var: Any = NOTSET, deserialize_json: bool = False) -> tuple[str, Any, bool]:
    return key, default_var, deserialize_json


def _of_three(key: str, default: Any = NOTSET, deserialize_json: bool = False) -> tuple[str, Any, bool]:
    return key, default, deserialize_json


_of_two.__qualname__ = _of_three.__qualname__ = "Variable.get"


def _arguments(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[str, Any, bool]:
    is_three = current() >= (3, 0)
    read, named, other = (_of_three, "default", "default_var") if is_three else (_of_two, "default_var", "default")
    if other in kwargs and is_three:
        # `airflow.models.Variable` has kept the old name; here it is the class of `airflow.sdk`
        kwargs = {**kwargs, named: kwargs[other]}
        del kwargs[other]
    elif other in kwargs and loading_module:
        # a file that serves both versions imports the one class or the other; here they are one
        note("former-argument", f"Variable.get({other}=…) is {named} in Airflow {full_name()}")
        kwargs = {**kwargs, named: kwargs[other]}
        del kwargs[other]
    return read(*args, **kwargs)


def not_found(key: str) -> Exception:
    """Return the error for a variable that is not there, as the version that holds now has it."""
    if current() < (3, 0):
        return VariableNotFound(key)
    # while a file loads, the class of `airflow.models` raises a KeyError and that of `airflow.sdk` the other
    error = _NotFoundAtLoad if loading_module else AirflowRuntimeError
    return error(_Refused(ErrorType.VARIABLE_NOT_FOUND, {"message": _what_to_do(key)}))


def _what_to_do(key: str) -> str:
    found = "not found" if current() >= (3, 0) else "does not exist"
    return f"Variable {key} {found}: set {PREFIX}{key.upper()}, or name a file that has it with --variables"


__all__ = ["Variable", "VariableNotFound", "find_variable", "not_found"]
