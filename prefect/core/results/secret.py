"""The result of a task that reads a secret: nothing of it is kept."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from prefect.core.results.base import Result

if TYPE_CHECKING:
    from prefect.core.task import Task

#: Stands in a result that was pickled: the value did not travel and is read again by whoever asks for it.
_UNREAD: Any = type("_Unread", (), {"__repr__": lambda self: "<unread>", "__reduce__": lambda self: "_UNREAD"})()


class SecretResult(Result):
    """
    A secret. Its value is never stored, pickled or shown; where it is missing, it is read from its source again.

    Args:
        secret_task: the task that reads the secret; its name is the location.
        kwargs: as for `Result`.

    Example:
        >>> from prefect.core.task import Task
        >>> SecretResult(Task(name="TOKEN"), value="abc")
        <SecretResult: TOKEN>
    """

    storable = False
    _secret: Any = None

    def __init__(self, secret_task: Task, **kwargs: Any) -> None:
        kwargs.setdefault("location", secret_task.name)
        self.secret_task = secret_task
        super().__init__(**kwargs)

    @property
    def value(self) -> Any:
        """The secret itself."""
        if self._secret is _UNREAD:
            self._secret = self._read(self.location)
        return self._secret

    @value.setter
    def value(self, value: Any) -> None:
        self._secret = value

    def _read(self, name: str | None) -> Any:
        # not every task that reads a secret can be told which
        if name and "name" in inspect.signature(self.secret_task.run).parameters:
            return self.secret_task.run(name=name)
        return self.secret_task.run()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.secret_task.name}>"

    def __getstate__(self) -> dict[str, Any]:
        known = dict(self.__dict__)
        if known["_secret"] is not None:
            known["_secret"] = _UNREAD
        return known

    def copy(self) -> Result:
        """The same result as an object of its own."""
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        return new

    def read(self, location: str) -> Result:
        """
        Read the secret from its source.

        Args:
            location: name of the secret.

        Returns:
            A new result with value and location.
        """
        new = self.copy()
        new.value = self._read(location)
        new.location = location
        return new

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """
        A secret is not written.

        Args:
            value_: makes no difference.
            kwargs: make no difference.

        Returns:
            Nothing.

        Raises:
            ValueError: always.
        """
        raise ValueError("SecretResults cannot be written to.")
