"""What tasks of Kubernetes raise beside the client's own `ApiException`."""

from __future__ import annotations

from prefect.core.errors import PrefectError


class PodFailed(PrefectError, RuntimeError):
    """
    A pod came to its end without success.

    Args:
        message: what happened.
        exit_code: exit code of the container that the task is about; `None` if it has none.
    """

    def __init__(self, message: str, exit_code: int | None = None) -> None:
        super().__init__(message, exit_code)
        self.message = message
        self.exit_code = exit_code

    def __str__(self) -> str:
        return self.message


class PodNotStarted(PrefectError, RuntimeError):
    """A pod was not running in time; the message has the reason that Kubernetes gives."""


class PodOutputUnreadable(PrefectError, ValueError):
    """What a pod left as its output is not JSON, or cannot be fetched."""


class ResourceFailed(PrefectError, RuntimeError):
    """What is waited for cannot happen any more: a job has failed, a resource is gone."""


class CommandFailed(PrefectError, RuntimeError):
    """A command in a container ended with an exit code other than 0."""
