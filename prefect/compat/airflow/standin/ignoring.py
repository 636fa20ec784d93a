"""`.airflowignore`: which files of a DAG folder are passed over."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from prefect.compat.airflow.standin.versions import Version


class Pattern(NamedTuple):
    """One line of an `.airflowignore`: files below `base` that match `regex` are passed over, or taken in again."""

    base: Path
    regex: re.Pattern[str]
    is_whole: bool
    is_negated: bool = False
    only_folders: bool = False

    def matches(self, path: Path, is_folder: bool) -> bool:
        """Tell whether the line is about a path."""
        if self.only_folders and not is_folder:
            return False
        inside = path.relative_to(self.base).as_posix()
        return bool(self.regex.fullmatch(inside) if self.is_whole else self.regex.search(inside))


def patterns_of(ignore: Path, version: Version | None = None, *, syntax: str | None = None) -> list[Pattern]:
    """
    Read an `.airflowignore`.

    The setting `AIRFLOW__CORE__DAG_IGNORE_FILE_SYNTAX` (`regexp` or `glob`) decides what its lines are; without it
    they are
    globs from Airflow 3 on and regular expressions before, save where one of them cannot be a regular expression.

    Args:
        ignore: the file.
        version: the Airflow version, `None` if it is not known.
        syntax: `"regexp"` or `"glob"`, in place of the setting.
    """
    lines = [_stripped(line) for line in ignore.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line]
    syntax = syntax or os.environ.get("AIRFLOW__CORE__DAG_IGNORE_FILE_SYNTAX")
    if syntax is None:
        are_globs = version is not None and version >= (3, 0) or not all(map(_is_regex, lines))
        syntax = "glob" if are_globs else "regexp"
    if syntax == "glob":
        return [_glob(ignore.parent, line) for line in lines]
    return [Pattern(ignore.parent, re.compile(line), is_whole=False) for line in lines if _is_regex(line)]


def is_ignored(path: Path, is_folder: bool, patterns: Iterable[Pattern]) -> bool:
    """Tell whether the last line that is about a path passes it over."""
    ignored = False
    for pattern in patterns:
        if pattern.matches(path, is_folder):
            ignored = not pattern.is_negated
    return ignored


def _stripped(line: str) -> str:
    return line[1:].strip() if line.startswith("\\#") else line.partition("#")[0].strip()


def _is_regex(line: str) -> bool:
    try:
        re.compile(line)
    except re.error:
        return False
    return True


def _glob(base: Path, line: str) -> Pattern:
    negated, text = line.startswith("!"), line.removeprefix("!")
    only_folders, text = text.endswith("/"), text.rstrip("/")
    anchored, text = "/" in text, text.lstrip("/")
    regex = "" if anchored else "(?:.*/)?"
    for part in re.findall(r"\*\*/|/\*\*$|\*|\?|\[[^\]]+\]|.", text):
        regex += _PARTS.get(part) or (
            part.replace("[!", "[^") if part.startswith("[") and len(part) > 1 else re.escape(part)
        )
    return Pattern(base, re.compile(regex), is_whole=True, is_negated=negated, only_folders=only_folders)


_PARTS = {"**/": "(?:.*/)?", "/**": "/.*", "*": "[^/]*", "?": "[^/]"}
