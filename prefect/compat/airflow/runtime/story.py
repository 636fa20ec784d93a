"""What went wrong, for people."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from prefect.compat.airflow.standin.masker import redact

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.task_instance import TaskInstance


def story(ti: TaskInstance, error: BaseException) -> str:
    """
    What went wrong, with the line of the DAG file where it did.

    Args:
        ti: the task instance.
        error: what it raised.

    Returns:
        One line, and the notes that the error carries.
    """
    text = text_of(error)
    notes = getattr(error, "__notes__", ())
    line = line_of(ti, error)
    return " ".join([text, *(f"({note})" for note in notes), f"at {line}" if line else ""]).rstrip()


def text_of(error: BaseException) -> str:
    """
    The class and the text of an error, without secrets.

    Args:
        error: an error of any class, users' own ones too.
    """
    return redact(f"{type(error).__name__}: {_text(error)}")


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as err:  # noqa: BLE001 - the error is one of users' classes
        return f"(its text cannot be had: {type(err).__name__})"


def line_of(ti: TaskInstance, error: BaseException) -> str | None:
    """The innermost line of the DAG file that the error passed, else the line where the task is defined."""
    path = getattr(ti.run.dag, "fileloc", None)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename == path:
            return f"{frame.filename}:{frame.lineno}"
    where = getattr(ti.task, "where", None)
    return None if where is None else str(where)
