from __future__ import annotations

from tests.tasks.kubernetes.life_cycle_cases import LifeCycleCases


class TestDeployment(LifeCycleCases):
    module = "deployment"
    constant = "DEPLOYMENT"
    plural = "deployments"
    group = "apps"
