"""What DAG files import of the Kubernetes provider beside its operators: secrets, volumes, generators of pods."""

from __future__ import annotations

import copy
import datetime
import warnings
from typing import Any

from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.kubernetes_names import (
    MAX_LABEL_LEN,
    POD_NAME_MAX_LENGTH,
    OnFinishAction,
    PodPhase,
    add_unique_suffix,
    create_unique_id,
    make_safe_label_value,
    rand_str,
)
from prefect.core.optional import optional

client = optional("kubernetes.client", extra="kubernetes")
yaml = optional("yaml", extra="kubernetes")

__all__ = [
    "K8SModel",
    "KubernetesPodOperatorCallback",
    "MAX_LABEL_LEN",
    "OnFinishAction",
    "POD_NAME_MAX_LENGTH",
    "PodDefaults",
    "PodGenerator",
    "PodLaunchFailedException",
    "PodPhase",
    "PodReattachFailure",
    "PodRuntimeInfoEnv",
    "Port",
    "Resources",
    "Secret",
    "Volume",
    "VolumeMount",
    "add_unique_suffix",
    "create_unique_id",
    "datetime_to_label_safe_datestring",
    "get_kube_client",
    "label_safe_datestring_to_datetime",
    "make_safe_label_value",
    "rand_str",
]


class PodLaunchFailedException(AirflowException):
    """A pod did not start in time."""


class PodReattachFailure(AirflowException):
    """A pod that runs already could not be taken over."""


class PodNotFoundException(AirflowException):
    """There is no such pod."""


