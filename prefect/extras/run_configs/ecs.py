"""A run as a task of Amazon ECS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prefect.core.paths import parse_path, read_bytes_from_path
from prefect.extras.run_configs.base import RunConfig
from prefect.extras.run_configs.kubernetes import as_dictionary


class ECSRun(RunConfig):
    """
    A run as a task of Amazon ECS.

    Args:
        task_definition: the definition of the task.
        task_definition_path: file with the definition; one on this machine is read at once, one behind an address such
            as `s3://bucket/task.yaml` or `agent:///task.yaml` by the agent.
        task_definition_arn: a definition registered before.
        image: the image; `None` is the one of the storage, or the default.
        env: environment variables of the run.
        cpu: CPU units, or such as `"1 vcpu"`.
        memory: MiB, or such as `"2 GB"`.
        task_role_arn: the role of the task.
        execution_role_arn: the role of the agent of ECS.
        run_task_kwargs: further arguments of `run_task`.
        labels: labels that an agent must have to run it.

    Raises:
        ValueError: two of the arguments exclude each other.
        OSError: the file cannot be read.

    Example:
        >>> ECSRun(cpu="1 vcpu").serialize()["cpu"]
        '1 vcpu'
    """

    def __init__(
        self,
        *,
        task_definition: dict[str, Any] | None = None,
        task_definition_path: str | None = None,
        task_definition_arn: str | None = None,
        image: str | None = None,
        env: dict[str, str] | None = None,
        cpu: int | str | None = None,
        memory: int | str | None = None,
        task_role_arn: str | None = None,
        execution_role_arn: str | None = None,
        run_task_kwargs: dict[str, Any] | None = None,
        labels: Iterable[str] | None = None,
    ) -> None:
        super().__init__(env=env, labels=labels)
        if sum(given is not None for given in (task_definition, task_definition_path, task_definition_arn)) > 1:
            raise ValueError(
                "Can only provide one of `task_definition`, `task_definition_path`, or `task_definition_arn`"
            )
        if task_definition_arn is not None and image is not None:
            raise ValueError(
                "Cannot provide both `task_definition_arn` and `image`, since an ECS task's `image` can only be "
                "configured as part of the task definition"
            )
        if task_definition_path is not None and parse_path(task_definition_path).scheme == "file":
            task_definition = as_dictionary(read_bytes_from_path(task_definition_path).decode())
            task_definition_path = None
        self.task_definition = task_definition
        self.task_definition_path = task_definition_path
        self.task_definition_arn = task_definition_arn
        self.image = image
        self.cpu = None if cpu is None else str(cpu)
        self.memory = None if memory is None else str(memory)
        self.task_role_arn = task_role_arn
        self.execution_role_arn = execution_role_arn
        self.run_task_kwargs = run_task_kwargs
