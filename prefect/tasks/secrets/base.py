"""What all secret tasks share, and the one that reads the library's own secrets."""

from __future__ import annotations

import inspect
from typing import Any

from prefect.core.masking import remember
from prefect.core.results.secret import SecretResult
from prefect.core.secrets import Secret
from prefect.core.settable import Task


class SecretBase(Task):
    """
    A task whose result is a secret: it is never stored, and blotted out of logs once it is remembered.

    Subclass it and give its value to `remember` before returning it.

    Args:
        (none but those of every task)

    Returns:
        Nothing; subclasses do.

    Raises:
        ValueError: a `result` was given.
        Exception: what subclasses raise.

    Example:
        >>> SecretBase(name="nothing").result
        <SecretResult: nothing>
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("result") is not None:
            raise ValueError("Result types for Secrets are not configurable: a secret is never stored.")
        kwargs.setdefault("checkpoint", False)
        super().__init__(*args, **kwargs)
        if self.result is None:
            self.result = SecretResult(secret_task=self)

    # what it may be given is what `Task` takes
    __init__.__signature__ = inspect.signature(Task.__init__)  # type: ignore[attr-defined]

    def run(self) -> Any:
        return None

    @staticmethod
    def remember(value: Any) -> Any:
        """
        Blot a value out of logs from now on.

        Args:
            value: the secret.

        Returns:
            The same value.
        """
        remember(value)
        return value


class PrefectSecret(SecretBase):
    """
    The value of a secret from the context, the environment or the configuration.

    Args:
        name: name of the secret; the name of the task if left out.

    Returns:
        The value; a text that is JSON is read as such.

    Raises:
        ValueError: there is no name, or no such secret.

    Example:
        >>> from prefect.core.context import context
        >>> with context(secrets={"PORT": "5432"}):
        ...     PrefectSecret("PORT").run()
        5432
    """

    def __init__(self, name: str | None = None, *args: Any, **kwargs: Any) -> None:
        self.secret_name = name
        super().__init__(name, *args, **kwargs)

    __init__.__signature__ = inspect.signature(Task.__init__)  # type: ignore[attr-defined]

    def run(self, name: str | None = None) -> Any:
        secret = name if name is not None else self.secret_name
        if secret is None:
            raise ValueError("A secret name must be provided.")
        return Secret(secret).get()
