"""What the orchestration server knows about flows and runs. It imports anywhere; asking needs the server."""

from prefect.extras.backend.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    delete_artifact,
    update_link_artifact,
    update_markdown_artifact,
)
from prefect.extras.backend.flow import FlowView
from prefect.extras.backend.flow_run import FlowRunView
from prefect.extras.backend.kv_store import delete_key, get_key_value, list_keys, set_key_value
from prefect.extras.backend.task_run import TaskRunView
from prefect.extras.backend.tenant import TenantView

__all__ = [
    "FlowRunView",
    "FlowView",
    "TaskRunView",
    "TenantView",
    "create_link_artifact",
    "create_markdown_artifact",
    "delete_artifact",
    "delete_key",
    "get_key_value",
    "list_keys",
    "set_key_value",
    "update_link_artifact",
    "update_markdown_artifact",
]
