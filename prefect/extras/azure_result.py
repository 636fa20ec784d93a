"""Results in Azure: they are named in programs, and kept nowhere, since there is no extra for Azure."""

from __future__ import annotations

from typing import Any, NoReturn

from prefect.core.errors import NotAvailable
from prefect.core.results.base import Result


class AzureResult(Result):
    """
    A result that would lie in a container of Azure's blob storage.

    Args:
        container: name of the container.
        connection_string: how to reach it.
        connection_string_secret: name of the secret that says it.
        kwargs: arguments of every result: `value`, `location`, `serializer`, `validators`, `run_validators`.

    Example:
        >>> AzureResult("reports", location="a.txt").read("a.txt")
        Traceback (most recent call last):
            ...
        prefect.core.errors.NotAvailable: There is no extra for Azure: AzureResult cannot read. ...
    """

    def __init__(
        self,
        container: str,
        connection_string: str | None = None,
        connection_string_secret: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.container = container
        self.connection_string = connection_string
        self.connection_string_secret = connection_string_secret

    def read(self, location: str) -> Result:
        """Raises `NotAvailable`."""
        self._refuse("read")

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """Raises `NotAvailable`."""
        self._refuse("write")

    def exists(self, location: str, **kwargs: Any) -> bool:
        """Raises `NotAvailable`."""
        self._refuse("look for something")

    def _refuse(self, what: str) -> NoReturn:
        raise NotAvailable(
            f"There is no extra for Azure: {type(self).__name__} cannot {what}. A subclass of `Result` with `read`, "
            "`write` and `exists` can store results there, `LocalResult` and `S3Result` store them elsewhere."
        )
