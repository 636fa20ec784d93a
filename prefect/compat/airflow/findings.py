"""What a reader of a DAG file should know: everything that is not honoured as it was in Airflow."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple


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
    "no-real-operator": Severity.WARNING,
    "no-dag": Severity.WARNING,
    "missing-package": Severity.ERROR,
    "not-honoured": Severity.WARNING,
    "no-start-date": Severity.WARNING,
    "dag-not-called": Severity.WARNING,
    "duplicate-dag": Severity.WARNING,
    "exit": Severity.WARNING,
    "changed-folder": Severity.INFO,
    "threads": Severity.WARNING,
}

# code -> what it means for whoever reads it
MEANINGS: dict[str, str] = {
    "former-argument": "An argument that Airflow once had and that means nothing any more; it is left out.",
    "unknown-argument": "An argument that no known version of the operator takes; it is left out.",
    "made-on-demand": "A name that nobody knows here; a placeholder stands for it, and says so when it is used.",
    "no-counterpart": "An operator, hook or the like that cannot do its work here; the DAG is not run with it.",
    "no-real-operator": "`--real-operators` was given, and its Python does not have the operator either.",
    "no-dag": "The file defines no DAG.",
    "missing-package": "A package is not installed; with `--stub-missing` a placeholder stands for it.",
    "not-honoured": "An argument that is accepted and makes no difference here; the text says why.",
    "no-start-date": "A DAG with a schedule has no start date: Airflow 2 refuses it; it is taken, as by Airflow 3.",
    "dag-not-called": "A function with `@dag` that the file never calls: it gives no DAG.",
    "duplicate-dag": "Two DAGs of the file have the same id; the later one counts.",
    "exit": "The file called `sys.exit`; what it had defined before counts.",
    "changed-folder": "The file changed the working folder; that was undone.",
    "threads": "The file started threads that still run.",
}


class Finding(NamedTuple):
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
        return self._asdict()

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
