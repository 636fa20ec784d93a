"""Cloud Functions: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import needed
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.operation import Operation

exceptions = optional("google.api_core.exceptions", extra="google")
requests = optional("requests", extra="google")

#: Greatest size of a source, in bytes.
GREATEST = 104857600
#: What goes with a source to the address for it.
HEADERS = {"Content-Type": "application/zip", "x-goog-content-length-range": f"0,{GREATEST}"}


class Deploying(Operation):
    """Uploads the source; makes the function, or changes the one that is there."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        function = dict(needed(arguments["function"], "function"))
        exchange = self.exchange(arguments)
        name = needed(function.get("name"), "function['name']")
        if arguments["zip_path"] is not None:
            function["sourceUploadUrl"] = self._uploaded(exchange, arguments["zip_path"])
        try:
            exchange.send("GET", name)
        except exceptions.NotFound:
            # the same request as for a function that never was
            return super().begun({**arguments, "function": function})
        exchange.known["made"] = exchange.send("PATCH", name, {"updateMask": list(function)}, function)
        if not arguments["wait"]:
            return {"gives": exchange.value(self.row.gives_at_once)}
        assert self.row.look is not None
        found = self._to_look_at(self.row.look, exchange)
        return found or {"gives": exchange.value(self.row.gives)}

    def _uploaded(self, exchange: Exchange, file: str) -> str:
        address: str = exchange.ask(f"{self.row.request}:generateUploadUrl", body={})["uploadUrl"]
        with Path(file).open("rb") as source:
            # the address is for this upload alone: it is asked without credentials
            answer = requests.put(
                address, data=source, headers=HEADERS, timeout=exchange.known["args"]["request_timeout"]
            )
        answer.raise_for_status()
        return address


class Invoking(Operation):
    """Fails where the function has failed."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        handle = super().begun(arguments)
        if handle["gives"].get("error"):
            raise GoogleJobFailed(f"{self.name}: the function failed; {handle['gives']['error']}")
        return handle
