"""Buckets and keys: where they come from when they were not given one by one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any
from urllib.parse import urlsplit

from prefect.compat.airflow.standin.exceptions import AirflowException


def parse_s3_url(s3url: str) -> tuple[str, str]:
    """Return bucket and key of an address: `s3://…`, or a URL with the bucket before or after the host."""
    parts = urlsplit(s3url)
    if re.match(r"s3[na]?$", parts.scheme, re.IGNORECASE) and parts.netloc:
        return parts.netloc, s3url.split("://", 1)[1].partition("/")[2]
    if parts.scheme in ("http", "https"):
        # https://host/bucket/key and https://bucket.host/key
        if re.match(r"s3[.-]", parts.netloc):
            bucket, _, key = parts.path.lstrip("/").partition("/")
            return bucket, key
        if ".s3" in parts.netloc:
            return parts.netloc.partition(".s3")[0], parts.path.lstrip("/")
    raise AirflowException(
        "Please provide a bucket name using a valid format of the form: s3://bucket-name/key-name or "
        f'https://bucket-name.s3.region-code.amazonaws.com/key-name but provided: "{s3url}"'
    )


def provide_bucket_name(function: Callable[..., Any]) -> Callable[..., Any]:
    """Fill in the bucket of the connection where none was given."""
    shape = signature(function)

    @wraps(function)
    def wrapper(self: Any, *args: Any, **kwargs: Any) -> Any:
        bound = shape.bind(self, *args, **kwargs)
        if bound.arguments.get("bucket_name") is None:
            key = bound.arguments.get("key") or bound.arguments.get("wildcard_key") or ""
            if "://" not in str(key):
                name = self.bucket_of_connection()
                if name:
                    bound.arguments["bucket_name"] = name
        return function(*bound.args, **bound.kwargs)

    return wrapper


def unify_bucket_name_and_key(function: Callable[..., Any]) -> Callable[..., Any]:
    """Take bucket and key out of a key that is a whole address."""
    shape = signature(function)
    name = "wildcard_key" if "wildcard_key" in shape.parameters else "key"

    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        bound = shape.bind(*args, **kwargs)
        key = bound.arguments.get(name)
        if bound.arguments.get("bucket_name") is None and isinstance(key, str) and "://" in key:
            bound.arguments["bucket_name"], bound.arguments[name] = parse_s3_url(key)
        return function(*bound.args, **bound.kwargs)

    return wrapper


def addressed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Do both."""
    return unify_bucket_name_and_key(provide_bucket_name(function))
