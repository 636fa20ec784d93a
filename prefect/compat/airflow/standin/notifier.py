"""Notifiers: callbacks with templates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.standin.node import LoggingMixin


class BaseNotifier(LoggingMixin):
    """A callback whose fields are templates; `notify(context)` does the work."""

    template_fields: Sequence[str] = ()
    template_ext: Sequence[str] = ()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__()
        self.notify_kwargs = kwargs

    def _update_context(self, context: Any) -> Any:
        additional = {name: getattr(self, name, None) for name in self.template_fields}
        return {**dict(context), **{name: value for name, value in additional.items() if name not in context}}

    def render_template_fields(self, context: Any, jinja_env: Any = None) -> None:
        """Replace the templates in the template fields by what they give in `context`."""
        from prefect.compat.airflow.standin.templates import render_fields  # jinja2 is loaded only to render

        render_fields(self, context, jinja_env)

    def notify(self, context: Any) -> None:
        """Tell somebody; notifiers replace it."""
        raise NotImplementedError

    def __call__(self, *args: Any) -> None:
        context = (
            args[0]
            if len(args) == 1
            else {
                "dag": args[0],
                "task_list": args[1],
                "blocking_task_list": args[2],
                "slas": args[3],
                "blocking_tis": args[4],
            }
            if len(args) == 5
            else {}
        )
        try:
            dag = context.get("dag")
            self.render_template_fields(context, dag.get_template_env() if dag is not None else None)
            self.notify(context)
        except Exception as err:
            self.log.exception("Failed to send notification: %s", err)
