"""Modules named `airflow.…`, made when they are asked for, out of the table in `paths`."""

from __future__ import annotations

import types
from importlib import import_module
from typing import Any

from prefect.compat.airflow.standin import availability, exceptions, ondemand, paths, versions

_OURS = __name__.rpartition(".")[0]


class StandinModule(types.ModuleType):
    """A module of the stand-in: its attributes are looked up when they are asked for."""

    def __setattr__(self, name: str, value: Any) -> None:
        # importing `airflow.decorators.task_group` must not put the module in place of the function
        if not (
            isinstance(value, types.ModuleType) and name in paths.NAMES and self.__name__ in paths.FUNCTION_PACKAGES
        ):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            if name == "__all__":
                return star_names(self.__name__)
            if name == "__version__" and self.__name__ in ("airflow", "airflow.sdk", "airflow.version"):
                return versions.full_name()
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        try:
            value = lookup(self.__name__, name)
        except AttributeError:
            path = f"{self.__name__}.{name}"
            if not ondemand.is_module(path):
                raise
            # Airflow has imported most of its modules before a DAG file says `airflow.utils.dates`
            try:
                return import_module(path)
            except ImportError as err:
                raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from err
        self.__dict__[name] = value
        return value

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        # a function of a module that no version has looks like a module to the import system
        if ondemand.is_module(self.__name__):
            raise TypeError("'module' object is not callable")
        from prefect.compat.airflow.standin.anyvalue import called

        return called(self, self.__name__, args, kwargs)


def _ours(module: str, name: str) -> Any:
    loaded = import_module(module) if module == "pendulum" else import_module(f"{_OURS}.{module}")
    return getattr(loaded, name)


def lookup(module: str, name: str) -> Any:
    """
    Return what `name` is in `module`.

    Raises:
        AttributeError: it is (or may be) a module of its own, which the import system asks for next.
    """
    value = _served(module, name)
    return ondemand.named(module, name) if value is _MISSING else value


def star_names(module: str) -> list[str]:
    """
    Return what `from module import *` brings: the names that the module has in the version that holds, and that are
    served; what would have to be made on demand is left to those who ask for it.
    """
    wanted = {
        name
        for name in availability.names(versions.current(), module) | ondemand.names_below(module)
        if not name.startswith("_")
    }
    return sorted(
        name
        for name in wanted
        if _served(module, name) is not _MISSING or ondemand.counterpart_of(f"{module}.{name}") is not None
    )


def _served(module: str, name: str) -> Any:
    path = f"{module}.{name}"
    if path in paths.SPECIAL:
        return _ours(*paths.SPECIAL[path])
    if path in paths.SAME_MODULES:
        return import_module(paths.SAME_MODULES[path])
    target = paths.MODULES.get(module)
    if target is not None:
        value = getattr(import_module(f"{_OURS}.{target}"), name, _MISSING)
        if value is not _MISSING:
            return value
    if (
        name in paths.NAMES
        and is_open(module)
        and (name[:1].isupper() or module in paths.FUNCTION_PACKAGES or not ondemand.is_module(path))
    ):
        return _ours(*paths.NAMES[name])
    if name.endswith(_ERRORS) and (found := getattr(exceptions, name, None)) is not None:
        # many modules let Airflow's errors be imported from them
        return found
    return _MISSING


_ERRORS = ("Exception", "Error", "Warning", "Timeout", "Deferred", "NotFound")
_MISSING = object()


def is_open(module: str) -> bool:
    """Tell whether the plain names of the table hold in `module`."""
    return module == "airflow" or any(
        module == prefix or module.startswith(prefix + ".") for prefix in paths.OPEN_PREFIXES
    )


def make_module(fullname: str) -> StandinModule:
    """Make the module of that name; all may have modules below them."""
    module = StandinModule(fullname, f"Stand-in for `{fullname}`.")
    module.__path__ = []
    module.__file__ = f"<stand-in {fullname}>"
    return module
