"""Limits: how many tasks with a tag may be under way at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping


class Limits:
    """
    Places by name; a task takes one of each of its tags that has a limit.

    It is as pure as the run machine, and stands between its `ready` and the executor: a node that finds no place is set
    aside and comes back when one is given up, so nobody waits busily and no worker is held by a task that waits.

    Args:
        sizes: the number of places by tag; at least one each.

    Raises:
        ValueError: a number below one, or none at all.

    Example:
        >>> limits = Limits({"db": 1})
        >>> limits.admits(7, {"db"}), limits.admits(8, {"db"}), limits.left(7)
        (True, False, [8])
    """

    def __init__(self, sizes: Mapping[str, int]) -> None:
        for name, size in sizes.items():
            if not isinstance(size, int) or isinstance(size, bool) or size < 1:
                raise ValueError(f"The limit {name!r} must be a whole number of at least 1, not {size!r}.")
        self.sizes = dict(sizes)
        self.free = dict(sizes)
        self._held: dict[int, list[str]] = {}
        #: Nodes set aside with the names they need, under a name that had no place for them.
        self._aside: dict[str, deque[tuple[int, list[str]]]] = {name: deque() for name in sizes}

    def admits(self, node: int, tags: Collection[str]) -> bool:
        """
        May a node begin now? If so, its places are taken; if not, it is set aside.

        Args:
            node: the node.
            tags: the tags of its task.

        Returns:
            Whether it may.
        """
        names = sorted(tag for tag in tags if tag in self.free)
        full = self._full(names)
        if full is not None:
            self._aside[full].append((node, names))
            return False
        for name in names:
            self.free[name] -= 1
        if names:
            self._held[node] = names
        return True

    def sort(self, ready: deque[int]) -> None:
        """
        Put the nodes that may begin in the order in which they ask for places.

        Args:
            ready: those nodes; here they keep their order, a subclass may know who goes first.
        """

    def left(self, node: int) -> list[int]:
        """
        A node has come back: its places are free again.

        Args:
            node: the node.

        Returns:
            Nodes set aside that may ask again, the last to ask first.
        """
        names = self._held.pop(node, [])
        for name in names:
            self.free[name] += 1
        found: list[int] = []
        for name in names:
            places = self.free[name]
            while places and self._aside[name]:
                other, needs = self._aside[name].popleft()
                full = self._full(needs)
                if full is not None:
                    self._aside[full].append((other, needs))
                else:
                    found.append(other)
                    places -= 1
        return found[::-1]

    def _full(self, names: list[str]) -> str | None:
        return next((name for name in names if not self.free[name]), None)
