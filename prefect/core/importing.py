"""Objects by their dotted names."""

from __future__ import annotations

import importlib
from typing import Any


def import_object(name: str) -> Any:
    """
    An object by its dotted name.

    Args:
        name: `package.module.name`, or `package.module:name`, or a module.

    Returns:
        The object.

    Raises:
        ImportError: there is no such module.
        AttributeError: there is no such name in it.

    Example:
        >>> import_object("os.path.join").__name__
        'join'
    """
    module, colon, attribute = name.partition(":")
    if colon:
        found: Any = importlib.import_module(module)
        for part in attribute.split("."):
            found = getattr(found, part)
        return found
    module, dot, attribute = name.rpartition(".")
    if not dot:
        return importlib.import_module(name)
    parent = importlib.import_module(module)
    try:
        return getattr(parent, attribute)
    except AttributeError:
        # it may be a module that nobody has imported yet
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as err:
            if err.name != name:
                raise
            raise AttributeError(f"module {module!r} has no attribute {attribute!r}") from err
