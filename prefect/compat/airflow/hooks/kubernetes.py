"""Kubernetes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from prefect.compat.airflow.operators.kubernetes_connection import cluster_of, connection_of, field
from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.kubernetes import transport
from prefect.tasks.kubernetes.client import kubernetes_client, plain
from prefect.tasks.kubernetes.discovery import root_of
from prefect.tasks.kubernetes.job import verdict_of, why_failed
from prefect.tasks.kubernetes.manifests import manifests_of

client = optional("kubernetes.client", extra="kubernetes")
kubernetes_utils = optional("kubernetes.utils", extra="kubernetes")
watch = optional("kubernetes.watch", extra="kubernetes")


class KubernetesHook(BaseHook):
    """
    A cluster of Kubernetes, by a connection.

    Args:
        conn_id: the connection; the default one need not be there.
        client_configuration: accepted; the configuration follows from the connection.
        cluster_context: context of the kubeconfig.
        config_file: path of the kubeconfig.
        in_cluster: whether to use the service account of the pod that the program runs in.
        disable_verify_ssl: do not check the certificate of the API server.
        disable_tcp_keepalive: accepted; the connection is kept alive by what the system does.
    """

    conn_name_attr = "kubernetes_conn_id"
    default_conn_name = "kubernetes_default"
    conn_type = "kubernetes"
    hook_name = "Kubernetes Cluster Connection"
    DEFAULT_NAMESPACE = "default"

    def __init__(
        self,
        conn_id: str | None = default_conn_name,
        client_configuration: Any = None,
        cluster_context: str | None = None,
        config_file: str | None = None,
        in_cluster: bool | None = None,
        disable_verify_ssl: bool | None = None,
        disable_tcp_keepalive: bool | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__()
        self.conn_id = self.kubernetes_conn_id = kwargs.pop("kubernetes_conn_id", conn_id)
        self.client_configuration = client_configuration
        self.cluster_context = cluster_context
        self.config_file = config_file
        self.in_cluster = in_cluster
        self.disable_verify_ssl = disable_verify_ssl
        self.disable_tcp_keepalive = disable_tcp_keepalive

    def get_conn(self) -> Any:
        """Return the client of the cluster."""
        return kubernetes_client(
            **cluster_of(
                self.conn_id,
                in_cluster=self.in_cluster,
                config_file=self.config_file,
                cluster_context=self.cluster_context,
            )
        )

    @cached_property
    def api_client(self) -> Any:
        """The client of the cluster."""
        return self.get_conn()

    @cached_property
    def core_v1_client(self) -> Any:
        """The part of the client for pods, services, secrets and the like."""
        return client.CoreV1Api(self.api_client)

    @cached_property
    def apps_v1_client(self) -> Any:
        """The part of the client for deployments and the like."""
        return client.AppsV1Api(self.api_client)

    @cached_property
    def batch_v1_client(self) -> Any:
        """The part of the client for jobs."""
        return client.BatchV1Api(self.api_client)

    @cached_property
    def custom_object_client(self) -> Any:
        """The part of the client for custom objects."""
        return client.CustomObjectsApi(self.api_client)

    @property
    def is_in_cluster(self) -> bool:
        """Whether the service account of a pod is used."""
        inside = self.in_cluster if self.in_cluster is not None else field(connection_of(self.conn_id), "in_cluster")
        return bool(inside)

    def get_namespace(self) -> str | None:
        """Return the namespace of the connection."""
        found: str | None = field(connection_of(self.conn_id), "namespace") if self.conn_id else None
        return found or (self.DEFAULT_NAMESPACE if self.conn_id else None)

    def get_xcom_sidecar_container_image(self) -> Any:
        """Return the image of the container that keeps XComs."""
        return field(connection_of(self.conn_id), "xcom_sidecar_container_image")

    def get_xcom_sidecar_container_resources(self) -> Any:
        """Return requests and limits of the container that keeps XComs."""
        return field(connection_of(self.conn_id), "xcom_sidecar_container_resources")

    # custom objects

    def create_custom_object(
        self, group: str, version: str, plural: str, body: Any, namespace: str | None = None
    ) -> dict[str, Any]:
        """Make a custom object of a dict, a YAML text or a YAML file; return it."""
        (manifest,) = manifests_of(body)
        path = self._custom(group, version, plural, namespace, manifest)
        found: dict[str, Any] = transport.call(self.api_client, "POST", path, body=manifest)
        return found

    def get_custom_object(
        self, group: str, version: str, plural: str, name: str, namespace: str | None = None
    ) -> dict[str, Any]:
        """Return a custom object."""
        path = f"{self._custom(group, version, plural, namespace)}/{name}"
        found: dict[str, Any] = transport.call(self.api_client, "GET", path)
        return found

    def delete_custom_object(
        self, group: str, version: str, plural: str, name: str, namespace: str | None = None, **kwargs: Any
    ) -> Any:
        """Delete a custom object."""
        path = f"{self._custom(group, version, plural, namespace)}/{name}"
        return transport.call(self.api_client, "DELETE", path, body=plain(kwargs.get("body")))

    def _custom(
        self, group: str, version: str, plural: str, namespace: str | None, manifest: dict[str, Any] | None = None
    ) -> str:
        named = ((manifest or {}).get("metadata") or {}).get("namespace")
        return f"{root_of(f'{group}/{version}')}/namespaces/{namespace or named or self.get_namespace()}/{plural}"

    # pods

    def get_pod(self, name: str, namespace: str) -> Any:
        """Return a pod."""
        return self.core_v1_client.read_namespaced_pod(name=name, namespace=namespace)

    def get_namespaced_pod_list(
        self, label_selector: str | None = "", namespace: str | None = None, watch: bool = False, **kwargs: Any
    ) -> Any:
        """Return the answer with the list of pods."""
        return self.core_v1_client.list_namespaced_pod(
            namespace=namespace or self.get_namespace(), watch=watch, label_selector=label_selector,
            _preload_content=False, **kwargs,
        )  # fmt: skip

    def get_pod_logs(self, pod_name: str, container: str | None = "", namespace: str | None = None) -> Any:
        """Return the answer with the log of a container, to be read as it comes."""
        return self.core_v1_client.read_namespaced_pod_log(
            name=pod_name, container=container, _preload_content=False, namespace=namespace or self.get_namespace()
        )

    def get_pod_log_stream(
        self, pod_name: str, container: str | None = "", namespace: str | None = None
    ) -> tuple[Any, Iterator[Any]]:
        """Return a watch, and the lines of the log as they come."""
        watcher = watch.Watch()
        return watcher, watcher.stream(
            self.core_v1_client.read_namespaced_pod_log, name=pod_name, container=container,
            namespace=namespace or self.get_namespace(),
        )  # fmt: skip

    # jobs and deployments

    def get_deployment_status(self, name: str, namespace: str = "default", **kwargs: Any) -> Any:
        """Return a deployment with its status."""
        try:
            return self.apps_v1_client.read_namespaced_deployment_status(name=name, namespace=namespace, **kwargs)
        except client.ApiException as err:
            raise AirflowException(f"The status of the deployment {name} cannot be read: {err.reason}") from err

    def create_job(self, job: Any, **kwargs: Any) -> Any:
        """Make a job; return it."""
        body = plain(job)
        namespace = body["metadata"].get("namespace") or self.get_namespace()
        return self.batch_v1_client.create_namespaced_job(namespace=namespace, body=body, **kwargs)

    def get_job(self, job_name: str, namespace: str) -> Any:
        """Return a job."""
        return self.batch_v1_client.read_namespaced_job(name=job_name, namespace=namespace)

    def get_job_status(self, job_name: str, namespace: str) -> Any:
        """Return a job with its status."""
        return self.batch_v1_client.read_namespaced_job_status(name=job_name, namespace=namespace)

    def list_jobs_all_namespaces(self) -> Any:
        """Return all jobs."""
        return self.batch_v1_client.list_job_for_all_namespaces()

    def list_jobs_from_namespace(self, namespace: str) -> Any:
        """Return the jobs of a namespace."""
        return self.batch_v1_client.list_namespaced_job(namespace=namespace)

    def patch_namespaced_job(self, job_name: str, namespace: str, body: object) -> Any:
        """Change a job; return it."""
        return self.batch_v1_client.patch_namespaced_job(name=job_name, namespace=namespace, body=body)

    def wait_until_job_complete(self, job_name: str, namespace: str, job_poll_interval: float = 10) -> Any:
        """Wait until a job has ended; return it."""
        while not self.is_job_complete(job := self.get_job_status(job_name, namespace)):
            time.sleep(job_poll_interval)
        return job

    @staticmethod
    def is_job_complete(job: Any) -> bool:
        """Tell whether a job has ended, well or not."""
        return verdict_of(plain(job)) is not None

    @staticmethod
    def is_job_successful(job: Any) -> bool:
        """Tell whether a job has ended well."""
        return verdict_of(plain(job)) is True

    @staticmethod
    def is_job_failed(job: Any) -> str | bool:
        """Return why a job has failed; `False` if it has not."""
        found = plain(job)
        return why_failed(found) if verdict_of(found) is False else False

    def apply_from_yaml_file(
        self, yaml_file: str | None = None, yaml_objects: list[dict[str, Any]] | None = None, **kwargs: Any
    ) -> None:
        """Make what a YAML file, or dicts, describe."""
        kubernetes_utils.create_from_yaml(
            k8s_client=self.api_client, yaml_objects=yaml_objects, yaml_file=yaml_file, **kwargs
        )

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the API answers, and what it said."""
        try:
            found = transport.call(self.api_client, "GET", "/version")
        except Exception as err:  # noqa: BLE001  # whatever was wrong is the result
            return False, str(err)
        return True, f"Kubernetes {found.get('gitVersion', '')} answers"
