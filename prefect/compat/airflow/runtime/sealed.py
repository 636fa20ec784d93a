"""Objects of users' own classes in XComs: Airflow writes their fields, but makes objects of allowed classes only."""

from __future__ import annotations

import copy
import dataclasses
import re
from fnmatch import fnmatch
from typing import Any

from prefect.compat.airflow.standin.configuration import conf


class Sealed:
    """
    An object that was pushed; whoever pulls it gets it if its class is allowed.

    Args:
        value: the object.
    """

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def opened(self) -> Any:
        """
        Return a copy of the object.

        Raises:
            ImportError: the setting `core.allowed_deserialization_classes` does not name its class.
        """
        kind = type(self.value)
        name = f"{kind.__module__}.{kind.__qualname__}"
        if not is_allowed(name):
            raise ImportError(
                f"{name} was not found in allow list for deserialization imports: name it in "
                "AIRFLOW__CORE__ALLOWED_DESERIALIZATION_CLASSES"
            )
        return copy.deepcopy(self.value)


class Unreadable(Sealed):
    """
    A value that Airflow writes, but cannot read again.

    Args:
        value: the value.
        reason: what whoever pulls it is told.
    """

    __slots__ = ("reason",)

    def __init__(self, value: Any, reason: str) -> None:
        super().__init__(value)
        self.reason = reason

    def opened(self) -> Any:
        """
        Fail, as reading it does there.

        Raises:
            ValueError: always.
        """
        raise ValueError(self.reason)


def is_allowed(name: str) -> bool:
    """Tell whether Airflow may make objects of the class with this dotted path."""
    globs = (conf.get("core", "allowed_deserialization_classes", fallback="") or "airflow.*").split()
    regexes = (conf.get("core", "allowed_deserialization_classes_regexp", fallback="") or "").split()
    return any(fnmatch(name, glob) for glob in globs) or any(re.match(regex, name) for regex in regexes)


def fields_of(value: Any, version: tuple[int, int]) -> list[Any] | None:
    """
    Return the values of an object's fields if Airflow knows how to write it, else `None`.

    Args:
        value: an object of any class.
        version: the Airflow version: pydantic's models came with 3.0.
    """
    kind = type(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in dataclasses.fields(value)]
    if hasattr(kind, "__attrs_attrs__"):
        return [getattr(value, field.name) for field in kind.__attrs_attrs__]
    if version >= (3, 0) and hasattr(kind, "model_dump") and hasattr(kind, "model_fields"):
        return list(value.model_dump().values())
    return None
