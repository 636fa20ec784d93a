"""Secrets of Google's Secret Manager."""

from __future__ import annotations

import base64
import binascii
from typing import Any, ClassVar

from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.withheld import Withholding
from prefect.tasks.google.client import Credentials, google_client
from prefect.tasks.secrets.base import SecretBase

exceptions = optional("google.api_core.exceptions", extra="google")

ENDPOINT = "https://secretmanager.googleapis.com"


class GCPSecret(Withholding, SecretBase):
    """
    Read a secret of Google's Secret Manager. Its value is never stored with the results of a flow.

    Args:
        project_id: project of the secret.
        secret_id: name of the secret.
        version_id: version of the secret; `"latest"` is the newest.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `api_endpoint` …), given when the task is built.

    Returns:
        The secret, as text.

    Raises:
        ValueError: the project or the secret was not named, neither to the task nor to the run.
        UnicodeDecodeError: the secret is no text.
        google.api_core.exceptions.GoogleAPIError: Google refused, or there is no such secret.

    Example:
        >>> GCPSecret("my-project", "database").secret_id
        'database'
    """

    withheld: ClassVar[tuple[str, ...]] = ("credentials",)
    client_kwargs: dict[str, Any] | None = None

    @settable("project_id", "secret_id", "version_id", "credentials")
    def run(
        self,
        project_id: str | int | None = None,
        secret_id: str | None = None,
        version_id: str | int = "latest",
        credentials: Credentials | None = None,
    ) -> str:
        secret, kwargs = needed(secret_id, "secret_id"), dict(self.client_kwargs or {})
        endpoint = str(kwargs.pop("api_endpoint", ENDPOINT)).rstrip("/")
        path = f"projects/{needed(project_id, 'project_id')}/secrets/{secret}/versions/{version_id}:access"
        answer = google_client("session", self.still_here("credentials", credentials), None, kwargs).get(
            f"{endpoint}/v1/{path}", timeout=60
        )
        if answer.status_code >= 400:
            # not the library's error for an answer: that one keeps the request, and the token in its headers
            raise exceptions.from_http_status(answer.status_code, f"{secret}: {answer.text[:500]}")
        try:
            value = base64.b64decode(answer.json()["payload"]["data"], validate=True)
        except (KeyError, TypeError, ValueError, binascii.Error):
            # no `from`: that error would show what came
            raise ValueError(f"What came for the secret {secret!r} is no answer of Secret Manager's.") from None
        text: str = self.remember(value.decode())
        return text
