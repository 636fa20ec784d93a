"""Flows in any service that takes and gives bytes by HTTP; an agent fetches them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.extras.storage.base import Storage

if TYPE_CHECKING:
    from prefect.core.flow import Flow


class Webhook(Storage):
    """
    Flows in any service that takes and gives bytes by HTTP.

    It holds its data and has its JSON form; fetching a flow is the work of an agent.

    Args:
        build_request_kwargs: arguments of the request that uploads.
        build_request_http_method: `POST`, `PUT` or `PATCH`.
        get_flow_request_kwargs: arguments of the request that downloads.
        get_flow_request_http_method: `GET` or `POST`.
        stored_as_script: it holds the flow's source.
        flow_script_path: the source to upload.
        kwargs: further arguments of `Storage`.

    Raises:
        RuntimeError: an HTTP method that cannot be used.
    """

    def __init__(
        self,
        build_request_kwargs: dict[str, Any],
        build_request_http_method: str,
        get_flow_request_kwargs: dict[str, Any],
        get_flow_request_http_method: str,
        stored_as_script: bool = False,
        flow_script_path: str | None = None,
        **kwargs: Any,
    ) -> None:
        for method, allowed in (
            (build_request_http_method, ("POST", "PUT", "PATCH")),
            (get_flow_request_http_method, ("GET", "POST")),
        ):
            if method not in allowed:
                raise RuntimeError(f"HTTP method {method!r} not recognized: it is one of {', '.join(allowed)}.")
        self.build_request_kwargs = build_request_kwargs
        self.build_request_http_method = build_request_http_method
        self.get_flow_request_kwargs = get_flow_request_kwargs
        self.get_flow_request_http_method = get_flow_request_http_method
        self.flow_script_path = flow_script_path
        super().__init__(stored_as_script=stored_as_script, **kwargs)

    def _place(self, flow: Flow) -> str:
        return flow.name
