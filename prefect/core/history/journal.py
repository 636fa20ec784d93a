"""
The journal of a run: an append-only file.

It is written with `write` and not synchronised to the disk: what is written has reached the operating system, which
keeps it when the process is killed. Each frame carries its length and a checksum; a frame that a crash cut short is
recognised and left out.
"""

from __future__ import annotations

import os
import pickle
import struct
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from prefect.core.errors import CannotResume, HistoryUnreadable
from prefect.core.logging import logger_of

VERSION = 1
MAGIC = b"prefect-journal "
HEADER = MAGIC + b"%d\n" % VERSION

_FRAME = struct.Struct("<II")


class Frames(NamedTuple):
    """What could be read of a journal."""

    records: list[tuple[Any, ...]]
    #: Up to where it is whole, in bytes.
    whole: int
    #: How many bytes after that are not.
    broken: int


class Journal:
    """
    A journal open for writing. Only one process at a time can have it.

    Args:
        path: the file; it is made where it is missing.
        whole: up to where an existing file is whole; what follows is cut off. `None` keeps everything.

    Raises:
        CannotResume: another process has it open: the run is under way.
        OSError: it cannot be made.
    """

    def __init__(self, path: Path, whole: int | None = None) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        if not lock(self._file):
            os.close(self._file)
            raise CannotResume(f"The run {path.stem} is under way in another process.")
        if whole is not None:
            os.ftruncate(self._file, whole)
        self._size = os.fstat(self._file).st_size
        self._waiting: list[tuple[Any, ...]] = []
        if not self._size:
            self._write(HEADER)

    @property
    def is_open(self) -> bool:
        """Whether it still takes records."""
        return self._file is not None

    def note(self, record: tuple[Any, ...]) -> None:
        """
        Remember a record; `flush` writes it.

        Args:
            record: plain values.
        """
        self._waiting.append(record)

    def flush(self) -> None:
        """Write what was noted, as one frame."""
        waiting = self._waiting
        if waiting:
            body = pickle.dumps(waiting, 5)
            waiting.clear()
            self._write(_FRAME.pack(len(body), zlib.crc32(body)) + body)

    def _write(self, data: bytes) -> None:
        if self._file is None:
            return
        try:
            written = os.write(self._file, data)
            while written < len(data):
                written += os.write(self._file, data[written:])
            self._size += len(data)
        except OSError as err:
            logger_of("history").warning(
                "The journal %s cannot be written any more; what happens from here on in this run is not recorded: %s",
                self.path, err,
            )  # fmt: skip
            self._cut()

    def _cut(self) -> None:
        """Take a half-written frame away, and write no more."""
        assert self._file is not None  # only an open journal is written
        try:
            os.ftruncate(self._file, self._size)
        except OSError as err:
            logger_of("history").warning("Its last record is incomplete: %s", err)
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def lock(file: int) -> bool:
    """
    Take the file for this process, for as long as it is open.

    Args:
        file: the file descriptor.

    Returns:
        Whether no other process has it.
    """
    try:
        # imported here: Windows has no such module, and no lock: there two processes must not continue one run
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_in_use(path: Path) -> bool:
    """
    Has a process that lives opened a journal for writing?

    Args:
        path: the file.

    Returns:
        Whether it has.
    """
    file = os.open(path, os.O_RDONLY)
    try:
        return not lock(file)
    finally:
        os.close(file)


def read(path: Path) -> Frames:
    """
    Read a journal.

    Args:
        path: the file.

    Returns:
        Its records; a broken end is left out.

    Raises:
        HistoryUnreadable: it is no journal, or one of another version.
        FileNotFoundError: there is no such file.
    """
    data = path.read_bytes()
    if not data.startswith(HEADER):
        line = data[:40].split(b"\n")[0]
        what = f"of version {line[len(MAGIC) :].decode()}" if line.startswith(MAGIC) else "no journal"
        if not HEADER.startswith(data):
            raise HistoryUnreadable(f"{path} is {what}; this release reads version {VERSION}.")
        return Frames([], 0, len(data))
    records: list[tuple[Any, ...]] = []
    place = len(HEADER)
    while place + _FRAME.size <= len(data):
        length, checksum = _FRAME.unpack_from(data, place)
        body = data[place + _FRAME.size : place + _FRAME.size + length]
        if len(body) < length or zlib.crc32(body) != checksum:
            break
        records.extend(pickle.loads(body))
        place += _FRAME.size + length
    return Frames(records, place, len(data) - place)
