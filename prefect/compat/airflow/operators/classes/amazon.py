"""Amazon's operators that decide what comes after them."""

from __future__ import annotations

import operator as operators
from collections.abc import Callable
from typing import Any

from prefect.compat.airflow.operators.amazon_connection import client_arguments, keys
from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.compat.airflow.standin.operators.branch import BaseBranchOperator
from prefect.compat.airflow.standin.operators.python import ShortCircuitOperator
from prefect.tasks.aws.client import aws_client


class AppflowRecordsShortCircuitOperator(ShortCircuitOperator):
    """
    Skips what comes after if a run of AppFlow had no records.

    Args:
        flow_name: name of the flow.
        appflow_run_task_id: id of the task that ran it.
        ignore_downstream_trigger_rules: skip everything after, not just the tasks directly after.
        aws_conn_id: connection to AWS.
        region_name: region of the flow.
        verify: whether certificates are verified, or a file of them.
        botocore_config: settings of the client.
    """

    template_fields = ("aws_conn_id", "region_name", "verify")

    def __init__(
        self,
        *,
        flow_name: str,
        appflow_run_task_id: str,
        ignore_downstream_trigger_rules: bool = True,
        aws_conn_id: str | None = "aws_default",
        region_name: str | None = None,
        verify: bool | str | None = None,
        botocore_config: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(
            python_callable=self._has_records,
            op_kwargs={},
            ignore_downstream_trigger_rules=ignore_downstream_trigger_rules,
            **kwargs,
        )
        self.flow_name, self.appflow_run_task_id = flow_name, appflow_run_task_id
        self.aws_conn_id, self.region_name = aws_conn_id, region_name
        self.verify, self.botocore_config = verify, botocore_config

    def _has_records(self, **context: Any) -> bool:
        run_id = context["ti"].xcom_pull(task_ids=self.appflow_run_task_id, key="execution_id")
        if not run_id:
            raise AirflowException(f"The task {self.appflow_run_task_id!r} pushed no execution_id")
        try:
            credentials = keys(find_connection(self.aws_conn_id)) if self.aws_conn_id else None
        except AirflowNotFoundException:
            credentials = None  # boto3's own search order is left
        client = aws_client("appflow", credentials, client_arguments(self, context))
        records = client.describe_flow_execution_records(flowName=self.flow_name, maxResults=100)
        found = next((each for each in records["flowExecutions"] if each["executionId"] == run_id), None)
        if found is None:
            raise AirflowException(f"The flow {self.flow_name!r} has no record of the execution {run_id}")
        count = found.get("executionResult", {}).get("recordsProcessed", 0)
        context["ti"].xcom_push(key="records_processed", value=count)
        return bool(count > 0)


#: Name of a comparison -> what it does.
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "Equals": operators.eq,
    "GreaterThan": operators.gt,
    "GreaterThanOrEqualTo": operators.ge,
    "LessThan": operators.lt,
    "LessThanOrEqualTo": operators.le,
}


class SageMakerConditionOperator(BaseBranchOperator):
    """
    Follows one branch if all conditions hold, another otherwise.

    Args:
        condition_type: `Equals`, `GreaterThan`, `GreaterThanOrEqualTo`, `In`, `LessThan` or `LessThanOrEqualTo`.
        left_value: what is compared.
        right_value: with what; with `In` a list.
        conditions: conditions in place of the one: dicts with `type` and `left_value` and `right_value`, with `In`
            `value` and `in_values`, with `Not` `condition`, with `Or` `conditions`.
        if_task_ids: tasks to follow if all hold.
        else_task_ids: tasks to follow otherwise.
    """

    template_fields = ("condition_type", "left_value", "right_value", "conditions", "if_task_ids", "else_task_ids")

    def __init__(
        self,
        *,
        if_task_ids: str | list[str],
        else_task_ids: str | list[str] | None = None,
        condition_type: str | None = None,
        left_value: Any = None,
        right_value: Any = None,
        conditions: list[dict[str, Any]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if condition_type is not None and conditions is not None:
            raise ValueError("Give `condition_type` or `conditions`, not both")
        if condition_type is None and conditions is None:
            raise ValueError("Give `condition_type` with `left_value` and `right_value`, or `conditions`")
        if conditions is not None and not conditions:
            raise ValueError("`conditions` is empty")
        if condition_type is not None and condition_type not in (*COMPARISONS, "In"):
            raise ValueError(f"There is no condition_type {condition_type!r}; there are {sorted([*COMPARISONS, 'In'])}")
        self.condition_type, self.left_value, self.right_value = condition_type, left_value, right_value
        self.conditions = conditions
        self.if_task_ids, self.else_task_ids = if_task_ids, else_task_ids

    def choose_branch(self, context: Any) -> Any:
        """Look at the conditions."""
        conditions = self.conditions
        if conditions is None:
            names = ("value", "in_values") if self.condition_type == "In" else ("left_value", "right_value")
            conditions = [{"type": self.condition_type, names[0]: self.left_value, names[1]: self.right_value}]
        found = self.if_task_ids if all(_holds(each) for each in conditions) else self.else_task_ids
        return [] if found is None else [found] if isinstance(found, str) else found


def _holds(condition: dict[str, Any]) -> bool:
    kind = condition.get("type")
    try:
        if kind == "Not":
            return not _holds(condition["condition"])
        if kind == "Or":
            return any(_holds(each) for each in condition["conditions"])
        if kind == "In":
            values = [_plain(each) for each in condition["in_values"]]
            return _plain(condition["value"]) in values
        if kind in COMPARISONS:
            return COMPARISONS[kind](_plain(condition["left_value"]), _plain(condition["right_value"]))
    except KeyError as err:
        raise ValueError(f"The condition {kind!r} lacks {err}") from err
    raise ValueError(f"There is no condition {kind!r}")


def _plain(value: Any) -> Any:
    """A number that a template has made text of, as the number."""
    if not isinstance(value, str):
        return value
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value
