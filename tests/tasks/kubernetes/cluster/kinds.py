"""The resources that the API server of the tests serves, and what discovery says of them."""

from __future__ import annotations

from typing import Any, NamedTuple

VERBS = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]


class Kind(NamedTuple):
    """One kind of resource."""

    group: str
    version: str
    plural: str
    kind: str
    namespaced: bool = True
    #: Whether status is written through a path of its own only.
    status: bool = True

    @property
    def api_version(self) -> str:
        return f"{self.group}/{self.version}" if self.group else self.version

    @property
    def root(self) -> str:
        return f"/apis/{self.group}/{self.version}" if self.group else f"/api/{self.version}"


BUILT_IN = (
    Kind("", "v1", "namespaces", "Namespace", namespaced=False),
    Kind("", "v1", "nodes", "Node", namespaced=False),
    Kind("", "v1", "pods", "Pod"),
    Kind("", "v1", "services", "Service"),
    Kind("", "v1", "configmaps", "ConfigMap", status=False),
    Kind("", "v1", "secrets", "Secret", status=False),
    Kind("", "v1", "events", "Event", status=False),
    Kind("", "v1", "serviceaccounts", "ServiceAccount", status=False),
    Kind("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim"),
    Kind("apps", "v1", "deployments", "Deployment"),
    Kind("apps", "v1", "statefulsets", "StatefulSet"),
    Kind("batch", "v1", "jobs", "Job"),
    Kind("batch", "v1", "cronjobs", "CronJob"),
    Kind("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", namespaced=False, status=False),
    Kind("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", namespaced=False),
)


def of_definition(definition: dict[str, Any]) -> list[Kind]:
    """The kinds that a CustomResourceDefinition adds."""
    spec = definition["spec"]
    return [
        Kind(
            spec["group"], version["name"], spec["names"]["plural"], spec["names"]["kind"],
            namespaced=spec["scope"] == "Namespaced", status="status" in version.get("subresources", {}),
        )
        for version in spec["versions"]
        if version.get("served", True)
    ]  # fmt: skip


def discovery(kinds: list[Kind], path: str) -> dict[str, Any] | None:
    """What a path of discovery answers; `None` if it is none."""
    groups: dict[str, list[str]] = {}
    for kind in kinds:
        versions = groups.setdefault(kind.group, [])
        if kind.version not in versions:
            versions.append(kind.version)
    if path == "/version":
        return {"major": "1", "minor": "31", "gitVersion": "v1.31.0"}
    if path == "/api":
        return {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}
    if path == "/apis":
        return {
            "kind": "APIGroupList",
            "apiVersion": "v1",
            "groups": [_group(name, versions) for name, versions in groups.items() if name],
        }
    parts = path.strip("/").split("/")
    if parts[0] == "apis" and len(parts) == 2 and parts[1] in groups:
        return {"kind": "APIGroup", "apiVersion": "v1", **_group(parts[1], groups[parts[1]])}
    here = [kind for kind in kinds if kind.root == path]
    if not here:
        return None
    resources = []
    for kind in here:
        entry = {"name": kind.plural, "singularName": kind.kind.lower(), "namespaced": kind.namespaced,
                 "kind": kind.kind, "verbs": VERBS}  # fmt: skip
        resources.append(entry)
        if kind.status:
            resources.append({**entry, "name": f"{kind.plural}/status", "verbs": ["get", "patch", "update"]})
        if kind.plural == "pods":
            resources.append({**entry, "name": "pods/log", "verbs": ["get"]})
    return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": here[0].api_version, "resources": resources}


def _group(name: str, versions: list[str]) -> dict[str, Any]:
    listed = [{"groupVersion": f"{name}/{version}", "version": version} for version in versions]
    return {"name": name, "versions": listed, "preferredVersion": listed[0]}