class K8SModel:
    """What can put itself into a pod."""

    def attach_to_pod(self, pod: Any) -> Any:
        """
        Return a copy of a pod with this in it.

        Raises:
            NotImplementedError: the class does not say how.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how it is put into a pod.")


class Secret(K8SModel):
    """
    A secret of the cluster that a pod gets.

    Args:
        deploy_type: `"env"` or `"volume"`.
        deploy_target: the variable (`None` takes all keys), or the path.
        secret: name of the cluster's secret.
        key: the key in it.
        items: for a volume, which keys become which files.
    """

    def __init__(
        self, deploy_type: str, deploy_target: str | None, secret: str, key: str | None = None, items: Any = None
    ) -> None:
        if deploy_type not in ("env", "volume"):
            raise AirflowException("deploy_type must be env or volume")
        if deploy_target is not None and deploy_type == "env":
            deploy_target = deploy_target.upper()
            if key is None:
                raise AirflowException("key must be set when deploy_type is env and deploy_target is set")
        self.deploy_type = deploy_type
        self.deploy_target = deploy_target
        self.secret = secret
        self.key = key
        self.items = items or []

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.deploy_type, self.deploy_target, self.secret, self.key))

    def __repr__(self) -> str:
        return f"Secret({self.deploy_type}, {self.deploy_target}, {self.secret}, {self.key})"

    def to_env_secret(self) -> Any:
        """Return the variable as a model of the client."""
        selector = client.V1SecretKeySelector(name=self.secret, key=self.key)
        return client.V1EnvVar(name=self.deploy_target, value_from=client.V1EnvVarSource(secret_key_ref=selector))

    def to_env_from_secret(self) -> Any:
        """Return all keys as a model of the client."""
        return client.V1EnvFromSource(secret_ref=client.V1SecretEnvSource(name=self.secret))

    def to_volume_secret(self) -> tuple[Any, Any]:
        """Return the volume and where it is seen, as models of the client."""
        name = f"secretvol{rand_str(8)}"
        source = client.V1SecretVolumeSource(secret_name=self.secret, items=self.items or None)
        mount = client.V1VolumeMount(mount_path=self.deploy_target, name=name, read_only=True)
        return client.V1Volume(name=name, secret=source), mount

    def attach_to_pod(self, pod: Any) -> Any:
        """Return a copy of a pod with the secret in it."""
        result = copy.deepcopy(pod)
        if self.deploy_type == "volume":
            volume, mount = self.to_volume_secret()
            result.spec.volumes = [*(result.spec.volumes or ()), volume]
            for container in result.spec.containers:
                container.volume_mounts = [*(container.volume_mounts or ()), mount]
            return result
        for container in result.spec.containers:
            if self.deploy_target is None:
                container.env_from = [*(container.env_from or ()), self.to_env_from_secret()]
            else:
                container.env = [*(container.env or ()), self.to_env_secret()]
        return result


class Volume(K8SModel):
    """
    A volume, as Airflow 1.10 wrote it.

    Args:
        name: its name.
        configs: what it is, as the API takes it.
    """

    def __init__(self, name: str, configs: dict[str, Any] | None = None) -> None:
        self.name = name
        self.configs = configs or {}

    def to_dict(self) -> dict[str, Any]:
        """Return it as the API takes it."""
        return {"name": self.name, **self.configs}

    def to_k8s_client_obj(self) -> dict[str, Any]:
        """Return it as the API takes it."""
        return self.to_dict()


class VolumeMount(K8SModel):
    """
    Where a container sees a volume, as Airflow 1.10 wrote it.

    Args:
        name: name of the volume.
        mount_path: the path.
        sub_path: a path inside the volume.
        read_only: whether it cannot be written to.
    """

    def __init__(
        self, name: str, mount_path: str | None, sub_path: str | None = None, read_only: bool | None = False
    ) -> None:
        self.name = name
        self.mount_path = mount_path
        self.sub_path = sub_path
        self.read_only = read_only

    def to_dict(self) -> dict[str, Any]:
        """Return it as the API takes it."""
        found = {"name": self.name, "mountPath": self.mount_path, "subPath": self.sub_path, "readOnly": self.read_only}
        return {name: value for name, value in found.items() if value is not None}

    to_k8s_client_obj = to_dict


class Port(K8SModel):
    """A port of a container, as Airflow 1.10 wrote it."""

    def __init__(self, name: str | None = None, container_port: int | None = None) -> None:
        self.name = name
        self.container_port = container_port

    def to_dict(self) -> dict[str, Any]:
        """Return it as the API takes it."""
        return {"name": self.name, "containerPort": self.container_port}

    to_k8s_client_obj = to_dict


class Resources(K8SModel):
    """Requests and limits of a container, as Airflow 1.10 wrote them."""

    def __init__(
        self,
        request_memory: str | None = None,
        request_cpu: Any = None,
        request_ephemeral_storage: str | None = None,
        limit_memory: str | None = None,
        limit_cpu: Any = None,
        limit_gpu: Any = None,
        limit_ephemeral_storage: str | None = None,
    ) -> None:
        self.request_memory = request_memory
        self.request_cpu = request_cpu
        self.request_ephemeral_storage = request_ephemeral_storage
        self.limit_memory = limit_memory
        self.limit_cpu = limit_cpu
        self.limit_gpu = limit_gpu
        self.limit_ephemeral_storage = limit_ephemeral_storage

    def to_dict(self) -> dict[str, Any]:
        """Return them as the API takes them."""
        requests = {
            "memory": self.request_memory, "cpu": self.request_cpu, "ephemeral-storage": self.request_ephemeral_storage,
        }  # fmt: skip
        limits = {
            "memory": self.limit_memory, "cpu": self.limit_cpu, "nvidia.com/gpu": self.limit_gpu,
            "ephemeral-storage": self.limit_ephemeral_storage,
        }  # fmt: skip
        both = {"requests": requests, "limits": limits}
        return {
            kind: {name: value for name, value in values.items() if value is not None}
            for kind, values in both.items()
            if any(value is not None for value in values.values())
        }

    to_k8s_client_obj = to_dict


class PodRuntimeInfoEnv(K8SModel):
    """A variable that holds a field of the pod, as Airflow 1.10 wrote it."""

    def __init__(self, name: str | None = None, field_path: str | None = None) -> None:
        self.name = name
        self.field_path = field_path

    def to_dict(self) -> dict[str, Any]:
        """Return it as the API takes it."""
        return {"name": self.name, "valueFrom": {"fieldRef": {"fieldPath": self.field_path}}}

    to_k8s_client_obj = to_dict


class KubernetesPodOperatorCallback:
    """What the operator calls on the way; subclasses define what they want to hear of."""

    @staticmethod
    def on_sync_client_creation(*, client: Any, **kwargs: Any) -> None:
        """Called once there is a client."""

    @staticmethod
    def on_pod_manifest_created(*, pod_request: Any, client: Any, mode: str, **kwargs: Any) -> None:
        """Called before the pod is made."""

    @staticmethod
    def on_pod_creation(*, pod: Any, client: Any, mode: str, **kwargs: Any) -> None:
        """Called when the pod was made."""

    @staticmethod
    def on_pod_starting(*, pod: Any, client: Any, mode: str, **kwargs: Any) -> None:
        """Called when the pod runs."""

    @staticmethod
    def on_pod_completion(*, pod: Any, client: Any, mode: str, **kwargs: Any) -> None:
        """Called when the pod has ended."""

    @staticmethod
    def on_pod_cleanup(*, pod: Any, client: Any, mode: str, **kwargs: Any) -> None:
        """Called when the pod was cleared away."""

    @staticmethod
    def on_operator_resuming(*, pod: Any, event: Any, client: Any, mode: str, **kwargs: Any) -> None:
        """Never called here: an operator waits without being resumed."""

    @staticmethod
    def progress_callback(*, line: str, client: Any, mode: str, **kwargs: Any) -> None:
        """Called with each line of the log."""


class PodDefaults:
    """Where a pod puts its XCom, and the container that keeps it."""

    XCOM_MOUNT_PATH = "/airflow/xcom"
    SIDECAR_CONTAINER_NAME = "airflow-xcom-sidecar"
    XCOM_CMD = 'trap "exit 0" INT; while true; do sleep 1; done;'


class PodGenerator:
    """
    Makes a pod out of a model or a file.

    Args:
        pod: the pod.
        pod_template_file: path of a YAML file with one.
        extract_xcom: whether `gen_pod` adds the container that keeps the XCom.
    """

    def __init__(self, pod: Any = None, pod_template_file: str | None = None, extract_xcom: bool = True) -> None:
        if not pod and not pod_template_file:
            raise AirflowException("Podgenerator requires either a `pod` or a `pod_template_file` argument")
        if pod and pod_template_file:
            raise AirflowException("Cannot pass both `pod` and `pod_template_file` arguments")
        self.ud_pod = pod if pod is not None else self.deserialize_model_file(str(pod_template_file))
        self.extract_xcom = extract_xcom

    def gen_pod(self) -> Any:
        """Return the pod, its name made unique."""
        result = copy.deepcopy(self.ud_pod)
        result.metadata.name = add_unique_suffix(name=result.metadata.name)
        if self.extract_xcom:
            warnings.warn("the container for XComs is added by the operator", DeprecationWarning, stacklevel=2)
        return result

    @staticmethod
    def deserialize_model_file(path: str) -> Any:
        """Return the pod that a YAML file, or a YAML text, describes."""
        text = path
        if "\n" not in path:
            with open(path, encoding="utf-8") as stream:
                text = stream.read()
        return PodGenerator.deserialize_model_dict(yaml.safe_load(text))

    @staticmethod
    def deserialize_model_dict(pod_dict: dict[str, Any] | None) -> Any:
        """Return the pod that a dict describes."""
        return model_of("V1Pod", pod_dict or {})

    @staticmethod
    def make_unique_pod_id(pod_id: str | None) -> str | None:
        """Return a name with letters by chance at its end."""
        return add_unique_suffix(name=pod_id) if pod_id else None

    @staticmethod
    def reconcile_pods(base_pod: Any, client_pod: Any) -> Any:
        """Return the second pod laid over the first."""
        if client_pod is None:
            return base_pod
        # the task's own way of doing it; both are loaded once a DAG file uses them
        from prefect.tasks.kubernetes.client import plain
        from prefect.tasks.kubernetes.pod_spec import over

        low, high = plain(base_pod), plain(client_pod)
        spec = high.setdefault("spec", {})
        main = (spec.get("containers") or [{"name": "base"}])[0]["name"]
        spec.setdefault("containers", [{"name": main}])
        return model_of("V1Pod", over(low, high, main))


def model_of(name: str, data: dict[str, Any]) -> Any:
    """Return what a dict describes as a model of the client."""
    cls = getattr(client, name)
    if hasattr(cls, "from_dict"):
        return cls.from_dict(data)
    return client.ApiClient()._ApiClient__deserialize(data, name)


def get_kube_client(
    in_cluster: bool | None = None, cluster_context: str | None = None, config_file: str | None = None
) -> Any:
    """Return the part of the client that has the methods for pods."""
    # loaded once a DAG file uses it
    from prefect.tasks.kubernetes.client import kubernetes_client

    found = kubernetes_client(config_file=config_file, cluster_context=cluster_context, in_cluster=in_cluster)
    return client.CoreV1Api(found)


def datetime_to_label_safe_datestring(datetime_obj: datetime.datetime) -> str:
    """Return a moment as Kubernetes takes it for a label."""
    return datetime_obj.isoformat().replace(":", "_").replace("+", "_plus_")


def label_safe_datestring_to_datetime(string: str) -> datetime.datetime:
    """Return the moment that a label holds."""
    return datetime.datetime.fromisoformat(string.replace("_plus_", "+").replace("_", ":"))
