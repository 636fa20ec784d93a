"""A run in a Docker container."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prefect.extras.run_configs.base import RunConfig


class DockerRun(RunConfig):
    """
    A run in a Docker container.

    Args:
        image: the image; `None` is the one of the storage, or the default.
        env: environment variables of the run.
        labels: labels that an agent must have to run it.
        ports: ports to open.
        host_config: further arguments of the container.

    Example:
        >>> DockerRun(image="python:3.12").serialize()["image"]
        'python:3.12'
    """

    def __init__(
        self,
        *,
        image: str | None = None,
        env: dict[str, str] | None = None,
        labels: Iterable[str] | None = None,
        ports: Iterable[int] | None = None,
        host_config: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(env=env, labels=labels)
        self.image = image
        self.ports = None if ports is None else list(ports)
        self.host_config = host_config
