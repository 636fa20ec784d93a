"""
Objects of kinds that a cluster was taught.

Example:
    >>> ReadNamespacedCustomObject("stable.example.com", "v1", "backups", "nightly").run()["spec"]
    {'hours': 24}
"""

from __future__ import annotations

from prefect.tasks.kubernetes.life_cycle import Resource, _LifeCycle

CUSTOM_OBJECT = Resource(
    api="CustomObjectsApi",
    noun="custom_object",
    called="a custom object",
    sample=(
        "{'apiVersion': 'stable.example.com/v1', 'kind': 'Backup', 'metadata': {'name': 'new'}, 'spec': {'hours': 24}}"
    ),
    patch=("{'spec': {'hours': 12}}", "['spec']['hours']", "12"),
    example="nightly",
    which=("group", "version", "plural"),
    name_of="['metadata']['name']",
)


class CreateNamespacedCustomObject(_LifeCycle, verb="create", of=CUSTOM_OBJECT): ...


class DeleteNamespacedCustomObject(_LifeCycle, verb="delete", of=CUSTOM_OBJECT): ...


class ListNamespacedCustomObject(_LifeCycle, verb="list", of=CUSTOM_OBJECT): ...


class PatchNamespacedCustomObject(_LifeCycle, verb="patch", of=CUSTOM_OBJECT): ...


class ReadNamespacedCustomObject(_LifeCycle, verb="read", of=CUSTOM_OBJECT): ...


class ReplaceNamespacedCustomObject(_LifeCycle, verb="replace", of=CUSTOM_OBJECT): ...
