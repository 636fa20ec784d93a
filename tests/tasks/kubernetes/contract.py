"""
Which API servers the contract is asked of: the tests' own, and a real one where the environment names it.

    KUBE_TEST_URL     address of an API server; KUBE_TEST_TOKEN is a token that may make namespaces there,
                      KUBE_TEST_CA the path of the certificate that it is known by (without one it is not checked)
    KUBE_TEST_CONFIG  instead of them the path of a kubeconfig
    KUBE_TEST_IMAGE   image of the pods, which has `sh`; busybox if left out
"""

from __future__ import annotations

import json
import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from kubernetes.client.exceptions import ApiException

from prefect.tasks.kubernetes import KubernetesCall
from tests.tasks.kubernetes.cluster.api import cluster

T = TypeVar("T")
IMAGE = os.environ.get("KUBE_TEST_IMAGE", "busybox:1.36")
SERVERS = ("own", "real") if os.environ.keys() & {"KUBE_TEST_URL", "KUBE_TEST_CONFIG"} else ("own",)


class Place(NamedTuple):
    """A fresh namespace of an API server."""

    namespace: str
    #: Whether pods run there: a server may have no nodes.
    runs_pods: bool

    def call(self, verb: str, kind: str, api_version: str = "v1", **arguments: Any) -> Any:
        """Do something with a kind of resource in the namespace."""
        return KubernetesCall(api_version, kind, verb, namespace=self.namespace).run(**arguments)


def until(look: Callable[[], T | None], what: str, seconds: float = 60.0) -> T:
    """Wait until a look gives something; a refusal is nothing yet."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = look()
        except ApiException as err:
            if err.status not in (400, 404, 500):
                raise
            found = None
        if found:
            return found
        time.sleep(0.02 if SERVERS == ("own",) else 0.5)
    raise AssertionError(f"{what}: not within {seconds:g} seconds")


@contextmanager
def kubeconfig(server: str, folder: Path) -> Iterator[str]:
    """Path of a kubeconfig that leads to a server."""
    if server == "own":
        with cluster() as running:
            file = folder / "kubeconfig"
            file.write_text(json.dumps(running.kubeconfig()), encoding="utf-8")
            yield str(file)
    elif "KUBE_TEST_CONFIG" in os.environ:
        yield os.environ["KUBE_TEST_CONFIG"]
    else:
        authority = os.environ.get("KUBE_TEST_CA")
        trust = {"certificate-authority": authority} if authority else {"insecure-skip-tls-verify": True}
        file = folder / "kubeconfig"
        content = {
            "apiVersion": "v1", "kind": "Config", "current-context": "there",
            "clusters": [{"name": "c", "cluster": {"server": os.environ["KUBE_TEST_URL"], **trust}}],
            "users": [{"name": "u", "user": {"token": os.environ.get("KUBE_TEST_TOKEN", "")}}],
            "contexts": [{"name": "there", "context": {"cluster": "c", "user": "u"}}],
        }  # fmt: skip
        file.write_text(json.dumps(content), encoding="utf-8")
        file.chmod(0o600)
        yield str(file)


@contextmanager
def fresh_place(server: str) -> Iterator[Place]:
    """A namespace of its own, which is deleted in the end."""
    name = f"contract-{uuid.uuid4().hex[:10]}"
    KubernetesCall("v1", "Namespace", "create").run(body={"metadata": {"name": name}})
    try:
        nodes = KubernetesCall("v1", "Node", "list").run() if server == "real" else []
        ready = [
            condition
            for node in nodes
            for condition in node["status"].get("conditions", ())
            if (condition["type"], condition["status"]) == ("Ready", "True")
        ]
        place = Place(name, server == "own" or bool(ready))
        if server == "real":  # pods are refused until the controllers have made it
            until(lambda: place.call("get", "ServiceAccount", resource_name="default"), "the default service account")
        yield place
    finally:
        KubernetesCall("v1", "Namespace", "delete").run(resource_name=name)
