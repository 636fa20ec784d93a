"""Which arguments operator classes take."""

from __future__ import annotations

import functools
import inspect


@functools.lru_cache(maxsize=1)
def base_arguments() -> frozenset[str]:
    """Return the names of the arguments of `BaseOperator`."""
    from prefect.compat.airflow.standin.baseoperator import BaseOperator  # the base operator comes after its parts

    return frozenset(inspect.signature(BaseOperator.__init__).parameters) - {"self", "kwargs"}


@functools.lru_cache(maxsize=512)
def accepted_arguments(cls: type) -> frozenset[str] | None:
    """Return the names that the `__init__` methods of `cls` and its bases know; `None` means any."""
    names: set[str] = set()
    for base in cls.__mro__:
        init = base.__dict__.get("__init__")
        if init is None or base is object:
            continue
        parameters = inspect.signature(init).parameters
        names.update(name for name in parameters if name != "self")
        if getattr(base, "standin_takes_anything", False) and "standin_path" in base.__dict__:
            return None
    return frozenset(names) - {"kwargs", "args"}
