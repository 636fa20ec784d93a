"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os


def write_whole(path: str, data: bytes) -> None:
    """
    Write a file so that no reader ever sees part of it.

    The bytes go into a file beside it that then takes its name. A full disk or a crash leaves the old file, or none.

    Args:
        path: the file; the folders above it are made.
        data: its contents.

    Raises:
        OSError: it could not be written; nothing of it is left.
    """
    folder = os.path.dirname(path) or "."
    os.makedirs(folder, exist_ok=True)
    unfinished = os.path.join(folder, f".{os.path.basename(path)[:100]}.{os.urandom(6).hex()}.tmp")
    try:
        with open(unfinished, "wb") as file:
            file.write(data)
        os.replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(unfinished)
        raise
