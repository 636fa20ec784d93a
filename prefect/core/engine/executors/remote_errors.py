"""Errors that come from another process."""

from __future__ import annotations

import pickle
import traceback

import cloudpickle


class RemoteTraceback(Exception):
    """The traceback of an error in a worker process, as text; the cause of the error that came back."""

    def __str__(self) -> str:
        return f'\n"""\n{self.args[0]}"""'


def portable(error: BaseException) -> BaseException:
    """
    An error that survives the way from process to process.

    Args:
        error: the error.

    Returns:
        The same, or a `RuntimeError` with its text where it cannot be pickled; its traceback goes along as text.
    """
    text = "".join(traceback.format_exception(error)) if error.__traceback__ is not None else ""
    try:
        pickle.loads(cloudpickle.dumps(error))
        travels = error
    except Exception:
        # its constructor wants other arguments than it keeps, or it holds something that cannot be pickled
        travels = RuntimeError(repr(error))
    if text:
        travels._remote_traceback = text  # type: ignore[attr-defined]
    return travels


def with_traceback(error: BaseException) -> None:
    """
    Show an error that came back with the traceback that it had in its worker.

    Args:
        error: the error.
    """
    text = error.__dict__.pop("_remote_traceback", None)
    if text is not None and error.__cause__ is None:
        error.__cause__ = RemoteTraceback(text)
