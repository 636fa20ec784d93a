"""Airflow's connections, read from URIs and JSON."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from prefect.compat.airflow.standin import overrides
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.compat.airflow.standin.masker import mask_secret
from prefect.compat.airflow.standin.node import LoggingMixin
from prefect.compat.airflow.standin.versions import current

PREFIX = "AIRFLOW_CONN_"
_USABLE = re.compile(r"^[\w#!()\-.:/\\]{1,200}$")
_EXTRA_KEY = "__extra__"
_TYPES = {"postgresql": "postgres"}
#: Functions that give the class of the hook for a type of connection, or `None`; whoever has hooks adds one.
hook_classes: list[Callable[[str], Any]] = []


class Connection(LoggingMixin):
    """
    Where a service is and how to log in.

    Args:
        conn_id: its name.
        conn_type: kind of service.
        description: for people.
        host: host name.
        login: user.
        password: password.
        schema: database or path.
        port: port.
        extra: further values, as dict or JSON text.
        uri: all of it as one URI instead.
    """

    def __init__(
        self,
        conn_id: str | None = None,
        conn_type: str | None = None,
        description: str | None = None,
        host: str | None = None,
        login: str | None = None,
        password: str | None = None,
        schema: str | None = None,
        port: int | None = None,
        extra: str | dict[str, Any] | None = None,
        uri: str | None = None,
    ) -> None:
        if uri and (conn_type or host or login or password or schema or port or extra):
            raise AirflowException(
                "You must create an object using the URI or individual values (conn_type, host, login, password, "
                "schema, port or extra).You can't mix these two ways to create this object."
            )
        self.conn_id, self.description = _usable(conn_id), description
        self.conn_type: str | None = None
        self.host: str | None = None
        self.login: str | None = None
        self.password: str | None = None
        self.schema: str | None = None
        self.port: int | None = None
        self.extra: str | None = None
        if uri:
            self._parse_uri(uri)
        else:
            self.conn_type, self.host, self.login = conn_type, host, login
            self.password, self.schema, self.port = password, schema, port
            self.extra = json.dumps(extra) if isinstance(extra, dict) else extra

    def _parse_uri(self, uri: str) -> None:
        schemes = uri.count("://")
        if schemes > 2:
            raise AirflowException(f"Invalid connection string of connection {self.conn_id!r}.")
        host_scheme = None
        if schemes == 2:
            outer, inner, rest = uri.split("://", 2)
            host_scheme = inner.rpartition("@")[2] if "@" in inner else inner
            login = inner.rpartition("@")[0]
            uri = f"{outer}://{login + '@' if login else ''}{rest}"
        parts = urlsplit(uri)
        kind = parts.scheme.replace("-", "_")
        self.conn_type = _TYPES.get(kind, kind)
        path = parts.path.removeprefix("/")
        self.schema = unquote(path) if path else (path if parts.path else "")
        host = _host_of(parts.netloc)
        self.host = unquote(host) if host else host
        if host_scheme:
            self.host = f"{host_scheme}://{self.host}"
        self.login = unquote(parts.username) if parts.username else parts.username
        self.password = unquote(parts.password) if parts.password else parts.password
        self.port = parts.port
        if parts.query:
            query = dict(parse_qsl(parts.query, keep_blank_values=True))
            self.extra = query[_EXTRA_KEY] if _EXTRA_KEY in query else json.dumps(query)

    @property
    def is_encrypted(self) -> bool | None:
        """`None`: nothing is kept in a database."""
        return None

    is_extra_encrypted = is_encrypted

    @property
    def extra_dejson(self) -> Any:
        """The further values, which should be a dict."""
        if not self.extra:
            return {}
        try:
            found = json.loads(self.extra)
        except json.JSONDecodeError:
            self.log.error("the extra of connection %r is no JSON and is passed over", self.conn_id)
            return {}
        return found

    def get_extra_dejson(self, nested: bool = False) -> Any:
        """Return the further values as a dict; with `nested` texts that are JSON are read as well."""
        found = self.extra_dejson
        if nested and isinstance(found, dict):
            for name, value in found.items():
                if isinstance(value, str):
                    try:
                        found[name] = json.loads(value)
                    except json.JSONDecodeError:
                        continue
        return found

    def get_extra(self) -> str | None:
        """Return the further values as text."""
        return self.extra

    def set_extra(self, value: str) -> None:
        """Set the further values."""
        self.extra = value

    def get_password(self) -> str | None:
        """Return the password."""
        return self.password

    def set_password(self, value: str | None) -> None:
        """Set the password."""
        self.password = value

    def get_uri(self) -> str:
        """Return the connection as a URI."""
        kind = (self.conn_type or "").lower().replace("_", "-")
        uri = f"{kind}://" if kind else "//"
        host = self.host or ""
        if "://" in host:
            scheme, host = host.split("://", 1)
            uri += f"{scheme}://"
        authority = ""
        if self.login is not None:
            authority += quote(self.login, safe="")
        if self.password is not None:
            authority += f":{quote(self.password, safe='')}"
        if authority:
            authority += "@"
        block = quote(host, safe="") if host else ""
        if self.port:
            block += f":{self.port}" if block or authority else f"@:{self.port}"
        if self.schema:
            block += f"/{quote(self.schema, safe='')}"
        uri += authority + block
        if self.extra:
            extra = self.extra_dejson
            plain, query = False, None
            if isinstance(extra, dict) and extra and all(isinstance(value, str) for value in extra.values()):
                query = urlencode(extra)
                plain = dict(parse_qsl(query, keep_blank_values=True)) == extra
            query = query if plain else urlencode({_EXTRA_KEY: self.extra})
            uri += ("?" if self.schema else "/?") + (query or "")
        return uri

    def as_dict(self) -> dict[str, Any]:
        """Return the fields that are set."""
        return {name: getattr(self, name) for name in _FIELDS}

    def to_dict(self, *, prune_empty: bool = False, validate: bool = True) -> dict[str, Any]:
        """Return the fields with the further values read; with `prune_empty` only those that are set."""
        found = {**self.as_dict(), "extra": self.extra_dejson}
        order = ("conn_id", "conn_type", "description", "host", "login", "password", "schema", "port", "extra")
        return {name: found[name] for name in order if not prune_empty or found[name]}

    def debug_info(self) -> str:
        """Return the connection as a line without its secrets."""
        shown = "XXXXXXXX" if self.password else None
        return (
            f"id: {self.conn_id}. {self._where()}, Login: {self.login}, Password: {shown}, extra: {self.extra_dejson}"
        )

    def log_info(self) -> str:
        """Return the connection as a line without its secrets."""
        shown, extra = ("XXXXXXXX" if value else None for value in (self.password, self.extra_dejson))
        return f"id: {self.conn_id}. {self._where()}, Login: {self.login}, Password: {shown}, extra: {extra}"

    def _where(self) -> str:
        return f"Host: {self.host}, Port: {self.port}, Schema: {self.schema}"

    def test_connection(self) -> tuple[bool, str]:
        """Try the connection by its hook; return whether it works, and what was said."""
        try:
            hook = self.get_hook()
        except (AirflowException, ImportError) as err:
            return False, str(err)
        if not hasattr(hook, "test_connection"):
            kind = type(hook).__name__
            return False, f"Hook {kind} doesn't implement or inherit test_connection method"
        found: tuple[bool, str] = hook.test_connection()
        return found

    def as_json(self) -> str:
        """Return the connection as JSON."""
        found = {name: value for name, value in self.as_dict().items() if value is not None and name != "conn_id"}
        if self.extra:
            found["extra"] = self.extra_dejson
        return json.dumps(found)

    @classmethod
    def from_json(cls, value: str, conn_id: str | None = None) -> Connection:
        """Make a connection of JSON text."""
        found = json.loads(value)
        extra = found.pop("extra", None)
        if extra:
            found["extra"] = extra if isinstance(extra, str) else json.dumps(extra)
        kind = found.pop("conn_type", None)
        if kind:
            found["conn_type"] = _TYPES.get(kind, kind).replace("-", "_")
        if found.get("port"):
            try:
                found["port"] = int(found["port"])
            except ValueError as err:
                raise ValueError(f"Expected integer value for `port`, but got {found['port']!r} instead.") from err
        return cls(conn_id=conn_id, **found)

    @classmethod
    def get_connection_from_secrets(cls, conn_id: str) -> Connection:
        """Return the connection of that name."""
        return find_connection(conn_id)

    @classmethod
    def get(cls, conn_id: str) -> Connection:
        """Return the connection of that name."""
        return find_connection(conn_id)

    def get_hook(self, *, hook_params: dict[str, Any] | None = None) -> Any:
        """Return the hook for this kind of connection."""
        for hook_class_of in hook_classes:
            cls = hook_class_of(self.conn_type or "")
            if cls is not None:
                return cls(**{cls.conn_name_attr: self.conn_id}, **(hook_params or {}))
        raise AirflowException(
            f"no hook is known for connections of type {self.conn_type!r} (connection {self.conn_id!r})"
        )

    def __repr__(self) -> str:
        return self.conn_id or ""


_FIELDS = ("conn_id", "conn_type", "description", "host", "login", "password", "schema", "port", "extra")


def _host_of(netloc: str) -> str | None:
    host = netloc.rpartition("@")[2].lower()
    if host.startswith("["):
        return host.partition("]")[0].removeprefix("[")
    return host.partition(":")[0]


def _usable(conn_id: Any) -> Any:
    # Airflow 2 takes an id with other characters for none
    return conn_id if current() >= (3, 0) or not isinstance(conn_id, str) or _USABLE.match(conn_id) else None


def from_text(conn_id: str, text: str) -> Connection:
    """Make a connection of the text of an environment variable: JSON or a URI."""
    text = text.strip()
    if text.startswith("{"):
        return Connection.from_json(text, conn_id=conn_id)
    return Connection(conn_id=conn_id, uri=text)


def find_connection(conn_id: str) -> Connection:
    """Return the connection of that name; its secrets are masked from now on."""
    found = _found(conn_id)
    for secret in (found.password, quote(found.password, safe="") if found.password else None):
        mask_secret(secret)
    if found.extra:
        mask_secret(found.extra_dejson if found.extra.lstrip().startswith("{") else {})
    return found


def _found(conn_id: str) -> Connection:
    # the run's own, the back end of the settings, the environment, further back ends
    found = overrides.connections.get(conn_id)
    if found is not None:
        if isinstance(found, Connection):
            return found
        return from_text(conn_id, found) if isinstance(found, str) else Connection(conn_id=conn_id, **found)
    for backend in overrides.first():
        found = backend.get_connection(conn_id)
        if found is not None:
            return from_text(conn_id, found) if isinstance(found, str) else found
    text = os.environ.get(PREFIX + conn_id.upper())
    if text:
        try:
            return from_text(conn_id, text)
        except (ValueError, TypeError, AirflowException) as err:
            # the message of a wrong JSON text quotes nothing of it
            raise AirflowNotFoundException(
                f"The conn_id `{conn_id}` isn't defined: {PREFIX}{conn_id.upper()} cannot be read: {err}"
            ) from err
    for backend in overrides.backends:
        found = backend.get_connection(conn_id)
        if found is not None:
            return from_text(conn_id, found) if isinstance(found, str) else found
    raise AirflowNotFoundException(
        f"The conn_id `{conn_id}` isn't defined: set {PREFIX}{conn_id.upper()} to its URI or JSON, "
        "or name a file that has it with --connections"
    )
