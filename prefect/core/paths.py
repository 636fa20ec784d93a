"""Paths of files, on this machine or behind an address."""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import urlparse


class ParsedPath(NamedTuple):
    """A path taken apart: `scheme`, `netloc` (a bucket or host) and `path`."""

    scheme: str
    netloc: str
    path: str


#: Schemes of files that lie beside whoever reads them.
HERE = ("file", "agent")


def parse_path(path: str) -> ParsedPath:
    """
    Take a path apart.

    Args:
        path: a path on this machine, or an address with a scheme, such as `s3://bucket/key`.

    Returns:
        Its parts; a path without a scheme has the scheme `file`.

    Example:
        >>> parse_path("s3://bucket/a/b")
        ParsedPath(scheme='s3', netloc='bucket', path='/a/b')
    """
    text = os.fspath(path)
    parsed = urlparse(text)
    # one letter is a drive of Windows
    if len(parsed.scheme) <= 1:
        return ParsedPath("file", "", text)
    return ParsedPath(parsed.scheme, parsed.netloc, parsed.path)


def read_bytes_from_path(path: str) -> bytes:
    """
    Read a file.

    Args:
        path: where it is: a path on this machine, or `file://`, `agent://`, `http://` and `https://` addresses.

    Returns:
        What is in it.

    Raises:
        ValueError: the scheme is none of these.
        OSError: it cannot be read.
    """
    parsed = parse_path(path)
    if parsed.scheme in HERE:
        with open(parsed.netloc + parsed.path, "rb") as file:
            return file.read()
    if parsed.scheme in ("http", "https"):
        # imported here: it is slow to import, and few files lie behind an address
        from urllib.request import urlopen

        with urlopen(path) as answer:
            data: bytes = answer.read()
            return data
    raise ValueError(f"Unsupported file scheme {path}")
