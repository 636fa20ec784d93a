"""AppFlow: run a flow over a part of its records."""

from __future__ import annotations

from typing import Any

import pendulum

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.operation import AwsTask, is_done
from prefect.tasks.aws.rows import Look

#: How to see whether an execution is done, in its record.
EXECUTION = Look(
    "describe_flow_execution_records",
    {},
    "executionStatus",
    done=("Successful",),
    failed=("Error", "Canceled", "CancelStarted"),
    reason="executionResult.errorInfo.executionMessage",
)
#: Which records: name -> AppFlow's operator; `None` takes all.
WHICH = {"full": None, "before": "LESS_THAN", "after": "GREATER_THAN", "daily": "BETWEEN"}
#: What `describe_flow` says and `update_flow` takes.
KEPT = ("flowName", "description", "sourceFlowConfig", "destinationFlowConfigList", "triggerConfig", "tasks")


class AppflowRun(AwsTask):
    """
    Set which records a flow of AppFlow takes, run it, and wait for its end.

    The filters that the flow has are replaced, and stay so.

    Args:
        flow_name: name of the flow.
        which: `"full"` takes all records, `"before"` those before `filter_date`, `"after"` those after it, `"daily"`
            those of the 24 hours that begin with it.
        source: kind of the flow's source, such as `salesforce`; another one is an error. `None` takes any.
        source_field: field that is compared with the date.
        filter_date: date and time (ISO 8601, UTC unless it says otherwise).
        wait: wait for the end; `False` ends the run as soon as AppFlow has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The id of the execution.

    Raises:
        ValueError: the flow, or what the filter needs, was given neither to the task nor to the run; an unknown
            `which`; the flow has another source.
        AwsJobFailed: the run failed.
        WaitTimedOut: it was not done after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> AppflowRun("accounts", "daily", source_field="CreatedDate", filter_date="2024-01-01").which
        'daily'
    """

    @settable("flow_name", "which", "source", "source_field", "filter_date", "wait", "poll_interval", "max_wait")
    def start(
        self,
        flow_name: str | None = None,
        which: str = "full",
        source: str | None = None,
        source_field: str | None = None,
        filter_date: str | None = None,
        wait: bool = True,
        poll_interval: float = 20.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        if which not in WHICH:
            raise ValueError(f"{which!r} is no choice of records; there are {', '.join(WHICH)}.")
        client = self.connect("appflow", credentials)
        name = needed(flow_name, "flow_name")
        known = client.describe_flow(flowName=name)
        kind = known["sourceFlowConfig"]["connectorType"]
        if source is not None and source.lower() != kind.lower():
            raise ValueError(f"The flow {name!r} has the source {kind}, not {source}.")
        given = {part: known[part] for part in KEPT if part in known}
        if given["triggerConfig"]["triggerType"] == "OnDemand":
            # what is told of it is refused when it is sent back
            given["triggerConfig"] = {"triggerType": "OnDemand"}
        given["tasks"] = [task for task in known["tasks"] if task["taskType"] != "Filter"]
        operator = WHICH[which]
        if operator is not None:
            field = needed(source_field, "source_field")
            bounds = _bounds(which, needed(filter_date, "filter_date"))
            given["tasks"].append(
                {
                    "taskType": "Filter",
                    "connectorOperator": {kind: operator},
                    "sourceFields": [field],
                    "taskProperties": {"DATA_TYPE": "datetime", **bounds},
                }
            )
        client.update_flow(**given)
        return {"flow": name, "execution": client.start_flow(flowName=name)["executionId"]}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        client = self.connect("appflow", wait["credentials"])
        records = client.describe_flow_execution_records(flowName=wait.handle["flow"], maxResults=100)["flowExecutions"]
        seen = next((each for each in records if each["executionId"] == wait.handle["execution"]), None)
        # the record of an execution comes a moment after it
        done = seen is not None and is_done(self.name, EXECUTION, seen, EXECUTION.done, EXECUTION.failed)
        return None if done else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        return wait.handle["execution"]


def _bounds(which: str, date: str) -> dict[str, str]:
    """The limits of a filter, in milliseconds since the epoch; they themselves are left out."""
    begin = int(pendulum.parse(date).timestamp() * 1000)  # type: ignore[union-attr]
    if which == "daily":
        return {"LOWER_BOUND": str(begin - 1), "UPPER_BOUND": str(begin + 24 * 60 * 60 * 1000)}
    return {"VALUE": str(begin)}
