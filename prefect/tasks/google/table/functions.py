"""Cloud Functions."""

from __future__ import annotations

from prefect.tasks.google.rows import OPERATION, Row, Service

FUNCTIONS = Service(
    "cloudfunctions",
    "cloudfunctions.googleapis.com",
    words={
        "data": "what the function gets, a text.",
        "function": "the function, a dict in the API's form (`name`, `runtime`, `entryPoint`, `httpsTrigger` …).",
        "function_name": "full name of the function: `projects/…/locations/…/functions/…`.",
        "zip_path": "file with the source, which is uploaded; `None` if the function says where the source is.",
    },
)
ALL = "projects/{project}/locations/{location}/functions"

ROWS = (
    Row(
        "CloudFunctionDeployFunction",
        FUNCTIONS,
        "Create a function, or change the one of its name, and wait until it can be called.",
        "function: dict, location: str, zip_path: str = None",
        f"POST {ALL}",
        send={"*": "function"},
        local=("zip_path",),
        look=OPERATION,
        steps="prefect.tasks.google.functions.Deploying",
        gives="seen.response",
        gives_at_once="made",
        returns="The function; of a run that does not wait, the operation.",
        operators=("CloudFunctionDeployFunctionOperator",),
    ),
    Row(
        "CloudFunctionDeleteFunction",
        FUNCTIONS,
        "Delete a function and wait until it is gone.",
        "function_name: str",
        "DELETE {+function_name}",
        look=OPERATION,
        already=(404,),
        operators=("CloudFunctionDeleteFunctionOperator",),
    ),
    Row(
        "CloudFunctionInvokeFunction",
        FUNCTIONS,
        "Call a function and wait for its answer; made for tests, few calls at a time are allowed.",
        "function_id: str, location: str, data: str = None",
        "POST " + ALL + "/{function_id}:call",
        steps="prefect.tasks.google.functions.Invoking",
        gives="made",
        returns="A dict with `executionId` and `result`.",
        operators=("CloudFunctionInvokeFunctionOperator",),
    ),
)
