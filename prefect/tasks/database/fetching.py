"""How many rows of a query are read, as Prefect 1.x's tasks say it."""

from __future__ import annotations

from typing import Any

#: What `fetch` may be.
FETCH = ("one", "many", "all")


def check_fetch(fetch: str) -> None:
    """
    Refuse a `fetch` that is none, before anything is sent.

    Args:
        fetch: what was given.

    Raises:
        ValueError: it is not known.
    """
    if fetch not in FETCH:
        raise ValueError(f"The 'fetch' parameter must be one of the following - {FETCH}; it is {fetch!r}.")


def fetched(cursor: Any, fetch: str, fetch_count: int) -> Any:
    """
    The rows of a query that has run.

    Args:
        cursor: a DB-API cursor.
        fetch: `"one"`, `"many"` or `"all"`.
        fetch_count: number of rows for `"many"`.

    Returns:
        For `"one"` the first row or `None`, else the rows as the driver gives them.
    """
    if fetch == "one":
        return cursor.fetchone()
    return cursor.fetchmany(fetch_count) if fetch == "many" else cursor.fetchall()
