"""
Clients of AWS for `async` code: boto3's own client, each call of which waits in another thread.

So callables and triggers that were written for an asynchronous client run without another package.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any


async def in_thread(method: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """
    Call something that waits in another thread.

    Args:
        method: what is called.
        args: its arguments.
        kwargs: its arguments by name.

    Returns:
        What it returns.
    """
    # asyncio is slow to load, and whoever gets here has loaded it
    import asyncio

    return await asyncio.to_thread(method, *args, **kwargs)


async def each_in_thread(values: Iterator[Any]) -> AsyncIterator[Any]:
    """
    Give the values of an iterator that waits.

    Args:
        values: the iterator.

    Yields:
        Its values.
    """
    end: Any = object()
    while (value := await in_thread(next, values, end)) is not end:
        yield value


class AsyncClient:
    """
    A client whose calls are awaited; it is its own asynchronous context manager.

    Args:
        client: boto3's client.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: Any) -> None:
        """Nothing is closed: the client is shared."""

    @property
    def meta(self) -> Any:
        """What boto3 knows about the client."""
        return self._client.meta

    @property
    def exceptions(self) -> Any:
        """The errors of the service."""
        return self._client.exceptions

    def get_paginator(self, operation: str) -> AsyncPaginator:
        """The pages of an operation."""
        return AsyncPaginator(self._client.get_paginator(operation))

    def get_waiter(self, name: str) -> AsyncClient:
        """A waiter, whose `wait` is awaited."""
        return AsyncClient(self._client.get_waiter(name))

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._client, name)

        async def call(**kwargs: Any) -> Any:
            return await in_thread(method, **kwargs)

        return call


class AsyncPaginator:
    """
    Pages that are awaited.

    Args:
        paginator: boto3's paginator.
    """

    def __init__(self, paginator: Any) -> None:
        self._paginator = paginator

    async def paginate(self, **kwargs: Any) -> AsyncIterator[Any]:
        """Give page after page."""
        async for page in each_in_thread(iter(self._paginator.paginate(**kwargs))):
            yield page
