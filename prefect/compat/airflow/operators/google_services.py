"""
What the rows of Google's services, Cloud Storage and BigQuery aside, have in common: messages, waiting, requests.

Operators of services that have a library of their own take and give messages with the fields' own names
(`google_messages`); the tasks speak JSON.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from prefect.compat.airflow.operators.google_connection import row
from prefect.compat.airflow.operators.google_messages import as_dict, as_json, sent
from prefect.compat.airflow.operators.mapping import Converted, Source
from prefect.compat.airflow.operators.mapping import Mapping as Row

#: Arguments of the libraries' calls: how a single request is repeated, and what is told beside it.
CALL = ("retry", "metadata")


class Messages:
    """
    The messages of a service, for its rows.

    Args:
        service: name of the service's table.

    Example:
        >>> dataproc = Messages("dataproc")
        >>> dataproc.taken("Job", "job").function({"pyspark_job": {"main_python_file_uri": "gs://b/x.py"}})
        {'pysparkJob': {'mainPythonFileUri': 'gs://b/x.py'}}
    """

    def __init__(self, service: str) -> None:
        self.service = service

    def taken(self, message: str, argument: str) -> Converted:
        """
        An argument of the task that is a message.

        Args:
            message: name of the message.
            argument: the operator's argument.

        Returns:
            The source of the argument.
        """
        return Converted(functools.partial(_taken, self.service, message), argument)

    def of_kind(self, kind: str, argument: str) -> Converted:
        """
        An argument of the task that is no message of the service's own: a duration, a moment, a word.

        Args:
            kind: as `scripts/google_messages.py` tells: `"d"`, `"t"`, the name of an enumeration.
            argument: the operator's argument.

        Returns:
            The source of the argument.
        """
        return Converted(functools.partial(_of_kind, self.service, kind), argument)

    def given(self, message: str, path: str = "") -> Callable[[Any, Any, Any], Any]:
        """
        For `xcoms`: what the task returned is a message, or a list of such.

        Args:
            message: name of the message.
            path: name of the list in what the task returned, if it is not all of it.

        Returns:
            The function.
        """

        def convert(result: Any, operator: Any, context: Any) -> Any:
            found = result.get(path) if path and isinstance(result, Mapping) else result
            if isinstance(found, list):
                return [as_dict(self.service, message, each) for each in found]
            return as_dict(self.service, message, found)

        return convert


def same(*names: str) -> dict[str, Source]:
    """
    Arguments of the task that the operator calls the same.

    Args:
        names: their names.

    Returns:
        name -> source.
    """
    return {name: name for name in names}


def _taken(service: str, message: str, value: Any) -> Any:
    return None if value is None else as_json(service, message, value)


def _of_kind(service: str, kind: str, value: Any) -> Any:
    return None if value is None else sent(service, kind, value)


def unless(argument: str) -> Converted:
    """
    For `wait`: the task waits unless an argument of the operator is true.

    Args:
        argument: such as `asynchronous`.

    Returns:
        The source of the argument.
    """
    return Converted(lambda given: not given, argument)


def service_row(operator: str, target: str, args: dict[str, Source], **more: Any) -> Row:
    """
    The row of an operator of one of Google's services.

    Args:
        operator: name of the class.
        target: name of the task in `prefect.tasks.google`.
        args: argument of the task -> where it comes from.
        more: further arguments of `Mapping`; what `ignored` has is added to what makes no difference for any.

    Returns:
        The row.
    """
    ignored = (*CALL, *more.pop("ignored", ()))
    return row(operator, target, args, ignored=ignored, **more)
