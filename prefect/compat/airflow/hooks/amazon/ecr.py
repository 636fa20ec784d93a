"""Credentials for registries of images."""

from __future__ import annotations

import base64
import datetime
from dataclasses import dataclass

from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.core.masking import remember


@dataclass(frozen=True)
class EcrCredentials:
    """What a client of a registry logs in with."""

    username: str
    password: str
    proxy_endpoint: str
    expires_at: datetime.datetime

    def __post_init__(self) -> None:
        remember([self.password])

    def __repr__(self) -> str:
        return (
            f"EcrCredentials(username={self.username!r}, password='***', proxy_endpoint={self.proxy_endpoint!r}, "
            f"expires_at={self.expires_at!r})"
        )

    @property
    def registry(self) -> str:
        """The host of the registry."""
        return self.proxy_endpoint.removeprefix("https://")


class EcrMethods(AwsBaseHook):
    """What `EcrHook` does."""

    def get_temporary_credentials(self, registry_ids: list[str] | str | None = None) -> list[EcrCredentials]:
        """Return credentials that hold for some hours, for each registry."""
        ids = [registry_ids] if isinstance(registry_ids, str) else registry_ids
        answer = self.conn.get_authorization_token(**({"registryIds": ids} if ids else {}))
        found = []
        for each in answer["authorizationData"]:
            name, _, password = base64.b64decode(each["authorizationToken"]).decode().partition(":")
            found.append(EcrCredentials(name, password, each["proxyEndpoint"], each["expiresAt"]))
        return found
