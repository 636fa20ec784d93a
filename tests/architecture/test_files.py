"""Files are small and named for what is in them."""

from __future__ import annotations

import ast

from tests.architecture.sources import PACKAGE, ROOT, modules

MOST_LINES = 500
#: Tables of data may be long; they hold nothing but one or a few literals.
VAGUE = {"utils", "helpers", "common", "misc"}


def is_table_of_data(path):
    simple = (ast.Assign, ast.AnnAssign, ast.Expr, ast.Import, ast.ImportFrom)
    return all(isinstance(node, simple) for node in ast.parse(path.read_text(encoding="utf-8")).body)


def test_no_file_is_long():
    paths = [*modules().values(), *(ROOT / "tests").rglob("*.py"), ROOT / "setup.py"]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    long = {name: count for name, count in lengths.items() if count > MOST_LINES and not is_table_of_data(ROOT / name)}
    assert long == {}


def test_no_vague_names():
    assert [module for module in modules() if module.rpartition(".")[2] in VAGUE] == []


def test_what_is_no_module_lies_where_the_wheel_takes_it_from():
    others = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc", ".pyi")]
    lost = [path for path in others if path.name != "py.typed" and path.parent.name != "data"]
    assert lost == []
    assert [
        path for path in others if path.parent.name == "data" and not (path.parents[1] / "__init__.py").exists()
    ] == []
