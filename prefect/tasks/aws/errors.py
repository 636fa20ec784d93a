"""What tasks of AWS raise beside botocore's own errors."""

from __future__ import annotations

from prefect.core.errors import PrefectError


class AwsJobFailed(PrefectError, RuntimeError):
    """A job or resource of AWS came to a state that means failure; the message has the service's own reason."""


class InvalidCall(PrefectError, TypeError):
    """A service, operation or parameter that AWS does not have; the message names the nearest."""
