"""Queries and calculations of Athena."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.hooks.amazon.waiting import looks, until
from prefect.compat.airflow.hooks.aws import AwsBaseHook

#: Answers on one page of rows.
ROWS = 1000


class AthenaMethods(AwsBaseHook):
    """What `AthenaHook` does beside forwarding."""

    INTERMEDIATE_STATES = ("QUEUED", "RUNNING")
    FAILURE_STATES = ("FAILED", "CANCELLED")
    SUCCESS_STATES = ("SUCCEEDED",)
    TERMINAL_STATES = ("SUCCEEDED", "FAILED", "CANCELLED")
    SPARK_INTERMEDIATE_STATES = ("CREATING", "CREATED", "QUEUED", "RUNNING", "CANCELING")
    SPARK_FAILURE_STATES = ("FAILED", "CANCELED")
    SPARK_SUCCESS_STATES = ("COMPLETED",)
    SPARK_TERMINAL_STATES = ("COMPLETED", "FAILED", "CANCELED")

    log_query: bool
    #: The answers to `use_cache`, by the id of the query or the calculation.
    _seen: dict[str, dict[str, Any]]

    def configured(self, **given: Any) -> None:
        """See the base class."""
        self._seen = {}
        # older versions took the seconds between two looks here
        self.sleep_time = given.get("sleep_time") or 30

    def run_query(
        self,
        query: str,
        query_context: dict[str, str],
        result_configuration: dict[str, Any],
        client_request_token: str | None = None,
        workgroup: str = "primary",
    ) -> str:
        """Begin a query; return its id."""
        given = {
            "QueryString": query, "QueryExecutionContext": query_context, "ResultConfiguration": result_configuration,
            "WorkGroup": workgroup,
        }  # fmt: skip
        if client_request_token:
            given["ClientRequestToken"] = client_request_token
        if self.log_query:
            self.log.info("Query of Athena: %s", query)
        return str(self.conn.start_query_execution(**given)["QueryExecutionId"])

    def get_query_info(self, query_execution_id: str, use_cache: bool = False) -> dict[str, Any]:
        """Return what Athena knows about a query."""
        if not use_cache or query_execution_id not in self._seen:
            self._seen[query_execution_id] = self.conn.get_query_execution(QueryExecutionId=query_execution_id)
        return self._seen[query_execution_id]

    def _of_query(self, query_execution_id: str, use_cache: bool, name: str) -> Any:
        known = self.get_query_info(query_execution_id, use_cache).get("QueryExecution") or {}
        return (known.get("Status") or {}).get(name)

    def check_query_status(self, query_execution_id: str, use_cache: bool = False) -> str | None:
        """Return the state of a query."""
        found: str | None = self._of_query(query_execution_id, use_cache, "State")
        return found

    def get_state_change_reason(self, query_execution_id: str, use_cache: bool = False) -> str | None:
        """Return Athena's reason for the state of a query."""
        found: str | None = self._of_query(query_execution_id, use_cache, "StateChangeReason")
        return found

    def _has_rows(self, query_execution_id: str) -> bool:
        state = self.check_query_status(query_execution_id)
        if state not in self.SUCCESS_STATES:
            self.log.error("The query %s has no rows: its state is %s", query_execution_id, state)
        return state in self.SUCCESS_STATES

    def get_query_results(
        self, query_execution_id: str, next_token_id: str | None = None, max_results: int = ROWS
    ) -> dict[str, Any] | None:
        """Return a page of rows; `None` if the query has not succeeded."""
        if not self._has_rows(query_execution_id):
            return None
        given: dict[str, Any] = {"QueryExecutionId": query_execution_id, "MaxResults": max_results}
        if next_token_id:
            given["NextToken"] = next_token_id
        found: dict[str, Any] = self.conn.get_query_results(**given)
        return found

    def get_query_results_paginator(
        self,
        query_execution_id: str,
        max_items: int | None = None,
        page_size: int | None = None,
        starting_token: str | None = None,
    ) -> Any:
        """Return boto3's pages of rows; `None` if the query has not succeeded."""
        if not self._has_rows(query_execution_id):
            return None
        pages = {"MaxItems": max_items, "PageSize": page_size, "StartingToken": starting_token}
        return self.conn.get_paginator("get_query_results").paginate(
            QueryExecutionId=query_execution_id, PaginationConfig=pages
        )

    def poll_query_status(
        self, query_execution_id: str, max_polling_attempts: int | None = None, sleep_time: int | None = None
    ) -> str | None:
        """Look until a query has ended, or as often as allowed; return its state."""
        delay = self.sleep_time if sleep_time is None else sleep_time
        for state in looks(lambda: self.check_query_status(query_execution_id), delay, max_polling_attempts):
            if state in self.TERMINAL_STATES:
                break
        return self.check_query_status(query_execution_id)

    def get_output_location(self, query_execution_id: str) -> str:
        """Return where the rows of a query lie in S3."""
        if not query_execution_id:
            raise ValueError(f"get_output_location needs the id of a query, not {query_execution_id!r}")
        known = self.get_query_info(query_execution_id, use_cache=True)
        return str(known["QueryExecution"]["ResultConfiguration"]["OutputLocation"])

    def get_spark_calculation_info(self, calculation_execution_id: str, use_cache: bool = False) -> dict[str, Any]:
        """Return what Athena knows about a calculation."""
        if not use_cache or calculation_execution_id not in self._seen:
            self._seen[calculation_execution_id] = self.conn.get_calculation_execution(
                CalculationExecutionId=calculation_execution_id
            )
        return self._seen[calculation_execution_id]

    def check_spark_calculation_status(self, calculation_execution_id: str, use_cache: bool = False) -> str | None:
        """Return the state of a calculation."""
        known = self.get_spark_calculation_info(calculation_execution_id, use_cache)
        found: str | None = (known.get("Status") or {}).get("State")
        return found

    def get_spark_calculation_state_change_reason(
        self, calculation_execution_id: str, use_cache: bool = False
    ) -> str | None:
        """Return Athena's reason for the state of a calculation."""
        known = self.get_spark_calculation_info(calculation_execution_id, use_cache)
        found: str | None = (known.get("Status") or {}).get("StateChangeReason")
        return found

    def poll_spark_calculation_status(
        self, calculation_execution_id: str, waiter_delay: int = 30, waiter_max_attempts: int = 120
    ) -> str | None:
        """Look until a calculation has ended; return its state."""
        until(
            lambda: self.check_spark_calculation_status(calculation_execution_id),
            lambda state: state,
            self.SPARK_TERMINAL_STATES,
            what=f"the calculation {calculation_execution_id}",
            delay=waiter_delay,
            attempts=waiter_max_attempts,
        )
        return self.check_spark_calculation_status(calculation_execution_id, use_cache=True)


def query_params_to_string(params: dict[str, Any]) -> str:
    """Return the parameters of a query as lines of text."""
    lines = []
    for name, value in params.items():
        text = value
        if name == "QueryString":
            text = "\n" + "\n".join(f"\t\t{line}" for line in str(value).splitlines())
        lines.append(f"\t{name}: {text}")
    return "\n".join(lines)
