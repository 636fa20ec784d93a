"""Names of tables and datasets of BigQuery, and fields of their schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class TableName(NamedTuple):
    """The parts of a table's name."""

    project: str
    dataset: str
    table: str

    @property
    def dotted(self) -> str:
        """The name as the library takes it."""
        return ".".join(self)

    @property
    def reference(self) -> dict[str, str]:
        """The name as the API takes it."""
        return {"projectId": self.project, "datasetId": self.dataset, "tableId": self.table}


def table_name(name: str, project: str | None) -> TableName:
    """
    The parts of a table's name.

    Args:
        name: `project.dataset.table`, `project:dataset.table`, `dataset.table`; a partition may follow: `table$2024`.
        project: project of a name that has none.

    Returns:
        The parts.

    Raises:
        ValueError: it is no name of a table, or the project is missing.

    Example:
        >>> table_name("sales.orders", "my-project").dotted
        'my-project.sales.orders'
    """
    owner, colon, rest = name.strip("`[]").rpartition(":")
    parts = rest.split(".")
    if colon and len(parts) == 2:
        return TableName(owner, *parts)
    if not colon and len(parts) >= 3:
        # a project of a domain has dots in it
        return TableName(".".join(parts[:-2]), *parts[-2:])
    if colon or len(parts) != 2 or not all(parts):
        raise ValueError(f"A table is named 'dataset.table' or 'project.dataset.table', not {name!r}.")
    if not project:
        raise ValueError(f"The project of the table {name!r} is not known; name it, or give `project`.")
    return TableName(project, *parts)


def fields_of(schema: Any) -> list[dict[str, Any]] | None:
    """
    A schema as the API takes it.

    Args:
        schema: dicts, or the library's `SchemaField`s; `None` means none.

    Returns:
        The fields as dicts.
    """
    if schema is None:
        return None
    return [dict(field) if isinstance(field, Mapping) else field.to_api_repr() for field in schema]
