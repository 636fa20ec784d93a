"""Pods in clusters of Amazon EKS."""

from __future__ import annotations

import time
from typing import Any

from prefect.compat.airflow.operators.amazon_connection import client_arguments, keys_of
from prefect.compat.airflow.operators.classes.kubernetes_pod import KubernetesPodOperator
from prefect.tasks.aws.eks_access import TOKEN_LASTS, eks_kubeconfig


def kubeconfig_of(operator: Any, context: Any = None) -> dict[str, Any]:
    """
    The kubeconfig of the cluster that an operator names.

    Args:
        operator: has `cluster_name`, `aws_conn_id` and `region`.
        context: not needed.

    Returns:
        The kubeconfig, with a token that holds for a quarter of an hour.
    """
    return eks_kubeconfig(operator.cluster_name, keys_of(operator), client_arguments(operator, context))


class EksPodOperator(KubernetesPodOperator):
    """Runs a pod in a cluster of Amazon's."""

    def refresh_access(self: Any, wait: Any) -> None:
        """Ask for another token in time."""
        begun = self.__dict__.setdefault("_standin_token_from", time.monotonic())
        if time.monotonic() - begun > TOKEN_LASTS / 2:
            wait.arguments["credentials"] = kubeconfig_of(self)
            self.__dict__["_standin_token_from"] = time.monotonic()
