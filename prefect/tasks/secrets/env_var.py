"""Secrets from variables of the environment."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from typing import Any

from prefect.core.settable import Constructor, Task
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


def _derive(kind: type[EnvVarSecret]) -> None:
    """What it may be given: its own arguments, then those of every task, as `settable` would derive them."""
    options = {name: option for name, option in inspect.signature(Task.__init__).parameters.items() if name != "self"}
    mine = inspect.signature(kind.__init__).parameters
    own = {name: mine[name] for name in ("cast", "raise_if_missing")}
    others = [option.replace(kind=inspect.Parameter.KEYWORD_ONLY) for name, option in options.items() if name != "name"]
    signature = inspect.Signature([mine["self"], mine["name"], *own.values(), *others])
    kind.__init__.__signature__ = signature  # type: ignore[attr-defined]
    kind.__constructor__ = Constructor(("name", *own), own, (), options, True)  # type: ignore[attr-defined]


_derive(EnvVarSecret)
