"""The source files of the package and what each imports, read without importing any of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "prefect"


class Import(NamedTuple):
    """One import statement's module."""

    module: str
    line: int
    #: It happens when the importing module is loaded: not inside a function, not for type checkers only.
    at_load: bool


@cache
def modules() -> dict[str, Path]:
    """Dotted name -> file, for the whole package."""
    return {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(module: str) -> tuple[Import, ...]:
    """What a module imports; `from a import b` names `a.b` where that is a module."""
    tree = ast.parse(modules()[module].read_text(encoding="utf-8"))
    return tuple(_imports(tree, at_load=True))


def _imports(node: ast.AST, at_load: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, at_load)
        elif isinstance(child, ast.ImportFrom):
            # a relative import has no module of its own here; ruff forbids them
            for alias in child.names:
                full = f"{child.module}.{alias.name}"
                yield Import(full if full in modules() else str(child.module), child.lineno, at_load)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for part in child.body:
                yield from _imports(ast.Module([part], []), at_load=False)
            for part in child.orelse:
                yield from _imports(ast.Module([part], []), at_load)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, at_load and not inside)
