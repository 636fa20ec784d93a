"""Compute Engine: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.settable import needed
from prefect.tasks.google.operation import Operation
from prefect.tasks.google.table.compute import GROUP, TEMPLATE

#: What only Google sets in a template, wherever it stands.
SET_BY_GOOGLE = frozenset({"kind", "id", "creationTimestamp", "selfLink", "selfLinkWithId", "fingerprint"})
#: What only Google sets in a disk of a template.
OF_DISKS = frozenset({"index", "licenses"})


class CopyingTemplate(Operation):
    """Reads a template, and sends it with what differs."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        for name in self.required:
            needed(arguments[name], name)
        source = self.exchange(arguments).ask(f"GET {TEMPLATE}")
        body = merged(without_set(source), arguments["patch"] or {})
        return super().begun({**arguments, "patch": body})


class ChangingTemplate(Operation):
    """Reads a group, and sends its versions with the other template."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        for name in self.required:
            needed(arguments[name], name)
        old, new = arguments["source_template"], arguments["destination_template"]
        before = self.exchange(arguments).ask(f"GET {GROUP}").get("versions") or []
        after = [{**each, "instanceTemplate": new} if each.get("instanceTemplate") == old else each for each in before]
        if before == after and arguments["update_policy"] is None:
            return {"gives": False}
        return super().begun({**arguments, "options": {"versions": after, **(arguments["options"] or {})}})


def without_set(value: Any, more: frozenset[str] = frozenset()) -> Any:
    """
    A template without what only Google sets.

    Args:
        value: the template, or a part of it.
        more: further names to leave out here.

    Returns:
        The rest.

    Example:
        >>> without_set({"id": "5", "properties": {"disks": [{"kind": "compute#disk", "index": 0, "boot": True}]}})
        {'properties': {'disks': [{'boot': True}]}}
    """
    if isinstance(value, list):
        return [without_set(each, more) for each in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: without_set(part, OF_DISKS if name == "disks" else frozenset())
        for name, part in value.items()
        if name not in SET_BY_GOOGLE | more
    }


def merged(value: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """
    A value with changes; dicts are joined on all levels.

    Args:
        value: the value.
        patch: the changes.

    Returns:
        Both.

    Example:
        >>> merged({"a": {"b": 1, "c": [1, 2]}}, {"a": {"c": [3]}})
        {'a': {'b': 1, 'c': [3]}}
    """
    found = dict(value)
    for name, part in patch.items():
        both = isinstance(found.get(name), Mapping) and isinstance(part, Mapping)
        found[name] = merged(found[name], part) if both else part
    return found
