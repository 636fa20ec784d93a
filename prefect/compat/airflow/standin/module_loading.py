"""`airflow.utils.module_loading`."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def import_string(dotted_path: str) -> Any:
    """Return what a dotted path names."""
    module, _, name = dotted_path.rpartition(".")
    if not module:
        raise ImportError(f"{dotted_path} doesn't look like a module path")
    try:
        return getattr(import_module(module), name)
    except AttributeError as err:
        raise ImportError(f'Module "{module}" does not define a "{name}" attribute/class') from err


def qualname(o: Any) -> str:
    """Return the dotted path of a class, a function or an object's class."""
    named = o if hasattr(o, "__qualname__") else type(o)
    module = getattr(named, "__module__", None)
    return f"{module}.{named.__qualname__}" if module and module != "builtins" else str(named.__qualname__)
