"""
The names under which forms speak of classes and functions.

They are the public paths of Prefect 1.4.1, wherever the code itself lives.
"""

from __future__ import annotations

from typing import Any

from prefect.core.importing import import_object

#: Where the code lives, and the public path; a longer row wins over a shorter one.
_PUBLIC = {
    "prefect.core.engine.cache_validators": "prefect.engine.cache_validators",
    "prefect.core.engine.input_hash": "prefect.engine.cache_validators",
    "prefect.core.engine.input_hash.InputHash": "prefect.engine.cache_validators.input_hash",
    "prefect.core.engine.triggers": "prefect.triggers",
    "prefect.core.function_task": "prefect.tasks.core.function",
    "prefect.core.literals": "prefect.tasks.core.collections",
    "prefect.core.literals.Constant": "prefect.tasks.core.constants.Constant",
    "prefect.core.operators": "prefect.tasks.core.operators",
    "prefect.core.schedules.adjustments": "prefect.schedules.adjustments",
    "prefect.core.schedules.filters": "prefect.schedules.filters",
}


def public_name(obj: Any) -> str:
    """
    The public path of a class or function.

    Args:
        obj: the class or function; of another object it is its class.

    Returns:
        The dotted path; of a function made by another it is that other's.

    Example:
        >>> from prefect.core.engine.triggers import all_failed
        >>> public_name(all_failed)
        'prefect.triggers.all_failed'
    """
    if not hasattr(obj, "__qualname__") or not hasattr(obj, "__module__"):
        obj = type(obj)
    name = obj.__qualname__.partition(".<locals>")[0]
    module = str(obj.__module__)
    whole = f"{module}.{name}"
    return _PUBLIC.get(whole) or f"{_PUBLIC.get(module, module)}.{name}"


def type_name(obj: Any) -> str:
    """
    The public path of an object's class.

    Args:
        obj: the object.

    Returns:
        The dotted path.
    """
    cls = type(obj)
    whole = f"{cls.__module__}.{cls.__qualname__}"
    return _PUBLIC.get(whole) or f"{_PUBLIC.get(cls.__module__, cls.__module__)}.{cls.__qualname__}"


def from_qualified_name(obj_str: str) -> Any:
    """
    The class or function of a public path.

    Args:
        obj_str: the dotted path.

    Returns:
        The class or function.

    Raises:
        ValueError: nothing is there.

    Example:
        >>> from_qualified_name("prefect.core.task.Task").__name__
        'Task'
    """
    try:
        return import_object(obj_str)
    except (ImportError, AttributeError) as err:
        raise ValueError(f"Couldn't load \"{obj_str}\"; maybe it hasn't been imported yet?") from err
