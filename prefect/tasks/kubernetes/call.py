"""`KubernetesCall`: any verb on any kind of resource that a cluster has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from prefect.core.settable import Task, needed, settable
from prefect.tasks.kubernetes import transport
from prefect.tasks.kubernetes.client import Credentials, kubernetes_client, plain
from prefect.tasks.kubernetes.discovery import kind_of

#: Name of a kind of patch -> its content type.
PATCHES = {"merge": transport.MERGE, "strategic": transport.STRATEGIC, "json": transport.JSON_PATCH}


class Verb(NamedTuple):
    """How the API says it."""

    method: str
    needs_name: bool
    needs_body: bool


VERBS = {
    "get": Verb("GET", True, False),
    "list": Verb("GET", False, False),
    "create": Verb("POST", False, True),
    "replace": Verb("PUT", True, True),
    "patch": Verb("PATCH", True, True),
    "apply": Verb("PATCH", True, True),
    "delete": Verb("DELETE", True, False),
    "deletecollection": Verb("DELETE", False, False),
}


class KubernetesCall(Task):
    """
    Do anything with any kind of resource, of the cluster's own or of those that it was taught.

    Args:
        api_version: group and version of the API: `v1`, `apps/v1`, `stable.example.com/v1`.
        kind: the kind (`Deployment`), or its name in paths (`deployments`).
        verb: `get`, `list`, `create`, `replace`, `patch`, `apply`, `delete` or `deletecollection`.
        resource_name: name of the resource; `None` takes that of the body.
        namespace: its namespace; `None` takes that of the body, else `default`, and for `list` all of them.
        body: the resource, the patch, or the options of a deletion.
        subresource: such as `status` or `scale`.
        parameters: parameters of the request by the API's own names, such as `labelSelector` or `dryRun`.
        patch_type: `merge`, `strategic` or `json`.
        credentials: a kubeconfig, a dict with `host` and `token`, or the name of a secret; the usual search order if
            left out.
        config_file: path of a kubeconfig; `None` means the usual one.
        cluster_context: context of the kubeconfig; `None` means its current one.
        in_cluster: whether to use the service account of the pod that the program runs in; `None` does where there is
            one.

    Returns:
        The API's answer as a dict; for `list` the list of resources, from all pages.

    Raises:
        ValueError: an argument is missing or has no meaning; the cluster has no such kind.
        kubernetes.client.exceptions.ApiException: the API refused.

    Example:
        >>> found = KubernetesCall("apps/v1", "Deployment", "list", namespace="default").run()
        >>> [each["metadata"]["name"] for each in found]
        ['web']
    """

    config_file: str | None = None
    cluster_context: str | None = None
    in_cluster: bool | None = None

    @settable(
        "api_version", "kind", "verb", "resource_name", "namespace", "*", "subresource", "parameters", "patch_type"
    )
    def run(
        self,
        api_version: str | None = None,
        kind: str | None = None,
        verb: str | None = None,
        resource_name: str | None = None,
        namespace: str | None = None,
        body: Any = None,
        subresource: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        patch_type: str = "merge",
        credentials: Credentials | None = None,
    ) -> Any:
        verb = needed(verb, "verb")
        if verb not in VERBS:
            raise ValueError(f"{verb!r} is no verb of the API; it has: {', '.join(VERBS)}.")
        if patch_type not in PATCHES:
            raise ValueError(f"{patch_type!r} is no kind of patch; there are: {', '.join(PATCHES)}.")
        how = VERBS[verb]
        body = plain(body)
        metadata = body.get("metadata") or {} if isinstance(body, dict) else {}
        name = resource_name or metadata.get("name") if how.needs_name or subresource else None
        if how.needs_name:
            needed(name, "resource_name")
        if how.needs_body:
            needed(body, "body")
        api = kubernetes_client(
            credentials, config_file=self.config_file, cluster_context=self.cluster_context, in_cluster=self.in_cluster
        )
        found = kind_of(api, needed(api_version, "api_version"), needed(kind, "kind"))
        where = namespace or metadata.get("namespace") or (None if verb == "list" else "default")
        path = found.path(where, name, subresource)
        query = dict(parameters or {})
        content_type = "application/json"
        if verb == "apply":
            content_type = transport.APPLY
            query.setdefault("fieldManager", "prefect")
            body = {"apiVersion": found.api_version, "kind": found.kind, **body}
        elif verb == "patch":
            content_type = transport.JSON_PATCH if isinstance(body, list) else PATCHES[patch_type]
        if verb == "list":
            return every_page(api, path, query)
        return transport.call(api, how.method, path, query=query, body=body, content_type=content_type)


def every_page(api: Any, path: str, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """
    The resources of all pages of a list.

    Args:
        api: the client.
        path: path of the list.
        query: parameters of the request.

    Returns:
        The resources.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused.
    """
    found: list[dict[str, Any]] = []
    asked = dict(query)
    while True:
        page = transport.call(api, "GET", path, query=asked)
        found += page["items"]
        asked["continue"] = (page.get("metadata") or {}).get("continue")
        if not asked["continue"]:
            return found
