"""A property that an object may give itself another value for: `@replaceable`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    replaceable = property
else:

    class replaceable:
        """
        Computes an attribute, until an object is given one: programs set the `logger` of what they subclass.

        Args:
            function: gives the value for an object.

        Example:
            >>> class Named:
            ...     @replaceable
            ...     def name(self):
            ...         return "computed"
            >>> named = Named()
            >>> named.name
            'computed'
            >>> named.name = "given"
            >>> named.name
            'given'
        """

        def __init__(self, function: Callable[[Any], Any]) -> None:
            self.function = function
            self.__doc__ = function.__doc__

        def __get__(self, obj: Any, owner: type | None = None) -> Any:
            return self if obj is None else self.function(obj)
