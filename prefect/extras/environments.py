"""
The environments of Prefect 0.10 to 0.15: how an agent was to run a flow before run configurations and executors.

Programs of that time go on importing and building them, and `Flow(environment=...)` keeps one; nothing here reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


class Environment:
    """
    How an agent was to run a flow; `run_config` and `executor` of a flow say it today.

    Args:
        labels: labels that an agent must have to run it.
        on_start: called before the flow runs.
        on_exit: called after it.
        metadata: whatever belongs to it.
        more: the arguments of the environment's own kind; each is an attribute.

    Example:
        >>> LocalEnvironment(labels=["gpu"]).labels
        {'gpu'}
    """

    def __init__(
        self,
        labels: Iterable[str] | None = None,
        on_start: Callable[..., Any] | None = None,
        on_exit: Callable[..., Any] | None = None,
        metadata: dict[str, Any] | None = None,
        **more: Any,
    ) -> None:
        self.labels = set(labels or ())
        self.on_start = on_start
        self.on_exit = on_exit
        self.metadata = metadata or {}
        self.__dict__.update(more)

    def __repr__(self) -> str:
        # what it holds may be secret
        return f"<Environment: {type(self).__name__}>"


class LocalEnvironment(Environment):
    """
    A run in the agent's process.

    Args:
        executor: what carries the tasks out; `Flow(executor=...)` says it today.
        labels: labels that an agent must have to run it.
        more: see `Environment`.

    Example:
        >>> LocalEnvironment().executor is None
        True
    """

    def __init__(self, executor: Any = None, labels: Iterable[str] | None = None, **more: Any) -> None:
        super().__init__(labels=labels, executor=executor, **more)


class RemoteEnvironment(Environment):
    """
    A run whose tasks are carried out elsewhere.

    Args:
        executor: path of the executor's class.
        executor_kwargs: its arguments.
        labels: labels that an agent must have to run it.
        more: see `Environment`.

    Example:
        >>> RemoteEnvironment("prefect.engine.executors.DaskExecutor").executor_kwargs
        {}
    """

    def __init__(
        self,
        executor: str | None = None,
        executor_kwargs: dict[str, Any] | None = None,
        labels: Iterable[str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(labels=labels, executor=executor, executor_kwargs=executor_kwargs or {}, **more)


class RemoteDaskEnvironment(RemoteEnvironment):
    """
    A run whose tasks are carried out by a Dask cluster.

    Args:
        address: the scheduler's address.
        security: how to connect.
        executor_kwargs: further arguments of the executor.
        more: see `Environment`.

    Example:
        >>> RemoteDaskEnvironment("tcp://127.0.0.1:8786").address
        'tcp://127.0.0.1:8786'
    """

    def __init__(
        self, address: str, security: Any = None, executor_kwargs: dict[str, Any] | None = None, **more: Any
    ) -> None:
        super().__init__(executor_kwargs=executor_kwargs, address=address, security=security, **more)


class KubernetesJobEnvironment(Environment):
    """
    A run in a job of Kubernetes.

    Args:
        job_spec_file: file with the job's specification.
        more: see `Environment`.

    Example:
        >>> KubernetesJobEnvironment("job.yaml").job_spec_file
        'job.yaml'
    """

    def __init__(self, job_spec_file: str | None = None, **more: Any) -> None:
        super().__init__(job_spec_file=job_spec_file, **more)


class DaskKubernetesEnvironment(Environment):
    """
    A run on a Dask cluster of its own in Kubernetes.

    Args:
        min_workers: the fewest workers.
        max_workers: the most workers.
        more: see `Environment`.

    Example:
        >>> DaskKubernetesEnvironment(max_workers=4).max_workers
        4
    """

    def __init__(self, min_workers: int = 1, max_workers: int = 2, **more: Any) -> None:
        super().__init__(min_workers=min_workers, max_workers=max_workers, **more)


class FargateTaskEnvironment(Environment):
    """
    A run in a task of AWS Fargate.

    Args:
        more: the arguments of the task's definition, and see `Environment`.

    Example:
        >>> FargateTaskEnvironment(region_name="eu-west-1").region_name
        'eu-west-1'
    """
