"""Amazon Web Services: what all hooks for them share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from prefect.compat.airflow.hooks.aws_async import AsyncClient
from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.connection import Connection
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException
from prefect.core.optional import optional
from prefect.tasks.aws.client import aws_client
from prefect.tasks.aws.client_waiter import OWN

boto_session = optional("boto3.session", extra="aws")
waiters = optional("botocore.waiter", extra="aws")

#: What a region looks like; older versions took the name of the service where newer take the region.
_REGION = re.compile(r"^[a-z]{2}(-[a-z]+)+-\d+$")
#: Names in a connection's extra -> arguments of the session.
_SESSION = {
    "aws_access_key_id": "aws_access_key_id",
    "aws_secret_access_key": "aws_secret_access_key",
    "aws_session_token": "aws_session_token",
    "session_token": "aws_session_token",
    "region_name": "region_name",
    "profile_name": "profile_name",
}


def arguments_of(connection: Connection | None, service: str | None) -> dict[str, Any]:
    """
    What a connection says about sessions and clients.

    Args:
        connection: the Airflow connection; `None` says nothing, so that boto3 searches by itself.
        service: boto3's name of the service; it may have settings of its own.

    Returns:
        Arguments of `aws_client`.
    """
    if connection is None:
        return {}
    extra = connection.extra_dejson
    nested = extra.get("session_kwargs")
    extra = {**extra, **(nested if isinstance(nested, Mapping) else {})}
    found = {ours: extra[theirs] for theirs, ours in _SESSION.items() if extra.get(theirs)}
    if connection.login:
        found["aws_access_key_id"], found["aws_secret_access_key"] = connection.login, connection.password
    own = (extra.get("service_config") or {}).get(service or "", {})
    endpoint = own.get("endpoint_url") or extra.get("endpoint_url") or extra.get("host")
    if endpoint:
        found["endpoint_url"] = endpoint
    if extra.get("role_arn"):
        found["role_arn"] = extra["role_arn"]
    elif extra.get("aws_account_id") and extra.get("aws_iam_role"):
        found["role_arn"] = f"arn:aws:iam::{extra['aws_account_id']}:role/{extra['aws_iam_role']}"
    if "role_arn" in found:
        found["role_session_name"] = f"Airflow_{connection.conn_id}"
        if extra.get("external_id"):
            found["external_id"] = extra["external_id"]
    for name in ("verify", "verify_ssl"):
        if name in extra:
            found["verify"] = extra[name]
    if extra.get("config_kwargs"):
        found["config"] = dict(extra["config_kwargs"])
    return found


class AwsGenericHook(BaseHook):
    """
    A service of AWS, by a connection; without one boto3 searches for credentials by itself.

    Args:
        aws_conn_id: the connection; `None`, or one that is not there, leaves it to boto3.
        verify: whether, or by which certificates, the server is verified.
        region_name: takes the place of the connection's.
        client_type: boto3's name of the service, for a client …
        resource_type: … or for a resource.
        config: botocore's settings, or a dict of them.
    """

    conn_name_attr = "aws_conn_id"
    default_conn_name = "aws_default"
    conn_type = "aws"
    hook_name = "Amazon Web Services"

    def __init__(
        self,
        aws_conn_id: str | None = default_conn_name,
        verify: bool | str | None = None,
        region_name: str | None = None,
        client_type: str | None = None,
        resource_type: str | None = None,
        config: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__()
        self.aws_conn_id = aws_conn_id
        self.client_type = client_type
        self.resource_type = resource_type
        self._region_name = region_name
        self._verify = verify
        self._config = config

    def configured(self, **given: Any) -> None:
        """Called with the further arguments of the constructor; hooks of the table that have some replace it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or hasattr(type(self), name):
            # a property of the class has raised an AttributeError: it says more than this could
            return self.__getattribute__(name)
        service, resource = self.__dict__.get("client_type"), self.__dict__.get("resource_type")
        raise AttributeError(
            f"{type(self).__name__} has no {name!r} here; use `hook.conn`, boto3's "
            f"{'resource' if resource else 'client'} for {resource or service!r}, which has all operations"
        )

    @property
    def service_name(self) -> str:
        """boto3's name of the service."""
        return str(self.client_type or self.resource_type)

    @property
    def service_config(self) -> dict[str, Any]:
        """What the connection says about the service alone."""
        found = self.conn_config
        known: dict[str, Any] = ((found.extra_dejson if found else {}).get("service_config") or {}).get(
            self.service_name, {}
        )
        return known

    @property
    def client_of_service(self) -> Any:
        """The client, also where the hook is for the resource."""
        return self.conn.meta.client if self.resource_type else self.conn

    @property
    def verify(self) -> bool | str | None:
        """Whether, or by which certificates, the server is verified."""
        return self._arguments(self.client_type or self.resource_type).get("verify")

    @property
    def region_name(self) -> str | None:
        """The region that was given, or the connection's."""
        region: str | None = self._arguments(None).get("region_name")
        return region

    @property
    def conn_config(self) -> Connection | None:
        """The Airflow connection, `None` if there is none."""
        if not self.aws_conn_id:
            return None
        try:
            return self.get_connection(self.aws_conn_id)
        except AirflowNotFoundException:
            self.log.warning("Unable to find AWS Connection ID '%s', using boto3's own credentials.", self.aws_conn_id)
            return None

    def _arguments(self, service: str | None, region_name: str | None = None, config: Any = None) -> dict[str, Any]:
        found = arguments_of(self.conn_config, service)
        region = region_name or self._region_name
        if region:
            found["region_name"] = region
        if self._verify is not None:
            found["verify"] = self._verify
        if config or self._config:
            found["config"] = config or self._config
        return found

    def get_session(self, region_name: str | None = None, deferrable: bool = False) -> Any:
        """Return a session of boto3."""
        found = self._arguments(None, region_name)
        role = found.get("role_arn")
        if role is None:
            return boto_session.Session(**{n: v for n, v in found.items() if n in _SESSION.values()})
        sts = {
            name: value for name, value in found.items() if name not in ("role_arn", "role_session_name", "external_id")
        }
        more = {"ExternalId": found["external_id"]} if "external_id" in found else {}
        got = aws_client("sts", {}, sts).assume_role(RoleArn=role, RoleSessionName=found["role_session_name"], **more)[
            "Credentials"
        ]
        return boto_session.Session(
            aws_access_key_id=got["AccessKeyId"],
            aws_secret_access_key=got["SecretAccessKey"],
            aws_session_token=got["SessionToken"],
            region_name=found.get("region_name"),
        )

    def get_client_type(
        self, region_name: str | None = None, config: Any = None, deferrable: bool = False, **kwargs: Any
    ) -> Any:
        """Return a client; in older versions the first argument is the service, then comes the region."""
        service, region, config = self._as_today(region_name, config, self.client_type, kwargs, "client_type")
        return aws_client(service, {}, self._arguments(service, region, config))

    def get_resource_type(
        self, region_name: str | None = None, config: Any = None, deferrable: bool = False, **kwargs: Any
    ) -> Any:
        """Return a resource; in older versions the first argument is the service, then comes the region."""
        service, region, config = self._as_today(region_name, config, self.resource_type, kwargs, "resource_type")
        found = self._arguments(service, region, config)
        clients = {name: value for name, value in found.items() if name in ("endpoint_url", "verify")}
        settings = found.get("config")
        if settings is not None:
            config_class = optional("botocore.config", extra="aws").Config
            clients["config"] = config_class(**settings) if isinstance(settings, dict) else settings
        return self.get_session(region).resource(service, **clients)

    def _as_today(
        self, first: Any, second: Any, own: str | None, kwargs: dict[str, Any], name: str
    ) -> tuple[str, str | None, Any]:
        if name in kwargs:
            return kwargs[name], first, second
        if isinstance(first, str) and not _REGION.match(first):
            return first, second if isinstance(second, str) else None, kwargs.get("config")
        if own is None:
            raise ValueError(f"{type(self).__name__} needs the name of the service, as {name!r}.")
        return own, first, second

    def get_conn(self) -> Any:
        """Return the client or the resource."""
        if bool(self.client_type) == bool(self.resource_type):
            raise ValueError(
                f"Either client_type={self.client_type!r} or resource_type={self.resource_type!r} must be provided, "
                "not both."
            )
        return self.get_client_type() if self.client_type else self.get_resource_type()

    async def get_async_conn(self) -> AsyncClient:
        """Return the client for `async` code."""
        return AsyncClient(self.get_client_type())

    @property
    def async_conn(self) -> AsyncClient:
        """The client for `async` code, an asynchronous context manager."""
        return AsyncClient(self.get_client_type())

    @cached_property
    def resource(self) -> Any:
        """The resource of the service, also where the hook is for its client."""
        return self.get_resource_type(resource_type=self.client_type or self.resource_type)

    @cached_property
    def conn(self) -> Any:
        """The client or the resource, asked for once."""
        return self.get_conn()

    @property
    def conn_client_meta(self) -> Any:
        """What boto3 knows about the client."""
        return self.conn.meta.client.meta if self.resource_type else self.conn.meta

    @property
    def conn_region_name(self) -> str:
        """The region of the client."""
        return str(self.conn_client_meta.region_name)

    @property
    def conn_partition(self) -> str:
        """The partition of the client, such as `aws`."""
        return str(self.conn_client_meta.partition)

    @property
    def account_id(self) -> str:
        """The account that the credentials belong to."""
        return str(self._client_of("sts").get_caller_identity()["Account"])

    def _client_of(self, service: str, region_name: str | None = None) -> Any:
        """The client of another service, by the same connection."""
        return aws_client(service, {}, self._arguments(service, region_name))

    def get_credentials(self, region_name: str | None = None) -> Any:
        """Return the credentials: access key, secret key, token."""
        return self.get_session(region_name).get_credentials().get_frozen_credentials()

    def expand_role(self, role: str, region_name: str | None = None) -> str:
        """Return the ARN of a role that is given by name."""
        if "/" in role:
            return role
        return str(self._client_of("iam", region_name).get_role(RoleName=role)["Role"]["Arn"])

    def get_waiter(self, waiter_name: str, parameters: dict[str, str] | None = None, **kwargs: Any) -> Any:
        """Return a waiter of boto3, or of this library's own."""
        client = self.client_of_service
        own = OWN.get(self.service_name, {"waiters": {}})
        if waiter_name in own["waiters"]:
            return waiters.create_waiter_with_client(waiter_name, waiters.WaiterModel(own), client)
        return client.get_waiter(waiter_name)

    def list_waiters(self) -> list[str]:
        """Return the names of the waiters for the service."""
        return [*self.client_of_service.waiter_names, *OWN.get(self.service_name, {"waiters": {}})["waiters"]]

    def test_connection(self) -> tuple[bool, str]:
        """Return whether AWS knows the credentials, and what was wrong."""
        try:
            return True, f"Connection successfully tested, account {self.account_id}"
        except Exception as err:  # noqa: BLE001  # whatever was wrong is the result
            return False, str(err)


class AwsBaseHook(AwsGenericHook):
    """The same under its better known name."""
