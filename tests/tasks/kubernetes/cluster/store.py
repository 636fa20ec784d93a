"""The objects of a cluster: versions, conflicts, deletion with finalizers, and what watchers see."""

from __future__ import annotations

import copy
import datetime
import random
import re
import string
import threading
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from tests.tasks.kubernetes.cluster.kinds import BUILT_IN, Kind, of_definition

Key = tuple[str, str, str, str]  # group, plural, namespace, name
NAME = re.compile(r"[a-z0-9]([-a-z0-9.]*[a-z0-9])?")


class Refused(Exception):
    """An answer that is an error, as the API words it."""

    def __init__(self, code: int, reason: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.headers = headers or {}
        self.status = {
            "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "message": message,
            "reason": reason, "code": code,
        }  # fmt: skip


def now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def matches(item: dict[str, Any], labels: str, fields: str) -> bool:
    """Whether an object is one of those that the selectors choose."""
    own = item["metadata"].get("labels") or {}
    for part in filter(None, re.split(r",(?![^()]*\))", labels)):
        if found := re.fullmatch(r"\s*([^\s!=]+)\s+(in|notin)\s+\(([^)]*)\)\s*", part):
            allowed = {value.strip() for value in found[3].split(",")}
            if (own.get(found[1]) in allowed) != (found[2] == "in"):
                return False
        elif "!=" in part:
            name, value = part.split("!=")
            if own.get(name.strip()) == value.strip():
                return False
        elif "=" in part:
            name, value = re.split("==?", part)
            if own.get(name.strip()) != value.strip():
                return False
        elif part.startswith("!"):
            if part[1:] in own:
                return False
        elif part.strip() not in own:
            return False
    for part in filter(None, fields.split(",")):
        name, value = re.split("!=|==?", part)
        found_value: Any = item
        for step in name.split("."):
            found_value = (found_value or {}).get(step)
        if (str(found_value or "") == value) == ("!=" in part):
            return False
    return True


class Store:
    """All objects, and what happened to them."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.kinds: list[Kind] = list(BUILT_IN)
        self.items: dict[Key, dict[str, Any]] = {}
        #: (version, type, key, the object as it was then)
        self.history: list[tuple[int, str, Key, dict[str, Any]]] = []
        #: Versions up to this one are forgotten: who watches from there is told so.
        self.compacted = 0
        self.version = 100
        #: Called with (type, kind, object) after each change.
        self.listeners: list[Callable[[str, Kind, dict[str, Any]], None]] = []
        for name in ("default", "kube-system"):
            self.create(self.kind_of("", "namespaces"), "", {"metadata": {"name": name}})
        node = self.create(self.kind_of("", "nodes"), "", {"metadata": {"name": "node-1"}})
        node["status"] = {"conditions": [{"type": "Ready", "status": "True"}]}
        self.replace(self.kind_of("", "nodes"), "", "node-1", node, status_only=True)

    def kind_of(self, group: str, plural: str, version: str | None = None) -> Kind:
        for kind in self.kinds:
            if (kind.group, kind.plural) == (group, plural) and version in (None, kind.version):
                return kind
        raise Refused(404, "NotFound", "the server could not find the requested resource")

    def key(self, kind: Kind, namespace: str, name: str) -> Key:
        return (kind.group, kind.plural, namespace if kind.namespaced else "", name)

    def get(self, kind: Kind, namespace: str, name: str) -> dict[str, Any]:
        with self.changed:
            found = self.items.get(self.key(kind, namespace, name))
            if found is None:
                raise self.missing(kind, name)
            return copy.deepcopy(found)

    def missing(self, kind: Kind, name: str) -> Refused:
        what = f"{kind.plural}.{kind.group}" if kind.group else kind.plural
        return Refused(404, "NotFound", f'{what} "{name}" not found')

    def list(self, kind: Kind, namespace: str, labels: str = "", fields: str = "") -> list[dict[str, Any]]:
        with self.changed:
            return [
                copy.deepcopy(item)
                for (group, plural, where, _), item in sorted(self.items.items())
                if (group, plural) == (kind.group, kind.plural)
                and (not namespace or where == namespace)
                and matches(item, labels, fields)
            ]

    def create(self, kind: Kind, namespace: str, body: dict[str, Any], dry_run: bool = False) -> dict[str, Any]:
        item = copy.deepcopy(body)
        metadata = item.setdefault("metadata", {})
        if not metadata.get("name"):
            if not metadata.get("generateName"):
                raise self.invalid(kind, "", "metadata.name: Required value: name or generateName is required")
            metadata["name"] = metadata["generateName"] + "".join(
                random.choices(string.ascii_lowercase + string.digits, k=5)
            )
        if kind.namespaced:
            if metadata.get("namespace", namespace) != namespace:
                raise Refused(400, "BadRequest", "the namespace of the provided object does not match the request")
            metadata["namespace"] = namespace
        self.validate(kind, item)
        with self.changed:
            key = self.key(kind, namespace, metadata["name"])
            if kind.namespaced and ("", "namespaces", "", namespace) not in self.items:
                raise Refused(404, "NotFound", f'namespaces "{namespace}" not found')
            if key in self.items:
                what = f"{kind.plural}.{kind.group}" if kind.group else kind.plural
                raise Refused(409, "AlreadyExists", f'{what} "{metadata["name"]}" already exists')
            item.update(kind=kind.kind, apiVersion=kind.api_version)
            metadata.update(uid=str(uuid.uuid4()), creationTimestamp=now(), generation=1)
            if kind.status:
                item["status"] = {"phase": "Pending"} if kind.kind == "Pod" else {}
            if dry_run:
                return item
            if kind.kind == "CustomResourceDefinition":
                self.kinds += of_definition(item)
            self._record("ADDED", kind, key, item)
        self._tell("ADDED", kind, item)
        if kind.kind == "Namespace":
            self.create(self.kind_of("", "serviceaccounts"), metadata["name"], {"metadata": {"name": "default"}})
        return copy.deepcopy(item)

    def replace(
        self, kind: Kind, namespace: str, name: str, body: dict[str, Any], *, status_only: bool = False
    ) -> dict[str, Any]:
        with self.changed:
            key = self.key(kind, namespace, name)
            old = self.items.get(key)
            if old is None:
                raise self.missing(kind, name)
            asked = (body.get("metadata") or {}).get("resourceVersion")
            if asked and asked != old["metadata"]["resourceVersion"]:
                what = f"{kind.plural}.{kind.group}" if kind.group else kind.plural
                raise Refused(
                    409, "Conflict",
                    f'Operation cannot be fulfilled on {what} "{name}": the object has been modified; '
                    "please apply your changes to the latest version and try again",
                )  # fmt: skip
            new = copy.deepcopy(old if status_only else body)
            if status_only:
                new["status"] = copy.deepcopy(body.get("status", {}))
            elif kind.status and "status" in old:
                new["status"] = copy.deepcopy(old["status"])
            if not status_only:
                self.validate(kind, new)
                self.check_fixed(kind, name, old, new)
            for field in ("uid", "creationTimestamp", "generation", "namespace", "name", "deletionTimestamp"):
                if field in old["metadata"]:
                    new["metadata"][field] = old["metadata"][field]
            new.update(kind=kind.kind, apiVersion=kind.api_version)
            if new.get("spec") != old.get("spec"):
                new["metadata"]["generation"] += 1
            if "deletionTimestamp" in old["metadata"] and not new["metadata"].get("finalizers") and kind.kind != "Pod":
                return self._remove(kind, key, new)
            new["metadata"].pop("resourceVersion", None)
            if {**new, "metadata": {**new["metadata"], "resourceVersion": ""}} != {
                **old, "metadata": {**old["metadata"], "resourceVersion": ""},
            }:  # fmt: skip
                self._record("MODIFIED", kind, key, new)
            else:
                new = old
        self._tell("MODIFIED", kind, new)
        return copy.deepcopy(new)

    def change(self, kind: Kind, namespace: str, name: str, update: Callable[[dict[str, Any]], None]) -> None:
        """Change an object from inside the cluster, where no version is asked for; one that is gone stays gone."""
        with self.changed:
            key = self.key(kind, namespace, name)
            old = self.items.get(key)
            if old is None:
                return
            new = copy.deepcopy(old)
            update(new)
            if new == old:
                return
            self._record("MODIFIED", kind, key, new)
        self._tell("MODIFIED", kind, new)

    def delete(
        self, kind: Kind, namespace: str, name: str, *, grace: int = 0, propagation: str = "Background"
    ) -> tuple[dict[str, Any], bool]:
        """Delete; returns the object and whether it is gone already."""
        with self.changed:
            key = self.key(kind, namespace, name)
            item = self.items.get(key)
            if item is None:
                raise self.missing(kind, name)
            waits = bool(item["metadata"].get("finalizers")) or (kind.kind == "Pod" and grace > 0)
            if waits:
                item = copy.deepcopy(item)
                if "deletionTimestamp" not in item["metadata"]:
                    item["metadata"].update(deletionTimestamp=now(), deletionGracePeriodSeconds=grace)
                    self._record("MODIFIED", kind, key, item)
            else:
                self._remove(kind, key, item)
            dependents = [
                (self.kind_of(other[0], other[1]), other[2], other[3])
                for other, each in self.items.items()
                if (kind.kind == "Namespace" and other[2] == name)
                or any(owner["uid"] == item["metadata"]["uid"] for owner in each["metadata"].get("ownerReferences", ()))
            ]
        self._tell("DELETED" if not waits else "MODIFIED", kind, item)
        if propagation != "Orphan":
            for other, where, what in dependents:
                if self.key(other, where, what) in self.items:  # else it went with another one
                    self.delete(other, where, what)
        return copy.deepcopy(item), not waits

    def remove(self, kind: Kind, namespace: str, name: str) -> None:
        """Take an object away, as the kubelet does with a pod that has ended."""
        with self.changed:
            key = self.key(kind, namespace, name)
            item = self.items.get(key)
            if item is None:
                return
            self._remove(kind, key, item)
        self._tell("DELETED", kind, item)

    def watch(
        self, kind: Kind, namespace: str, labels: str, fields: str, since: int | None, until: Callable[[], float]
    ) -> Iterator[dict[str, Any] | None]:
        """The changes from a version on; `None` now and then, so that the one who asks can stop."""
        if since is not None and since < self.compacted:
            raise Refused(410, "Expired", f"too old resource version: {since} ({self.compacted})")
        if since is None:
            with self.changed:
                since = self.version
                first = self.list(kind, namespace, labels, fields)
            for item in first:
                yield {"type": "ADDED", "object": item}
        place = since
        while until() > 0:
            with self.changed:
                news = [event for event in self.history if event[0] > place]
                if not news:
                    self.changed.wait(min(0.5, until()))
                    news = [event for event in self.history if event[0] > place]
            for version, what, (group, plural, where, _), item in news:
                place = version
                if (group, plural) != (kind.group, kind.plural) or (namespace and where != namespace):
                    continue
                if matches(item, labels, fields):
                    yield {"type": what, "object": item}
            yield None

    def validate(self, kind: Kind, item: dict[str, Any]) -> None:
        name = item["metadata"]["name"]
        if len(name) > 253 or not NAME.fullmatch(name):
            raise self.invalid(kind, name, f'metadata.name: Invalid value: "{name}": a lowercase RFC 1123 subdomain')
        spec = item.get("spec") or {}
        if kind.kind in ("Job", "Deployment"):
            spec = (spec.get("template") or {}).get("spec")
            if spec is None:
                raise self.invalid(kind, name, "spec.template.spec.containers: Required value")
        if kind.kind in ("Pod", "Job", "Deployment"):
            if not spec.get("containers"):
                raise self.invalid(kind, name, "spec.containers: Required value")
            for index, container in enumerate(spec["containers"]):
                for field in ("name", "image"):
                    if not container.get(field):
                        raise self.invalid(kind, name, f"spec.containers[{index}].{field}: Required value")
            if kind.kind == "Job" and spec.get("restartPolicy") not in ("Never", "OnFailure"):
                raise self.invalid(kind, name, 'spec.template.spec.restartPolicy: Required value: "OnFailure", "Never"')

    def check_fixed(self, kind: Kind, name: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        """What may not change once it is there."""
        if kind.kind != "Pod":
            return

        def fixed(item: dict[str, Any]) -> dict[str, Any]:
            spec = copy.deepcopy(item["spec"])
            for container in spec["containers"]:
                container.pop("image", None)
            for field in ("activeDeadlineSeconds", "tolerations", "nodeName"):
                spec.pop(field, None)
            return spec

        if fixed(old) != fixed(new):
            raise self.invalid(kind, name, "spec: Forbidden: pod updates may not change fields other than the image")

    def invalid(self, kind: Kind, name: str, message: str) -> Refused:
        what = f"{kind.kind}.{kind.group}" if kind.group else kind.kind
        return Refused(422, "Invalid", f'{what} "{name}" is invalid: {message}')

    def _record(self, what: str, kind: Kind, key: Key, item: dict[str, Any]) -> None:
        self.version += 1
        item["metadata"]["resourceVersion"] = str(self.version)
        self.items[key] = item
        self.history.append((self.version, what, key, copy.deepcopy(item)))
        self.changed.notify_all()

    def _remove(self, kind: Kind, key: Key, item: dict[str, Any]) -> dict[str, Any]:
        self._record("DELETED", kind, key, item)
        del self.items[key]
        if kind.kind == "CustomResourceDefinition":
            self.kinds = [each for each in self.kinds if each not in of_definition(item)]
        return copy.deepcopy(item)

    def _tell(self, what: str, kind: Kind, item: dict[str, Any]) -> None:
        for listener in self.listeners:
            listener(what, kind, copy.deepcopy(item))
