"""
The errors of the library, one tree.

`PrefectError` is the root of everything that the library raises on its own account, so that `except PrefectError`
catches all of it. Where upstream raised a built-in error, the class here is that as well, so that code written for it
goes on working.
"""

from __future__ import annotations


class PrefectError(Exception):
    """The root of the library's own errors."""


class MissingExtra(PrefectError, ImportError):
    """
    A task needs a package that is not installed.

    The message names the package and the `pip install "prefect[…]"` line that brings it.
    """


class NotAvailable(PrefectError, RuntimeError):
    """A part of the system that this needs is not there: no server, no cluster, an optional part left out."""


class InvalidFlow(PrefectError, ValueError):
    """A flow cannot run as it was built: a cycle, a task that is not in it, an argument given twice."""


class InvalidTask(PrefectError, ValueError):
    """A task was defined or called in a way that cannot work."""


class InvalidParameters(PrefectError, ValueError):
    """A run got parameters that the flow does not have, or lacks those that it needs."""


class IllegalMove(PrefectError, RuntimeError):
    """A node of a run was to go into a state that may not follow the one it is in."""


class InvalidSchedule(PrefectError, ValueError):
    """A schedule that can never fire or cannot be read."""


class ResultUnreadable(PrefectError, ValueError):
    """A stored result cannot be read back: it is damaged, or its serializer is another."""


class PrefectSignal(BaseException):
    """
    What a task raises to say in which state it ends; not an `Exception`, so that `except Exception` lets it pass.

    Args:
        message: why, for people.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
