"""Jinja templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from prefect.core.context import context
from prefect.core.optional import optional
from prefect.core.settable import Task, settable
from prefect.tasks.templates.environment import make_environment

jinja2 = optional("jinja2", extra="templates")


class JinjaTemplate(Task):
    """
    Fill a Jinja template: a text, or a file of a folder or a package.

    The template sees what stands in `prefect.context` (`today`, `task_run_count`, …) and, before that, the arguments of
    the run. A name that nobody gave reads as empty. Templates run in a sandbox: they may not reach Python's inside.

    Args:
        template: the text of the template; `None` is an empty one.
        format_kwargs: values for the names in the template.
        file: name of a template file, which takes the place of `template`; given when the task is built like all that
            follow. Includes and imports are looked for in the same places.
        search_path: folder of template files, or several.
        package: a Python package with template files: its name, and perhaps a colon and the folder inside, which is
            `templates` otherwise.
        macros: further names that the template knows, functions among them.
        filters: further filters.
        native: return the Python value of a template that is one expression, instead of text.
        strict: a name that nobody gave is an error.
        sandbox: `False` lets the template do everything that Python can.

    Returns:
        The filled text, or with `native` any value.

    Raises:
        MissingExtra: Jinja is not installed.
        ValueError: there is no such package.
        jinja2.TemplateError: the template is not there, cannot be read, or fails while it is filled.

    Example:
        >>> JinjaTemplate(template="{{ n }} row{{ 's' if n != 1 }}").run(n=2)
        '2 rows'
    """

    file: str | None = None
    search_path: str | Path | Sequence[str | Path] = ()
    package: str | None = None
    macros: Mapping[str, Any] | None = None
    filters: Mapping[str, Callable[..., Any]] | None = None
    native: bool = False
    strict: bool = False
    sandbox: bool = True

    @settable("template")
    def run(self, template: str | None = None, **format_kwargs: Any) -> Any:
        if self.file is None and template is None:
            return ""
        return self._compiled(template).render({**context.to_dict(), **format_kwargs})

    def _compiled(self, template: str | None) -> Any:
        searched = self.search_path
        places = (searched,) if isinstance(searched, (str, Path)) else searched
        kind = (tuple(map(str, places)), self.package, self.native, self.strict, self.sandbox)
        if self.macros or self.filters:
            environment = _environment(*kind, macros=self.macros, filters=self.filters)
        else:
            environment = _shared_environment(*kind)
        if self.file is not None:
            return environment.get_template(self.file)
        return environment.from_string(template) if self.macros or self.filters else _shared(environment, template)


def _environment(
    search_path: tuple[str, ...], package: str | None, native: bool, strict: bool, sandboxed: bool, **more: Any
) -> Any:
    return make_environment(
        native=native,
        sandboxed=sandboxed,
        search_path=search_path,
        package=package,
        undefined=None if strict else jinja2.Undefined,
        **more,
    )


# most tasks share an environment, and many runs a template
_shared_environment = lru_cache(maxsize=16)(_environment)


@lru_cache(maxsize=256)
def _shared(environment: Any, template: Any) -> Any:
    return environment.from_string(template)
