"""BigQuery Data Transfer Service: what is brought into BigQuery by a schedule."""

from __future__ import annotations

from prefect.tasks.google.rows import Look, Row, Service

DTS = Service(
    "bigquerydatatransfer",
    "bigquerydatatransfer.googleapis.com",
    words={
        "authorization_code": "what shows that the source may be read, for sources that want such.",
        "location": "region of the transfer; `None` leaves it to the service.",
        "requested_run_time": "moment for which it runs, as text; this or `requested_time_range`.",
        "requested_time_range": "time for whose days it runs, a dict with `startTime` and `endTime`.",
        "transfer_config": "what to transfer and when, a dict in the API's form (`dataSourceId`, `params` …).",
        "transfer_config_id": "id of the transfer.",
        "run_id": "id of the run.",
    },
)
CONFIGS = "projects/{project}/(locations/{location}/)transferConfigs"
CONFIG = CONFIGS + "/{transfer_config_id}"
RUN = Look(CONFIG + "/runs/{run_id}", "state", ("SUCCEEDED",), ("FAILED", "CANCELLED"), reason="errorStatus.message")

ROWS = (
    Row(
        "BigQueryCreateDataTransfer",
        DTS,
        "Create a transfer into BigQuery; it runs by its schedule, or when it is started.",
        "transfer_config: dict, location: str = None, authorization_code: str = None",
        f"POST {CONFIGS}",
        send={"*": "transfer_config", "?authorizationCode": "authorization_code"},
        gives="made",
        returns="The transfer.",
        operators=("BigQueryCreateDataTransferOperator",),
    ),
    Row(
        "BigQueryDeleteDataTransferConfig",
        DTS,
        "Delete a transfer into BigQuery.",
        "transfer_config_id: str, location: str = None",
        f"DELETE {CONFIG}",
        operators=("BigQueryDeleteDataTransferConfigOperator",),
    ),
    Row(
        "BigQueryDataTransferServiceStartTransferRuns",
        DTS,
        "Run a transfer into BigQuery now, and wait for its end.",
        "transfer_config_id: str, requested_time_range: dict = None, requested_run_time: str = None, "
        "location: str = None",
        f"POST {CONFIG}:startManualRuns",
        look=RUN._replace(path="{+made.runs[0].name}"),
        gives="seen",
        gives_at_once="made.runs[0]",
        returns="The run; of several the first.",
        operators=("BigQueryDataTransferServiceStartTransferRunsOperator",),
    ),
    Row(
        "BigQueryDataTransferServiceWaitForTransferRun",
        DTS,
        "Wait for the end of a run of a transfer into BigQuery.",
        "run_id: str, transfer_config_id: str, location: str = None",
        look=RUN,
        operators=("BigQueryDataTransferServiceTransferRunSensor",),
    ),
)
