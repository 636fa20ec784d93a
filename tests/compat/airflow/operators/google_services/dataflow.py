"""Dataflow."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.dataflow"
_S = "airflow.providers.google.cloud.sensors.dataflow"
AT = "/v1b3/projects/p/locations/europe-west1/jobs"
WHERE = {"location": "europe-west1"}
J = {"job_id": "j", **WHERE}
TEMPLATE = {"template": "gs://b/t", "job_name": "the-job", "append_job_name": False, **WHERE}
FLEX = {
    "body": {
        "launchParameter": {"jobName": "the-job", "containerSpecGcsPath": "gs://b/t.json", "parameters": {"a_b": "c"}}
    },
    "append_job_name": False,
    **WHERE,
}
PIPELINE = {
    "name": "projects/p/locations/europe-west1/pipelines/l",
    "type": "PIPELINE_TYPE_BATCH",
    "workload": {
        "dataflowFlexTemplateRequest": {
            "launchParameter": {"jobName": "x", "containerSpecGcsPath": "gs://b/t.json"},
            "projectId": "p",
            "location": "europe-west1",
        }
    },
}
PIPELINES = {"/v1/projects/p/locations/europe-west1/pipelines/l": {**PIPELINE, "state": "STATE_ACTIVE"}}


def job(state: str, number: str = "j", **more: Any) -> dict[str, Any]:
    about = {"id": number, "name": "the-job", "projectId": "p", "location": "europe-west1", "type": "JOB_TYPE_BATCH"}
    return {f"{AT}/{number}": {**about, "currentState": f"JOB_STATE_{state}", **more}}


STREAMING: dict[str, Any] = {f"{AT}/job-1": {"type": "JOB_TYPE_STREAMING"}}


def to_be(state: str) -> dict[str, Any]:
    return {f"{AT}/job-1": {"currentState": f"JOB_STATE_{state}"}}


def starts(name: str, kind: str, plain: dict[str, Any]) -> dict[str, Case]:
    """What holds for all operators that begin a job."""
    path = f"{_P}.{kind}"
    return {
        name: Case(path, plain),
        f"{name}_broken": Case(path, plain, broken="no workers"),
        f"{name}_async": Case(path, {**plain, "wait_until_finished": False}),
        f"{name}_streaming": Case(path, plain, STREAMING),
        f"{name}_streaming_async": Case(path, {**plain, "wait_until_finished": False}, STREAMING),
        f"{name}_streaming_waited": Case(
            path, {**plain, "wait_until_finished": True}, STREAMING, becomes=to_be("CANCELLED")
        ),
        **{
            f"{name}_{state.lower()}": Case(path, plain, becomes=to_be(state))
            for state in ("CANCELLED", "UPDATED", "DRAINED", "STOPPED")
        },
        f"{name}_streaming_drained": Case(path, plain, STREAMING, becomes=to_be("DRAINED")),
        f"{name}_expected": Case(path, {**plain, "expected_terminal_state": "JOB_STATE_DONE"}),
        f"{name}_expected_other": Case(
            path, {**plain, "expected_terminal_state": "JOB_STATE_DONE"}, becomes=to_be("CANCELLED")
        ),
        f"{name}_expected_wrong": Case(path, {**plain, "expected_terminal_state": "JOB_STATE_RUNNING"}),
        f"{name}_streaming_running_expected": Case(
            path, {**plain, "expected_terminal_state": "JOB_STATE_DRAINED"}, STREAMING
        ),
        **{
            f"{name}_{kind}_{first.lower()}_{way}": Case(
                path,
                {**plain, "wait_until_finished": {"waited": True, "async": False}.get(way)},
                STREAMING if kind == "streaming" else {},
                looks=1 if first == "RUNNING" else 500,
                becomes=to_be(first),
            )
            for kind in ("batch", "streaming")
            for first in ("RUNNING", "PENDING")
            for way in ("usual", "waited", "async")
        },
        f"{name}_killed": Case(path, {**plain, "cancel_timeout": None}, kill=True, looks=50),
    }


CASES = {
    **starts("template", "DataflowTemplatedJobStartOperator", TEMPLATE),
    "template_all": Case(
        f"{_P}.DataflowTemplatedJobStartOperator",
        {
            **TEMPLATE,
            "job_name": "the_job",
            "project_id": "p",
            "options": {"tempLocation": "gs://b/tmp", "numWorkers": 3, "streaming": True},
            "dataflow_default_options": {"zone": "z", "maxWorkers": 5, "numWorkers": 2, "runner": "x"},
            "parameters": {"inputFile": "gs://b/in", "a_b": "c"},
            "environment": {"maxWorkers": 7, "machineType": "n1"},
            "poll_sleep": 5,
        },
    ),
    "template_environment": Case(
        f"{_P}.DataflowTemplatedJobStartOperator",
        {
            **TEMPLATE,
            "options": {
                "additionalExperiments": ["a"],
                "additionalPipelineOptions": ["b"],
                "additionalUserLabels": {"c": "d"},
                "bypassTempDirValidation": True,
                "diskSizeGb": 5,
                "enableStreamingEngine": True,
                "ipConfiguration": "WORKER_IP_PRIVATE",
                "kmsKeyName": "e",
                "machineType": "f",
                "maxWorkers": 6,
                "network": "g",
                "numWorkers": 7,
                "serviceAccountEmail": "h",
                "streamingMode": "STREAMING_MODE_EXACTLY_ONCE",
                "subnetwork": "i",
                "tempLocation": "j",
                "workerRegion": "k",
                "workerZone": "l",
                "zone": "m",
            },
        },
    ),
    **{
        f"template_options_{name}": Case(
            f"{_P}.DataflowTemplatedJobStartOperator",
            {"template": "gs://b/t", "job_name": "the-job", "append_job_name": False, **more},
        )
        for name, more in (
            ("project", {"dataflow_default_options": {"project": "other"}}),
            ("own_project", {"dataflow_default_options": {"project": "other"}, "project_id": "p"}),
        )
    },
    "template_no_location": Case(
        f"{_P}.DataflowTemplatedJobStartOperator",
        {"template": "gs://b/t", "job_name": "the-job", "append_job_name": False},
    ),
    "template_missing": Case(f"{_P}.DataflowTemplatedJobStartOperator", {**TEMPLATE, "job_name": "1 bad name"}),
    **starts("flex", "DataflowStartFlexTemplateOperator", FLEX),
    "flex_bad_name": Case(
        f"{_P}.DataflowStartFlexTemplateOperator",
        {**FLEX, "body": {"launchParameter": {"jobName": "The_job", "containerSpecGcsPath": "gs://b/t.json"}}},
    ),
    "flex_batch_killed_drained": Case(
        f"{_P}.DataflowStartFlexTemplateOperator",
        {**FLEX, "drain_pipeline": True, "cancel_timeout": None},
        kill=True,
        looks=50,
    ),
    "flex_killed_drained": Case(
        f"{_P}.DataflowStartFlexTemplateOperator",
        {**FLEX, "drain_pipeline": True, "cancel_timeout": None},
        STREAMING,
        kill=True,
        looks=50,
    ),
    "stop": Case(f"{_P}.DataflowStopJobOperator", J, job("RUNNING")),
    "stop_streaming": Case(f"{_P}.DataflowStopJobOperator", J, job("RUNNING", type="JOB_TYPE_STREAMING")),
    "stop_streaming_cancel": Case(
        f"{_P}.DataflowStopJobOperator", {**J, "drain_pipeline": False}, job("RUNNING", type="JOB_TYPE_STREAMING")
    ),
    "stop_ended": Case(f"{_P}.DataflowStopJobOperator", J, job("DONE")),
    "stop_missing": Case(f"{_P}.DataflowStopJobOperator", J),
    "stop_by_name": Case(
        f"{_P}.DataflowStopJobOperator",
        {"job_name_prefix": "the-", **WHERE, "stop_timeout": None},
        {**job("RUNNING"), **job("RUNNING", "k", name="other-job"), **job("DONE", "l")},
    ),
    "stop_by_name_nothing": Case(f"{_P}.DataflowStopJobOperator", {"job_name_prefix": "no-", **WHERE}, job("RUNNING")),
    "stop_nothing_said": Case(f"{_P}.DataflowStopJobOperator", WHERE),
    "create_pipeline": Case(f"{_P}.DataflowCreatePipelineOperator", {"body": PIPELINE, "project_id": "p", **WHERE}),
    "create_pipeline_there": Case(
        f"{_P}.DataflowCreatePipelineOperator", {"body": PIPELINE, "project_id": "p", **WHERE}, PIPELINES
    ),
    "run_pipeline": Case(
        f"{_P}.DataflowRunPipelineOperator", {"pipeline_name": "l", "project_id": "p", **WHERE}, PIPELINES
    ),
    "run_pipeline_missing": Case(
        f"{_P}.DataflowRunPipelineOperator", {"pipeline_name": "l", "project_id": "p", **WHERE}
    ),
    "delete_pipeline": Case(
        f"{_P}.DataflowDeletePipelineOperator", {"pipeline_name": "l", "project_id": "p", **WHERE}, PIPELINES
    ),
    "delete_pipeline_missing": Case(
        f"{_P}.DataflowDeletePipelineOperator", {"pipeline_name": "l", "project_id": "p", **WHERE}
    ),
    **{
        f"wait_for_status_{state.lower()}": Case(
            f"{_S}.DataflowJobStatusSensor", {**J, "expected_statuses": {"JOB_STATE_DONE"}}, job(state)
        )
        for state in ("DONE", "RUNNING", "FAILED", "CANCELLED", "DRAINED", "UPDATED", "STOPPED")
    },
    "wait_for_status_one": Case(
        f"{_S}.DataflowJobStatusSensor",
        {**J, "expected_statuses": "JOB_STATE_RUNNING", "project_id": "p"},
        job("PENDING"),
        becomes={f"{AT}/j": {"currentState": "JOB_STATE_RUNNING"}},
    ),
    "wait_for_status_failed_expected": Case(
        f"{_S}.DataflowJobStatusSensor", {**J, "expected_statuses": ["JOB_STATE_FAILED"]}, job("FAILED")
    ),
    "wait_for_status_missing": Case(f"{_S}.DataflowJobStatusSensor", {**J, "expected_statuses": {"JOB_STATE_DONE"}}),
}


def some(found: Any) -> bool:
    return len(found) > 1


TOLD = {
    "Metrics": ("metrics", {"metrics": [{"name": {"origin": "o", "name": "n"}, "scalar": 5}, {"scalar": 6}]}),
    "Messages": (
        "messages",
        {
            "jobMessages": [{"id": "1", "messageText": "x"}, {"id": "2"}],
            "autoscalingEvents": [{"currentNumWorkers": "1"}],
        },
    ),
    "AutoScalingEvents": (
        "messages",
        {"jobMessages": [{"id": "1"}], "autoscalingEvents": [{"currentNumWorkers": "1"}, {"currentNumWorkers": "2"}]},
    ),
}
for kind, (part, told) in TOLD.items():
    path, name = f"{_S}.DataflowJob{kind}Sensor", f"wait_for_{kind.lower()}"
    heard = {f"{AT}/j/{part}": told}
    CASES |= {
        name: Case(path, J, {**job("RUNNING"), **heard}),
        f"{name}_callback": Case(path, {**J, "callback": some}, {**job("RUNNING"), **heard}),
        f"{name}_callback_not_yet": Case(path, {**J, "callback": bool}, {**job("RUNNING"), f"{AT}/j/{part}": {}}),
        f"{name}_none": Case(path, J, {**job("RUNNING"), f"{AT}/j/{part}": {}}),
        f"{name}_ended": Case(path, J, {**job("DONE"), **heard}),
        f"{name}_ended_fine": Case(path, {**J, "fail_on_terminal_state": False}, {**job("DONE"), **heard}),
        f"{name}_missing": Case(path, J),
    }

OTHERWISE = {
    "flex_expected_wrong": (("result", "error", "pushed"), "the operator looks at it only where it is deferrable"),
    "flex_streaming_running_expected": (("result", "error", "pushed"), "the same"),
    "flex_async": (("result",), "the job is returned as it is at the first look"),
    **{f"flex_{name}_async": (("result",), "the same") for name in ("streaming", "batch_running", "streaming_running")},
    **{
        f"wait_for_metrics_{name}": (("error", "done", "sent"), "the operator fails where there are no metrics yet")
        for name in ("none", "callback_not_yet")
    },
}
