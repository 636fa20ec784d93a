"""Pods: their life cycle, their logs, commands in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.kubernetes import transport
from prefect.tasks.kubernetes.client import DEFAULT_SECRET, client_of_secret
from prefect.tasks.kubernetes.errors import CommandFailed
from prefect.tasks.kubernetes.life_cycle import Resource, _LifeCycle, laid_over
from prefect.tasks.kubernetes.pod_logs import whole_log

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")

POD = Resource(
    api="CoreV1Api",
    noun="pod",
    called="a pod",
    sample=(
        "{'metadata': {'name': 'new'}, 'spec': {'containers': [{'name': 'web', 'image': 'nginx', "
        "'command': ['sh', '-c', 'echo ready; sleep 60']}]}}"
    ),
    patch=("{'metadata': {'labels': {'seen': 'yes'}}}", ".metadata.labels", "{'seen': 'yes'}"),
    example="shell",
)


class CreateNamespacedPod(_LifeCycle, verb="create", of=POD): ...


class DeleteNamespacedPod(_LifeCycle, verb="delete", of=POD): ...


class ListNamespacedPod(_LifeCycle, verb="list", of=POD): ...


class PatchNamespacedPod(_LifeCycle, verb="patch", of=POD): ...


class ReadNamespacedPod(_LifeCycle, verb="read", of=POD): ...


class ReplaceNamespacedPod(_LifeCycle, verb="replace", of=POD): ...


class ReadNamespacedPodLogs(Task):
    """
    Read the log of a pod, or follow it.

    Args:
        pod_name: name of the pod.
        namespace: namespace of the pod.
        on_log_entry: function that gets each line as it comes, until the container ends; `None` returns the log as it
            is.
        kubernetes_api_key_secret: name of the secret with a token, a kubeconfig or a dict with `host` and `token`.
            `None`, and the default where there is no such secret, mean the service account of the pod that the
            program runs in, else the kubeconfig of the machine.
        container: name of the container; `None` means the only one.

    Returns:
        The log as a text; nothing if `on_log_entry` gets it.

    Raises:
        ValueError: no pod was named, neither to the task nor to the run.
        kubernetes.client.exceptions.ApiException: the API refused.

    Example:
        >>> ReadNamespacedPodLogs("shell").run()
        'ready\\n'
    """

    @settable("pod_name", "namespace", "on_log_entry", "kubernetes_api_key_secret", "container")
    def run(
        self,
        pod_name: str | None = None,
        namespace: str = "default",
        on_log_entry: Callable[[str], Any] | None = None,
        kubernetes_api_key_secret: str | None = DEFAULT_SECRET,
        container: str | None = None,
    ) -> str | None:
        path = f"/api/v1/namespaces/{namespace}/pods/{needed(pod_name or None, 'pod_name')}"
        api = client_of_secret(kubernetes_api_key_secret)
        if on_log_entry is None:
            return whole_log(api, path, container)
        for line in transport.lines(api, f"{path}/log", query={"container": container, "follow": True}):
            if line is not None:
                on_log_entry(line)
        return None


class ConnectGetNamespacedPodExec(Task):
    """
    Run a command in a container of a pod, and wait for its end.

    Args:
        pod_name: name of the pod.
        container_name: name of the container.
        exec_command: the command and its arguments, as a list; no shell comes into it.
        namespace: namespace of the pod.
        kube_kwargs: further parameters of the request: `stdout`, `stderr`, `stdin`, `tty`; laid over those given when
            the task was built.
        kubernetes_api_key_secret: name of the secret with a token, a kubeconfig or a dict with `host` and `token`.
            `None`, and the default where there is no such secret, mean the service account of the pod that the
            program runs in, else the kubeconfig of the machine.
        raise_on_failure: an exit code other than 0 is an error.

    Returns:
        What the command wrote, first to its output, then to its error output.

    Raises:
        ValueError: pod or container were named neither to the task nor to the run.
        TypeError: the command is no list.
        CommandFailed: it ended with another exit code than 0, and `raise_on_failure` is set.
        kubernetes.client.exceptions.ApiException: the API refused, or the connection broke.

    Example:
        >>> ConnectGetNamespacedPodExec("shell", "web", ["echo", "hello"]).run()
        'hello\\n'
    """

    raise_on_failure: bool = False

    @settable("pod_name", "container_name", "exec_command", "namespace", "kube_kwargs", "kubernetes_api_key_secret")
    def run(
        self,
        pod_name: str | None = None,
        container_name: str | None = None,
        exec_command: list[str] | None = None,
        namespace: str = "default",
        kube_kwargs: dict[str, Any] | None = None,
        kubernetes_api_key_secret: str | None = DEFAULT_SECRET,
    ) -> str:
        path = f"/api/v1/namespaces/{namespace}/pods/{needed(pod_name or None, 'pod_name')}"
        container = needed(container_name or None, "container_name")
        if not isinstance(exec_command, list):
            raise TypeError(f"exec_command is a list: the command and its arguments; {exec_command!r} was given.")
        query = laid_over(self.__dict__.get("kube_kwargs"), kube_kwargs)
        api = client_of_secret(kubernetes_api_key_secret)
        out, err, code = transport.execute(api, path, exec_command, container=container, query=query)
        if code and self.raise_on_failure:
            raise CommandFailed(
                f"{exec_command[0]} in {pod_name}/{container} ended with exit code {code}: {err or out}"
            )
        return out + err
