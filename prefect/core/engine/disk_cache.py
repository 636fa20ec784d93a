"""
A folder of values by key that several processes may use at once.

Each file holds a line of JSON, then the value's bytes. The line has their length and checksum, so that a damaged file
is found out. Files are written whole or not at all.
"""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from prefect.core.logging import logger_of
from prefect.core.results.files import write_whole

FORMAT = 1


class Entry(NamedTuple):
    """A value, when it was made (seconds since the epoch), and by which task."""

    value: Any
    created: float
    task: str


class DiskCache:
    """
    Values by key in a folder.

    Args:
        folder: the folder; it is made when something is written.

    Example:
        >>> import tempfile
        >>> from prefect.core.results.serializers import JSONSerializer
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     DiskCache(folder).write("ab12", Entry([1], 0.0, "t"), JSONSerializer())
        ...     DiskCache(folder).read("ab12", JSONSerializer()).value
        [1]
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def path(self, key: str) -> str:
        """
        The file of a key.

        Args:
            key: the key.

        Returns:
            Its path.
        """
        return os.path.join(self.folder, key[:2], key)

    def read(self, key: str, serializer: Any) -> Entry | None:
        """
        The value of a key.

        Args:
            key: the key.
            serializer: what wrote the value.

        Returns:
            The entry; `None` if there is none. A file that is damaged or of another form counts as none and is logged:
            the task runs again and writes it anew.
        """
        # imported here and below: a program without such a cache does without them
        import hashlib
        import json

        path = self.path(key)
        try:
            with open(path, "rb") as file:
                head, payload = file.readline(), file.read()
        except FileNotFoundError:
            return None
        except OSError as err:
            self._complain(path, err)
            return None
        try:
            known = json.loads(head)
            if known["format"] != FORMAT:
                raise ValueError(f"it is of format {known['format']!r}")
            if known["size"] != len(payload) or known["sha256"] != hashlib.sha256(payload).hexdigest():
                raise ValueError("it is damaged")
            return Entry(serializer.deserialize(payload), float(known["created"]), known["task"])
        except Exception as err:
            self._complain(path, err)
            return None

    def write(self, key: str, entry: Entry, serializer: Any) -> None:
        """
        Keep a value.

        Args:
            key: the key.
            entry: the value and what is told of it.
            serializer: what writes the value.

        Raises:
            OSError: the file could not be written; nothing of it is left.
            Exception: whatever the serializer raises for a value that it cannot write.
        """
        import hashlib
        import json

        payload = serializer.serialize(entry.value)
        head = {
            "format": FORMAT, "task": entry.task, "created": entry.created, "size": len(payload),
            "sha256": hashlib.sha256(payload).hexdigest(),
        }  # fmt: skip
        write_whole(self.path(key), json.dumps(head).encode() + b"\n" + payload)

    def _complain(self, path: str, err: Exception) -> None:
        logger_of("TaskRunner").warning("The cached result %s is not used (%s); the task runs again.", path, err)
