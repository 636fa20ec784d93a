"""Run configurations to and from the JSON form of Prefect 1.4.1."""

from __future__ import annotations

from typing import Any

from prefect.extras.run_configs import DockerRun, ECSRun, KubernetesRun, LocalRun, RunConfig, UniversalRun, VertexRun
from prefect.extras.run_configs.base import field_names

KINDS: dict[str, type[RunConfig]] = {
    kind.__name__: kind for kind in (DockerRun, ECSRun, KubernetesRun, LocalRun, UniversalRun, VertexRun)
}


class RunConfigSchema:
    """
    Any run configuration; the form names its kind.

    Example:
        >>> RunConfigSchema().load(LocalRun(labels=["a"]).serialize()).labels
        {'a'}
    """

    def dump(self, run_config: RunConfig) -> dict[str, Any]:
        """
        The JSON form.

        Args:
            run_config: the configuration.

        Returns:
            The form.
        """
        return run_config.serialize()

    def load(self, form: dict[str, Any]) -> RunConfig:
        """
        The configuration of a JSON form.

        Args:
            form: the form.

        Returns:
            The configuration.

        Raises:
            ValueError: its kind is unknown.
        """
        kind = KINDS.get(form.get("type", ""))
        if kind is None:
            raise ValueError(
                f"Unknown kind of run configuration {form.get('type')!r}: it is one of {', '.join(KINDS)}."
            )
        return kind(**{name: form[name] for name in field_names(kind) if name in form})


RunConfigSchemaBase = RunConfigSchema
DockerRunSchema = ECSRunSchema = KubernetesRunSchema = LocalRunSchema = UniversalRunSchema = RunConfigSchema
VertexRunSchema = RunConfigSchema
