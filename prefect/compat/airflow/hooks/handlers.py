"""What is taken from a cursor after a statement has run."""

from __future__ import annotations

from typing import Any


def fetch_all_handler(cursor: Any) -> list[Any] | None:
    """Return all rows; `None` if the statement returns none."""
    return None if cursor.description is None else cursor.fetchall()


def fetch_one_handler(cursor: Any) -> Any:
    """Return the first row; `None` if there is none, or the statement returns no rows."""
    return None if cursor.description is None else cursor.fetchone()


def return_single_query_results(sql: Any, return_last: bool, split_statements: bool | None) -> bool:
    """Tell whether the result of one statement is wanted, not a list of all."""
    return isinstance(sql, str) and (return_last if split_statements else True)
