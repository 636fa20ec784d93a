"""
The errors of the library, one tree.

`PrefectError` is the root of everything that the library raises on its own account, so that `except PrefectError`
catches all of it. Where upstream raised a built-in error, the class here is that as well, so that code written for it
goes on working.
"""

from __future__ import annotations

from typing import Any


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


class UnexpectedArgument(TypeError, InvalidParameters):
    """A run got a keyword that is neither a parameter of the flow nor an argument of `run`."""


class WorkerLost(PrefectError, RuntimeError):
    """The process that ran a task ended before the task did."""


class CannotResume(PrefectError, RuntimeError):
    """A recorded run cannot be continued: it is unknown, has succeeded, is under way, or its flow has changed."""


class HistoryUnreadable(PrefectError, RuntimeError):
    """The run history cannot be read: it is damaged, or another version of the library has written it."""


class WaitTimedOut(PrefectError, TimeoutError):
    """A task waited for something that did not come to its end in the time that it was given."""


class IllegalMove(PrefectError, RuntimeError):
    """A node of a run was to go into a state that may not follow the one it is in."""


class InvalidSchedule(PrefectError, ValueError):
    """A schedule that can never fire or cannot be read."""


class ResultUnreadable(PrefectError, ValueError):
    """A stored result cannot be read back: it is damaged, or its serializer is another."""


class Interrupted(KeyboardInterrupt):
    """
    A flow run was interrupted with Ctrl-C; the run has ended in order.

    Args:
        state: the `Cancelled` state of the run; its `result` holds the states of the tasks.
    """

    def __init__(self, state: Any = None) -> None:
        super().__init__("The flow run was interrupted.")
        self.state = state


class PrefectSignal(BaseException):
    """
    What a task raises to say in which state it ends; not an `Exception`, so that `except Exception` lets it pass.

    Args:
        message: why, for people.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(message)


class FlowStorageError(PrefectError):
    """A flow cannot be written to its storage, or not read from it."""


class FlowNotStored(FlowStorageError, ValueError):
    """A storage holds no flow of this name."""


class ClientError(PrefectError):
    """The server did not do what it was asked."""


class AuthorizationError(ClientError):
    """The server does not know who asks, or refuses."""


class ObjectNotFoundError(ClientError):
    """The server has no such object."""


class VersionLockMismatchSignal(PrefectSignal):
    """Somebody else has changed the state of this run on the server since it was read."""


class TaskTimeoutSignal(PrefectSignal):
    """A task took longer than its time-out; no `Exception`, so that `except Exception` in the task lets it pass."""


#: The name of the root in Prefect 1.4.1.
PrefectException = PrefectError
