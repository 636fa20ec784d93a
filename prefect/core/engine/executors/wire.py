"""Messages between the process that drives a run and its workers: a length, a kind, a body."""

from __future__ import annotations

import socket
import struct
import threading

HELLO, SHARED, JOB = b"H", b"S", b"J"
READY, DONE, RAISED, LOG, TIMER = b"R", b"D", b"X", b"L", b"T"

_HEAD = struct.Struct("!Qc")


class Wire:
    """
    One end of the line.

    Args:
        line: a connected socket.
    """

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self._lock = threading.Lock()
        self._rest = bytearray()

    def fileno(self) -> int:
        """The file descriptor, for `select`."""
        return self.line.fileno()

    def send(self, kind: bytes, body: bytes) -> None:
        """
        Send a message.

        Args:
            kind: one byte.
            body: the rest.

        Raises:
            OSError: the other end is gone.
        """
        head = _HEAD.pack(len(body), kind)
        with self._lock:
            if len(body) < 65536:
                self.line.sendall(head + body)
            else:
                self.line.sendall(head)
                self.line.sendall(body)

    def receive(self) -> list[tuple[bytes, bytes]]:
        """
        Wait until something has come, and take the messages that are complete.

        Returns:
            Kind and body of each; maybe none.

        Raises:
            EOFError: the other end is gone.
            OSError: likewise.
        """
        piece = self.line.recv(1 << 18)
        if not piece:
            raise EOFError("The other end has closed the line.")
        rest = self._rest
        rest += piece
        found = []
        start = 0
        while len(rest) - start >= _HEAD.size:
            length, kind = _HEAD.unpack_from(rest, start)
            end = start + _HEAD.size + length
            if len(rest) < end:
                break
            found.append((kind, bytes(rest[start + _HEAD.size : end])))
            start = end
        if start:
            del rest[:start]
        return found

    def close(self) -> None:
        """Hang up."""
        self.line.close()
