"""Values by key, kept by the server."""

from __future__ import annotations

from prefect.extras.client.unavailable import refusing

NON_CLOUD_BACKEND_ERROR_MESSAGE = (
    "Values by key are kept by the orchestration server, which this version does not have."
)

delete_key = refusing("prefect.backend", "delete_key")
get_key_value = refusing("prefect.backend", "get_key_value")
list_keys = refusing("prefect.backend", "list_keys")
set_key_value = refusing("prefect.backend", "set_key_value")
