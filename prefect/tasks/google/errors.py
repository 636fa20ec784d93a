"""What tasks of Google Cloud raise beside the libraries' own errors."""

from __future__ import annotations

from prefect.core.errors import PrefectError


class GoogleJobFailed(PrefectError, RuntimeError):
    """A job or an operation of Google's came to a state that means failure; the message has the service's reason."""


class ObjectGone(PrefectError, RuntimeError):
    """Objects went away while a task waited for more of them."""


class InvalidCall(PrefectError, TypeError):
    """A client, method or parameter that the installed library does not have; the message names the nearest."""
