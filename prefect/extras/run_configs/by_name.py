"""Run configurations by the names of their classes."""

from __future__ import annotations

from prefect.extras import run_configs
from prefect.extras.run_configs.base import RunConfig


def run_config_class(name: str) -> type[RunConfig]:
    """
    The class of a name.

    Args:
        name: such as `LocalRun`.

    Returns:
        The class.

    Raises:
        ValueError: there is none of that name.

    Example:
        >>> run_config_class("LocalRun").__name__
        'LocalRun'
    """
    if name not in run_configs.__all__:
        raise ValueError(f"Unknown kind of run configuration {name!r}: it is one of {', '.join(run_configs.__all__)}.")
    kind: type[RunConfig] = getattr(run_configs, name)
    return kind
