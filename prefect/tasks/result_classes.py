"""Kinds of results that extras bring, by name."""

from __future__ import annotations

from importlib import import_module

from prefect.core.errors import NotAvailable
from prefect.core.results.base import Result

_WHERE = {"S3Result": "prefect.tasks.aws.s3_result", "GCSResult": "prefect.tasks.google.storage_result"}


def result_class(name: str) -> type[Result]:
    """
    A kind of result.

    Args:
        name: name of its class.

    Returns:
        The class; what it needs of its extra is imported when a value is read or written.

    Raises:
        NotAvailable: no extra has such a kind.

    Example:
        >>> result_class("S3Result")("reports").bucket
        'reports'
    """
    if name not in _WHERE:
        raise NotAvailable(f"No extra has the kind of result {name!r}; there are {', '.join(_WHERE)}.")
    found: type[Result] = getattr(import_module(_WHERE[name]), name)
    return found
