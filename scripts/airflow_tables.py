"""
Write the stand-in's data tables out of collected facts about Airflow.

    python scripts/airflow_tables.py PATHS.json OPERATORS.json [MODULES.txt …]

`PATHS.json` holds old import paths and what they stand for now, `OPERATORS.json` the providers' operators; each
further file lists dotted module names, one a line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "prefect" / "compat" / "airflow" / "standin" / "data"


def main(paths_file: str, operators_file: str, *module_files: str) -> None:
    """Write `aliases.txt`, `template_fields.txt` and `modules.txt`."""
    paths = json.loads(Path(paths_file).read_text())
    operators = json.loads(Path(operators_file).read_text())
    modules: set[str] = set()
    aliases: dict[str, str] = {}
    for old, new in paths["aliases"].items():
        target = [path for path in new if path.startswith("airflow.")] or [old]
        aliases[old] = target[-1]
        modules.add(old.rpartition(".")[0])
        modules.update(path.rpartition(".")[0] for path in target)
    for gone in paths["removed"]:
        modules.add(gone["path"].rpartition(".")[0])
    fields = {}
    for operator in operators:
        path = f"{operator['module']}.{operator['class']}"
        if not path.startswith("airflow."):
            continue
        modules.add(operator["module"])
        for old in operator["module_paths"]:
            modules.add(old.rpartition(".")[0])
            if old != path:
                aliases[old] = path
        fields[path] = (operator["template_fields"], operator["template_ext"])
    for name in module_files:
        modules.update(Path(name).read_text().split())
    # what was renamed twice leads to its last name
    for old in aliases:
        seen = {old}
        target = aliases[old]
        while target in aliases and aliases[target] not in seen:
            seen.add(target)
            target = aliases[target]
        aliases[old] = target
    DATA.mkdir(exist_ok=True)
    write("aliases.txt", (f"{old} {new}" for old, new in aliases.items() if old != new))
    write("modules.txt", (name for name in modules if name.startswith("airflow")))
    write(
        "template_fields.txt", (f"{path} {','.join(names)} {','.join(ends)}" for path, (names, ends) in fields.items())
    )


def write(name: str, lines: object) -> None:
    """Write sorted lines into a file of the data folder."""
    (DATA / name).write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")  # type: ignore[call-overload]


if __name__ == "__main__":
    main(*sys.argv[1:])
