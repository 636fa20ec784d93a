"""What needs a server that this installation does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from prefect.core.errors import NotAvailable


def refuse(what: str) -> Any:
    """
    Say that something needs a server.

    Args:
        what: what was called.

    Raises:
        NotAvailable: always.

    Example:
        >>> refuse("Client.graphql")
        Traceback (most recent call last):
            ...
        prefect.core.errors.NotAvailable: Client.graphql needs an orchestration server, which this version does not \
have. Flows run without one: `flow.run()`.
    """
    raise NotAvailable(
        f"{what} needs an orchestration server, which this version does not have. Flows run without one: `flow.run()`."
    )


def refusing(owner: str, name: str) -> Callable[..., Any]:
    """
    A function that only says that it needs a server.

    Args:
        owner: the class or module.
        name: name of the function.

    Returns:
        The function.
    """

    def function(*args: Any, **kwargs: Any) -> Any:
        return refuse(f"{owner}.{name}")

    function.__name__ = name
    function.__qualname__ = f"{owner}.{name}"
    function.__doc__ = "Raises `NotAvailable`: it needs the orchestration server."
    return function


def refuse_all(kind: type, methods: Iterable[str], class_methods: Iterable[str] = ()) -> None:
    """
    Give a class methods that only say that they need a server.

    Args:
        kind: the class.
        methods: their names.
        class_methods: names of class methods.
    """
    for name in methods:
        setattr(kind, name, refusing(kind.__name__, name))
    for name in class_methods:
        setattr(kind, name, classmethod(refusing(kind.__name__, name)))
