"""`airflow.template`: values that are not templates."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.xcomarg import ResolveMixin
from prefect.core.optional import optional

_nativetypes = optional("jinja2.nativetypes", extra="airflow")
_sandbox = optional("jinja2.sandbox", extra="airflow")


class LiteralValue(ResolveMixin):
    """A value that is handed on as it is, templates or not."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def iter_references(self) -> Any:
        """Yield nothing."""
        return iter(())

    def resolve(self, context: Any, session: Any = None, **kwargs: Any) -> Any:
        """Return the value."""
        return self.value


def literal(value: Any) -> LiteralValue:
    """Wrap a value so that it is not rendered."""
    return LiteralValue(value)


def __getattr__(name: str) -> Any:
    if name == "NativeEnvironment":
        return _nativetypes.NativeEnvironment
    if name == "SandboxedEnvironment":
        return _sandbox.SandboxedEnvironment
    raise AttributeError(name)
