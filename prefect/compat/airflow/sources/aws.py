"""Connections and variables in AWS Secrets Manager and in the Systems Manager's parameter store."""

from __future__ import annotations

import json
import re
from typing import Any

from prefect.compat.airflow.standin.connection import Connection, from_text
from prefect.tasks.aws.client import aws_client

#: Other names that a secret may use for the fields of a connection.
WORDS = {
    "login": ["login", "user", "username", "user_name"],
    "password": ["password", "pass", "key"],
    "host": ["host", "remote_host", "server"],
    "port": ["port"],
    "schema": ["database", "schema"],
    "conn_type": ["conn_type", "conn_id", "connection_type", "engine"],
    "extra": ["extra"],
}
_SESSION = (
    "region_name",
    "profile_name",
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "endpoint_url",
    "role_arn",
)


class _OfAws:
    service: str

    def __init__(
        self,
        connections_prefix: str | None,
        variables_prefix: str | None,
        connections_lookup_pattern: str | None,
        variables_lookup_pattern: str | None,
        options: dict[str, Any],
    ) -> None:
        self._prefixes = {"connections": connections_prefix, "variables": variables_prefix}
        self._patterns = {"connections": connections_lookup_pattern, "variables": variables_lookup_pattern}
        unknown = {
            name for name in options if name not in _SESSION and name not in ("config_prefix", "config_lookup_pattern")
        }
        if unknown:
            raise TypeError(f"unknown arguments: {', '.join(sorted(unknown))}")
        self._options = {name: value for name, value in options.items() if name in _SESSION and value is not None}

    def _client(self) -> Any:
        return aws_client(self.service, boto_kwargs=self._options or None)

    def _looked_up(self, kind: str, name: str) -> str | None:
        prefix, pattern = self._prefixes[kind], self._patterns[kind]
        if prefix is None or (pattern and not re.match(pattern, name, re.IGNORECASE)):
            return None
        return self._read(self._path(prefix, name))

    def _path(self, prefix: str, name: str) -> str:
        return f"{prefix}/{name}"

    def _read(self, path: str) -> str | None:
        raise NotImplementedError

    def get_variable(self, key: str) -> str | None:
        """The text of the variable, `None` where there is none."""
        return self._looked_up("variables", key)

    def get_connection(self, conn_id: str) -> Connection | None:
        """The connection, `None` where there is none."""
        text = self._looked_up("connections", conn_id)
        return None if text is None else from_text(conn_id, text)


class SecretsManagerBackend(_OfAws):
    """
    AWS Secrets Manager.

    Args:
        connections_prefix: what the names of connections begin with; `None`: there are none in it.
        connections_lookup_pattern: only connections whose id matches are asked for.
        variables_prefix: the same for variables.
        variables_lookup_pattern: the same for variables.
        sep: stands between prefix and name.
        extra_conn_words: further names for fields of connections.
        are_secret_values_urlencoded: values of JSON secrets are URL-encoded; no longer used.
        full_url_mode: secrets are URIs; no longer used, what a secret is shows in itself.
        options: `region_name`, `profile_name`, `role_arn` and the like.
    """

    service = "secretsmanager"

    def __init__(
        self,
        connections_prefix: str | None = "airflow/connections",
        connections_lookup_pattern: str | None = None,
        variables_prefix: str | None = "airflow/variables",
        variables_lookup_pattern: str | None = None,
        sep: str = "/",
        extra_conn_words: dict[str, list[str]] | None = None,
        full_url_mode: Any = None,
        are_secret_values_urlencoded: Any = None,
        **options: Any,
    ) -> None:
        super().__init__(
            connections_prefix, variables_prefix, connections_lookup_pattern, variables_lookup_pattern, options
        )
        self._sep = sep
        self._words = {name: [*words, *(extra_conn_words or {}).get(name, ())] for name, words in WORDS.items()}

    def _path(self, prefix: str, name: str) -> str:
        return f"{prefix}{self._sep}{name}" if prefix else name

    def _read(self, path: str) -> str | None:
        client = self._client()
        try:
            return client.get_secret_value(SecretId=path).get("SecretString")
        except client.exceptions.ResourceNotFoundException:
            return None

    def get_connection(self, conn_id: str) -> Connection | None:
        """The connection, `None` where there is none."""
        text = self._looked_up("connections", conn_id)
        if text is None or not text.strip().startswith("{"):
            return None if text is None else from_text(conn_id, text)
        found = json.loads(text)
        fields = {
            name: next((found[word] for word in words if word in found), None) for name, words in self._words.items()
        }
        return Connection.from_json(json.dumps({k: v for k, v in fields.items() if v is not None}), conn_id=conn_id)


class SystemsManagerParameterStoreBackend(_OfAws):
    """
    The parameter store of AWS Systems Manager.

    Args:
        connections_prefix: folder of the connections; `None`: there are none in it.
        connections_lookup_pattern: only connections whose id matches are asked for.
        variables_prefix: the same for variables.
        variables_lookup_pattern: the same for variables.
        options: `region_name`, `profile_name`, `role_arn` and the like.
    """

    service = "ssm"

    def __init__(
        self,
        connections_prefix: str | None = "/airflow/connections",
        connections_lookup_pattern: str | None = None,
        variables_prefix: str | None = "/airflow/variables",
        variables_lookup_pattern: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(
            connections_prefix, variables_prefix, connections_lookup_pattern, variables_lookup_pattern, options
        )

    def _path(self, prefix: str, name: str) -> str:
        return f"/{prefix.strip('/')}/{name}" if prefix.strip("/") else f"/{name}"

    def _read(self, path: str) -> str | None:
        client = self._client()
        try:
            return client.get_parameter(Name=path, WithDecryption=True)["Parameter"]["Value"]
        except client.exceptions.ParameterNotFound:
            return None
