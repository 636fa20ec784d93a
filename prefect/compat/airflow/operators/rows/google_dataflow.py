"""Google: Dataflow."""

from __future__ import annotations

import copy
import re
import uuid
from typing import Any

from prefect.compat.airflow.operators.google_connection import CONNECTION, project_of
from prefect.compat.airflow.operators.google_services import service_row
from prefect.compat.airflow.operators.mapping import Converted, FromContext, Source
from prefect.compat.airflow.operators.mapping import Mapping as Row
from prefect.compat.airflow.operators.running import arguments_of, build
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.sensors.base import PokeReturnValue
from prefect.tasks.google.table.dataflow import ENDS

#: Options that say where a job runs and on what; any other one is not sent.
ENVIRONMENT = (
    "numWorkers", "maxWorkers", "zone", "serviceAccountEmail", "tempLocation", "bypassTempDirValidation",
    "machineType", "additionalExperiments", "network", "subnetwork", "additionalUserLabels", "kmsKeyName",
    "ipConfiguration", "workerRegion", "workerZone",
)  # fmt: skip
PLACE = {"location": Converted(lambda location: location or "us-central1", "location")}
JOB_NAME = re.compile("[a-z]([-a-z0-9]*[a-z0-9])?")


def _job_name(name: str, append: bool) -> str:
    """The name of a job as the operator makes it of its own."""
    found = str(name).replace("_", "-")
    if not JOB_NAME.fullmatch(found):
        raise ValueError(f"The job name {found!r} is none: a letter, then a-z, 0-9 and '-', and no '-' at its end.")
    return f"{found}-{str(uuid.uuid4())[:8]}" if append else found


def _environment(environment: Any, defaults: Any, options: Any) -> dict[str, Any]:
    given = {**(defaults or {}), **(options or {})}
    return {**(environment or {}), **{name: given[name] for name in ENVIRONMENT if name in given}}


def _one(operator: Any, argument: str, option: str) -> Any:
    """What an argument says, or the options of older DAG files; the operator refuses both."""
    own = getattr(operator, argument)
    found = {**(operator.dataflow_default_options or {}), **(operator.options or {})}.get(option)
    if own and found:
        raise ValueError(f"{argument!r} is given, and {option!r} among the options; leave one of them out.")
    return own or found


def _project(operator: Any, context: Any) -> Any:
    return _one(operator, "project_id", "project") or project_of(operator, context)


def _location(operator: Any, context: Any) -> Any:
    return _one(operator, "location", "region") or "us-central1"


def _flex_body(body: Any, append: bool) -> Any:
    found = copy.deepcopy(body)
    if append:
        found["launchParameter"]["jobName"] += f"-{str(uuid.uuid4())[:8]}"
    return found


def _last_part(body: Any) -> str:
    return str(body["name"]).rpartition("/")[2]


def _pipeline(body: Any) -> Any:
    return {**body, "pipelineSources": {"airflow": "airflow"}}


def _job_pushed(result: Any, operator: Any, context: Any) -> Any:
    context["ti"].xcom_push(key="job_id", value=result["id"] if isinstance(result, dict) else result)
    return result


def _pipeline_pushed(result: Any, operator: Any, context: Any) -> Any:
    context["ti"].xcom_push(key="pipeline_name", value=_last_part(operator.body))
    return result


def _told(operator: Any, context: Any) -> PokeReturnValue:
    """Look once at what a job tells, and ask the callback whether that is what is waited for."""
    if operator.fail_on_terminal_state:
        task, arguments = build(JOB, arguments_of(JOB, operator, context))
        state = task.run(**arguments).get("currentState")
        if state in ENDS:
            raise AirflowException(f"The job {operator.job_id!r} has come to its end already: {state}")
    row = operator.standin_row
    task, arguments = build(row, arguments_of(row, operator, context))
    found = task.run(**arguments)
    result = found if operator.callback is None else operator.callback(found)
    return PokeReturnValue(is_done=bool(result), xcom_value=result)


def _sensor(operator: str, target: str) -> Row:
    return service_row(
        operator,
        target,
        {"job_id": "job_id", **PLACE},
        poke=_told,
        ignored=("callback", "fail_on_terminal_state", "poll_interval"),
    )


def _words(statuses: Any) -> list[str]:
    return sorted({statuses} if isinstance(statuses, str) else {str(getattr(each, "value", each)) for each in statuses})


JOB = service_row("DataflowJobMetricsSensor", "DataflowGetJob", {"job_id": "job_id", **PLACE})
STARTING: dict[str, Source] = {
    **PLACE,
    "until_finished": Converted(lambda wait: bool(wait), "wait_until_finished"),
    "wait": Converted(lambda wait: wait is not False, "wait_until_finished"),
    "expected_state": "expected_terminal_state",
    "poll_interval": "poll_sleep",
    "cancel_on_kill": "cancel_on_kill",
}

ROWS = (
    service_row(
        "DataflowTemplatedJobStartOperator",
        "DataflowTemplatedJobStart",
        {
            "template": "template",
            **STARTING,
            "project": FromContext(_project, "project_id", *CONNECTION[:3]),
            "location": FromContext(_location, "location", "dataflow_default_options", "options"),
            "job_name": Converted(_job_name, "job_name", "append_job_name"),
            "parameters": Converted(lambda parameters: parameters or {}, "parameters"),
            "environment": Converted(_environment, "environment", "dataflow_default_options", "options"),
        },
        xcoms=_job_pushed,
        on_kill="cancel",
        ignored=("cancel_timeout",),
    ),
    service_row(
        "DataflowStartFlexTemplateOperator",
        "DataflowStartFlexTemplate",
        {"body": Converted(_flex_body, "body", "append_job_name"), **STARTING, "drain": "drain_pipeline"},
        xcoms=_job_pushed,
        on_kill="cancel",
        ignored=("cancel_timeout",),
    ),
    service_row(
        "DataflowStopJobOperator",
        "DataflowStopJob",
        {
            "job_id": "job_id",
            **PLACE,
            "name_prefix": "job_name_prefix",
            "drain": "drain_pipeline",
            "poll_interval": "poll_sleep",
            "max_wait": "stop_timeout",
        },
    ),
    service_row(
        "DataflowCreatePipelineOperator",
        "DataflowCreatePipeline",
        {"pipeline_name": Converted(_last_part, "body"), "pipeline": Converted(_pipeline, "body"), **PLACE},
        xcoms=_pipeline_pushed,
    ),
    service_row(
        "DataflowRunPipelineOperator",
        "DataflowRunPipeline",
        {"pipeline_name": "pipeline_name", **PLACE},
        xcoms=_job_pushed,
    ),
    service_row(
        "DataflowDeletePipelineOperator",
        "DataflowDeletePipeline",
        {"pipeline_name": "pipeline_name", **PLACE},
    ),
    service_row(
        "DataflowJobStatusSensor",
        "DataflowWaitForJob",
        {
            "job_id": "job_id",
            **PLACE,
            "done_states": Converted(_words, "expected_statuses"),
            "failed_states": FromContext(
                lambda operator, context: sorted({*ENDS} - {*_words(operator.expected_statuses)}), "expected_statuses"
            ),
        },
        ignored=("poll_interval",),
    ),
    _sensor("DataflowJobMetricsSensor", "DataflowGetMetrics"),
    _sensor("DataflowJobMessagesSensor", "DataflowListMessages"),
    _sensor("DataflowJobAutoScalingEventsSensor", "DataflowListAutoScalingEvents"),
)
