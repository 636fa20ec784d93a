"""
What a case shows, in lines that can be compared: the same code notes them here and where the recording was made, so it
keeps to Python 3.9 and to names that both have.

A case is a public function of a module in `cases` with the one argument `show`: it calls `show(value, …)` for each
line, and `show.error(function, …)` for what has to raise.
"""

from __future__ import annotations

import contextlib
import datetime
import importlib.util
import inspect
import io
import logging
import os
import re
import sys
import tempfile
import warnings
from pathlib import Path

HERE = Path(__file__).parent
CASES = HERE / "cases"
RECORDED = HERE / "recorded"

#: What differs from run to run, and what stands for it.
VARYING = [
    (re.compile(r"0x[0-9a-f]+"), "0x…"),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "UUID"),
]

#: Classes of errors that only this package has.
PRECISE = {
    "CannotResume", "FlowNotStored", "IllegalMove", "InvalidFlow", "InvalidParameters", "InvalidSchedule",
    "InvalidTask", "MissingExtra", "NotAvailable", "PrefectError", "ResultUnreadable", "UnexpectedArgument",
}  # fmt: skip


class Show:
    """Notes what a case shows."""

    def __init__(self, folder: str) -> None:
        self.lines: list[str] = []
        self.folder = folder

    def __call__(self, *values: object) -> None:
        self._note(" ".join(_text(value) for value in values))

    def error(self, function, /, *args, saying: str | None = None, **kwargs):
        """Notes the type of the error that a call raises, and whether it says what callers look for; returns it."""
        try:
            value = function(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - signals are no `Exception` there
            said = "" if saying is None else f" saying {saying!r}"
            if saying is not None and saying.lower() not in str(error).lower():
                said = f" saying {error}"
            self._note(f"raises {_kind(error)}{said}")
            return error
        self._note(f"returns {_text(value)}")
        return None

    def logged(self, function):
        """The records of a call; what it raises is the last of them."""
        with _Logs() as found:
            try:
                function()
            except BaseException as err:  # noqa: BLE001 - signals are no `Exception` there
                found.lines.append(("raised", type(err).__name__, str(err)))
        return found.lines

    def _note(self, line: str) -> None:
        line = line.replace(self.folder, "FOLDER")
        for pattern, instead in VARYING:
            line = pattern.sub(instead, line)
        self.lines.append(line)


class _Logs(logging.Handler):
    """What the library logs inside a `with` block."""

    def __init__(self):
        super().__init__()
        self.lines = []
        self.logger = logging.getLogger("prefect")

    def emit(self, record):
        self.lines.append((record.name, record.levelname, record.getMessage()))

    def __enter__(self):
        self.before = self.logger.level, list(self.logger.handlers)
        self.logger.handlers[:] = [self]
        self.logger.setLevel(logging.DEBUG)
        return self

    def __exit__(self, *error):
        self.logger.setLevel(self.before[0])
        self.logger.handlers[:] = self.before[1]


def _text(value: object) -> str:
    """A value as text: the text itself, sets in order, dates as ISO 8601."""
    return value if isinstance(value, str) else _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if type(value) in (set, frozenset):
        return "{" + ", ".join(sorted(map(_shown, value))) + "}"
    if type(value) is list:
        return "[" + ", ".join(map(_shown, value)) + "]"
    if type(value) is tuple:
        return "(" + ", ".join(map(_shown, value)) + ")"
    if type(value) is dict:
        return "{" + ", ".join(f"{_shown(key)}: {_shown(item)}" for key, item in value.items()) + "}"
    return repr(value)


def _kind(error: BaseException) -> str:
    """The name of an error's class; for an error that this package tells more precisely, of its nearest builtin one."""
    kinds = type(error).__mro__
    if kinds[0].__name__ in PRECISE:
        kinds = tuple(kind for kind in kinds if kind.__module__ == "builtins")
    return kinds[0].__name__


def cases_of(topic: str) -> dict:
    """The cases of a topic by name, in the order of the file."""
    name = f"recorded_cases_{topic}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, CASES / f"{topic}.py")
        module = importlib.util.module_from_spec(spec)
        # known by its name: results that are pickled look for their classes there
        sys.modules[name] = module
        spec.loader.exec_module(module)
    found = vars(sys.modules[name]).items()
    return {
        case: function
        for case, function in found
        if inspect.isfunction(function) and function.__module__ == name and not case.startswith("_")
    }


def observe(case) -> list[str]:
    """Runs a case in an empty folder, with a home, an environment and a context of its own; returns its lines."""
    # the package under observation: whichever this interpreter has
    import prefect
    from prefect.utilities.configuration import set_temporary_config

    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        show = Show(folder)
        before = os.getcwd(), dict(os.environ), list(sys.path), set(sys.modules)
        logger = logging.getLogger("prefect")
        level = logger.level
        logger.setLevel(logging.CRITICAL)
        os.chdir(folder)
        os.environ["TMPDIR"] = folder
        try:
            with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
                warnings.simplefilter("ignore")
                with set_temporary_config({"home_dir": os.path.join(folder, "home")}), prefect.context(caches={}):
                    case(show)
        finally:
            os.chdir(before[0])
            os.environ.clear()
            os.environ.update(before[1])
            sys.path[:] = before[2]
            # modules that the case wrote into its folder
            for name in set(sys.modules) - before[3]:
                if str(getattr(sys.modules[name], "__file__", None)).startswith(folder):
                    del sys.modules[name]
            logger.setLevel(level)
        return show.lines
