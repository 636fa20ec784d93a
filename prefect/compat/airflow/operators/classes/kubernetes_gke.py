"""What runs in clusters of Google Kubernetes Engine."""

from __future__ import annotations

import time
from typing import Any

from prefect.compat.airflow.operators.classes.kubernetes_job import KubernetesJobOperator, api_of
from prefect.compat.airflow.operators.classes.kubernetes_kueue import (
    KubernetesInstallKueueOperator,
    KubernetesStartKueueJobOperator,
)
from prefect.compat.airflow.operators.classes.kubernetes_pod import KubernetesPodOperator
from prefect.compat.airflow.operators.kubernetes_gke import described, kubeconfig_of

#: Seconds for which a token is used; Google's hold for an hour.
LASTS = 1800.0


class _WithTokens:
    """Asks for another token in time."""

    def _is_old(self: Any) -> bool:
        begun = self.__dict__.setdefault("_standin_token_from", time.monotonic())
        if time.monotonic() - begun <= LASTS:
            return False
        self.__dict__["_standin_token_from"] = time.monotonic()
        return True

    def refresh_access(self: Any, wait: Any) -> None:
        """Renew what a pod is looked at with."""
        if self._is_old():
            wait.arguments["credentials"] = kubeconfig_of(self)

    def renewed_access(self: Any, api: Any, arguments: dict[str, Any]) -> Any:
        """Renew what a job is looked at with."""
        if not self._is_old():
            return api
        arguments["credentials"] = kubeconfig_of(self)
        return api_of(arguments)


class GKEStartPodOperator(_WithTokens, KubernetesPodOperator):
    """Runs a pod in a cluster of Google's."""


class GKEStartJobOperator(_WithTokens, KubernetesJobOperator):
    """Makes a job in a cluster of Google's."""


class GKEStartKueueJobOperator(_WithTokens, KubernetesStartKueueJobOperator):
    """Makes a job in a cluster of Google's that stays suspended until Kueue has room for it."""


class GKEStartKueueInsideClusterOperator(KubernetesInstallKueueOperator):
    """Brings Kueue into a cluster of Google's that makes nodes as it needs them."""

    def execute(self: Any, context: Any) -> None:
        """Install it, unless it would be of no use."""
        cluster, _ = described(self)
        on_its_own = cluster.get("autopilot", {}).get("enabled")
        if on_its_own or cluster.get("autoscaling", {}).get("enableNodeAutoprovisioning"):
            super().execute(context)
        else:
            self.log.info("The cluster %s makes no nodes by itself: Kueue is not installed.", self.cluster_name)
