"""
What a row of the table of operations says. A row is data; `operation.py` makes a task of it.

Paths in rows are JMESPath. What they are asked of has up to three parts: `args` (the arguments of the run), `made` (the
answer of the operation) and `seen` (the answer of the last look).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

#: Seconds between two looks where a row says nothing.
DELAY = 30.0


class Look(NamedTuple):
    """How to see whether something has come to its end."""

    #: The operation that is asked.
    operation: str
    #: Its parameters: name -> path into `args` and `made`.
    send: Mapping[str, str]
    #: Path of the state in the answer; a list of states counts as the worst of them. `""`: there is nothing to see.
    state: str
    #: States that mean: done. `None` among them: nothing is left.
    done: tuple[Any, ...]
    #: States that mean: failed.
    failed: tuple[str, ...] = ()
    #: Path of the service's own reason in the answer.
    reason: str = ""
    #: Codes of errors that mean: it is gone, and that was wanted.
    gone: tuple[str, ...] = ()
    #: Codes of errors that mean: not there yet.
    early: tuple[str, ...] = ()
    #: Seconds between two looks.
    delay: float = DELAY


class Row(NamedTuple):
    """One task: an operation, what it is waited for, or both."""

    #: Name of the class.
    name: str
    #: boto3's name of the service.
    service: str
    #: First line of the docstring.
    does: str
    #: Arguments as in a Python signature; one without a default must be given, to the task or to its run.
    signature: str
    #: The operation, in boto3's spelling; `""` only waits.
    operation: str = ""
    #: Where arguments go whose name is not the parameter's in snake case: path of the parameter -> argument.
    send: Mapping[str, str] = {}
    #: Parameters that are always the same: path -> value.
    fixed: Mapping[str, Any] = {}
    #: Arguments that may be given as dictionaries or lists and go as JSON.
    as_json: tuple[str, ...] = ()
    #: What is waited for.
    look: Look | None = None
    #: How to call it off: the operation and its parameters, name -> path into `args` and `made`.
    cancel: tuple[str, Mapping[str, str]] | None = None
    #: Path of the value of the run; `""` is nothing.
    gives: str = ""
    #: What that is, in words.
    returns: str = "Nothing."
    #: Names of the Airflow classes that it stands for.
    operators: tuple[str, ...] = ()
    #: What arguments mean, where the common words are not the right ones.
    words: Mapping[str, str] = {}
    #: Codes of errors of the operation that mean: it is so already.
    already: tuple[str, ...] = ()
