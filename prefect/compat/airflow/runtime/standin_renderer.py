"""What renders where users' code asks an operator, a notifier or a DAG to render: the renderer of the run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.compat.airflow.runtime.templates import Renderer, make_environment
from prefect.compat.airflow.standin import current, templates
from prefect.core.optional import optional

_jinja2 = optional("jinja2", extra="airflow")
_nativetypes = optional("jinja2.nativetypes", extra="airflow")


class RunRenderer:
    """Renders by the run that the context belongs to, or by an environment that was given."""

    def environment(self, dag: Any, *, force_sandboxed: bool = False) -> Any:
        """Return the Jinja environment of a DAG (`None`: of no DAG)."""
        # outside a DAG an unknown name is an empty text, as in Airflow
        return (
            make_environment(undefined=_jinja2.Undefined)
            if dag is None
            else environment_of(dag, force_sandboxed=force_sandboxed)
        )

    def fields(self, owner: Any, context: Any, environment: Any) -> None:
        """Render the template fields of an operator or notifier in place."""
        renderer = _renderer(owner, context, environment)
        renderer.fields(owner, owner.template_fields, context, owner.template_ext, set())

    def value(self, owner: Any, content: Any, context: Any, environment: Any) -> Any:
        """Return `content` rendered."""
        extensions = getattr(owner, "template_ext", ())
        return _renderer(owner, context, environment).value(content, context, extensions, set())

    def files(self, owner: Any) -> None:
        """Replace names of template files in the template fields by their contents."""
        extensions = tuple(owner.template_ext)
        dag = getattr(owner, "dag", None)
        if not extensions or dag is None:
            return
        loader = self.environment(dag)
        for name in owner.template_fields:
            value = getattr(owner, name, None)
            try:
                if isinstance(value, str) and value.endswith(extensions):
                    setattr(owner, name, loader.loader.get_source(loader, value)[0])
                elif isinstance(value, list):
                    are_files = [isinstance(one, str) and one.endswith(extensions) for one in value]
                    found = [
                        loader.loader.get_source(loader, one)[0] if is_file else one
                        for one, is_file in zip(value, are_files, strict=True)
                    ]
                    setattr(owner, name, found)
            except _jinja2.TemplateNotFound as error:
                # Airflow tells of it here, too, and fails when the task is rendered
                owner.log.error("Failed to resolve template field %r: %s", name, error)


def environment_of(dag: Any, *, force_sandboxed: bool = False) -> Any:
    """
    The Jinja environment of a DAG.

    Args:
        dag: the DAG.
        force_sandboxed: give text even where the DAG wants Python values.
    """
    searched = dag.template_searchpath or ()
    return make_environment(
        native=bool(getattr(dag, "render_template_as_native_obj", False)) and not force_sandboxed,
        search_path=[dag.folder, *([searched] if isinstance(searched, str) else searched)],
        globals_=dag.user_defined_macros,
        filters=dag.user_defined_filters,
        undefined=dag.template_undefined,
        options=dag.jinja_environment_kwargs,
    )


def _renderer(owner: Any, context: Mapping[str, Any], environment: Any) -> Renderer:
    if environment is not None:
        return Renderer(lambda: environment, native=_is_native(environment))
    ti = context.get("ti") or (current.context_stack[-1].get("ti") if current.context_stack else None)
    run = getattr(ti, "run", None)
    if run is not None:
        return run.renderer
    dag = getattr(owner, "dag", None) or context.get("dag")
    native = bool(getattr(dag, "render_template_as_native_obj", False))
    return Renderer(lambda: templates.environment() if dag is None else environment_of(dag), native=native)


def _is_native(environment: Any) -> bool:
    return isinstance(environment, _nativetypes.NativeEnvironment)


templates.use(RunRenderer())
