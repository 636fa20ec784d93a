"""`airflow.lineage.entities`."""

from __future__ import annotations

from typing import Any


class _Entity:
    template_fields: tuple[str, ...] = ()

    def __init__(self, **kwargs: Any) -> None:
        self.__dict__.update(kwargs)


class File(_Entity):
    """A file that tasks read or write."""

    template_fields = ("url",)

    def __init__(self, url: str, type_hint: str | None = None, **kwargs: Any) -> None:
        super().__init__(url=url, type_hint=type_hint, **kwargs)


class Table(_Entity):
    """A table."""

    template_fields = ("database", "cluster", "name")


class Column(_Entity):
    """A column."""

    template_fields = ("name",)


class User(_Entity):
    """A user."""

    template_fields = ("email",)


class Tag(_Entity):
    """A tag."""

    template_fields = ("tag_name",)
