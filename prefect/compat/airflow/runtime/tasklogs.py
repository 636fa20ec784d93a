"""The logs of tasks: on the terminal, and in a folder laid out as Airflow's."""

from __future__ import annotations

import datetime
import io
import logging
import os
import sys
import threading
from typing import Any, NamedTuple

from prefect.compat.airflow.standin import current
from prefect.compat.airflow.standin.masker import redact

#: Under this name a record carries the task instance that wrote it.
MARK = "airflow_task"


class Writer(NamedTuple):
    """The try of a task instance that a record comes from."""

    dag_id: str
    run_id: str
    task_id: str
    map_index: int
    try_number: int

    @property
    def path(self) -> str:
        """Its log file inside the folder, as Airflow lays it out."""
        parts = [f"dag_id={self.dag_id}", f"run_id={self.run_id}", f"task_id={self.task_id}"]
        if self.map_index >= 0:
            parts.append(f"map_index={self.map_index}")
        return os.path.join(*(part.replace("/", "_") for part in parts), f"attempt={self.try_number}.log")

    @property
    def name(self) -> str:
        """Its name, with the map index in brackets."""
        return self.task_id if self.map_index < 0 else f"{self.task_id}[{self.map_index}]"


def writer() -> Writer | None:
    """The try that runs in this thread, `None` outside tasks."""
    stack = current.context_stack
    if not stack:
        return None
    ti = stack[-1].get("ti")
    return None if ti is None else Writer(ti.dag_id, ti.run_id, ti.task_id, ti.map_index, ti.try_number)


class TaskLogs(logging.Handler):
    """
    Takes the log records of tasks, and what they print, while it is entered.

    Args:
        to_terminal: show them on the standard error output.
        folder: write them into files there, `dag_id=…/run_id=…/task_id=…/attempt=1.log`.
    """

    def __init__(self, *, to_terminal: bool = False, folder: str | None = None) -> None:
        super().__init__(logging.INFO)
        self.to_terminal, self.folder = to_terminal, folder
        self._files: dict[str, io.TextIOBase] = {}
        self._before: tuple[int, Any] = (0, None)

    @property
    def wanted(self) -> bool:
        """Does anybody want the logs?"""
        return self.to_terminal or self.folder is not None

    def __enter__(self) -> TaskLogs:
        if self.wanted:
            root = logging.getLogger()
            self._before = root.level, sys.stdout
            if root.getEffectiveLevel() > logging.INFO:
                root.setLevel(logging.INFO)
            root.addHandler(self)
            sys.stdout = _Printed(sys.stdout)
        return self

    def __exit__(self, *error: object) -> None:
        if self.wanted:
            logging.getLogger().removeHandler(self)
            logging.getLogger().setLevel(self._before[0])
            sys.stdout = self._before[1]
            for file in self._files.values():
                file.close()
            self._files.clear()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record where it belongs; those from outside tasks are left to others."""
        who: Writer | None = getattr(record, MARK, None) or writer()
        if who is None:
            return
        text = redact(self.format(record))
        when = datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds")
        line = f"[{when}] {{{record.filename}:{record.lineno}}} {record.levelname} - {text}\n"
        if self.to_terminal:
            sys.stderr.write(f"{who.name} | {line}")
        if self.folder is not None:
            file = self._opened(os.path.join(self.folder, who.path))
            file.write(line)
            file.flush()

    def _opened(self, path: str) -> Any:
        file = self._files.get(path)
        if file is None:
            while len(self._files) >= 64:
                self._files.pop(next(iter(self._files))).close()
            os.makedirs(os.path.dirname(path), exist_ok=True)
            file = self._files[path] = open(path, "a", encoding="utf-8")  # noqa: SIM115 - closed when left
        return file


class _Printed(io.TextIOBase):
    """Stands for the standard output: what a task prints is logged line by line, all else passes."""

    def __init__(self, below: Any) -> None:
        self._below = below
        self._rests = threading.local()

    def write(self, text: str) -> int:
        if writer() is None:
            return int(self._below.write(text))
        *lines, self._rests.text = (getattr(self._rests, "text", "") + text).split("\n")
        for line in lines:
            if line.strip():
                logging.getLogger("airflow.task").info("%s", line)
        return len(text)

    def flush(self) -> None:
        self._below.flush()

    def isatty(self) -> bool:
        return bool(self._below.isatty())

    def fileno(self) -> int:
        return int(self._below.fileno())

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of what is below."""
        return str(getattr(self._below, "encoding", "utf-8"))


class _Masking(logging.Formatter):
    """Hides secrets before a record leaves the process that knows them."""

    def format(self, record: logging.LogRecord) -> str:
        """The text of a record, without secrets."""
        return str(redact(super().format(record)))


def mark_records() -> None:
    """Let every record made in this process carry the task that wrote it: it may be handled in another process."""
    make = logging.getLogRecordFactory()
    if getattr(make, "marks", False):
        return

    def marked(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        who = writer()
        if who is not None:
            setattr(record, MARK, who)
        return record

    marked.marks = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(marked)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(_Masking())
    if not isinstance(sys.stdout, _Printed):
        sys.stdout = _Printed(sys.stdout)
