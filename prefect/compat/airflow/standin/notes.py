"""Remarks about a DAG file that the stand-in makes while the file loads or runs."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple


class Where(NamedTuple):
    """A line of a file of the user; `line` is 0 when it is not known."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Note(NamedTuple):
    """One remark: `code` is stable, `text` is for people, `where` the line it is about."""

    code: str
    text: str
    where: Where | None = None


_OURS = __name__.partition(".")[0] + "."
#: Kind of place -> where what is installed lies.
INSTALLED = sysconfig.get_paths()
_INSTALLED = tuple({INSTALLED[name] + "/" for name in ("stdlib", "platstdlib", "purelib", "platlib")})
_PACKAGE = str(Path(__file__).parents[3]) + "/"
_sink: list[Note] | None = None


def gather(sink: list[Note] | None) -> list[Note] | None:
    """Let notes go to `sink` from now on (`None`: nowhere) and return the list that took them before."""
    global _sink
    before, _sink = _sink, sink
    return before


def note(code: str, text: str, *, where: Where | None = None) -> None:
    """Record a remark; without `where` the line of the calling user code is used."""
    if _sink is not None:
        entry = Note(code, text, where or here())
        if entry not in _sink:
            _sink.append(entry)


def is_installed(file: str) -> bool:
    """
    Tell whether a file is installed or of this package, as it may be below the project's own folder too.

    Args:
        file: its path, as in a frame.
    """
    return file.startswith((*_INSTALLED, _PACKAGE))


def here(depth: int = 1) -> Where | None:
    """
    Return the line of the innermost user code that led here.

    User code is what is neither of this package nor installed; where there is none, the line of an installed package.
    """
    frame = sys._getframe(depth)
    installed: Where | None = None
    while frame is not None:
        if not frame.f_globals.get("__name__", "").startswith((_OURS, "importlib.")):
            file = frame.f_code.co_filename
            if not file.startswith(_INSTALLED):
                return Where(file, frame.f_lineno)
            installed = installed or Where(file, frame.f_lineno)
        frame = frame.f_back  # type: ignore[assignment]
    return installed
