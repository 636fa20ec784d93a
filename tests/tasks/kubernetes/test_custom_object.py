from __future__ import annotations

from tests.tasks.kubernetes.life_cycle_cases import LifeCycleCases


class TestCustomObject(LifeCycleCases):
    module = "custom_object"
    constant = "CUSTOM_OBJECT"
    plural = "backups"
    group = "stable.example.com"
