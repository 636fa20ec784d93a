"""Manifests of any kind: apply them, delete them, wait for what they describe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.kubernetes import transport
from prefect.tasks.kubernetes.client import Credentials, kubernetes_client, plain
from prefect.tasks.kubernetes.discovery import Kind, kind_of, kind_of_manifest
from prefect.tasks.kubernetes.errors import ResourceFailed

yaml = optional("yaml", extra="kubernetes")
exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")

#: What a task may be given as manifests: YAML text, the path of a YAML file, a dict, or several of them.
Manifests = str | Mapping[str, Any] | Iterable[Mapping[str, Any]]


def manifests_of(given: Any) -> list[dict[str, Any]]:
    """
    The manifests that were given.

    Args:
        given: YAML text, the path of a YAML file, a dict, an object of the client's models, or a list of the latter
            two. A `List` counts as what is in it.

    Returns:
        The manifests, in order.

    Raises:
        ValueError: it is no YAML, or something in it is no mapping.
        OSError: the file cannot be read.

    Example:
        >>> [each["kind"] for each in manifests_of({"kind": "List", "items": [{"kind": "Pod"}]})]
        ['Pod']
    """
    if isinstance(given, (str, Path)):
        text = str(given)
        if not re.search(r":(\s|$)", text):  # no mapping has been written without one; a path has none
            text = Path(text).read_text(encoding="utf-8")
        try:
            found = list(yaml.safe_load_all(text))
        except yaml.YAMLError as err:
            raise ValueError(f"The manifest is no YAML: {err}") from err
    else:
        found = list(given) if isinstance(given, (list, tuple)) else [given]
    result: list[dict[str, Any]] = []
    for each in map(plain, found):
        if each is None:
            continue
        if not isinstance(each, dict):
            raise ValueError(f"A manifest is a mapping that has 'apiVersion' and 'kind', not {type(each).__name__}.")
        if str(each.get("kind", "")).endswith("List") and isinstance(each.get("items"), list):
            result += manifests_of(each["items"])
        else:
            result.append(each)
    return result


class _OfCluster(Task):
    """A task that talks to one cluster."""

    config_file: str | None = None
    cluster_context: str | None = None
    in_cluster: bool | None = None

    def connect(self, credentials: Credentials | None) -> Any:
        """The client of the cluster."""
        return kubernetes_client(
            credentials, config_file=self.config_file, cluster_context=self.cluster_context, in_cluster=self.in_cluster
        )


class KubernetesApply(_OfCluster):
    """
    Bring resources of any kind into the state that manifests describe, making those that are not there.

    Args:
        manifests: YAML text (several documents are possible), the path of a YAML file, a dict, an object of the
            client's models, or a list of the latter two.
        namespace: namespace of those that name none.
        how: `apply` has the cluster merge them (server-side apply), `create` fails where one is there already,
            `replace` puts each in the place of the one that is there.
        field_manager: who owns the fields, with `apply`.
        force: take fields over from other owners, with `apply`.
        credentials: a kubeconfig, a dict with `host` and `token`, or the name of a secret; the usual search order if
            left out.
        config_file: path of a kubeconfig; `None` means the usual one.
        cluster_context: context of the kubeconfig; `None` means its current one.
        in_cluster: whether to use the service account of the pod that the program runs in; `None` does where there is
            one.

    Returns:
        The resources as they are now, in order.

    Raises:
        ValueError: no manifests were given, one is none, or the cluster has no such kind.
        OSError: the file cannot be read.
        kubernetes.client.exceptions.ApiException: the API refused.

    Example:
        >>> manifest = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "new"}, "data": {"a": "1"}}
        >>> KubernetesApply(manifest).run()[0]["data"]
        {'a': '1'}
    """

    @settable("manifests", "namespace", "*", "how", "field_manager", "force")
    def run(
        self,
        manifests: Any = None,
        namespace: str = "default",
        how: str = "apply",
        field_manager: str = "prefect",
        force: bool = True,
        credentials: Credentials | None = None,
    ) -> list[dict[str, Any]]:
        if how not in ("apply", "create", "replace"):
            raise ValueError(f"how is one of 'apply', 'create', 'replace'; {how!r} was given.")
        api = self.connect(credentials)
        result = []
        for manifest in manifests_of(needed(manifests, "manifests")):
            kind, where, name = _place(api, manifest, namespace)
            if how == "apply":
                query = {"fieldManager": field_manager, "force": force}
                path = kind.path(where, needed(name, "metadata.name"))
                made = transport.call(api, "PATCH", path, query=query, body=manifest, content_type=transport.APPLY)
            elif how == "replace":
                made = _replaced(api, kind, where, needed(name, "metadata.name"), manifest)
            else:
                made = transport.call(api, "POST", kind.path(where), body=manifest)
            result.append(made)
        return result


class KubernetesDelete(_OfCluster, WaitingTask):
    """
    Delete the resources that manifests describe, the last first, and wait until they are gone if asked to.

    Args:
        manifests: as `KubernetesApply` takes them; kind and name are enough.
        namespace: namespace of those that name none.
        missing_ok: those that are not there are no error.
        propagation_policy: what happens to what they own: `Foreground`, `Background` or `Orphan`; `None` leaves it to
            the cluster.
        grace_period: seconds that they get to end; `None` leaves it to them.
        wait: wait until they are gone.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: a kubeconfig, a dict with `host` and `token`, or the name of a secret; the usual search order if
            left out.
        config_file: path of a kubeconfig; `None` means the usual one.
        cluster_context: context of the kubeconfig; `None` means its current one.
        in_cluster: whether to use the service account of the pod that the program runs in; `None` does where there is
            one.

    Returns:
        The paths of what was deleted.

    Raises:
        ValueError: no manifests were given, one is none, or the cluster has no such kind.
        WaitTimedOut: they were not gone after `max_wait` seconds.
        kubernetes.client.exceptions.ApiException: the API refused.

    Example:
        >>> KubernetesDelete({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings"}}).run()
        ['/api/v1/namespaces/default/configmaps/settings']
    """

    @settable(
        "manifests", "namespace", "*", "missing_ok", "propagation_policy", "grace_period", "wait", "poll_interval",
        "max_wait",
    )  # fmt: skip
    def start(
        self,
        manifests: Any = None,
        namespace: str = "default",
        missing_ok: bool = False,
        propagation_policy: str | None = None,
        grace_period: int | None = None,
        wait: bool = False,
        poll_interval: float = 2.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        api = self.connect(credentials)
        query = {"propagationPolicy": propagation_policy, "gracePeriodSeconds": grace_period}
        paths = []
        for manifest in reversed(manifests_of(needed(manifests, "manifests"))):
            kind, where, name = _place(api, manifest, namespace)
            path = kind.path(where, needed(name, "metadata.name"))
            try:
                transport.call(api, "DELETE", path, query=query)
            except exceptions.ApiException as err:
                if not (missing_ok and transport.is_missing(err)):
                    raise
                continue
            paths.append(path)
        return {"deleted": paths, "left": list(paths)}

    def check(self, wait: Wait) -> float | None:
        """Look which are left."""
        if not wait["wait"]:
            return None
        api = self.connect(wait["credentials"])
        wait.handle["left"] = [path for path in wait.handle["left"] if _there(api, path)]
        return float(wait["poll_interval"]) if wait.handle["left"] else None

    def outcome(self, wait: Wait) -> Any:
        """The paths."""
        return wait.handle["deleted"]


class KubernetesWaitFor(_OfCluster, WaitingTask):
    """
    Wait until a resource of any kind has come to a condition, a field to a value, or until it is gone.

    Args:
        api_version: group and version of the API: `v1`, `apps/v1`, `stable.example.com/v1`.
        kind: the kind (`Deployment`), or its name in paths (`deployments`).
        resource_name: name of the resource.
        namespace: its namespace.
        condition: type of the condition, such as `Available` or `Complete`; `None` looks at none.
        status: the condition's status to wait for.
        failed_condition: type of a condition that means that it will not happen any more, such as `Failed`.
        field: a field to look at instead, with dots: `status.phase`.
        values: the value, or values, of the field to wait for.
        failed_values: the values of the field that mean that it will not happen any more.
        gone: wait until the resource is gone.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: a kubeconfig, a dict with `host` and `token`, or the name of a secret; the usual search order if
            left out.
        config_file: path of a kubeconfig; `None` means the usual one.
        cluster_context: context of the kubeconfig; `None` means its current one.
        in_cluster: whether to use the service account of the pod that the program runs in; `None` does where there is
            one.

    Returns:
        The resource as it is then; `None` if it is gone.

    Raises:
        ValueError: an argument is missing, or it is not clear what to wait for.
        ResourceFailed: it cannot happen any more.
        WaitTimedOut: it has not happened after `max_wait` seconds.
        kubernetes.client.exceptions.ApiException: the API refused.

    Example:
        >>> found = KubernetesWaitFor("apps/v1", "Deployment", "web", condition="Available", poll_interval=0.1).run()
        >>> found["metadata"]["name"]
        'web'
    """

    @settable(
        "api_version", "kind", "resource_name", "namespace", "*", "condition", "status", "failed_condition", "field",
        "values", "failed_values", "gone", "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        api_version: str | None = None,
        kind: str | None = None,
        resource_name: str | None = None,
        namespace: str = "default",
        condition: str | None = None,
        status: str = "True",
        failed_condition: str | None = None,
        field: str | None = None,
        values: Any = None,
        failed_values: Iterable[Any] = (),
        gone: bool = False,
        poll_interval: float = 5.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        if not (condition or gone or (field and values is not None)):
            raise ValueError("What is to be waited for: a condition, a field and its values, or that it is gone?")
        api = self.connect(credentials)
        found = kind_of(api, needed(api_version, "api_version"), needed(kind, "kind"))
        return found.path(namespace, needed(resource_name, "resource_name"))

    def check(self, wait: Wait) -> float | None:
        """Look once."""
        api = self.connect(wait["credentials"])
        try:
            found = transport.call(api, "GET", wait.handle)
        except exceptions.ApiException as err:
            if not transport.is_missing(err):
                raise
            if wait["gone"]:
                wait.seen = None
                return None
            found = {}  # it may be made yet
        wait.seen = found
        if wait["condition"] and _condition(found, wait["condition"]) == wait["status"]:
            return None
        if wait["failed_condition"] and _condition(found, wait["failed_condition"]) == "True":
            raise ResourceFailed(
                f"{wait.handle} has come to the condition {wait['failed_condition']}: {_why(found, wait)}"
            )
        if wait["field"]:
            value = _at(found, wait["field"])
            if value is not None and value in _listed(wait["values"]):
                return None
            if value is not None and value in list(wait["failed_values"]):
                raise ResourceFailed(f"{wait.handle} has come to {wait['field']} = {value!r}.")
        return float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> Any:
        """The resource."""
        return wait.seen


def _place(api: Any, manifest: dict[str, Any], namespace: str) -> tuple[Kind, str | None, str | None]:
    kind = kind_of_manifest(api, manifest)
    metadata = manifest.get("metadata") or {}
    return kind, (metadata.get("namespace") or namespace) if kind.namespaced else None, metadata.get("name")


def _replaced(api: Any, kind: Kind, namespace: str | None, name: str, manifest: dict[str, Any]) -> dict[str, Any]:
    try:
        found: dict[str, Any] = transport.call(api, "PUT", kind.path(namespace, name), body=manifest)
    except exceptions.ApiException as err:
        if not transport.is_missing(err):
            raise
        found = transport.call(api, "POST", kind.path(namespace), body=manifest)
    return found


def _there(api: Any, path: str) -> bool:
    try:
        transport.call(api, "GET", path)
    except exceptions.ApiException as err:
        if transport.is_missing(err):
            return False
        raise
    return True


def _conditions(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list((found.get("status") or {}).get("conditions") or ())


def _condition(found: Mapping[str, Any], kind: str) -> str | None:
    return next((str(each["status"]) for each in _conditions(found) if each["type"] == kind), None)


def _why(found: Mapping[str, Any], wait: Wait) -> str:
    for each in _conditions(found):
        if each["type"] == wait["failed_condition"]:
            return ": ".join(filter(None, (each.get("reason"), each.get("message"))))
    return ""


def _at(found: Any, field: str) -> Any:
    for part in field.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _listed(values: Any) -> list[Any]:
    return list(values) if isinstance(values, (list, tuple, set)) else [values]
