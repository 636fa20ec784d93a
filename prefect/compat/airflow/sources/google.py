"""Connections and variables in Google's Secret Manager."""

from __future__ import annotations

import base64
import re
from typing import Any

from prefect.compat.airflow.standin.connection import Connection, from_text
from prefect.core.optional import optional
from prefect.core.withheld import strip_request

requests = optional("google.auth.transport.requests", extra="google")
auth = optional("google.auth", extra="google")
service_account = optional("google.oauth2.service_account", extra="google")

SCOPE = "https://www.googleapis.com/auth/cloud-platform"
ENDPOINT = "https://secretmanager.googleapis.com"


class CloudSecretManagerBackend:
    """
    Google's Secret Manager, asked over its REST interface.

    Args:
        connections_prefix: what the names of connections begin with; `None`: there are none in it.
        variables_prefix: the same for variables.
        gcp_keyfile_dict: the service account's key.
        gcp_key_path: file of that key; without either Google's own search order.
        project_id: the project; that of the credentials if left out.
        sep: stands between prefix and name.
        endpoint: address of the service.
        session: what sends the requests; made of the credentials if left out.
        options: arguments that other versions know.
    """

    def __init__(
        self,
        connections_prefix: str | None = "airflow-connections",
        variables_prefix: str | None = "airflow-variables",
        gcp_keyfile_dict: dict[str, Any] | None = None,
        gcp_key_path: str | None = None,
        project_id: str | None = None,
        sep: str = "-",
        endpoint: str = ENDPOINT,
        session: Any = None,
        **options: Any,
    ) -> None:
        self._connections, self._variables, self._sep = connections_prefix, variables_prefix, sep
        self._keyfile_dict, self._key_path, self._project = gcp_keyfile_dict, gcp_key_path, project_id
        self._endpoint, self._session = endpoint, session
        for prefix in (connections_prefix, variables_prefix):
            if prefix is not None and not re.fullmatch(r"[a-zA-Z0-9-_]*", f"{prefix}{sep}"):
                raise ValueError(f"prefix and sep may hold letters, digits, - and _ only: {prefix + sep!r}")

    def _opened(self) -> Any:
        if self._session is None:
            if self._keyfile_dict is not None:
                credentials = service_account.Credentials.from_service_account_info(self._keyfile_dict, scopes=[SCOPE])
                project = credentials.project_id
            elif self._key_path:
                credentials = service_account.Credentials.from_service_account_file(self._key_path, scopes=[SCOPE])
                project = credentials.project_id
            else:
                credentials, project = auth.default(scopes=[SCOPE])
            self._project = self._project or project
            self._session = requests.AuthorizedSession(credentials)
        return self._session

    def _read(self, prefix: str | None, name: str) -> str | None:
        if prefix is None:
            return None
        session = self._opened()
        secret = f"{prefix}{self._sep}{name}" if prefix else name
        answer = session.get(
            f"{self._endpoint}/v1/projects/{self._project}/secrets/{secret}/versions/latest:access", timeout=30
        )
        if answer.status_code == 404:
            return None
        strip_request(answer)  # an error holds the request
        answer.raise_for_status()
        return base64.b64decode(answer.json()["payload"]["data"]).decode()

    def get_connection(self, conn_id: str) -> Connection | None:
        """The connection, `None` where there is none."""
        text = self._read(self._connections, conn_id)
        return None if text is None else from_text(conn_id, text)

    def get_variable(self, key: str) -> str | None:
        """The text of the variable, `None` where there is none."""
        return self._read(self._variables, key)
