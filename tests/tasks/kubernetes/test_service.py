from __future__ import annotations

from tests.tasks.kubernetes.life_cycle_cases import LifeCycleCases


class TestService(LifeCycleCases):
    module = "service"
    constant = "SERVICE"
    plural = "services"
    group = ""
