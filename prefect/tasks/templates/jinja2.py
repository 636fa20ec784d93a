"""Jinja templates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from prefect.core.context import context
from prefect.core.optional import optional
from prefect.core.settable import Task, settable

jinja2 = optional("jinja2", extra="templates")


class JinjaTemplate(Task):
    """
    Fill a Jinja template.

    The template sees what stands in `prefect.context` (`today`, `task_run_count`, …) and, before that, the arguments of
    the run. A name that nobody gave reads as empty.

    Args:
        template: the text of the template; `None` is an empty one.
        format_kwargs: values for the names in the template.

    Returns:
        The filled text.

    Raises:
        MissingExtra: Jinja is not installed.
        jinja2.TemplateError: the template cannot be read, or fails while it is filled.

    Example:
        >>> JinjaTemplate(template="{{ n }} row{{ 's' if n != 1 }}").run(n=2)
        '2 rows'
    """

    @settable("template")
    def run(self, template: str | None = None, **format_kwargs: Any) -> str:
        if template is None:
            return ""
        filled: str = _compiled(template).render({**context.to_dict(), **format_kwargs})
        return filled


@lru_cache(maxsize=256)
def _compiled(template: str) -> Any:
    return jinja2.Template(template)
