"""`Client`: what talks to the orchestration server. It holds its settings; every request needs the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.core.config import config
from prefect.core.errors import AuthorizationError, ClientError, ObjectNotFoundError, VersionLockMismatchSignal
from prefect.extras.client.unavailable import refuse_all


class TaskRunInfoResult(NamedTuple):
    """What the server says about a task run."""

    id: str
    task_id: str
    task_slug: str
    version: int
    state: Any


class ProjectInfo(NamedTuple):
    """What the server says about a project."""

    id: str
    name: str


class FlowRunInfoResult(NamedTuple):
    """What the server says about a flow run."""

    id: str
    name: str
    flow_id: str
    parameters: dict[str, Any]
    context: dict[str, Any]
    version: int
    scheduled_start_time: Any
    state: Any
    task_runs: list[TaskRunInfoResult]
    project: ProjectInfo


class Client:
    """
    A connection to the orchestration server.

    Args:
        api_server: address of the server; that of the configuration if left out.
        api_key: key to show to the server.
        tenant_id: the tenant to work in.

    Example:
        >>> Client(api_server="http://localhost:4200").api_server
        'http://localhost:4200'
    """

    def __init__(self, api_server: str | None = None, api_key: str | None = None, tenant_id: str | None = None) -> None:
        self.api_server: str = api_server or config.get_nested("server.endpoint")
        self.api_key: str | None = api_key or config.get_nested("cloud.api_key") or None
        self._tenant_id = tenant_id or config.get_nested("cloud.tenant_id") or None

    def __repr__(self) -> str:
        # the key stays out of it
        return f"<Client: {self.api_server}>"

    @property
    def tenant_id(self) -> str | None:
        """The tenant to work in."""
        return self._tenant_id

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


#: What the server has to answer.
REQUESTS = (
    "attach_headers",
    "cancel_flow_run",
    "create_flow_run",
    "create_project",
    "create_task_run_artifact",
    "create_tenant",
    "delete_project",
    "delete_task_run_artifact",
    "delete_task_tag_limit",
    "get",
    "get_agent_config",
    "get_available_tenants",
    "get_cloud_url",
    "get_default_tenant_slug",
    "get_flow_run_info",
    "get_flow_run_state",
    "get_latest_cached_states",
    "get_task_run_info",
    "get_task_run_state",
    "get_task_tag_limit",
    "graphql",
    "load_auth_from_disk",
    "post",
    "register",
    "register_agent",
    "save_auth_to_disk",
    "set_flow_run_name",
    "set_flow_run_state",
    "set_secret",
    "set_task_run_name",
    "set_task_run_state",
    "switch_tenant",
    "update_flow_run_heartbeat",
    "update_task_run_artifact",
    "update_task_tag_limit",
    "write_run_logs",
)
refuse_all(Client, REQUESTS)

__all__ = [
    "AuthorizationError",
    "Client",
    "ClientError",
    "FlowRunInfoResult",
    "ObjectNotFoundError",
    "ProjectInfo",
    "TaskRunInfoResult",
    "VersionLockMismatchSignal",
]
