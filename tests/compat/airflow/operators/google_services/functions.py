"""Cloud Functions."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import HERE, Case

_P = "airflow.providers.google.cloud.operators.functions.CloudFunction"
NAME = "projects/p/locations/europe-west1/functions/f"
AT = {"location": "europe-west1"}
BODY = {
    "name": NAME,
    "entryPoint": "main",
    "runtime": "python311",
    "httpsTrigger": {},
    "sourceArchiveUrl": "gs://b/x.zip",
    "labels": {"a_b": "c"},
    "availableMemoryMb": 256,
}
WITHOUT = {name: value for name, value in BODY.items() if name != "sourceArchiveUrl"}
THERE: dict[str, dict[str, Any]] = {f"/v1/{NAME}": {"name": NAME, "runtime": "python39", "status": "ACTIVE"}}
#: any file does: what is in it does not matter to who uploads it
ZIP = str(HERE.parents[2] / "gcloud" / "apis" / "__init__.py")


def deploy(body: dict[str, Any], there: Any = (), broken: str | None = None, **more: Any) -> Case:
    return Case(f"{_P}DeployFunctionOperator", {**AT, "body": body, **more}, dict(there), broken)


CASES = {
    "deploy": deploy(BODY),
    "deploy_project": deploy(BODY, project_id="q"),
    "deploy_there": deploy(BODY, THERE),
    "deploy_broken": deploy(BODY, broken="no quota"),
    "deploy_there_broken": deploy(BODY, THERE, "no quota"),
    "deploy_no_labels": deploy({name: value for name, value in BODY.items() if name != "labels"}),
    "deploy_zip": deploy({**WITHOUT, "sourceUploadUrl": ""}, zip_path=ZIP),
    "deploy_zip_there": deploy({**WITHOUT, "sourceUploadUrl": ""}, THERE, zip_path=ZIP),
    "deploy_zip_only": deploy(WITHOUT, zip_path=ZIP),
    "deploy_zip_and_url": deploy({**WITHOUT, "sourceUploadUrl": "https://x"}, zip_path=ZIP),
    "deploy_zip_and_archive": deploy(BODY, zip_path=ZIP),
    "deploy_upload_url": deploy({**WITHOUT, "sourceUploadUrl": "https://x"}),
    "deploy_repository": deploy({**WITHOUT, "sourceRepository": {"url": "https://source.developers.google.com/x"}}),
    "deploy_empty": deploy({}),
    "deploy_no_name": deploy({name: value for name, value in BODY.items() if name != "name"}),
    "deploy_no_name_unchecked": deploy(
        {name: value for name, value in BODY.items() if name != "name"}, validate_body=False
    ),
    "deploy_no_source": deploy(WITHOUT),
    "deploy_no_source_unchecked": deploy(WITHOUT, validate_body=False),
    "deploy_two_triggers": deploy({**BODY, "eventTrigger": {"eventType": "e", "resource": "r"}}),
    "deploy_no_trigger": deploy({name: value for name, value in BODY.items() if name != "httpsTrigger"}),
    "deploy_event": deploy(
        {
            **{name: value for name, value in BODY.items() if name != "httpsTrigger"},
            "eventTrigger": {"eventType": "e", "resource": "r"},
        }
    ),
    "delete": Case(f"{_P}DeleteFunctionOperator", {"name": NAME}, THERE),
    "delete_missing": Case(f"{_P}DeleteFunctionOperator", {"name": NAME}),
    "delete_broken": Case(f"{_P}DeleteFunctionOperator", {"name": NAME}, THERE, "not now"),
    "delete_bad_name": Case(f"{_P}DeleteFunctionOperator", {"name": "f"}),
    "invoke": Case(
        f"{_P}InvokeFunctionOperator", {**AT, "function_id": "f", "input_data": {"data": '{"a": 1}'}}, THERE
    ),
    "invoke_project": Case(
        f"{_P}InvokeFunctionOperator", {**AT, "function_id": "f", "input_data": {}, "project_id": "p"}, THERE
    ),
    "invoke_missing": Case(f"{_P}InvokeFunctionOperator", {**AT, "function_id": "f", "input_data": {}}),
    "invoke_broken": Case(f"{_P}InvokeFunctionOperator", {**AT, "function_id": "f", "input_data": {}}, THERE, "bad"),
}
#: Where it is uploaded to has the address of the stand-in in it.
SAME = ((r"127\.0\.0\.1:\d+", "cloud"),)
