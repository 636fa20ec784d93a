"""
Secrets: values that a task reads when it runs, and that are kept nowhere else.

They stand in `prefect.context.secrets`, which begins as the section `context.secrets` of the configuration: an
environment variable `PREFECT__CONTEXT__SECRETS__NAME` sets `NAME`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from prefect.core.context import get_from_context
from prefect.core.masking import remember


class Secret:
    """
    A secret by name; the value is looked up at each `get`.

    Args:
        name: name of the secret; upper and lower case differ.

    Example:
        >>> from prefect.core.context import context
        >>> with context(secrets={"PORT": "5432"}):
        ...     Secret("PORT").get()
        5432
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<Secret: {self.name}>"

    def exists(self) -> bool:
        """Whether there is such a secret."""
        return self.name in self._known()

    def get(self) -> Any:
        """
        The value.

        Returns:
            The value; a text that is JSON is read as such.

        Raises:
            ValueError: there is no such secret.
        """
        known = self._known()
        if self.name not in known:
            raise ValueError(
                f'Local Secret "{self.name}" was not found. Set PREFECT__CONTEXT__SECRETS__{self.name} in the '
                f"environment, or {self.name} in the section context.secrets of the configuration."
            )
        value = known[self.name]
        remember(value)
        if isinstance(value, str):
            try:
                read = json.loads(value)
                remember(read)
                return read
            except json.JSONDecodeError:
                return value
        return value

    def _known(self) -> Mapping[str, Any]:
        known: Mapping[str, Any] = get_from_context("secrets") or {}
        return known
