"""
Writes the stubs that let editors and type checkers see the old paths of `prefect/_aliases.py`.

    python scripts/make_alias_stubs.py          write them
    python scripts/make_alias_stubs.py --check  fail if they are not what the table says
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from prefect._alias_finder import submodules  # noqa: E402
from prefect._aliases import GATHERED, SAME  # noqa: E402

HEAD = "# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.\n"


def stubs() -> dict[Path, str]:
    """File -> text, for every old path."""
    found = {}
    for name in (*SAME, *GATHERED):
        children = sorted(submodules(name))
        folder = ROOT.joinpath(*name.split("."))
        file = folder / "__init__.pyi" if children else folder.with_suffix(".pyi")
        found[file] = HEAD + "".join(sorted(_lines(name, children)))
    return found


def _lines(name: str, children: list[str]) -> list[str]:
    lines = []
    if name in SAME:
        lines.append(f"from {SAME[name]} import *\n")
    for alias, place in GATHERED.get(name, {}).items():
        module, _, real = place.partition(":")
        lines.append(f"from {module} import {real} as {alias}\n")
    lines += [f"from {name} import {child} as {child}\n" for child in children if f"{name}.{child}" not in SAME]
    for child in children:
        if f"{name}.{child}" in SAME:
            parent, _, last = SAME[f"{name}.{child}"].rpartition(".")
            lines.append(f"from {parent} import {last} as {child}\n")
    return lines


def main() -> int:
    """Write or check."""
    wanted = stubs()
    present = set((ROOT / "prefect").rglob("*.pyi"))
    wrong = [file for file, text in wanted.items() if not file.is_file() or file.read_text(encoding="utf-8") != text]
    wrong += sorted(present - set(wanted))
    if "--check" in sys.argv:
        for file in wrong:
            print(f"{file.relative_to(ROOT)} is not what prefect/_aliases.py says")
        return 1 if wrong else 0
    for file in present - set(wanted):
        file.unlink()
    for file, text in wanted.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
