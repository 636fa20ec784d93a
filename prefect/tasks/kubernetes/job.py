"""Jobs."""

from __future__ import annotations

import logging
import time
from typing import Any

from prefect.core.engine.signals import FAIL
from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.kubernetes import transport
from prefect.tasks.kubernetes.client import DEFAULT_SECRET, client_of_secret, plain
from prefect.tasks.kubernetes.life_cycle import Resource, _LifeCycle, laid_over
from prefect.tasks.kubernetes.names import selector
from prefect.tasks.kubernetes.pod_logs import new_lines
from prefect.tasks.kubernetes.pod_state import phase_of

client = optional("kubernetes.client", extra="kubernetes")
exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")

JOB = Resource(
    api="BatchV1Api",
    noun="job",
    called="a job",
    sample=(
        "{'metadata': {'name': 'new'}, 'spec': {'template': {'spec': {'restartPolicy': 'Never', "
        "'containers': [{'name': 'base', 'image': 'busybox'}]}}}}"
    ),
    patch=("{'spec': {'suspend': True}}", ".spec.suspend", "True"),
    example="nightly",
)


class CreateNamespacedJob(_LifeCycle, verb="create", of=JOB): ...


class DeleteNamespacedJob(_LifeCycle, verb="delete", of=JOB): ...


class ListNamespacedJob(_LifeCycle, verb="list", of=JOB): ...


class PatchNamespacedJob(_LifeCycle, verb="patch", of=JOB): ...


class ReadNamespacedJob(_LifeCycle, verb="read", of=JOB): ...


class ReplaceNamespacedJob(_LifeCycle, verb="replace", of=JOB): ...


class RunNamespacedJob(WaitingTask):
    """
    Create a job and wait for its end; a job that failed stays, for its pods tell why.

    Args:
        body: the job as a dict in the API's spelling; `metadata.name` has to be there. Its top level is laid over the
            one given when the task was built.
        namespace: namespace of the job.
        kube_kwargs: further arguments of the client's `create_namespaced_job`; laid over those given when the task was
            built.
        kubernetes_api_key_secret: name of the secret with a token, a kubeconfig or a dict with `host` and `token`.
            `None`, and the default where there is no such secret, mean the service account of the pod that the
            program runs in, else the kubeconfig of the machine.
        job_status_poll_interval: seconds between two looks.
        log_level: level at which the logs of the job's pods are told: `"info"`, `"debug"` …; `None` tells none.
        delete_job_after_completion: delete the job, and its pods, when it has succeeded.
        max_wait: seconds to wait at most; `None` waits for ever.

    Returns:
        Nothing.

    Raises:
        ValueError: no body was given, neither to the task nor to the run, or the job has no name; the level is none.
        prefect.core.engine.signals.FAIL: the job failed.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        kubernetes.client.exceptions.ApiException: the API refused.

    Example:
        >>> container = {"name": "base", "image": "busybox", "command": ["echo", "hello"]}
        >>> spec = {"template": {"spec": {"restartPolicy": "Never", "containers": [container]}}}
        >>> RunNamespacedJob({"metadata": {"name": "hello"}, "spec": spec}, job_status_poll_interval=0.1).run()
    """

    @settable(
        "body", "namespace", "kube_kwargs", "kubernetes_api_key_secret", "job_status_poll_interval", "log_level",
        "delete_job_after_completion", "*", "max_wait",
    )  # fmt: skip
    def start(
        self,
        body: dict[str, Any] | None = None,
        namespace: str = "default",
        kube_kwargs: dict[str, Any] | None = None,
        kubernetes_api_key_secret: str | None = DEFAULT_SECRET,
        job_status_poll_interval: float = 5,
        log_level: str | None = None,
        delete_job_after_completion: bool = True,
        max_wait: float | None = None,
    ) -> dict[str, Any]:
        fixed = self.__dict__
        job = plain(needed(laid_over(fixed.get("body"), body) or None, "body"))
        name = (job.get("metadata") or {}).get("name")
        if not name:
            raise ValueError("The job has no name: the body needs 'metadata' with a 'name'.")
        _level(log_level)
        api = client_of_secret(kubernetes_api_key_secret)
        more = laid_over(fixed.get("kube_kwargs"), kube_kwargs)
        client.BatchV1Api(api).create_namespaced_job(namespace=namespace, body=job, **more)
        return {"name": name, "path": f"/apis/batch/v1/namespaces/{namespace}/jobs/{name}", "seen": {}}

    def check(self, wait: Wait) -> float | None:
        """Look at the job; tell what is new in the logs of its pods."""
        api = client_of_secret(wait["kubernetes_api_key_secret"])
        job = transport.call(api, "GET", wait.handle["path"])
        ended = verdict_of(job)
        if wait["log_level"] is not None:
            self._tell_logs(api, wait, job)
        if ended is None:
            return float(wait["job_status_poll_interval"])
        if not ended:
            raise FAIL(f"The job {wait.handle['name']} failed: {why_failed(job)} The logs of its pods tell more.")
        return None

    def outcome(self, wait: Wait) -> None:
        """Delete the job."""
        if wait["delete_job_after_completion"]:
            delete_job(client_of_secret(wait["kubernetes_api_key_secret"]), wait.handle["path"])

    def cancel(self, wait: Wait) -> None:
        """Delete the job and what it runs."""
        delete_job(client_of_secret(wait["kubernetes_api_key_secret"]), wait.handle["path"])

    def _tell_logs(self, api: Any, wait: Wait, job: dict[str, Any]) -> None:
        level = _level(wait["log_level"])
        for pod in pods_of(api, job):
            if phase_of(pod) == "Pending":
                continue
            name = pod["metadata"]["name"]
            seen = wait.handle["seen"].setdefault(name, {})
            path = f"/api/v1/namespaces/{pod['metadata']['namespace']}/pods/{name}"
            for container in pod["spec"]["containers"]:

                def tell(container: str, line: str, pod: str = name) -> None:
                    self.logger.log(level, "%s: %s", pod, line)

                new_lines(api, path, container["name"], seen, tell=tell)


