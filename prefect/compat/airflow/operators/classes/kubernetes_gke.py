"""Pods in clusters of Google Kubernetes Engine."""

from __future__ import annotations

import time
from typing import Any

from prefect.compat.airflow.operators.classes.kubernetes_pod import KubernetesPodOperator
from prefect.compat.airflow.operators.kubernetes_gke import kubeconfig_of

#: Seconds for which a token is used; Google's hold for an hour.
LASTS = 1800.0


class GKEStartPodOperator(KubernetesPodOperator):
    """Runs a pod in a cluster of Google's."""

    def refresh_access(self: Any, wait: Any) -> None:
        """Ask for another token in time."""
        begun = self.__dict__.setdefault("_standin_token_from", time.monotonic())
        if time.monotonic() - begun > LASTS:
            wait.arguments["credentials"] = kubeconfig_of(self)
            self.__dict__["_standin_token_from"] = time.monotonic()
