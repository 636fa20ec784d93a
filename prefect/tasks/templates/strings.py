"""Templates in the notation of `str.format`."""

from __future__ import annotations

from typing import Any

from prefect.core.context import context
from prefect.core.settable import Task, settable


class StringFormatter(Task):
    """
    Fill a template written for `str.format`.

    The template sees what stands in `prefect.context` and, before that, the arguments of the run.

    Args:
        template: the text of the template; `None` is an empty one.
        format_kwargs: values for the names in the template.

    Returns:
        The filled text.

    Raises:
        KeyError: the template uses a name that is neither an argument nor in the context.

    Example:
        >>> StringFormatter(template="{count:,} rows").run(count=12000)
        '12,000 rows'
    """

    @settable("template")
    def run(self, template: str | None = None, **format_kwargs: Any) -> str:
        if template is None:
            return ""
        return template.format(**{**context.to_dict(), **format_kwargs})
