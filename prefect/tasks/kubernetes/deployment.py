"""
Deployments.

Example:
    >>> ReadNamespacedDeployment("web").run().spec.replicas
    1
"""

from __future__ import annotations

from prefect.tasks.kubernetes.life_cycle import Resource, _LifeCycle

DEPLOYMENT = Resource(
    api="AppsV1Api",
    noun="deployment",
    called="a deployment",
    sample=(
        "{'metadata': {'name': 'new'}, 'spec': {'selector': {'matchLabels': {'app': 'web'}}, 'template': "
        "{'metadata': {'labels': {'app': 'web'}}, 'spec': {'containers': [{'name': 'web', 'image': 'nginx'}]}}}}"
    ),
    patch=("{'spec': {'replicas': 2}}", ".spec.replicas", "2"),
    example="web",
)


class CreateNamespacedDeployment(_LifeCycle, verb="create", of=DEPLOYMENT): ...


class DeleteNamespacedDeployment(_LifeCycle, verb="delete", of=DEPLOYMENT): ...


class ListNamespacedDeployment(_LifeCycle, verb="list", of=DEPLOYMENT): ...


class PatchNamespacedDeployment(_LifeCycle, verb="patch", of=DEPLOYMENT): ...


class ReadNamespacedDeployment(_LifeCycle, verb="read", of=DEPLOYMENT): ...


class ReplaceNamespacedDeployment(_LifeCycle, verb="replace", of=DEPLOYMENT): ...
