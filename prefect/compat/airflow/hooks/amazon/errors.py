"""Errors of the hooks of Amazon, under the names that DAG files catch them by."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.exceptions import AirflowException


class EcsTaskFailToStart(Exception):
    """A task of ECS did not start."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class EcsOperatorError(Exception):
    """ECS refused tasks."""

    def __init__(self, failures: list[Any], message: str) -> None:
        super().__init__(message)
        self.failures = failures
        self.message = message


class S3HookUriParseFailure(AirflowException):
    """An address of S3 cannot be read."""


class S3HookPathTraversalError(AirflowException):
    """The key of an object leads out of its folder."""


class NeptuneGraphCreationFailedError(AirflowException):
    """A graph of Neptune was not made."""


class NeptunePrivateEndpointCreationFailedError(AirflowException):
    """An endpoint of a graph was not made."""


class NeptunePrivateEndpointDeletionFailedError(AirflowException):
    """An endpoint of a graph was not deleted."""


class NeptuneGraphDeletionFailedError(AirflowException):
    """A graph of Neptune was not deleted."""


class NeptuneImportTaskCancellationFailedError(AirflowException):
    """An import into a graph was not called off."""


class NeptuneImportTaskFailedError(AirflowException):
    """An import into a graph failed."""


class GlueJobRunStoppedError(AirflowException):
    """A run of a job of Glue was stopped."""


class DataSyncTaskNotFoundError(AirflowException):
    """There is no such task of DataSync."""


class DataSyncMultipleTasksError(AirflowException):
    """There are several tasks of DataSync."""


class DataSyncMultipleLocationsError(AirflowException):
    """There are several locations of DataSync."""


class DataSyncLocationNotFoundError(AirflowException):
    """There is no such location of DataSync."""


class DataSyncTaskCreationError(AirflowException):
    """A task of DataSync was not made."""


class DataSyncTaskExecutionFailedError(AirflowException):
    """A run of a task of DataSync failed."""


class WaiterTerminalFailure(AirflowException):
    """What was waited for cannot happen any more."""

    def __init__(self, message: str, last_response: dict[str, Any]) -> None:
        super().__init__(message)
        self.last_response = last_response


class WaiterMaxAttemptsError(AirflowException):
    """It was looked as often as was allowed."""


class WaiterNoCredentialsError(WaiterMaxAttemptsError):
    """There were no credentials to look with."""
