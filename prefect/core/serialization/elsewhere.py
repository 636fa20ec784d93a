"""Forms of families whose classes live outside the core: storages and run configurations."""

from __future__ import annotations

from typing import Any, ClassVar

from prefect.core import hooks
from prefect.core.serialization.schema import Schema


class ElsewhereSchema(Schema):
    """The form of a class that the core knows by name only."""

    #: Name of the class.
    name: ClassVar[str] = ""
    #: Slot of `hooks` that gives the class of a name.
    slot: ClassVar[str] = ""

    def make(self, data: dict[str, Any]) -> Any:
        """
        Make the object.

        Args:
            data: the fields that were there.

        Returns:
            The object.

        Raises:
            NotAvailable: this installation has no such classes.
        """
        return hooks.call(self.slot, self.name)(**data)
