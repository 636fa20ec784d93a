"""Lines of a DAG file that findings are about, found in its text."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

THREADS = frozenset({"Thread", "Timer", "ThreadPoolExecutor", "Process", "start"})
FOLDER = frozenset({"chdir", "fchdir"})


def line_of_call(tree: ast.AST, names: Collection[str]) -> int:
    """
    Return the line of the first call of a function of one of those names.

    Args:
        tree: the parsed file.
        names: the last parts of the functions' names.

    Returns:
        The line; 0 when there is none, as when a module that the file imports calls it.

    Example:
        >>> line_of_call(ast.parse("import os\\nos.chdir('/')"), FOLDER)
        2
    """
    lines = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and _last(node.func) in names]
    return min(lines, default=0)


def uncalled_dags(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """
    Yield name and line of the functions under `@dag` that nothing in the file mentions again.

    Example:
        >>> list(uncalled_dags(ast.parse("@dag()\\ndef mine(): pass")))
        [('mine', 2)]
    """
    mentioned = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name not in mentioned:
            decorators = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
            if any(_last(one) == "dag" for one in decorators):
                yield node.name, node.lineno


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
