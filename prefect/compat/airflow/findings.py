"""What a reader of a DAG file should know: everything that is not honoured as it was in Airflow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


# code -> how much it matters
SEVERITIES: dict[str, Severity] = {
    "former-argument": Severity.INFO,
    "unknown-argument": Severity.WARNING,
    "made-on-demand": Severity.WARNING,
    "no-counterpart": Severity.ERROR,
    "no-dag": Severity.WARNING,
    "missing-package": Severity.ERROR,
    "not-honoured": Severity.WARNING,
    "dag-not-called": Severity.WARNING,
    "duplicate-dag": Severity.WARNING,
    "exit": Severity.WARNING,
    "changed-folder": Severity.INFO,
    "threads": Severity.WARNING,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One remark about a DAG file.

    Args:
        code: short stable name of the kind of remark.
        severity: how much it matters.
        text: the remark, for people.
        file: the file it is about.
        line: the line; 0 when it is about the whole file.
    """

    code: str
    severity: Severity
    text: str
    file: str
    line: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain values."""
        return asdict(self)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity}: {self.text} [{self.code}]"


def finding(code: str, text: str, file: str, line: int = 0) -> Finding:
    """Make a finding whose severity follows from its code."""
    return Finding(code, SEVERITIES.get(code, Severity.WARNING), text, file, line)


def from_notes(notes: Iterable[Any], file: str) -> tuple[Finding, ...]:
    """Make findings of the stand-in's notes; those without a place are about `file`."""
    found = []
    for note in notes:
        where = note.where
        found.append(finding(note.code, note.text, where.file if where else file, where.line if where else 0))
    return tuple(dict.fromkeys(found))
