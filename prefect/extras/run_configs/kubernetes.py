"""A run as a Kubernetes job."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prefect.core.optional import optional
from prefect.core.paths import parse_path, read_bytes_from_path
from prefect.extras.run_configs.base import RunConfig

yaml = optional("yaml", extra="kubernetes")


class KubernetesRun(RunConfig):
    """
    A run as a Kubernetes job.

    Args:
        job_template_path: file with the job; one on this machine is read at once, one behind an address such as
            `s3://bucket/job.yaml` or `agent:///job.yaml` by the agent.
        job_template: the job, as YAML text or dictionary.
        image: the image; `None` is the one of the storage, or the default.
        env: environment variables of the run.
        cpu_limit: most CPU, as Kubernetes writes it.
        cpu_request: CPU to reserve.
        memory_limit: most memory, such as `"2Gi"`.
        memory_request: memory to reserve.
        service_account_name: the account to run as.
        image_pull_secrets: names of the secrets that let the image be pulled.
        labels: labels that an agent must have to run it.
        image_pull_policy: `Always`, `IfNotPresent` or `Never`.

    Raises:
        ValueError: two of the arguments exclude each other.
        OSError: the file cannot be read.

    Example:
        >>> KubernetesRun(cpu_limit=2).serialize()["cpu_limit"]
        '2'
    """

    def __init__(
        self,
        *,
        job_template_path: str | None = None,
        job_template: str | dict[str, Any] | None = None,
        image: str | None = None,
        env: dict[str, str] | None = None,
        cpu_limit: float | str | None = None,
        cpu_request: float | str | None = None,
        memory_limit: str | None = None,
        memory_request: str | None = None,
        service_account_name: str | None = None,
        image_pull_secrets: Iterable[str] | None = None,
        labels: Iterable[str] | None = None,
        image_pull_policy: str | None = None,
    ) -> None:
        super().__init__(env=env, labels=labels)
        if job_template is not None and job_template_path is not None:
            raise ValueError("Cannot provide both `job_template_path` and `job_template`")
        if image_pull_policy not in (None, "Always", "IfNotPresent", "Never"):
            raise ValueError(
                f"Invalid image_pull_policy {image_pull_policy!r}.  Expected 'Always', 'IfNotPresent', or 'Never'"
            )
        if job_template_path is not None and parse_path(job_template_path).scheme == "file":
            job_template, job_template_path = read_bytes_from_path(job_template_path).decode(), None
        self.job_template_path = job_template_path
        self.job_template = as_dictionary(job_template)
        self.image = image
        self.cpu_limit = None if cpu_limit is None else str(cpu_limit)
        self.cpu_request = None if cpu_request is None else str(cpu_request)
        self.memory_limit = memory_limit
        self.memory_request = memory_request
        self.service_account_name = service_account_name
        self.image_pull_secrets = None if image_pull_secrets is None else list(image_pull_secrets)
        self.image_pull_policy = image_pull_policy


def as_dictionary(template: str | dict[str, Any] | None) -> dict[str, Any] | None:
    """
    A definition as a dictionary.

    Args:
        template: the dictionary, or YAML text.

    Returns:
        The dictionary.
    """
    if not isinstance(template, str):
        return template
    loaded: dict[str, Any] = yaml.safe_load(template)
    return loaded
