"""Flows in a container of Azure's blob storage; an agent fetches them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.extras.storage.base import Storage

if TYPE_CHECKING:
    from prefect.core.flow import Flow


class Azure(Storage):
    """
    Flows in a container of Azure's blob storage.

    It holds its data and has its JSON form; fetching a flow is the work of an agent.

    Args:
        container: the container.
        connection_string_secret: name of the secret that holds the connection string.
        blob_name: name of the blob; made from the flow's name if left out.
        overwrite: replace a blob that is there.
        stored_as_script: it holds the flow's source.
        kwargs: further arguments of `Storage`.
    """

    def __init__(
        self,
        container: str,
        connection_string_secret: str | None = None,
        blob_name: str | None = None,
        overwrite: bool = False,
        stored_as_script: bool = False,
        **kwargs: Any,
    ) -> None:
        self.container = container
        self.connection_string_secret = connection_string_secret
        self.blob_name = blob_name
        self.overwrite = overwrite
        super().__init__(stored_as_script=stored_as_script, **kwargs)

    def _place(self, flow: Flow) -> str:
        return self.blob_name or flow.name
