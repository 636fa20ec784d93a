"""What can go wrong while a DAG file is loaded."""

from __future__ import annotations

from pathlib import Path

from prefect.core.errors import MissingExtra


class AirflowLoadError(Exception):
    """
    A DAG file could not be loaded.

    Attributes:
        path: the DAG file.
        line: line of that file, or of a module it imports, where it went wrong; `None` when there is none.
        file: the file that `line` belongs to.
        reason: what went wrong, in one sentence.
    """

    def __init__(
        self, path: str | Path, reason: str, *, line: int | None = None, file: str | Path | None = None
    ) -> None:
        super().__init__(str(path), reason, line, str(file) if file else None)
        self.path, self.reason, self.line = str(path), reason, line
        self.file = str(file) if file else str(path)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.path, self.reason, self.line, self.file)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = "" if self.file == self.path else f" (while loading {self.path})"
        return f"{place}: {self.reason}{where}"


def _rebuild(cls: type[AirflowLoadError], path: str, reason: str, line: int | None, file: str) -> AirflowLoadError:
    return cls(path, reason, line=line, file=file)


class DagFileNotFound(AirflowLoadError):
    """There is no such file."""


class DagFileSyntaxError(AirflowLoadError):
    """The file is not valid Python."""


class DagFileImportError(AirflowLoadError):
    """The file raised an error while it was loaded."""


class DagFileLacksExtra(DagFileImportError, MissingExtra):  # type: ignore[misc]  # an ImportError has a path too
    """The file, or the adapter for it, needs a package that one of the extras brings; the message names the extra."""


class DagFileExited(AirflowLoadError):
    """The file ended the program while it was loaded."""


class DagFileTimeout(AirflowLoadError):
    """The file took too long to load."""


class NoDagInFile(AirflowLoadError):
    """The file defines no DAG, or none of the wanted id."""


class InvalidDag(AirflowLoadError):
    """A DAG of the file is not valid: a cycle, a bad schedule, params that break their schema."""
