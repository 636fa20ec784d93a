"""What the tasks of Airtable share: they ask step by step, in their turn, and wait without a thread."""

from __future__ import annotations

import time
from typing import Any

from prefect.core.settable import needed
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.airtable.client import API_URL, airtable_table, exceptions, reasons, refused
from prefect.tasks.airtable.limits import PAUSE, PERIOD, book, pause

#: Rows that one request may write or delete.
BATCH = 10
#: What a plan that is used up is told; waiting does not help.
USED_UP = "PUBLIC_API_BILLING_LIMIT_EXCEEDED"


class _AirtableTask(WaitingTask):
    """
    A task that asks one table something, in one or more steps.

    What is done already stands in the handle, so that nothing is done twice after a pause.
    """

    api_url: str = API_URL

    def begun(self, base_key: str | None, table_name: str | None, **more: Any) -> dict[str, Any]:
        """The handle: when the next request may be sent, and what the task needs to go on."""
        needed(base_key, "base_key")
        needed(table_name, "table_name")
        return {"turn": None, **more}

    def check(self, wait: Wait) -> float | None:
        """Ask until all is done, or until the next turn is so far away that a thread should not be kept for it."""
        kept, base = wait.handle, f"{self.api_url}/{wait['base_key']}"
        table = airtable_table(
            wait["base_key"], wait["table_name"], wait["api_key"],
            secret=wait["credentials_secret"], api_url=self.api_url,
        )  # fmt: skip
        more = True
        while more:
            if kept["turn"] is None:
                kept["turn"] = book(base)
            left = kept["turn"] - time.time()
            if left > PERIOD:
                return float(left)
            if left > 0:  # even no sleep takes its time
                time.sleep(left)
            kept["turn"] = None
            try:
                more = self.ask(table, wait)
            except exceptions.RequestException as err:
                delay = _pause_after(err)
                if delay is None:
                    raise refused(err, wait["table_name"]) from err
                self.logger.info("Airtable wants a pause of %.0f seconds.", delay)
                pause(base, delay)
        return None

    def ask(self, table: Any, wait: Wait) -> bool:
        """Send one request, keep what came, and say whether there is more to ask."""
        raise NotImplementedError


def _pause_after(err: Any) -> float | None:
    """Seconds to wait before the same request is sent again; `None` if that does not help."""
    response = err.response
    if response is None or response.status_code != 429 or USED_UP in dict(reasons(response)):
        return None
    said = response.headers.get("Retry-After", "")
    return float(said) if said.isdigit() else PAUSE
