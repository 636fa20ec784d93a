"""
Services.

Example:
    >>> ReadNamespacedService("web").run().spec.ports[0].port
    80
"""

from __future__ import annotations

from prefect.tasks.kubernetes.life_cycle import Resource, _LifeCycle

SERVICE = Resource(
    api="CoreV1Api",
    noun="service",
    called="a service",
    sample="{'metadata': {'name': 'new'}, 'spec': {'ports': [{'port': 80}]}}",
    patch=("{'spec': {'selector': {'app': 'web'}}}", ".spec.selector", "{'app': 'web'}"),
    example="web",
)


class CreateNamespacedService(_LifeCycle, verb="create", of=SERVICE): ...


class DeleteNamespacedService(_LifeCycle, verb="delete", of=SERVICE): ...


class ListNamespacedService(_LifeCycle, verb="list", of=SERVICE): ...


class PatchNamespacedService(_LifeCycle, verb="patch", of=SERVICE): ...


class ReadNamespacedService(_LifeCycle, verb="read", of=SERVICE): ...


class ReplaceNamespacedService(_LifeCycle, verb="replace", of=SERVICE): ...
