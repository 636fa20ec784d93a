"""Which path a kind of resource has: what the cluster tells of itself, asked once for each group."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from prefect.core.optional import optional
from prefect.tasks.kubernetes import transport

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")

_known: WeakKeyDictionary[Any, dict[str, list[dict[str, Any]]]] = WeakKeyDictionary()
_lock = threading.Lock()


class Kind(NamedTuple):
    """A kind of resource that a cluster has."""

    api_version: str
    kind: str
    plural: str
    namespaced: bool

    def path(self, namespace: str | None = None, name: str | None = None, subresource: str | None = None) -> str:
        """
        The path of a resource, or of all of the kind.

        Args:
            namespace: its namespace; `None` means all, and is right for kinds that have none.
            name: its name; `None` means all.
            subresource: such as `status`; `None` means the resource itself.

        Returns:
            The path.

        Example:
            >>> Kind("apps/v1", "Deployment", "deployments", True).path("default", "web", "scale")
            '/apis/apps/v1/namespaces/default/deployments/web/scale'
        """
        parts = [root_of(self.api_version)]
        if self.namespaced and namespace is not None:
            parts += ["namespaces", namespace]
        parts += [part for part in (self.plural, name, subresource) if part]
        return "/".join(parts)


def root_of(api_version: str) -> str:
    """
    The path that a group and version of the API has.

    Args:
        api_version: such as `v1` or `apps/v1`.

    Returns:
        The path.

    Example:
        >>> root_of("v1"), root_of("batch/v1")
        ('/api/v1', '/apis/batch/v1')
    """
    return f"/apis/{api_version}" if "/" in api_version else f"/api/{api_version}"


def kind_of(api: Any, api_version: str, kind: str) -> Kind:
    """
    Find a kind of resource.

    Args:
        api: the client.
        api_version: such as `v1` or `apps/v1`.
        kind: the kind (`Deployment`), or its name in paths (`deployments`).

    Returns:
        The kind.

    Raises:
        ValueError: the cluster has no such group, version or kind; the message names those that it has.
        kubernetes.client.exceptions.ApiException: the API refused.
    """
    for fresh in (False, True):  # a kind may have been added since
        listed = _resources(api, api_version, fresh)
        for each in listed:
            if kind in (each["kind"], each["name"]) and "/" not in each["name"]:
                return Kind(api_version, each["kind"], each["name"], each["namespaced"])
    has = sorted({each["kind"] for each in listed if "/" not in each["name"]})
    raise ValueError(f"The cluster has no kind {kind!r} in {api_version}; it has: {', '.join(has)}.")


def kind_of_manifest(api: Any, manifest: Mapping[str, Any]) -> Kind:
    """
    Find the kind of a manifest.

    Args:
        api: the client.
        manifest: the resource as a dict with `apiVersion` and `kind`.

    Returns:
        The kind.

    Raises:
        ValueError: the manifest does not say what it is, or the cluster has no such kind.
    """
    if not isinstance(manifest, Mapping) or not manifest.get("apiVersion") or not manifest.get("kind"):
        raise ValueError("A manifest is a mapping that has 'apiVersion' and 'kind'.")
    return kind_of(api, str(manifest["apiVersion"]), str(manifest["kind"]))


def _resources(api: Any, api_version: str, fresh: bool) -> list[dict[str, Any]]:
    with _lock:
        known = _known.setdefault(api, {})
        found = known.get(api_version)
    if found is None or fresh:
        try:
            found = list(transport.call(api, "GET", root_of(api_version))["resources"])
        except exceptions.ApiException as err:
            if transport.is_missing(err):
                raise ValueError(f"The cluster has no API {api_version!r}.") from err
            raise
        with _lock:
            known[api_version] = found
    return found
