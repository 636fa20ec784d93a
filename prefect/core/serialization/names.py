"""
The names under which forms speak of classes and functions.

They are the public paths of Prefect 1.4.1, wherever the code itself lives.
"""

from __future__ import annotations

from typing import Any

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


def public_name(thing: Any) -> str:
    """
    The public path of a class or function.

    Args:
        thing: the class or function; of another object it is its class.

    Returns:
        The dotted path; of a function made by another it is that other's.

    Example:
        >>> from prefect.core.engine.triggers import all_failed
        >>> public_name(all_failed)
        'prefect.triggers.all_failed'
    """
    if not hasattr(thing, "__qualname__") or not hasattr(thing, "__module__"):
        thing = type(thing)
    name = thing.__qualname__.partition(".<locals>")[0]
    module = str(thing.__module__)
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
