"""HTTP."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.mapping import Converted, Fixed, FromConnection, Mapping, Source

#: What the extra of a connection and `extra_options` may hold for the request; all else in the extra are headers.
_OPTIONS = ("verify", "allow_redirects", "cert", "proxies", "proxy", "stream", "timeout", "max_redirects", "trust_env",
            "check_response")  # fmt: skip
_PASSED = ("verify", "allow_redirects", "cert", "proxies", "stream")


def _base_url(connection: Any) -> str:
    host = connection.host or ""
    url = host if "://" in host else f"{connection.schema or 'http'}://{host}"
    return f"{url}:{connection.port}" if connection.port else url


def _url(endpoint: str | None) -> str | None:
    return endpoint or None


def _headers(connection: Any, headers: dict[str, Any] | None) -> dict[str, Any]:
    found = {
        name: value for name, value in connection.extra_dejson.items() if name not in _OPTIONS and name != "headers"
    }
    given = connection.extra_dejson.get("headers")
    if isinstance(given, dict):
        found.update(given)
    return {**found, **(headers or {})}


def _auth(connection: Any, auth_type: Any) -> Any:
    if connection.login:
        return (
            auth_type(connection.login, connection.password)
            if auth_type
            else (
                connection.login,
                connection.password or "",
            )
        )
    return auth_type() if auth_type else None


def _params(method: str, data: Any) -> Any:
    return data or None if method.upper() in ("GET", "HEAD") else None


def _body(method: str, data: Any) -> Any:
    return None if method.upper() in ("GET", "HEAD") else data


def _options(
    connection: Any, extra_options: dict[str, Any] | None, request_kwargs: dict[str, Any] | None
) -> dict[str, Any]:
    merged = {**connection.extra_dejson, **(extra_options or {})}
    if "proxy" in merged and "proxies" not in merged:
        merged["proxies"] = merged["proxy"]
    return {**{name: merged[name] for name in _PASSED if name in merged}, **(request_kwargs or {})}


def _timeout(connection: Any, extra_options: dict[str, Any] | None) -> Any:
    return {**connection.extra_dejson, **(extra_options or {})}.get("timeout")


def _accepted(extra_options: dict[str, Any] | None) -> Any:
    return range(100, 600) if (extra_options or {}).get("check_response") is False else None


_CONNECTION: dict[str, Source] = {
    "base_url": FromConnection("http_conn_id", _base_url),
    "auth": FromConnection("http_conn_id", _auth, also=("auth_type",)),
    "headers": FromConnection("http_conn_id", _headers, also=("headers",)),
    "request_options": FromConnection("http_conn_id", _options, also=("extra_options", "request_kwargs")),
    "request_timeout": FromConnection("http_conn_id", _timeout, also=("extra_options",)),
    "url": Converted(_url, "endpoint"),
    "method": "method",
    "accepted": Converted(_accepted, "extra_options"),
    # the operator's own functions get the response and the context
    "returns": Fixed("response"),
}
_KEEP_ALIVE = ("tcp_keep_alive", "tcp_keep_alive_idle", "tcp_keep_alive_count", "tcp_keep_alive_interval")

ROWS = (
    Mapping(
        operators=(
            "airflow.providers.http.operators.http.HttpOperator",
            "airflow.providers.http.operators.http.SimpleHttpOperator",
            "airflow.operators.http_operator.SimpleHttpOperator",
        ),
        target="prefect.tasks.http.HTTPRequest",
        operator_class="prefect.compat.airflow.operators.classes.http.HttpOperator",
        args={
            **_CONNECTION,
            "params": Converted(_params, "method", "data"),
            "data": Converted(_body, "method", "data"),
        },
        defaults={"headers": {}, "data": {}, "extra_options": {}},
        dropped={"retry_args": "give the task retries instead"},
        ignored=(
            "pagination_function",
            "response_check",
            "response_filter",
            "log_response",
            "warn_on_non_idempotent",
            *_KEEP_ALIVE,
        ),
    ),
    Mapping(
        operators=("airflow.providers.http.sensors.http.HttpSensor", "airflow.sensors.http_sensor.HttpSensor"),
        target="prefect.tasks.http.HTTPRequest",
        operator_class="prefect.compat.airflow.operators.classes.http.HttpSensor",
        args={
            **_CONNECTION,
            "params": Converted(_params, "method", "request_params"),
            "data": Converted(_body, "method", "request_params"),
        },
        defaults={"headers": {}, "request_params": {}, "extra_options": {}, "auth_type": None},
        ignored=("response_check", "response_error_codes_allowlist", *_KEEP_ALIVE),
    ),
)