def _level(name: str | None) -> int:
    if name is None:
        return logging.NOTSET
    level = logging.getLevelName(name.upper())
    if not isinstance(level, int):
        raise ValueError(f"log_level is the name of a level of logging, such as 'info'; {name!r} is none.")
    return level


def verdict_of(job: dict[str, Any]) -> bool | None:
    """
    How a job has ended.

    Args:
        job: the job.

    Returns:
        Whether it has succeeded; `None` if it has not ended.

    Example:
        >>> verdict_of({"status": {"conditions": [{"type": "Complete", "status": "True"}]}})
        True
    """
    status = job.get("status") or {}
    for each in status.get("conditions") or ():
        if each["status"] == "True" and each["type"] in ("Complete", "Failed"):
            return bool(each["type"] == "Complete")
    return None


def why_failed(job: dict[str, Any]) -> str:
    """
    Why a job has failed.

    Args:
        job: the job.

    Returns:
        The reason and the message of its condition.

    Example:
        >>> condition = {"type": "Failed", "status": "True", "reason": "DeadlineExceeded", "message": "too slow"}
        >>> why_failed({"status": {"conditions": [condition]}})
        'DeadlineExceeded: too slow.'
    """
    for each in (job.get("status") or {}).get("conditions") or ():
        if each["type"] == "Failed":
            return ": ".join(filter(None, (each.get("reason"), each.get("message")))).rstrip(".") + "."
    return "Kubernetes gives no reason."


def pods_of(api: Any, job: dict[str, Any]) -> list[dict[str, Any]]:
    """
    The pods of a job.

    Args:
        api: the client.
        job: the job.

    Returns:
        The pods, the oldest first.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused.
    """
    metadata = job["metadata"]
    query = {"labelSelector": selector({"controller-uid": metadata["uid"]})}
    found = transport.call(api, "GET", f"/api/v1/namespaces/{metadata['namespace']}/pods", query=query)["items"]
    return sorted(found, key=lambda pod: (pod["metadata"].get("creationTimestamp") or "", pod["metadata"]["name"]))


def delete_job(api: Any, path: str, propagation: str = "Foreground", wait: float = 0.0) -> None:
    """
    Delete a job and its pods; one that is gone already is no error.

    Args:
        api: the client.
        path: path of the job.
        propagation: what happens to its pods.
        wait: seconds to wait for its end; 0 does not wait.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused.
    """
    try:
        transport.call(api, "DELETE", path, query={"propagationPolicy": propagation})
        end = time.monotonic() + wait
        while time.monotonic() < end:
            transport.call(api, "GET", path)
            time.sleep(0.2)
    except exceptions.ApiException as err:
        if not transport.is_missing(err):
            raise
