"""How a registered flow is to be deployed; kept for the server and its agents."""

from prefect.extras.run_configs.base import RunConfig, UniversalRun
from prefect.extras.run_configs.docker import DockerRun
from prefect.extras.run_configs.ecs import ECSRun
from prefect.extras.run_configs.kubernetes import KubernetesRun
from prefect.extras.run_configs.local import LocalRun
from prefect.extras.run_configs.vertex import VertexRun

__all__ = ["DockerRun", "ECSRun", "KubernetesRun", "LocalRun", "RunConfig", "UniversalRun", "VertexRun"]
