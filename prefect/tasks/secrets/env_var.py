"""Secrets from variables of the environment."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from typing import Any

from prefect.core.settable import Task
from prefect.tasks.secrets.base import PrefectSecret


class EnvVarSecret(PrefectSecret):
    """
    The value of a variable of the environment.

    Args:
        name: name of the variable; the name of the task if left out.
        cast: function of the text that makes the value, such as `int`; `None` leaves the text.
        raise_if_missing: fail if there is no such variable, instead of returning `None`.

    Returns:
        The value.

    Raises:
        ValueError: there is no name; or no such variable, and it must not be missing.

    Example:
        >>> os.environ["PORT"] = "5432"
        >>> EnvVarSecret("PORT", cast=int).run()
        5432
    """

    cast: Callable[[Any], Any] | None = None
    raise_if_missing: bool = False

    def __init__(
        self,
        name: str | None = None,
        cast: Callable[[Any], Any] | None = None,
        raise_if_missing: bool = False,
        **kwargs: Any,
    ) -> None:
        self.cast = cast
        self.raise_if_missing = raise_if_missing
        super().__init__(name, **kwargs)

    # the options of every task, after its own
    __init__.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            *list(inspect.signature(__init__).parameters.values())[:-1],
            *(
                option.replace(kind=inspect.Parameter.KEYWORD_ONLY)
                for name, option in inspect.signature(Task.__init__).parameters.items()
                if name not in ("self", "name")
            ),
        ]
    )

    def run(self, name: str | None = None) -> Any:
        variable = name if name is not None else self.secret_name
        if variable is None:
            raise ValueError("A secret name must be provided.")
        if variable not in os.environ:
            if self.raise_if_missing:
                raise ValueError(f"Environment variable not set: {variable}")
            return None
        value: Any = self.remember(os.environ[variable])
        return self.remember(self.cast(value)) if self.cast is not None else value
