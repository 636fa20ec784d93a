"""HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.core.withheld import strip_request

requests = optional("requests", extra="airflow")
requests_auth = optional("requests.auth", extra="airflow")
adapters = optional("requests.adapters", extra="airflow")
tenacity = optional("tenacity", extra="airflow")

#: Values in a connection's extra that are options of the request -> their name among those of a run.
OPTIONS = {
    "stream": "stream",
    "cert": "cert",
    "proxies": "proxy",
    "proxy": "proxy",
    "timeout": "timeout",
    "verify": "verify_ssl",
    "verify_ssl": "verify_ssl",
    "allow_redirects": "allow_redirects",
    "max_redirects": "max_redirects",
    "trust_env": "trust_env",
    "check_response": "check_response",
}


class HttpHook(BaseHook):
    """
    A web server, by a connection.

    Args:
        method: method of the requests.
        http_conn_id: the connection.
        auth_type: class, or function of login and password, that makes the credentials; basic ones if left out.
        tcp_keep_alive: accepted; the connection is kept alive by what the system does.
        tcp_keep_alive_idle: as before.
        tcp_keep_alive_count: as before.
        tcp_keep_alive_interval: as before.
        adapter: adapter of requests that is mounted for the server.
    """

    conn_name_attr = "http_conn_id"
    default_conn_name = "http_default"
    conn_type = "http"
    hook_name = "HTTP"
    default_host = ""
    default_headers: dict[str, str] = {}

    def __init__(
        self,
        method: str = "POST",
        http_conn_id: str = default_conn_name,
        auth_type: Any = None,
        tcp_keep_alive: bool = True,
        tcp_keep_alive_idle: int = 120,
        tcp_keep_alive_count: int = 20,
        tcp_keep_alive_interval: int = 30,
        adapter: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__()
        self.http_conn_id = http_conn_id
        self.method = method.upper()
        self.base_url = ""
        self._auth_type = auth_type
        self.tcp_keep_alive = tcp_keep_alive
        self.keep_alive_idle = tcp_keep_alive_idle
        self.keep_alive_count = tcp_keep_alive_count
        self.keep_alive_interval = tcp_keep_alive_interval
        self.adapter = adapter
        self.merged_extra: dict[str, Any] = {}

    @property
    def auth_type(self) -> Any:
        """What makes the credentials of login and password."""
        return self._auth_type or requests_auth.HTTPBasicAuth

    @auth_type.setter
    def auth_type(self, value: Any) -> None:
        self._auth_type = value

    def get_conn(self, headers: dict[Any, Any] | None = None, extra_options: dict[str, Any] | None = None) -> Any:
        """Return a session of requests, made ready for the server."""
        session = requests.Session()
        found = self.get_connection(self.http_conn_id)
        host = found.host or self.default_host
        self.base_url = host if "://" in host else f"{found.schema or 'http'}://{host}"
        if found.port:
            self.base_url += f":{found.port}"
        extra = found.extra_dejson
        options = {OPTIONS[name]: value for name, value in extra.items() if name in OPTIONS}
        self.merged_extra = {**options, **(extra_options or {})}
        if found.login:
            session.auth = self.auth_type(found.login, found.password)
        elif self._auth_type is not None:
            session.auth = self.auth_type()
        session.stream = self.merged_extra.get("stream", False)
        session.verify = self.merged_extra.get("verify", self.merged_extra.get("verify_ssl", True))
        session.cert = self.merged_extra.get("cert")
        session.proxies = self.merged_extra.get("proxies", self.merged_extra.get("proxy", {}))
        session.max_redirects = self.merged_extra.get("max_redirects", requests.models.DEFAULT_REDIRECT_LIMIT)
        session.trust_env = self.merged_extra.get("trust_env", True)
        session.headers.update({name: value for name, value in extra.items() if name not in OPTIONS})
        session.headers.update(headers or {})
        if self.adapter is not None:
            scheme = self.base_url.partition("://")[0]
            session.mount(f"{scheme}://", self.adapter)
        return session

    def url_from_endpoint(self, endpoint: str | None) -> str:
        """Return the whole address."""
        if self.base_url and not self.base_url.endswith("/") and endpoint and not endpoint.startswith("/"):
            return f"{self.base_url}/{endpoint}"
        return (self.base_url or "") + (endpoint or "")

    def run(
        self,
        endpoint: str | None = None,
        data: Any = None,
        headers: dict[str, Any] | None = None,
        extra_options: dict[str, Any] | None = None,
        **request_kwargs: Any,
    ) -> Any:
        """Send a request; the data of a GET become its query. Return the response of requests."""
        session = self.get_conn(headers, extra_options)
        url = self.url_from_endpoint(endpoint)
        if self.method == "GET":
            request = requests.Request(self.method, url, params=data, headers=headers, **request_kwargs)
        elif self.method == "HEAD":
            request = requests.Request(self.method, url, headers=headers, **request_kwargs)
        else:
            request = requests.Request(self.method, url, data=data, headers=headers, **request_kwargs)
        prepared = session.prepare_request(request)
        self.log.debug("Sending '%s' to url: %s", self.method, url)
        return self.run_and_check(session, prepared, self.merged_extra)

    def check_response(self, response: Any) -> None:
        """Refuse an answer that is an error."""
        try:
            response.raise_for_status()
        except requests.exceptions.HTTPError as err:
            strip_request(err)
            self.log.error("HTTP error: %s", response.reason)
            self.log.error(response.text)
            raise AirflowException(f"{response.status_code}:{response.reason}") from err

    def run_and_check(self, session: Any, prepped_request: Any, extra_options: dict[Any, Any]) -> Any:
        """Send a prepared request and check the answer."""
        settings = session.merge_environment_settings(
            prepped_request.url,
            proxies=session.proxies,
            stream=session.stream,
            verify=session.verify,
            cert=session.cert,
        )
        response = session.send(
            prepped_request,
            timeout=extra_options.get("timeout"),
            allow_redirects=extra_options.get("allow_redirects", True),
            **settings,
        )
        if extra_options.get("check_response", True):
            self.check_response(response)
        return response

    def run_with_advanced_retry(self, _retry_args: dict[Any, Any], *args: Any, **kwargs: Any) -> Any:
        """Run with the retries of tenacity that `_retry_args` describes."""
        self._retry_obj: Callable[..., Any] = tenacity.Retrying(**_retry_args)
        return self._retry_obj(self.run, *args, **kwargs)

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the server answers, and what was wrong."""
        try:
            self.run()
        except Exception as err:  # noqa: BLE001  # whatever was wrong is the result
            return False, str(err)
        return True, "Connection successfully tested"
