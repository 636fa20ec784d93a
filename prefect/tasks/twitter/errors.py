"""What tasks of Twitter raise. The SDK's own errors hold the request with its keys and cannot be pickled."""

from __future__ import annotations

from typing import Any

from prefect.core.errors import PrefectError
from prefect.core.withheld import strip_request


class TwitterError(PrefectError, RuntimeError):
    """
    Twitter refused; the message has its own reason.

    Args:
        message: what was refused and why.
        status: the status code of the answer; `None` if there was none.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message, status)
        self.status = status

    def __str__(self) -> str:
        return str(self.args[0])


def refused(err: Any) -> TwitterError:
    """
    The error for an answer that is one.

    Args:
        err: the `tweepy.errors.HTTPException`; the keys are taken from the request that it holds.

    Returns:
        The error.
    """
    response = err.response
    strip_request(response)
    told = "; ".join(map(str, err.api_messages))
    return TwitterError(
        f"Twitter answered {response.status_code} {response.reason}{f': {told}' if told else '.'}", response.status_code
    )


def unanswered(err: Any) -> TwitterError:
    """
    The error for a request that got no answer.

    Args:
        err: the `requests.exceptions.RequestException`; the keys are taken from the request that it holds.

    Returns:
        The error.
    """
    strip_request(err)
    return TwitterError(f"Twitter did not answer: {err}")
