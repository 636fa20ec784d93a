"""The client of the orchestration server."""

from prefect.core.secrets import Secret
from prefect.extras.client.client import Client

__all__ = ["Client", "Secret"]
