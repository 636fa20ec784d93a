"""Imports point one way: core <- tasks and extras, core and tasks <- compat; and there is no ring."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.sources import PACKAGE, imports, modules

#: part -> the parts that it may import, itself among them.
MAY_IMPORT = {
    "core": {"core"},
    "tasks": {"core", "tasks"},
    "extras": {"core", "extras"},
    "compat": {"core", "tasks", "compat"},
    "testing": {"core", "testing"},
}
#: What imports nothing of the package, so that every part may use it.
DATA = {"prefect._version", "prefect._requirements", "prefect._aliases", "prefect._commands"}


def part_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "prefect" and parts[1] in MAY_IMPORT else None


def test_the_parts_are_those_of_the_map():
    folders = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file()}
    assert folders == set(MAY_IMPORT)


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_imports_point_one_way(part):
    wrong = [
        f"{module}:{found.line} imports {found.module}"
        for module in modules()
        if part_of(module) == part
        for found in imports(module)
        if found.module.split(".")[0] == "prefect"
        and part_of(found.module) not in MAY_IMPORT[part]
        and found.module not in DATA
    ]
    assert wrong == []


def test_no_import_ring():
    graph = {
        module: {found.module for found in imports(module) if found.at_load and found.module in modules()} - {module}
        for module in modules()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as err:
        pytest.fail(f"These modules import one another: {' <- '.join(err.args[1])}")


def test_data_modules_import_nothing_of_the_package():
    for module in DATA:
        assert [found for found in imports(module) if found.module.startswith("prefect")] == []


@pytest.mark.parametrize("folder", ["core", "tasks", "extras", "compat", "testing"])
def test_init_files_hold_names_only(folder):
    import ast

    allowed = (ast.Import, ast.ImportFrom, ast.Expr, ast.Assign, ast.AnnAssign, ast.If, ast.FunctionDef)
    for path in (PACKAGE / folder).rglob("__init__.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            assert isinstance(node, allowed), f"{path}:{node.lineno}"
            if isinstance(node, ast.FunctionDef):
                assert node.name in ("__getattr__", "__dir__"), f"{path}:{node.lineno}: {node.name} belongs elsewhere"
