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
        found[file] = HEAD + "".join(_lines(name, children))
    return found


def _lines(name: str, children: list[str]) -> list[str]:
    imports = [f"from {SAME[name]} import *\n"] if name in SAME else []
    renamed = []
    for alias, place in GATHERED.get(name, {}).items():
        module, _, real = place.partition(":")
        if alias == real:
            imports.append(f"from {module} import {real} as {real}\n")
        else:
            # under another name an import is not handed on
            imports.append(f"from {module} import {real} as _{alias}\n")
            renamed.append(f"{alias} = _{alias}\n")
    imports += [
        f"from {name} import {child} as {child}\n"
        for child in children
        # a package that is the same under its own name brings these along
        if name not in SAME or SAME.get(f"{name}.{child}") != f"{SAME[name]}.{child}"
    ]
    return [*sorted(imports), *(["\n"] if renamed else []), *renamed]


def main() -> int:
    """Write or check."""
    wanted = stubs()
    present = {file for file in (ROOT / "prefect").rglob("*.pyi") if file.read_text(encoding="utf-8").startswith(HEAD)}
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
