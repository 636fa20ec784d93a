"""
Carrying out a case of `aws_cases`, with real Airflow's hooks or with ours: what is called, and what comes out.

Run by a Python that has Airflow and the provider of Amazon, as `-m tests.compat.airflow.hooks.aws_recording FILE`, it
writes that into a file.
"""

from __future__ import annotations

import copy
import dataclasses
import datetime
import enum
import importlib
import inspect
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from tests.compat.airflow.hooks import aws_cases as cases

#: More looks than any case needs.
LOOKS = 12


class TooMany(BaseException):
    """It is looked without end."""


def named() -> dict[str, tuple[str, dict[str, Any], str, dict[str, Any], dict[str, Any]]]:
    """Each case by a name of its own."""
    found: dict[str, Any] = {}
    for at, (hook, given, methods) in enumerate(cases.CASES):
        for method, calls in methods.items():
            for number, (arguments, answers) in enumerate(calls):
                name = f"{hook.rpartition('.')[2]}.{method} {at}.{number}"
                found[name] = (hook, given, method, arguments, answers)
    return found


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None).isoformat()
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, (set, frozenset)):
        return sorted((plain(each) for each in value), key=str)
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items() if name != "ResponseMetadata"}
    if dataclasses.is_dataclass(value):
        return plain({field.name: getattr(value, field.name) for field in dataclasses.fields(value)})
    if isinstance(value, (list, tuple)) or inspect.isgenerator(value):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    return f"a {type(value).__name__}"


def outcome(find: Any, case: tuple[Any, ...], patch: Any) -> dict[str, Any]:
    """
    What comes out of a case.

    Args:
        find: gives the class of a hook by its path.
        case: the case.
        patch: sets an attribute of an object, for the time of the case.

    Returns:
        The calls, and the value or the name of the error.
    """
    from botocore.client import BaseClient  # real Airflow's is another one than ours

    hook, given, method, arguments, answers = copy.deepcopy(case)
    calls: list[Any] = []
    times: dict[str, int] = {}

    def answer(self: Any, operation: str, params: dict[str, Any]) -> Any:
        if len(calls) >= LOOKS:
            raise TooMany
        sent = {key: sorted(value) if key == "states" else value for key, value in params.items()}
        calls.append([self.meta.service_model.service_name, operation, plain(sent)])
        known = answers.get(operation, answers.get("*", {}))
        if isinstance(known, list):
            known = known[min(times.get(operation, 0), len(known) - 1)]
        times[operation] = times.get(operation, 0) + 1
        if isinstance(known, str):
            error = {"Error": {"Code": known[1:], "Message": "msg"}, "ResponseMetadata": {"HTTPStatusCode": 404}}
            raise self.exceptions.from_code(known[1:])(error, operation)
        return {**copy.deepcopy(known), "ResponseMetadata": {"HTTPStatusCode": 200}}

    patch(BaseClient, "_make_api_call", answer)
    patch(time, "sleep", lambda seconds: None)
    found: dict[str, Any] = {"calls": calls}
    try:
        made = find(hook)(aws_conn_id=None, region_name="us-east-1", **given)
        found["value"] = plain(getattr(made, method)(**arguments))
    except TooMany:
        found["error"] = "without end"
    except BaseException as err:  # noqa: BLE001  # whatever comes is compared; some of Airflow's are no `Exception`
        found["error"] = type(err).__name__
    return found


def real() -> dict[str, Any]:
    os.environ.update(
        AWS_ACCESS_KEY_ID="a", AWS_SECRET_ACCESS_KEY="b", AIRFLOW_CONN_EMR_SETTINGS=json.dumps(cases.SETTINGS)
    )

    def find(path: str) -> Any:
        module, _, name = path.rpartition(".")
        return getattr(importlib.import_module(f"airflow.providers.amazon.aws.hooks.{module}"), name)

    return {name: outcome(find, case, setattr) for name, case in named().items()}


if __name__ == "__main__":
    lines = [f"{json.dumps(name)}: {json.dumps(found, sort_keys=True)}" for name, found in sorted(real().items())]
    Path(sys.argv[1]).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
