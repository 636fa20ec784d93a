"""Storages by the names of their classes."""

from __future__ import annotations

import functools
from collections.abc import Callable

from prefect.extras import storage
from prefect.extras.storage.base import Storage
from prefect.extras.storage.local import Local


def storage_class(name: str) -> Callable[..., Storage]:
    """
    What makes a storage of a name.

    Args:
        name: such as `S3`.

    Returns:
        The class; that of local folders is told not to make them.

    Raises:
        ValueError: there is none of that name.

    Example:
        >>> storage_class("Module")(module="flows")
        <Storage: Module>
    """
    if name not in storage.__all__:
        raise ValueError(f"Unknown kind of storage {name!r}: it is one of {', '.join(storage.__all__)}.")
    if name == "Local":
        # a form that is read somewhere else names folders that need not be there
        return functools.partial(Local, validate=False)
    kind: type[Storage] = getattr(storage, name)
    return kind
