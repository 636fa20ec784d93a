"""`RunPod`: one pod, from its making to its output."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from prefect.core.context import get_from_context
from prefect.core.optional import optional
from prefect.core.settable import settable
from prefect.tasks.kubernetes import transport
from prefect.tasks.kubernetes.client import Credentials, plain
from prefect.tasks.kubernetes.names import label_value, name_from, selector, unique_name
from prefect.tasks.kubernetes.pod_life import DONE, ON_FINISH, _PodLife, client_of
from prefect.tasks.kubernetes.pod_spec import OUTPUT_FILE, SIDECAR, build_pod, template_of

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")


class RunPod(_PodLife):
    """
    Run a pod and wait for its end.

    Where `log_interval` says so, or logs are not wanted, it holds no thread while the pod runs; else it follows the
    log. A pod that a run has begun is found again by its labels if the program was started anew.

    Args:
        image: image of the container; `None` leaves it to a template.
        cmds: command of the container; `None` leaves it to the image.
        arguments: arguments of the command.
        pod_name: name of the pod; `None` takes that of the template, else the task's.
        namespace: namespace of the pod; `None` takes that of the template, else `default`.
        env_vars: variables: a dict, or a list as the API takes it.
        env_from: config maps and secrets whose keys become variables, as the API takes them.
        config_maps: names of config maps whose keys become variables.
        secrets: secrets of the cluster for the pod: each has `deploy_type` (`"env"` or `"volume"`), `deploy_target`
            (the variable, `None` for all keys, or the path), `secret` (its name), `key` and `items`.
        volumes: volumes of the pod.
        volume_mounts: where the container sees them.
        ports: ports of the container.
        resources: requests and limits of the container.
        affinity: on which nodes it may run.
        tolerations: which taints of nodes it bears.
        node_selector: labels of the nodes it may run on.
        service_account_name: service account of the pod.
        automount_service_account: whether the account's token is put into the pod; `None` leaves it to the
            cluster.
        image_pull_secrets: names of the secrets for pulling images, or references to them.
        image_pull_policy: `Always`, `IfNotPresent` or `Never`; `None` leaves it to the cluster.
        security_context: security context of the pod.
        container_security_context: security context of the container.
        labels: labels of the pod.
        annotations: annotations of the pod.
        host_network: use the network of the node.
        host_aliases: further lines of the hosts file.
        dns_policy: policy of name resolution.
        dns_config: configuration of name resolution.
        hostname: host name of the pod.
        subdomain: subdomain of the pod.
        scheduler_name: scheduler that places it.
        priority_class_name: class of its priority.
        runtime_class_name: class of its runtime.
        active_deadline_seconds: seconds after which the cluster ends it; `None` means never.
        termination_message_policy: `File` or `FallbackToLogsOnError`; `None` leaves it to the cluster.
        init_containers: containers that run before.
        pod_template_file: path of a YAML file with a pod that all this is laid over, or its text.
        pod_template_dict: such a pod as a dict; it comes before the file.
        full_pod_spec: such a pod as an object of the client's models; it comes before both.
        container: name of the container that the pod is about.
        random_suffix: whether letters by chance are added to the name.
        output: `"sidecar"` reads the JSON that the container wrote to `/airflow/xcom/return.json` out of a second
            container, `"file"` has the container write it to `output_path` and takes it from the pod's status (4096
            bytes at most, no second container); `None` reads none.
        output_path: where the container writes with `"file"`.
        sidecar_name: name of the second container.
        sidecar_image: its image.
        sidecar_resources: its requests and limits.
        sidecar_security_context: its security context.
        get_logs: tell the log of the container by the task's logger.
        container_logs: containers whose logs are told: names, or `True` for all; `None` means the one.
        init_container_logs: the same of init containers.
        log_interval: seconds between two looks at the log; `None` follows it.
        on_log_line: function that gets each line.
        startup_timeout: seconds until the pod has to run; `None` waits for ever.
        schedule_timeout: seconds until the pod has to have a node; `None` means `startup_timeout`.
        poll_interval: seconds between two looks while the pod starts, and while it runs without its log being followed.
        reattach: find the pod of this run that was begun before.
        reattach_labels: labels that tell the pod of this run from others; `None` takes those of the flow run. They are
            added to the pod.
        on_finish: `delete_pod`, `keep_pod`, `delete_succeeded_pod` or `delete_active_pod`.
        on_kill: `delete_pod` or `keep_pod`, when the run is called off.
        termination_grace_period: seconds that a pod gets to end when it is deleted; `None` leaves it to the pod.
        skip_on_exit_code: exit code, or several, with which the task is skipped.
        log_events_on_failure: tell the cluster's events about the pod when it fails.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: a kubeconfig, a dict with `host` and `token`, or the name of a secret; the usual search order if
            left out.
        config_file: path of a kubeconfig; `None` means the usual one.
        cluster_context: context of the kubeconfig; `None` means its current one.
        in_cluster: whether to use the service account of the pod that the program runs in; `None` does where there is
            one.

    Returns:
        The output; `None` without `output`, and if nothing was written.

    Raises:
        ValueError: there is no image, or an argument has no meaning.
        PodNotStarted: the pod did not run in time; the message has the reason.
        PodFailed: the pod failed, or is gone; it has the exit code.
        PodOutputUnreadable: the output is no JSON.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        kubernetes.client.exceptions.ApiException: the API refused.

    Example:
        >>> RunPod("busybox", ["sh", "-c", "echo '[1, 2]' > /out"], output="file", output_path="/out").run()
        [1, 2]
    """

    @settable(
        "image", "cmds", "arguments", "pod_name", "namespace", "*", "env_vars", "env_from", "config_maps", "secrets",
        "volumes", "volume_mounts", "ports", "resources", "affinity", "tolerations", "node_selector",
        "service_account_name", "automount_service_account", "image_pull_secrets", "image_pull_policy",
        "security_context", "container_security_context", "labels", "annotations", "host_network", "host_aliases",
        "dns_policy", "dns_config", "hostname", "subdomain", "scheduler_name", "priority_class_name",
        "runtime_class_name", "active_deadline_seconds", "termination_message_policy", "init_containers",
        "pod_template_file", "pod_template_dict", "full_pod_spec", "container", "random_suffix", "output",
        "output_path", "sidecar_name", "sidecar_image", "sidecar_resources", "sidecar_security_context", "get_logs",
        "container_logs", "init_container_logs", "log_interval", "on_log_line", "startup_timeout", "schedule_timeout",
        "poll_interval", "reattach", "reattach_labels", "on_finish", "on_kill", "termination_grace_period",
        "skip_on_exit_code", "log_events_on_failure", "max_wait", "config_file", "cluster_context", "in_cluster",
    )  # fmt: skip
    def start(
        self,
        image: str | None = None,
        cmds: Sequence[str] | None = None,
        arguments: Sequence[str] | None = None,
        pod_name: str | None = None,
        namespace: str | None = None,
        env_vars: Any = None,
        env_from: Sequence[Any] | None = None,
        config_maps: Sequence[str] | None = None,
        secrets: Sequence[Any] | None = None,
        volumes: Sequence[Any] | None = None,
        volume_mounts: Sequence[Any] | None = None,
        ports: Sequence[Any] | None = None,
        resources: Any = None,
        affinity: Any = None,
        tolerations: Sequence[Any] | None = None,
        node_selector: Mapping[str, str] | None = None,
        service_account_name: str | None = None,
        automount_service_account: bool | None = None,
        image_pull_secrets: Any = None,
        image_pull_policy: str | None = None,
        security_context: Any = None,
        container_security_context: Any = None,
        labels: Mapping[str, str] | None = None,
        annotations: Mapping[str, str] | None = None,
        host_network: bool | None = None,
        host_aliases: Sequence[Any] | None = None,
        dns_policy: str | None = None,
        dns_config: Any = None,
        hostname: str | None = None,
        subdomain: str | None = None,
        scheduler_name: str | None = None,
        priority_class_name: str | None = None,
        runtime_class_name: str | None = None,
        active_deadline_seconds: int | None = None,
        termination_message_policy: str | None = None,
        init_containers: Sequence[Any] | None = None,
        pod_template_file: str | None = None,
        pod_template_dict: Mapping[str, Any] | None = None,
        full_pod_spec: Any = None,
        container: str = "base",
        random_suffix: bool = True,
        output: str | None = None,
        output_path: str = OUTPUT_FILE,
        sidecar_name: str = SIDECAR,
        sidecar_image: str = "alpine",
        sidecar_resources: Any = None,
        sidecar_security_context: Any = None,
        get_logs: bool = True,
        container_logs: Iterable[str] | str | bool | None = None,
        init_container_logs: Iterable[str] | str | bool | None = None,
        log_interval: float | None = None,
        on_log_line: Callable[[str], Any] | None = None,
        startup_timeout: float | None = 120.0,
        schedule_timeout: float | None = None,
        poll_interval: float = 2.0,
        reattach: bool = True,
        reattach_labels: Mapping[str, str] | None = None,
        on_finish: str = "delete_pod",
        on_kill: str = "delete_pod",
        termination_grace_period: int | None = None,
        skip_on_exit_code: int | Sequence[int] | None = None,
        log_events_on_failure: bool = False,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
        config_file: str | None = None,
        cluster_context: str | None = None,
        in_cluster: bool | None = None,
    ) -> dict[str, Any]:
        asked = self.complete({name: value for name, value in locals().items() if name in _ASKED})
        _check(asked)
        api = client_of(asked)
        pod = self.pod_of(**asked)
        identity = self._identity(asked)
        found = None
        if asked["reattach"] and identity:
            found = self._found(api, pod["metadata"]["namespace"], identity)
        if found is None:
            pod["metadata"]["labels"] = {**pod["metadata"].get("labels", {}), **identity}
            found = self._create(api, pod, asked["random_suffix"])
        else:
            self.logger.info("Pod %s runs already and is waited for", found["metadata"]["name"])
        metadata = found["metadata"]
        return {
            "namespace": metadata["namespace"], "name": metadata["name"], "uid": metadata.get("uid"), "started": False,
            "began": time.time(), "seen": {}, "told": [],
        }  # fmt: skip

    # making the pod

    def pod_of(self, **arguments: Any) -> dict[str, Any]:
        """
        The pod that a run would make, without the labels that tell runs apart.

        Args:
            arguments: arguments of the run.

        Returns:
            The pod as the API takes it.

        Raises:
            ValueError: there is no image, or a template is no pod.
        """
        asked = self.complete(arguments)
        template = template_of({name: plain(asked[name]) for name in _TEMPLATES if asked[name] is not None})
        below = template.get("metadata") or {}
        name = asked["pod_name"] or below.get("name") or self.name
        wanted = {
            **asked,
            "pod_name": unique_name(name_from(name)) if asked["random_suffix"] else name_from(name),
            "namespace": asked["namespace"] or below.get("namespace") or "default",
        }
        return build_pod(wanted, container=asked["container"])

    def _identity(self, asked: Mapping[str, Any]) -> dict[str, str]:
        """The labels that tell the pod of this run from all others."""
        if asked["reattach_labels"] is not None:
            return {name: label_value(value) for name, value in asked["reattach_labels"].items()}
        run = get_from_context("flow_run_id")
        if not run:
            return {}
        index = get_from_context("map_index")
        found = {"flow_run": run, "task": self.slug or self.name, "map_index": None if index in (None, -1) else index}
        return {f"prefect.io/{name}": label_value(value) for name, value in found.items() if value is not None}

    def _found(self, api: Any, namespace: str, identity: dict[str, str]) -> dict[str, Any] | None:
        """The pod that this run has begun before; the youngest, should there be several."""
        query = {"labelSelector": selector(identity, f"{DONE}!=True")}
        pods = transport.call(api, "GET", f"/api/v1/namespaces/{namespace}/pods", query=query)["items"]
        alive = [pod for pod in pods if "deletionTimestamp" not in pod["metadata"]]
        return max(alive, key=lambda pod: str(pod["metadata"].get("creationTimestamp")), default=None)

    def _create(self, api: Any, pod: dict[str, Any], again: bool) -> dict[str, Any]:
        path = f"/api/v1/namespaces/{pod['metadata']['namespace']}/pods"
        try:
            made: dict[str, Any] = transport.call(api, "POST", path, body=pod)
        except exceptions.ApiException as err:
            if not (again and transport.is_conflict(err)):
                raise
            pod["metadata"]["name"] = unique_name(pod["metadata"]["name"][:-9])
            made = transport.call(api, "POST", path, body=pod)
        return made


_ASKED = frozenset(RunPod.__constructor__.settable) | {"credentials"}  # type: ignore[attr-defined]
_TEMPLATES = ("full_pod_spec", "pod_template_dict", "pod_template_file")


def _check(asked: Mapping[str, Any]) -> None:
    for name, allowed in (
        ("on_finish", tuple(ON_FINISH)), ("on_kill", ("delete_pod", "keep_pod")), ("output", (None, "sidecar", "file")),
    ):  # fmt: skip
        if asked[name] not in allowed:
            words = ", ".join(repr(each) for each in allowed)
            raise ValueError(f"{name} is one of {words}; {asked[name]!r} was given.")
