"""Google: BigQuery Data Transfer Service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.compat.airflow.operators.google_services import Messages, same, service_row
from prefect.compat.airflow.operators.mapping import Converted, nothing

DTS = Messages("dts")
#: States that are an error, whatever is waited for.
BAD = ("FAILED", "CANCELLED")
#: Parameters of a transfer that are not for XCom.
SECRETS = ("access_key_id", "secret_access_key")


def _config(given: Any) -> Any:
    """The transfer; it runs by its schedule only if it says so."""
    if isinstance(given, Mapping):
        options = {"disable_auto_scheduling": True, **(given.get("schedule_options") or {})}
        given = {**given, "schedule_options": options}
    return DTS.taken("TransferConfig", "transfer_config").function(given)


def _id(name: str) -> str:
    return name.rpartition("/")[2]


def _created(result: Any, operator: Any, context: Any) -> Any:
    context["ti"].xcom_push(key="transfer_config_id", value=_id(result["name"]))
    found = DTS.given("TransferConfig")(result, operator, context)
    if "params" in found:
        found["params"] = {name: value for name, value in found["params"].items() if name not in SECRETS}
    return found


def _run(result: Any, operator: Any, context: Any) -> Any:
    context["ti"].xcom_push(key="run_id", value=_id(result["name"]))
    return DTS.given("TransferRun")(result, operator, context)


def _states(given: Any) -> list[Any] | None:
    state = DTS.of_kind("TransferState", "").function
    many = given if isinstance(given, (list, tuple, set, frozenset)) else [] if given is None else [given]
    return [word for word in map(state, many) if word not in BAD] or None


ROWS = (
    service_row(
        "BigQueryCreateDataTransferOperator",
        "BigQueryCreateDataTransfer",
        {
            **same("location", "authorization_code"),
            "transfer_config": Converted(_config, "transfer_config"),
            "request_timeout": "timeout",
        },
        xcoms=_created,
    ),
    service_row(
        "BigQueryDeleteDataTransferConfigOperator",
        "BigQueryDeleteDataTransferConfig",
        {**same("transfer_config_id", "location"), "request_timeout": "timeout"},
        xcoms=nothing,
    ),
    service_row(
        "BigQueryDataTransferServiceStartTransferRunsOperator",
        "BigQueryDataTransferServiceStartTransferRuns",
        {
            **same("transfer_config_id", "location"),
            "requested_time_range": DTS.taken("StartManualTransferRunsRequest.TimeRange", "requested_time_range"),
            "requested_run_time": DTS.of_kind("t", "requested_run_time"),
            "request_timeout": "timeout",
        },
        xcoms=_run,
        ignored=("deferrable",),
    ),
    service_row(
        "BigQueryDataTransferServiceTransferRunSensor",
        "BigQueryDataTransferServiceWaitForTransferRun",
        {
            **same("run_id", "transfer_config_id", "location", "request_timeout"),
            "done_states": Converted(_states, "expected_statuses"),
        },
    ),
)
