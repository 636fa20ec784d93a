"""Writes the table of findings into the guide: `python -m prefect.compat.airflow.report.codes`."""

from __future__ import annotations

from pathlib import Path

from prefect.compat.airflow.findings import MEANINGS, SEVERITIES

PAGE = Path(__file__).resolve().parents[4] / "docs" / "airflow" / "README.md"
BEGIN, END = "<!-- findings -->\n", "<!-- /findings -->"


def table() -> str:
    """The codes of findings, how much they matter and what they mean."""
    rows = [f"| `{code}` | {SEVERITIES[code]} | {MEANINGS[code]} |" for code in sorted(SEVERITIES)]
    return "\n".join(["| code | severity | meaning |", "|---|---|---|", *rows, ""])


def written(text: str) -> str:
    """
    The guide with the table of today.

    Args:
        text: the guide.
    """
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
