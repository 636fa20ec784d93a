"""Classes made on demand for names of `airflow.…` that have no counterpart here."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

from prefect.compat.airflow import datafiles
from prefect.compat.airflow.standin.notes import note

#: Asked, before a placeholder is made, for what stands for a dotted path (as it was imported); `None` means: not known.
counterparts: list[Callable[[str], Any]] = []
#: Give further dotted paths that counterparts know, for those who import all of a module.
listed: list[Callable[[], Iterable[str]]] = []
_made: dict[str, Any] = {}
_modules: frozenset[str] | None = None
_aliases: dict[str, str] | None = None
_fields: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] | None = None

_OPERATOR_ENDINGS = ("Operator", "Sensor", "Transfer", "OperatorAsync", "SensorAsync", "Marker")
_HOOK_ENDINGS = ("Hook", "HookAsync", "AsyncHook")


def _lines(name: str) -> list[str]:
    return datafiles.lines(__package__, name)


def modules() -> frozenset[str]:
    """Return the dotted names of the modules that some Airflow version or provider has."""
    global _modules
    if _modules is None:
        names: set[str] = set()
        for line in _lines("modules.txt"):
            names.add(line)
            while "." in line:
                line = line.rpartition(".")[0]
                names.add(line)
        _modules = frozenset(names)
    return _modules


def is_module(path: str) -> bool:
    """Tell whether `path` is a module of some Airflow version or provider."""
    return path in modules()


def canonical(path: str) -> str:
    """Return today's dotted path of what `path` once was, or `path`."""
    global _aliases
    if _aliases is None:
        _aliases = dict(line.split(" ", 1) for line in _lines("aliases.txt"))
    return _aliases.get(path, path)


def template_fields_of(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return template fields and template endings of a provider's operator."""
    global _fields
    if _fields is None:
        _fields = {}
        for line in _lines("template_fields.txt"):
            name, names, endings = line.split(" ")
            _fields[name] = (tuple(filter(None, names.split(","))), tuple(filter(None, endings.split(","))))
    return _fields.get(path, ((), ()))


def is_constant(name: str) -> bool:
    """Tell whether a name is written as those of constants are."""
    return len(name) > 1 and name == name.upper() and any(letter.isalpha() for letter in name)


def is_operator(path: str) -> bool:
    """Tell whether `path` is known as an operator of some provider."""
    template_fields_of(path)
    return path in (_fields or ())


def is_made_on_demand(cls: Any) -> bool:
    """Tell whether `cls` is a class made on demand, or derives its `execute` from one."""
    return isinstance(cls, type) and "standin_path" in vars(cls)


def named(module: str, name: str) -> Any:
    """Return what stands for `name` of `module`; it is one object however it is imported."""
    path = f"{module}.{name}"
    # classes are never modules; a name in small letters that is known nowhere may be a module of the user's
    if name[:1].islower() and (is_module(path) or not is_module(module)):
        raise AttributeError(f"module {module!r} has no attribute {name!r}")
    found = counterpart_of(path)
    if found is not None:
        return found
    note("made-on-demand", f"{path} has no counterpart here; a placeholder stands for it")
    target = canonical(path)
    if target not in _made:
        _made[target] = make(target)
    return _made[target]


def counterpart_of(path: str) -> Any:
    """Return what stands for a dotted path of some version or provider without being made, `None` if nothing does."""
    target = canonical(path)
    if target != path:
        # an old path of something that is in the table
        from prefect.compat.airflow.standin.namespace import is_open
        from prefect.compat.airflow.standin.paths import NAMES

        owner, _, last = target.rpartition(".")
        if last in NAMES and is_open(owner):
            from importlib import import_module

            where, attribute = NAMES[last]
            return getattr(import_module(f"{__package__}.{where}"), attribute)
    for counterpart in counterparts:
        found = counterpart(path)
        if found is not None:
            return found
    module, _, name = path.rpartition(".")
    if not is_module(module):
        return None
    from prefect.compat.airflow.standin.borrowed import borrowed  # only what nobody else knows is looked for there

    return borrowed(name)


def names_below(module: str) -> set[str]:
    """Return the names that providers have, or had, in a module."""
    canonical(module)
    template_fields_of(module)
    known = itertools.chain(_aliases or (), _fields or (), *(paths() for paths in listed))
    return {name for owner, _, name in (path.rpartition(".") for path in known) if owner == module}


def make(path: str) -> Any:
    """Make the placeholder for a dotted path: an operator, a hook, an error or something general."""
    module, _, name = path.rpartition(".")
    parts = set(module.split("."))
    namespace: dict[str, Any] = {"__module__": module, "standin_path": path, "__qualname__": name}
    if name.endswith(("Exception", "Error", "Warning")):
        from prefect.compat.airflow.standin.exceptions import AirflowException

        return type(name, (DeprecationWarning if name.endswith("Warning") else AirflowException,), namespace)
    if name.endswith(_HOOK_ENDINGS):
        from prefect.compat.airflow.standin.placeholders import PlaceholderHook

        return type(name, (PlaceholderHook,), namespace)
    if is_constant(name):
        from prefect.compat.airflow.standin.anyvalue import UnknownValue

        return UnknownValue(name.lower())
    if name[:1].islower():
        from prefect.compat.airflow.standin.placeholders import Placeholder

        return type(name, (Placeholder,), namespace)()
    if name.endswith(_OPERATOR_ENDINGS) or is_operator(path):
        from prefect.compat.airflow.standin.baseoperator import BaseOperatorMeta
        from prefect.compat.airflow.standin.placeholders import PlaceholderOperator, PlaceholderSensor

        base = PlaceholderSensor if "Sensor" in name or "sensors" in parts else PlaceholderOperator
        fields, endings = template_fields_of(path)
        namespace.update(template_fields=fields, template_ext=endings)
        return BaseOperatorMeta(name, (base,), namespace)
    from prefect.compat.airflow.standin.placeholders import Placeholder

    return type(name, (Placeholder,), namespace)


def decorated_class(name: str) -> Any:
    """Return the operator class of an unknown `@task.<name>`."""
    path = f"airflow.decorators.task.{name}"
    note("made-on-demand", f"@task.{name} has no counterpart here; a placeholder stands for it")
    if path not in _made:
        from prefect.compat.airflow.standin.placeholders import decorated_placeholder

        _made[path] = decorated_placeholder(name, path)
    return _made[path]
