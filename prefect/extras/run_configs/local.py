"""A run in a process of the agent's machine."""

from __future__ import annotations

import os
from collections.abc import Iterable

from prefect.extras.run_configs.base import RunConfig


class LocalRun(RunConfig):
    """
    A run in a process of the agent's machine.

    Args:
        env: environment variables of the run.
        working_dir: folder to run in; `None` is the agent's.
        labels: labels that an agent must have to run it.

    Example:
        >>> LocalRun(working_dir="/srv").serialize()["working_dir"]
        '/srv'
    """

    def __init__(
        self,
        *,
        env: dict[str, str] | None = None,
        working_dir: str | None = None,
        labels: Iterable[str] | None = None,
    ) -> None:
        super().__init__(env=env, labels=labels)
        self.working_dir = None if working_dir is None else os.path.abspath(working_dir)
