"""BigQuery Data Transfer Service."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import LONG_AGO, MOMENT, Case

_P = "airflow.providers.google.cloud.operators.bigquery_dts.BigQuery"
_S = "airflow.providers.google.cloud.sensors.bigquery_dts.BigQueryDataTransferServiceTransferRunSensor"
CONFIG = {
    "destination_dataset_id": "d",
    "display_name": "x",
    "data_source_id": "google_cloud_storage",
    "schedule_options": {"disable_auto_scheduling": True},
    "params": {"field_delimiter": ",", "max_bad_records": "0", "destination_table_name_template": "t"},
}
C = {"transfer_config_id": "c"}


def config(location: str = "") -> dict[str, Any]:
    place = f"projects/p/{f'locations/{location}/' if location else ''}transferConfigs/c"
    return {f"/v1/{place}": {"name": place, "displayName": "x", "params": {"my_key": "a"}}}


def run(state: str, location: str = "") -> dict[str, Any]:
    place = f"projects/p/{f'locations/{location}/' if location else ''}transferConfigs/c/runs/r"
    return {f"/v1/{place}": {"name": place, "state": state}}


def sensor(state: str, becomes: str = "", location: str | None = None, **more: Any) -> Case:
    there = run(state, location or "")
    change: dict[str, Any] = {path: {"state": becomes} for path in there} if becomes else {}
    return Case(_S, {**C, "run_id": "r", "location": location, **more}, there, becomes=change)


START = f"{_P}DataTransferServiceStartTransferRunsOperator"
CASES = {
    "create": Case(f"{_P}CreateDataTransferOperator", {"transfer_config": CONFIG}),
    "create_all": Case(
        f"{_P}CreateDataTransferOperator",
        {"transfer_config": CONFIG, "project_id": "q", "location": "eu", "authorization_code": "a"},
    ),
    "create_options": Case(
        f"{_P}CreateDataTransferOperator",
        {"transfer_config": {**CONFIG, "schedule_options": {"disable_auto_scheduling": False, "start_time": MOMENT}}},
    ),
    "create_secrets": Case(
        f"{_P}CreateDataTransferOperator",
        {"transfer_config": {"schedule": "every 24 hours", "params": {"access_key_id": "A", "secret_access_key": "s"}}},
    ),
    "create_empty": Case(f"{_P}CreateDataTransferOperator", {"transfer_config": {}}),
    "delete": Case(f"{_P}DeleteDataTransferConfigOperator", C, config()),
    "delete_location": Case(f"{_P}DeleteDataTransferConfigOperator", {**C, "location": "eu"}, config("eu")),
    "delete_missing": Case(f"{_P}DeleteDataTransferConfigOperator", C),
    "start": Case(START, {**C, "requested_run_time": {"seconds": 1705276800}}, config()),
    "start_location": Case(START, {**C, "requested_run_time": {"seconds": 1705276800}, "location": "eu"}, config("eu")),
    "start_range": Case(START, {**C, "requested_time_range": {"start_time": LONG_AGO, "end_time": MOMENT}}, config()),
    "start_broken": Case(START, {**C, "requested_run_time": {"seconds": 1705276800}}, config(), broken="no access"),
    "start_missing": Case(START, {**C, "requested_run_time": {"seconds": 1705276800}}),
    "start_killed": Case(START, {**C, "requested_run_time": {"seconds": 1705276800}}, config(), kill=True, looks=50),
    "sensor": sensor("SUCCEEDED"),
    "sensor_location": sensor("SUCCEEDED", location="eu"),
    "sensor_not_yet": sensor("RUNNING", "SUCCEEDED"),
    "sensor_failed": sensor("FAILED"),
    "sensor_cancelled": sensor("CANCELLED"),
    "sensor_failed_wanted": sensor("FAILED", expected_statuses="FAILED"),
    "sensor_number_wanted": sensor("FAILED", expected_statuses=5),
    "sensor_many_wanted": sensor("RUNNING", expected_statuses={"RUNNING", "SUCCEEDED"}),
    "sensor_missing": Case(_S, {**C, "run_id": "r"}),
}
OTHERWISE = dict.fromkeys(
    ("start_broken", "start_killed"), (("pushed",), "the id is pushed once the run has come to its end")
)
