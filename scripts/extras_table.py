"""
The table of extras in docs/extras.md: what each installs, weighs and takes to import, measured by `check_extras.py`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).resolve().parents[1] / "docs" / "extras.md"
BEGIN, END = "<!-- measured by scripts/check_extras.py -->", "<!-- end -->"
HEAD = (
    "| extra | Python | what it installs | MB | import s | tasks that work | tasks that name their extra | tests passed"
    " | left out |\n|---|---|---|--:|--:|--:|--:|--:|--:|"
)


class Row(NamedTuple):
    """What was found of one extra with one Python."""

    #: Empty for the bare package.
    extra: str
    python: str
    #: Lines of requirements, or how many there are.
    requires: str
    #: Bytes that it adds to the bare package, compiled files among them; of the bare package: its requirements.
    size: int
    #: What importing all that it promises takes.
    seconds: float = 0.0
    #: Tasks that were built, and those among them that were called to name the extra they lack.
    built: int = 0
    called: int = 0
    #: Tests of its tasks.
    passed: int = 0
    skipped: int = 0


def line(row: Row) -> str:
    """
    A row of the table.

    Args:
        row: what was found.

    Example:
        >>> line(Row("redis", "3.11", "redis>=5", 1_500_000, 0.21, 494, 400, 66))
        '| redis | 3.11 | redis>=5 | 1.5 | 0.21 | 94 | 400 | 66 |  |'
    """
    cells = [row.extra or "(none)", row.python, row.requires, f"{row.size / 1e6:.1f}"]
    cells += [f"{row.seconds:.2f}" if row.seconds else "", row.built - row.called, row.called or ""]
    return f"| {' | '.join(map(str, [*cells, row.passed or '', row.skipped or '']))} |"


def keys(text: str) -> dict[tuple[str, str], str]:
    """Extra and Python -> the line that the table has now."""
    found = re.findall(r"^\| (\S+) \| (3\.\d+) \|.*$", text, re.MULTILINE)
    lines = [each for each in text.splitlines() if re.match(r"\| \S+ \| 3\.\d+ \|", each)]
    return dict(zip(found, lines, strict=True))


def write(rows: list[Row]) -> None:
    """Put rows into the document; those of other extras and of other Pythons stay."""
    text = FILE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    table, _, after = rest.partition(END)
    known = keys(table)
    for row in rows:
        known[row.extra or "(none)", row.python] = line(row)
    order = sorted(known, key=lambda key: (key[0] == "all_extras", key[0] != "(none)", key[0], int(key[1][2:])))
    lines = "\n".join(known[key] for key in order)
    FILE.write_text(f"{before}{BEGIN}\n{HEAD}\n{lines}\n{END}{after}", encoding="utf-8")
