"""Rendering of templates: done by what the runtime puts in with `use`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from prefect.compat.airflow.standin.exceptions import AirflowException


class Renderer(Protocol):
    """What renders templates."""

    def environment(self, dag: Any, *, force_sandboxed: bool) -> Any:
        """Return the Jinja environment of a DAG (`None`: of no DAG)."""

    def fields(self, owner: Any, context: Any, environment: Any) -> None:
        """Render the template fields of an operator or notifier in place."""

    def value(self, owner: Any, content: Any, context: Any, environment: Any) -> Any:
        """Return `content` rendered."""

    def files(self, owner: Any) -> None:
        """Replace names of template files in the template fields by their contents."""


_renderer: Renderer | None = None
#: Brings the module that calls `use`, when something is rendered while a DAG file loads.
loader: Callable[[], Any] | None = None


def use(renderer: Renderer) -> None:
    """Let `renderer` render from now on."""
    global _renderer
    _renderer = renderer


def _current() -> Renderer:
    if _renderer is None:
        if loader is None:
            raise AirflowException("templates can be rendered in an import session only")
        loader()
    assert _renderer is not None
    return _renderer


def environment(*, force_sandboxed: bool = False) -> Any:
    """Return the Jinja environment of no DAG."""
    return _current().environment(None, force_sandboxed=force_sandboxed)


def dag_environment(dag: Any, *, force_sandboxed: bool = False) -> Any:
    """Return the Jinja environment of a DAG."""
    return _current().environment(dag, force_sandboxed=force_sandboxed)


def render_fields(owner: Any, context: Any, jinja_env: Any = None) -> None:
    """Render the template fields of an operator or notifier in place."""
    _current().fields(owner, context, jinja_env)


def render(owner: Any, content: Any, context: Any, jinja_env: Any = None, seen_oids: Any = None) -> Any:
    """Return `content` rendered."""
    return _current().value(owner, content, context, jinja_env)


def resolve_files(owner: Any) -> None:
    """Replace names of template files in the template fields by their contents."""
    _current().files(owner)
