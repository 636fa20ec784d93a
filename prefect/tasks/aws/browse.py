"""Look through what AWS has: every service, operation and parameter that the installed botocore knows."""

from __future__ import annotations

import html
import re
from typing import Any

from prefect.tasks.aws.calls import operation_model, operations, service_model, services, waiters


def catalogue(service: str | None = None, operation: str | None = None) -> dict[str, Any]:
    """
    What `AWSCall` can call, out of botocore's own model.

    Args:
        service: boto3's name of a service; `None` lists all services.
        operation: an operation of it; `None` lists all of them.

    Returns:
        Without arguments: `services`, their names. Of a service: its `operations` (name -> first sentence of what it
        does), and its `waiters`. Of an operation: `does`, `parameters` (name -> `type`, `required`, `about`), `returns`
        (name -> type).

    Raises:
        InvalidCall: there is no such service or operation.

    Example:
        >>> catalogue("s3", "head_bucket")["parameters"]["Bucket"]["required"]
        True
    """
    if service is None:
        return {"services": list(services())}
    if operation is None:
        model = service_model(service)
        about = {name: _sentence(model.operation_model(api).documentation) for name, api in operations(service).items()}
        return {"operations": about, "waiters": sorted(waiters(service))}
    described = operation_model(service, operation)
    shape = described.input_shape
    required = set(shape.required_members) if shape is not None else set()
    return {
        "does": _text(described.documentation),
        "parameters": {
            name: {"type": part.type_name, "required": name in required, "about": _text(part.documentation)}
            for name, part in (shape.members.items() if shape is not None else ())
        },
        "returns": {
            name: part.type_name
            for name, part in (described.output_shape.members.items() if described.output_shape is not None else ())
        },
    }


def _text(documentation: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", documentation or ""))).strip()


def _sentence(documentation: str) -> str:
    return re.split(r"(?<=[.!?]) ", _text(documentation), maxsplit=1)[0]
