"""
Config maps.

Example:
    >>> ReadNamespacedConfigMap("settings").run().data
    {'colour': 'red'}
"""

from __future__ import annotations

from prefect.tasks.kubernetes.life_cycle import Resource, _LifeCycle

CONFIG_MAP = Resource(
    api="CoreV1Api",
    noun="config_map",
    called="a config map",
    sample="{'metadata': {'name': 'new'}, 'data': {'colour': 'green'}}",
    patch=("{'data': {'colour': 'blue'}}", ".data['colour']", "'blue'"),
    example="settings",
)


class CreateNamespacedConfigMap(_LifeCycle, verb="create", of=CONFIG_MAP): ...


class DeleteNamespacedConfigMap(_LifeCycle, verb="delete", of=CONFIG_MAP): ...


class ListNamespacedConfigMap(_LifeCycle, verb="list", of=CONFIG_MAP): ...


class PatchNamespacedConfigMap(_LifeCycle, verb="patch", of=CONFIG_MAP): ...


class ReadNamespacedConfigMap(_LifeCycle, verb="read", of=CONFIG_MAP): ...


class ReplaceNamespacedConfigMap(_LifeCycle, verb="replace", of=CONFIG_MAP): ...
