"""Workflows: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

from typing import Any

from prefect.core.settable import needed
from prefect.tasks.google.operation import Operation


class Updating(Operation):
    """Sends what is there where nothing else is given."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        for name in self.required:
            needed(arguments[name], name)
        if arguments["workflow"] is None:
            there = self.exchange(arguments).ask(self.row.request.replace("PATCH", "GET"))
            arguments["workflow"] = {name: value for name, value in there.items() if name != "name"}
        return super().begun(arguments)
