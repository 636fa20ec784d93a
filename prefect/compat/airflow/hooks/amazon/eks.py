"""Clusters of EKS."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.compat.airflow.hooks.amazon.states import ClusterStates, FargateProfileStates, NodegroupStates
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.core.optional import optional
from prefect.tasks.aws.eks_access import eks_kubeconfig
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")
yaml = optional("yaml", extra="kubernetes")


class EksMethods(AwsBaseHook):
    """What `EksHook` does beside forwarding."""

    def create_cluster(self, name: str, roleArn: str, resourcesVpcConfig: dict[str, Any], **kwargs: Any) -> Any:
        """Begin to make a cluster."""
        return self.conn.create_cluster(name=name, roleArn=roleArn, resourcesVpcConfig=resourcesVpcConfig, **kwargs)

    def create_nodegroup(
        self,
        clusterName: str,
        nodegroupName: str,
        subnets: list[str],
        nodeRole: str | None,
        *,
        tags: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Begin to make a group of nodes, which the cluster owns."""
        return self.conn.create_nodegroup(
            clusterName=clusterName,
            nodegroupName=nodegroupName,
            subnets=subnets,
            nodeRole=nodeRole,
            tags={f"kubernetes.io/cluster/{clusterName}": "owned", **(tags or {})},
            **kwargs,
        )

    def create_fargate_profile(
        self,
        clusterName: str,
        fargateProfileName: str | None,
        podExecutionRoleArn: str | None,
        selectors: list[Any],
        **kwargs: Any,
    ) -> Any:
        """Begin to make a Fargate profile."""
        return self.conn.create_fargate_profile(
            clusterName=clusterName, fargateProfileName=fargateProfileName, podExecutionRoleArn=podExecutionRoleArn,
            selectors=selectors, **kwargs,
        )  # fmt: skip

    def _described(self, verbose: bool, operation: str, **names: str) -> dict[str, Any]:
        answer: dict[str, Any] = getattr(self.conn, operation)(**names)
        if verbose:
            self.log.info("%s", json.dumps(answer, default=repr))
        return answer

    def describe_cluster(self, name: str, verbose: bool = False) -> dict[str, Any]:
        """Return what EKS knows about a cluster."""
        return self._described(verbose, "describe_cluster", name=name)

    def describe_nodegroup(self, clusterName: str, nodegroupName: str, verbose: bool = False) -> dict[str, Any]:
        """Return what EKS knows about a group of nodes."""
        return self._described(verbose, "describe_nodegroup", clusterName=clusterName, nodegroupName=nodegroupName)

    def describe_fargate_profile(
        self, clusterName: str, fargateProfileName: str, verbose: bool = False
    ) -> dict[str, Any]:
        """Return what EKS knows about a Fargate profile."""
        names = {"clusterName": clusterName, "fargateProfileName": fargateProfileName}
        return self._described(verbose, "describe_fargate_profile", **names)

    def _state(self, kind: Any, part: str, operation: str, **names: str) -> Any:
        try:
            return kind(getattr(self.conn, operation)(**names)[part]["status"])
        except exceptions.ClientError as err:
            if code_of(err) != "ResourceNotFoundException":
                raise
            return kind.NONEXISTENT

    def get_cluster_state(self, clusterName: str) -> ClusterStates:
        """Return the state of a cluster."""
        found: ClusterStates = self._state(ClusterStates, "cluster", "describe_cluster", name=clusterName)
        return found

    def get_fargate_profile_state(self, clusterName: str, fargateProfileName: str) -> FargateProfileStates:
        """Return the state of a Fargate profile."""
        names = {"clusterName": clusterName, "fargateProfileName": fargateProfileName}
        found: FargateProfileStates = self._state(
            FargateProfileStates, "fargateProfile", "describe_fargate_profile", **names
        )
        return found

    def get_nodegroup_state(self, clusterName: str, nodegroupName: str) -> NodegroupStates:
        """Return the state of a group of nodes."""
        names = {"clusterName": clusterName, "nodegroupName": nodegroupName}
        found: NodegroupStates = self._state(NodegroupStates, "nodegroup", "describe_nodegroup", **names)
        return found

    def _names(self, operation: str, part: str, verbose: bool, **given: str) -> list[str]:
        pages = self.conn.get_paginator(operation).paginate(**given)
        found = [name for page in pages for name in page[part]]
        if verbose:
            self.log.info("%s: %s", operation, found)
        return found

    def list_clusters(self, verbose: bool = False) -> list[str]:
        """Return the names of the clusters."""
        return self._names("list_clusters", "clusters", verbose)

    def list_nodegroups(self, clusterName: str, verbose: bool = False) -> list[str]:
        """Return the names of a cluster's groups of nodes."""
        return self._names("list_nodegroups", "nodegroups", verbose, clusterName=clusterName)

    def list_fargate_profiles(self, clusterName: str, verbose: bool = False) -> list[str]:
        """Return the names of a cluster's Fargate profiles."""
        return self._names("list_fargate_profiles", "fargateProfileNames", verbose, clusterName=clusterName)

    @contextmanager
    def generate_config_file(
        self, eks_cluster_name: str, pod_namespace: str | None, credentials_file: str | None = None
    ) -> Iterator[str]:
        """Give the path of a kubeconfig with a token; the file is there within the `with`."""
        config = eks_kubeconfig(eks_cluster_name, None, self._arguments("eks"))
        if pod_namespace:
            config["contexts"][0]["context"]["namespace"] = pod_namespace
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.safe_dump(config, file)
            file.flush()
            yield file.name

    @contextmanager
    def generate_config_file_with_credentials(
        self, eks_cluster_name: str, pod_namespace: str | None
    ) -> Iterator[tuple[str, str]]:
        """Give the paths of a kubeconfig, and of a file with credentials, which is empty: the token needs none."""
        with (
            self.generate_config_file(eks_cluster_name, pod_namespace) as config,
            tempfile.NamedTemporaryFile("w") as nothing,
        ):
            yield config, nothing.name
