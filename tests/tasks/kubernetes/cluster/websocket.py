"""Just enough of RFC 6455 for the channels of `exec`."""

from __future__ import annotations

import base64
import hashlib
import struct
from typing import Any

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
STDIN, STDOUT, STDERR, ERROR = range(4)


def accept(key: str) -> str:
    return base64.b64encode(hashlib.sha1(key.encode() + GUID, usedforsecurity=False).digest()).decode()


def send(out: Any, channel: int, data: bytes, code: int = 2) -> None:
    """Send bytes on a channel in one frame."""
    payload = bytes([channel]) + data
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x80 | code, size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", 0x80 | code, 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | code, 127, size)
    out.write(head + payload)
    out.flush()


def close(out: Any) -> None:
    out.write(struct.pack("!BBH", 0x88, 2, 1000))
    out.flush()


def receive(source: Any) -> tuple[int, bytes] | None:
    """The next frame as (channel, bytes); `None` once the other side has closed."""
    head = source.read(2)
    if len(head) < 2:
        return None
    code, size = head[0] & 0x0F, head[1] & 0x7F
    if size == 126:
        (size,) = struct.unpack("!H", source.read(2))
    elif size == 127:
        (size,) = struct.unpack("!Q", source.read(8))
    mask = source.read(4) if head[1] & 0x80 else b"\0\0\0\0"
    data = bytes(byte ^ mask[index % 4] for index, byte in enumerate(source.read(size)))
    if code == 8:
        return None
    if code in (9, 10) or not data:
        return -1, b""
    return data[0], data[1:]
