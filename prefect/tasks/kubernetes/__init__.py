"""Tasks for Kubernetes: `pip install "prefect[kubernetes]"`."""

from prefect.tasks.kubernetes.call import (
    KubernetesCall,
)
from prefect.tasks.kubernetes.config_map import (
    CreateNamespacedConfigMap,
    DeleteNamespacedConfigMap,
    ListNamespacedConfigMap,
    PatchNamespacedConfigMap,
    ReadNamespacedConfigMap,
    ReplaceNamespacedConfigMap,
)
from prefect.tasks.kubernetes.custom_object import (
    CreateNamespacedCustomObject,
    DeleteNamespacedCustomObject,
    ListNamespacedCustomObject,
    PatchNamespacedCustomObject,
    ReadNamespacedCustomObject,
    ReplaceNamespacedCustomObject,
)
from prefect.tasks.kubernetes.deployment import (
    CreateNamespacedDeployment,
    DeleteNamespacedDeployment,
    ListNamespacedDeployment,
    PatchNamespacedDeployment,
    ReadNamespacedDeployment,
    ReplaceNamespacedDeployment,
)
from prefect.tasks.kubernetes.job import (
    CreateNamespacedJob,
    DeleteNamespacedJob,
    ListNamespacedJob,
    PatchNamespacedJob,
    ReadNamespacedJob,
    ReplaceNamespacedJob,
    RunNamespacedJob,
)
from prefect.tasks.kubernetes.manifests import (
    KubernetesApply,
    KubernetesDelete,
    KubernetesWaitFor,
)
from prefect.tasks.kubernetes.pod import (
    ConnectGetNamespacedPodExec,
    CreateNamespacedPod,
    DeleteNamespacedPod,
    ListNamespacedPod,
    PatchNamespacedPod,
    ReadNamespacedPod,
    ReadNamespacedPodLogs,
    ReplaceNamespacedPod,
)
from prefect.tasks.kubernetes.run_pod import (
    RunPod,
)
from prefect.tasks.kubernetes.secrets import (
    KubernetesSecret,
)
from prefect.tasks.kubernetes.service import (
    CreateNamespacedService,
    DeleteNamespacedService,
    ListNamespacedService,
    PatchNamespacedService,
    ReadNamespacedService,
    ReplaceNamespacedService,
)

__all__ = [
    "ConnectGetNamespacedPodExec",
    "CreateNamespacedConfigMap",
    "CreateNamespacedCustomObject",
    "CreateNamespacedDeployment",
    "CreateNamespacedJob",
    "CreateNamespacedPod",
    "CreateNamespacedService",
    "DeleteNamespacedConfigMap",
    "DeleteNamespacedCustomObject",
    "DeleteNamespacedDeployment",
    "DeleteNamespacedJob",
    "DeleteNamespacedPod",
    "DeleteNamespacedService",
    "KubernetesApply",
    "KubernetesCall",
    "KubernetesDelete",
    "KubernetesSecret",
    "KubernetesWaitFor",
    "ListNamespacedConfigMap",
    "ListNamespacedCustomObject",
    "ListNamespacedDeployment",
    "ListNamespacedJob",
    "ListNamespacedPod",
    "ListNamespacedService",
    "PatchNamespacedConfigMap",
    "PatchNamespacedCustomObject",
    "PatchNamespacedDeployment",
    "PatchNamespacedJob",
    "PatchNamespacedPod",
    "PatchNamespacedService",
    "ReadNamespacedConfigMap",
    "ReadNamespacedCustomObject",
    "ReadNamespacedDeployment",
    "ReadNamespacedJob",
    "ReadNamespacedPod",
    "ReadNamespacedPodLogs",
    "ReadNamespacedService",
    "ReplaceNamespacedConfigMap",
    "ReplaceNamespacedCustomObject",
    "ReplaceNamespacedDeployment",
    "ReplaceNamespacedJob",
    "ReplaceNamespacedPod",
    "ReplaceNamespacedService",
    "RunNamespacedJob",
    "RunPod",
]
