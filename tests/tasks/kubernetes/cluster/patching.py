"""The three ways of patching an object that the API knows, and applying a manifest."""

from __future__ import annotations

import copy
from typing import Any

#: Lists that a strategic patch merges by a key of their members.
KEYS = {
    "containers": "name", "initContainers": "name", "env": "name", "volumes": "name", "volumeMounts": "mountPath",
    "ports": "port", "imagePullSecrets": "name", "tolerations": None, "conditions": "type", "ownerReferences": "uid",
}  # fmt: skip


class BadPatch(Exception):
    """The patch cannot be applied."""


def merged(old: Any, patch: Any, *, strategic: bool = False) -> Any:
    """A merge patch (RFC 7386), or with `strategic` the API's own kind of it."""
    if not isinstance(patch, dict):
        return patch
    result = dict(old) if isinstance(old, dict) else {}
    for name, value in patch.items():
        if name == "$patch":
            continue
        if value is None:
            result.pop(name, None)
        elif strategic and isinstance(value, list) and isinstance(result.get(name), list) and _key(name, value):
            result[name] = _merged_list(result[name], value, _key(name, value))
        else:
            result[name] = merged(result.get(name), value, strategic=strategic)
    return result


def _key(name: str, members: list[Any]) -> str:
    key = KEYS.get(name)
    if name == "ports" and any("containerPort" in member for member in members):
        key = "containerPort"
    return key if key and all(isinstance(member, dict) and key in member for member in members) else ""


def _merged_list(old: list[Any], patch: list[Any], key: str) -> list[Any]:
    result = copy.deepcopy(old)
    for member in patch:
        place = next((index for index, each in enumerate(result) if each.get(key) == member[key]), None)
        if member.get("$patch") == "delete":
            if place is not None:
                del result[place]
        elif place is None:
            result.append(member)
        else:
            result[place] = merged(result[place], member, strategic=True)
    return result


def json_patched(old: Any, operations: list[dict[str, Any]]) -> Any:
    """A JSON patch (RFC 6902)."""
    result = copy.deepcopy(old)
    for operation in operations:
        parts = [part.replace("~1", "/").replace("~0", "~") for part in operation["path"].split("/")[1:]]
        *way, last = parts
        target = result
        try:
            for part in way:
                target = target[int(part)] if isinstance(target, list) else target[part]
            _carry_out(target, last, operation)
        except (KeyError, IndexError, TypeError, ValueError) as err:
            raise BadPatch(f"the server rejected our request due to an error in our request: {operation}") from err
    return result


def _carry_out(target: Any, last: str, operation: dict[str, Any]) -> None:
    kind = operation["op"]
    if isinstance(target, list):
        if kind == "add":
            target.insert(len(target) if last == "-" else int(last), operation["value"])
        elif kind == "remove":
            del target[int(last)]
        else:
            target[int(last)] = operation["value"]
    elif kind == "remove":
        del target[last]
    elif kind == "test":
        if target[last] != operation["value"]:
            raise ValueError(last)
    elif kind == "replace" and last not in target:
        raise KeyError(last)
    else:
        target[last] = operation["value"]
