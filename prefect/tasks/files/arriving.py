"""Files that are written piece by piece and are there only when they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def arriving(target: Path) -> Iterator[Path]:
    """
    Where to write a file until it is whole.

    Args:
        target: where it goes then, in a folder that is there.

    Yields:
        A path beside it. If something is raised, nothing is left there, and what was at `target` stays.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
