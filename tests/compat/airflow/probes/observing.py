"""
What a probe answers, as text that can be compared: the same code asks here and where the recording was made.

A topic is a module in `cases`; a case is a public function of it with the one argument `ask`. It calls `ask(lines)`,
each line being an expression, or statements with an expression at the end, that is worked out with the names of the
module (and those handed over by keyword); the answer is the value, or the error's type and first line.
"""

from __future__ import annotations

import ast
import contextlib
import datetime
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

#: The versions that were recorded, with the folders of their recordings.
VERSIONS = {"2.10": "2_10", "3.2": "3_2"}

_LOGGED = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z \[")

#: Errors that only this package has, and those that they are.
PRECISE = {"VariableNotFound": "KeyError"}

#: What differs from run to run, and what stands for it.
VARYING = [
    (re.compile(r"0x[0-9a-f]+"), "0x…"),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "UUID"),
]


class Ask:
    """Notes the answers of a case."""

    def __init__(self, names: dict, folder: str) -> None:
        self.answers: dict[str, str] = {}
        self._names, self._folder = names, folder

    def __call__(self, lines: str, within: object = None, **names: object) -> None:
        """Works out each line that was not asked before; `within` makes a context for each, which is called `d`."""
        for line in filter(None, map(str.strip, lines.splitlines())):
            if line not in self.answers:
                self.answers[line] = self._answer(line, within or contextlib.nullcontext, names)

    def _answer(self, line: str, within, names: dict) -> str:
        space = {**self._names, **names}
        try:
            with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()) as printed:
                warnings.simplefilter("ignore")
                *before, last = ast.parse(line).body
                assert isinstance(last, ast.Expr), "a line has to end with an expression"
                with within() as space["d"]:
                    exec(compile(ast.Module(before, []), "<probe>", "exec"), space)
                    value = eval(compile(ast.Expression(last.value), "<probe>", "eval"), space)
                # Airflow 3 writes its log there as well
                said = "".join(one for one in printed.getvalue().splitlines(keepends=True) if not _LOGGED.match(one))
                text = shown(value) + (f" printed {said!r}" if said else "")
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the answer
            first = str(error).strip().partition("\n")[0]
            text = f"raises {PRECISE.get(type(error).__name__, type(error).__name__)}: {first}"
        text = text.replace(self._folder, "FOLDER").replace(str(CASES), "CASES")
        for pattern, instead in VARYING:
            text = pattern.sub(instead, text)
        return text


def shown(value: object) -> str:
    """A value as text: sets in order, dates as ISO 8601 whatever their class."""
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted(map(shown, value))) + "}"
    if isinstance(value, datetime.timedelta):
        return repr(datetime.timedelta(value.days, value.seconds, value.microseconds))
    if type(value) is list:
        return "[" + ", ".join(map(shown, value)) + "]"
    if type(value) is tuple:
        return "(" + ", ".join(map(shown, value)) + ")"
    if type(value) is dict:
        return "{" + ", ".join(f"{shown(key)}: {shown(item)}" for key, item in value.items()) + "}"
    return repr(value)


def gist(answer: str) -> str:
    """What of an answer has to be the same: of an error its type, since our messages may say more; modules not."""
    if answer.startswith("raises "):
        return answer.partition(":")[0]
    return _MODULES.sub(r"<\1>", answer)


def is_lacking(answer: str) -> bool:
    """Tell whether the version does not have the attribute or argument that was asked for."""
    return answer.startswith("raises ") and any(sign in answer for sign in _LACKING)


def is_accident(answer: str) -> bool:
    """Tell whether the version broke on a value of a wrong type, without saying what was wrong."""
    return bool(_ACCIDENT.match(answer))


_ACCIDENT = re.compile(
    r"raises (AttributeError: '(str|int|float|dict|list|tuple|set|function|NoneType|type|datetime\.\w+)' object has no "
    r"attribute|TypeError: '\w+' object is not|ParserError)"
)
_MODULES = re.compile(r"<(?:bound method |function |class ')?[\w.<>]*?(\w+)'?(?: object| of .*)?(?: at 0x…)?>+")
_LACKING = (
    " has no attribute ",
    "unexpected keyword argument",
    "Invalid arguments were passed",
    "positional arguments but",
    "cannot import name",
)


def observe(topic: str) -> dict[str, dict[str, str]]:
    """Asks the Airflow at hand all cases of a topic; returns the answers by case and line."""
    path = CASES / f"{topic}.py"
    names = {"__name__": f"probe_{topic}", "__file__": str(path)}
    module = sys.modules[names["__name__"]] = type(sys)(names["__name__"])
    vars(module).update(names)
    found: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        folder = os.path.realpath(folder)
        before = os.getcwd(), dict(os.environ), logging.root.manager.disable
        logging.disable(logging.CRITICAL)
        os.chdir(folder)
        try:
            exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), vars(module))
            for name, function in list(vars(module).items()):
                if inspect.isfunction(function) and list(inspect.signature(function).parameters) == ["ask"]:
                    ask = Ask(vars(module), folder)
                    function(ask)
                    found[name] = ask.answers
        finally:
            os.chdir(before[0])
            os.environ.clear()
            os.environ.update(before[1])
            logging.disable(before[2])
            del sys.modules[names["__name__"]]
    return found
