"""A run as a job of Google's Vertex AI."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prefect.extras.run_configs.base import RunConfig


class VertexRun(RunConfig):
    """
    A run as a job of Google's Vertex AI.

    Args:
        env: environment variables of the run.
        labels: labels that an agent must have to run it.
        image: the image; `None` is the one of the storage, or the default.
        machine_type: the kind of machine.
        scheduling: the job's scheduling options.
        service_account: the account to run as.
        network: the network to join.
        worker_pool_specs: the whole list of worker pools, instead of the image and machine.

    Example:
        >>> VertexRun(image="flow").machine_type
        'e2-standard-4'
    """

    def __init__(
        self,
        *,
        env: dict[str, str] | None = None,
        labels: Iterable[str] | None = None,
        image: str | None = None,
        machine_type: str = "e2-standard-4",
        scheduling: dict[str, Any] | None = None,
        service_account: str | None = None,
        network: str | None = None,
        worker_pool_specs: list[dict[str, Any]] | None = None,
    ) -> None:
        super().__init__(env=env, labels=labels)
        self.image = image
        self.machine_type = machine_type
        self.scheduling = scheduling
        self.service_account = service_account
        self.network = network
        self.worker_pool_specs = worker_pool_specs
