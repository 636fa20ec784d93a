"""What the hooks of Google have in common: the connection, the credentials, the project."""

from __future__ import annotations

import functools
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from prefect.compat.airflow.operators.google_connection import client_arguments, extras, keys
from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.tasks.google.client import found_credentials, google_client, identity

#: A project that is to be the connection's.
PROVIDE_PROJECT_ID: Any = None


class GoogleBaseHook(BaseHook):
    """
    A service of Google's, by a connection whose extra may hold `keyfile_dict`, `key_path`, `project`, `scope`,
    `impersonation_chain`, `is_anonymous` and `quota_project_id`, each also with the prefix
    `extra__google_cloud_platform__`; without a key Google's library searches for credentials by itself.

    Args:
        gcp_conn_id: the connection; the default one need not be there.
        impersonation_chain: the service account to act as, or a list of them, of which the last acts.
        kwargs: `delegate_to`, the user that a service account stands for; others are accepted.
    """

    conn_name_attr = "gcp_conn_id"
    default_conn_name = "google_cloud_default"
    conn_type = "google_cloud_platform"
    hook_name = "Google Cloud"

    def __init__(self, gcp_conn_id: str = default_conn_name, impersonation_chain: Any = None, **kwargs: Any) -> None:
        super().__init__()
        self.gcp_conn_id = kwargs.get("google_cloud_storage_conn_id") or kwargs.get("bigquery_conn_id") or gcp_conn_id
        self.impersonation_chain = impersonation_chain
        self.delegate_to: str | None = kwargs.get("delegate_to")

    @functools.cached_property
    def extras(self) -> dict[str, Any]:
        """The fields of the connection, by their names of today."""
        return extras(self.gcp_conn_id)

    @property
    def project_id(self) -> str | None:
        """The project: that of the connection, else that of the credentials."""
        extra = self.extras
        value: str | None = extra.get("project") or extra.get("project_id")
        return value or self.get_credentials_and_project_id()[1]

    @property
    def num_retries(self) -> int:
        """How often to try again, as the connection says."""
        return int(self.extras.get("num_retries") or 5)

    @property
    def scopes(self) -> list[str]:
        """The scopes that the connection asks for."""
        return list(self._arguments().get("scopes") or ["https://www.googleapis.com/auth/cloud-platform"])

    def _arguments(self) -> dict[str, Any]:
        return client_arguments(self.extras, self.impersonation_chain, self.delegate_to)

    def _field(self, name: str, default: Any = None) -> Any:
        """A field of the connection."""
        return self.extras.get(name, default)

    def client(self, service: str, project_id: str | None = None, **more: Any) -> Any:
        """
        A client, shared by all who ask for the same.

        Args:
            service: `"storage"`, `"bigquery"`, `"session"` or the dotted path of a client's class.
            project_id: the project; that of the connection if left out.
            more: further arguments of the client.
        """
        project = project_id or self.extras.get("project") or self.extras.get("project_id")
        return google_client(service, keys(self.extras), project, {**self._arguments(), **more})

    def get_credentials_and_project_id(self) -> tuple[Any, str | None]:
        """Return the credentials of google-auth's, and the project."""
        who, project = identity(found_credentials(keys(self.extras)), self._arguments())
        extra = self.extras
        return who, extra.get("project") or extra.get("project_id") or project

    def get_credentials(self) -> Any:
        """Return the credentials of google-auth's."""
        return self.get_credentials_and_project_id()[0]

    @contextmanager
    def provide_gcp_credential_file_as_context(self) -> Iterator[str | None]:
        """Let `GOOGLE_APPLICATION_CREDENTIALS` name the key for a while; give its file."""
        key = keys(self.extras)
        if key is None:
            yield None
            return
        before = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS")
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            path = key
            if not isinstance(key, str):
                json.dump(key, file)
                file.flush()
                path = file.name
            os.environ["GOOGLE_APPLICATION_CREDENTIALS"] = path
            try:
                yield path
            finally:
                if before is None:
                    os.environ.pop("GOOGLE_APPLICATION_CREDENTIALS", None)
                else:
                    os.environ["GOOGLE_APPLICATION_CREDENTIALS"] = before

    @staticmethod
    def provide_gcp_credential_file(function: Callable[..., Any]) -> Callable[..., Any]:
        """Decorate a method: it runs while `GOOGLE_APPLICATION_CREDENTIALS` names the key."""

        @functools.wraps(function)
        def inside(self: GoogleBaseHook, *args: Any, **kwargs: Any) -> Any:
            with self.provide_gcp_credential_file_as_context():
                return function(self, *args, **kwargs)

        return inside

    @staticmethod
    def fallback_to_default_project_id(function: Callable[..., Any]) -> Callable[..., Any]:
        """Decorate a method: a `project_id` that is not given is the connection's."""

        @functools.wraps(function)
        def inside(self: GoogleBaseHook, *args: Any, **kwargs: Any) -> Any:
            if not kwargs.get("project_id"):
                kwargs["project_id"] = self.project_id
            return function(self, *args, **kwargs)

        return inside

    def test_connection(self) -> tuple[bool, str]:
        """Ask for a token; return whether that went well, and what was said."""
        try:
            who = self.get_credentials()
            if not self._arguments().get("anonymous"):
                # only who tests a connection needs it
                from google.auth.transport.requests import Request

                who.refresh(Request())
        except Exception as err:  # noqa: BLE001 - whatever goes wrong is the answer
            return False, str(err)
        return True, "Connection successfully tested"
