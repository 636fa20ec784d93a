"""The hooks that are made from the table; each class is made when it is first asked for."""

from __future__ import annotations

import importlib
from inspect import Parameter, Signature
from typing import Any

from prefect.compat.airflow.hooks.amazon.forward import method_of, signature_of
from prefect.compat.airflow.hooks.amazon.rows import HookRow
from prefect.compat.airflow.hooks.amazon.table import ROWS
from prefect.compat.airflow.hooks.aws import AwsBaseHook

__all__ = sorted(ROWS)


def __getattr__(name: str) -> Any:
    row = ROWS.get(name)
    if row is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # two threads may make it at once: all get the one that came first
    return globals().setdefault(name, make(name, row))


def __dir__() -> list[str]:
    return sorted({*globals(), *ROWS})


def make(name: str, row: HookRow) -> type[AwsBaseHook]:
    """
    The class of a row.

    Args:
        name: name of the class.
        row: the row.

    Returns:
        The class.
    """
    base: type[AwsBaseHook] = AwsBaseHook
    if row.code is not None:
        module, class_name = row.code
        base = getattr(importlib.import_module(f"{__package__}.{module}"), class_name)
    body: dict[str, Any] = {
        **row.constants,
        **{each.name: method_of(each) for each in row.methods},
        "__module__": __name__,
        "__doc__": row.does or f"`{row.service}` of Amazon Web Services.",
    }
    made = type(name, (base,), body)
    made.__init__ = _constructor(made, row)  # type: ignore[misc]
    return made


def _constructor(made: type[AwsBaseHook], row: HookRow) -> Any:
    first = [p for p in signature_of(row.first).parameters.values() if p.name != "self"] if row.first else []
    named = [
        p.replace(kind=Parameter.KEYWORD_ONLY)
        for p in (signature_of(row.named).parameters.values() if row.named else ())
        if p.name != "self"
    ]
    signature = Signature(
        [
            Parameter("self", Parameter.POSITIONAL_OR_KEYWORD),
            *first,
            Parameter("args", Parameter.VAR_POSITIONAL),
            *named,
            Parameter("kwargs", Parameter.VAR_KEYWORD),
        ]
    )
    own = [each.name for each in (*first, *named)]

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        bound = signature.bind(self, *args, **kwargs)
        bound.apply_defaults()
        more = {**bound.arguments["kwargs"], row.kind: row.service}
        super(made, self).__init__(*bound.arguments["args"], **more)
        given = {name: bound.arguments[name] for name in own}
        for name in given:
            if not hasattr(made, name):  # what is a property of the class is set by `configured`
                setattr(self, name, given[name])
        self.configured(**given)

    init.__name__ = "__init__"
    init.__signature__ = signature  # type: ignore[attr-defined]
    return init
