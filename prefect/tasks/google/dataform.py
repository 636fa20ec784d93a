"""Dataform: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

from typing import Any

from prefect.core.waiting import Wait
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.operation import Operation
from prefect.tasks.google.rows import Look

ACTIONS = "workflowInvocationActions"


class Invoking(Operation):
    """Tells why the run of a workflow failed."""

    def judged(self, wait: Wait, exchange: Exchange, look: Look, seen: Any) -> bool:
        """See the base class."""
        if seen.get("state") not in look.failed:
            return super().judged(wait, exchange, look, seen)
        found = exchange.all_pages(f"GET {wait.handle['look']}:query", ACTIONS, {}, None)[ACTIONS]
        why = "; ".join(str(action["failureReason"]) for action in found if action.get("failureReason"))
        raise GoogleJobFailed(f"{self.name}: the state is {seen['state']!r}; {why or 'Google gave no reason'}.")


class WaitingForAction(Operation):
    """Looks at the one action that it is about."""

    def judged(self, wait: Wait, exchange: Exchange, look: Look, seen: Any) -> bool:
        """See the base class."""
        found = seen.get(ACTIONS) or []
        if seen.get("nextPageToken"):
            found = exchange.all_pages(f"GET {look.path}", ACTIONS, {}, None)[ACTIONS]
        name = wait["target_name"]
        action = next((each for each in found if each.get("target", {}).get("name") == name), None)
        if action is None:
            raise GoogleJobFailed(f"{self.name}: the invocation has no action with the target {name!r}.")
        # what is left out is the first word of the API's list
        one = look._replace(state="state", reason="failureReason")
        return super().judged(wait, exchange, one, {"state": "PENDING", **action})
