"""`AirflowPlugin`, which other classes derive from."""

from __future__ import annotations

from typing import Any


class AirflowPlugin:
    """What a plugin brings; here its macros and timetables count, views do not."""

    name: str | None = None
    source: Any = None
    macros: list[Any] = []
    admin_views: list[Any] = []
    flask_blueprints: list[Any] = []
    menu_links: list[Any] = []
    appbuilder_views: list[Any] = []
    appbuilder_menu_items: list[Any] = []
    global_operator_extra_links: list[Any] = []
    operator_extra_links: list[Any] = []
    timetables: list[Any] = []
    listeners: list[Any] = []
    priority_weight_strategies: list[Any] = []
    operators: list[Any] = []
    hooks: list[Any] = []
    sensors: list[Any] = []
    executors: list[Any] = []

    @classmethod
    def validate(cls) -> None:
        """Refuse a plugin without name."""
        if not cls.name:
            from prefect.compat.airflow.standin.exceptions import AirflowPluginException  # rare

            raise AirflowPluginException("Your plugin needs a name.")

    @classmethod
    def on_load(cls, *args: Any, **kwargs: Any) -> None:
        """Do nothing."""


def hookimpl(function: Any = None, **options: Any) -> Any:
    """
    Mark a function of a listener or a policy. Nothing calls such functions here, so it is left as it is.

    Args:
        function: the function; `None` where the mark is given options.
        options: accepted for compatibility.

    Returns:
        The function, or what marks one.
    """
    return (lambda marked: marked) if function is None else function
