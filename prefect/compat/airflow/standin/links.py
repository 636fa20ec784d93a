"""Links of operators."""

from __future__ import annotations

from typing import Any


class BaseOperatorLink:
    """A link that Airflow's pages show with a task."""

    operators: list[Any] = []
    name = ""

    def get_link(self, operator: Any, *, ti_key: Any = None) -> str:
        """Return the address; links replace it."""
        return ""


class XComOperatorLink(BaseOperatorLink):
    """
    A link whose address a task pushed.

    Args:
        name: name of the link.
        xcom_key: key of the address.
    """

    def __init__(self, name: str = "", xcom_key: str = "") -> None:
        self.name, self.xcom_key = name, xcom_key
