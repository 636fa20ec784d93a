"""What a row of the table of hooks says. A row is data; `made` makes a class of it, `forward` makes methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Forward(NamedTuple):
    """One method: the operation that it calls, what it sends and what it gives."""

    #: Name of the method.
    name: str
    #: Its arguments as in a Python signature, without `self`; those of `**` are parameters by the API's own names.
    signature: str
    #: The operation, in boto3's spelling.
    operation: str
    #: Path of the answer that is returned (JMESPath); `""` is the whole answer, `None` nothing.
    gives: str | None = ""
    #: Where arguments go whose name is not the parameter's in snake case: argument -> path of the parameter; `"*"` are
    #: further parameters.
    send: Mapping[str, str] = {}
    #: Parameters that are sent where no argument gave another.
    fixed: Mapping[str, Any] = {}
    #: Arguments that may be given as dictionaries or lists and go as JSON.
    as_json: tuple[str, ...] = ()
    #: Arguments that go even if they are `None`, as what stands here.
    empty: Mapping[str, Any] = {}
    #: Codes of errors of the service -> what is returned then.
    codes: Mapping[str, Any] = {}
    #: All pages of the answer are gathered: path of the list in one of them.
    pages: str = ""
    #: Turns what `gives` led to into what is returned.
    make: Callable[[Any], Any] | None = None
    #: An answer in which `gives` leads to nothing is an error.
    must: bool = False


class HookRow(NamedTuple):
    """One hook: its service, what its constructor takes, and its methods."""

    #: Today's module below `airflow.providers.amazon.aws.hooks`.
    module: str
    #: boto3's name of the service.
    service: str
    #: `client_type` or `resource_type`.
    kind: str = "client_type"
    #: Arguments of the constructor that come before those of `AwsBaseHook`, as in a Python signature.
    first: str = ""
    #: Arguments of the constructor that are given by name.
    named: str = ""
    #: Methods that forward to one operation.
    methods: tuple[Forward, ...] = ()
    #: Module here with the class of its other methods, and the name of that class.
    code: tuple[str, str] | None = None
    #: Attributes of the class.
    constants: Mapping[str, Any] = {}
    #: What it is, one line.
    does: str = ""
