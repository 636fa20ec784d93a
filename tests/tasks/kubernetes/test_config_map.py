from __future__ import annotations

from tests.tasks.kubernetes.life_cycle_cases import LifeCycleCases


class TestConfigMap(LifeCycleCases):
    module = "config_map"
    constant = "CONFIG_MAP"
    plural = "configmaps"
    group = ""
