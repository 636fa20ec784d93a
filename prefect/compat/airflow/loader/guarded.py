"""`try: import … except ImportError`: which of these imports a version of Airflow lets succeed."""

from __future__ import annotations

import ast
from collections.abc import Callable

Version = tuple[int, int]

_CATCHING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


def _names(node: ast.expr | None) -> set[str]:
    if node is None:
        return {"BaseException"}
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return {
        part.attr if isinstance(part, ast.Attribute) else part.id
        for part in parts
        if isinstance(part, (ast.Attribute, ast.Name))
    }


def _catches_import_errors(node: ast.Try) -> bool:
    return any(_names(handler.type) & _CATCHING for handler in node.handlers)


def _suppresses_import_errors(node: ast.With) -> bool:
    for item in node.items:
        call = item.context_expr
        if isinstance(call, ast.Call):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name == "suppress" and any(_names(arg) & _CATCHING for arg in call.args):
                return True
    return False


class _Guard(ast.NodeTransformer):
    def __init__(self, has: Callable[[str, str | None], bool]) -> None:
        self.has = has
        self.depth = 0
        self.changed = False

    def _body(self, nodes: list[ast.stmt], guarded: bool) -> list[ast.stmt]:
        self.depth += guarded
        made: list[ast.stmt] = []
        for node in nodes:
            result = self.visit(node)
            made.extend(result if isinstance(result, list) else [result])
        self.depth -= guarded
        return made

    def visit_Try(self, node: ast.Try) -> ast.Try:
        depth = self.depth
        node.body = self._body(node.body, _catches_import_errors(node))
        self.depth = depth
        for handler in node.handlers:
            handler.body = self._body(handler.body, False)
        node.orelse = self._body(node.orelse, False)
        node.finalbody = self._body(node.finalbody, False)
        return node

    def visit_With(self, node: ast.With) -> ast.With:
        node.body = self._body(node.body, _suppresses_import_errors(node))
        return node

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.stmt:
        # what a function imports is tried when it is called, outside this block
        depth, self.depth = self.depth, 0
        self.generic_visit(node)
        self.depth = depth
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = _function

    def visit_Import(self, node: ast.Import) -> ast.stmt:
        if self.depth:
            for alias in node.names:
                if alias.name.split(".")[0] == "airflow" and not self.has(alias.name, None):
                    return self._failing(node, f"No module named {alias.name!r}")
        return node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt:
        if self.depth and not node.level and node.module and node.module.split(".")[0] == "airflow":
            if not self.has(node.module, None):
                return self._failing(node, f"No module named {node.module!r}")
            for alias in node.names:
                if alias.name != "*" and not self.has(node.module, alias.name):
                    return self._failing(node, f"cannot import name {alias.name!r} from {node.module!r}")
        return node

    def _failing(self, node: ast.stmt, text: str) -> ast.stmt:
        self.changed = True
        error = "ModuleNotFoundError" if text.startswith("No module") else "ImportError"
        made = ast.Raise(ast.Call(ast.Name(error, ast.Load()), [ast.Constant(text)], []), None)
        ast.copy_location(made, node)
        return ast.fix_missing_locations(made)


def rewrite(tree: ast.Module, has: Callable[[str, str | None], bool]) -> ast.Module:
    """
    Let guarded imports of names that do not exist fail.

    Args:
        tree: a parsed module; it is changed.
        has: `has(module, name)` tells whether the version has that name (`None`: the module itself).
    """
    guard = _Guard(has)
    tree.body = guard._body(tree.body, False)
    return tree


def guess_version(tree: ast.Module, default: Version) -> Version:
    """Return the version that a file's imports tell: `airflow.sdk` outside `try` means 3."""
    for node in _unguarded(tree.body):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        if any(name == "airflow.sdk" or name.startswith("airflow.sdk.") for name in names):
            return (3, 2)
    return default


def _unguarded(nodes: list[ast.stmt]) -> list[ast.Import | ast.ImportFrom]:
    found: list[ast.Import | ast.ImportFrom] = []
    for node in nodes:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found.append(node)
        elif (
            isinstance(node, ast.With)
            and not _suppresses_import_errors(node)
            or isinstance(node, ast.Try)
            and not _catches_import_errors(node)
        ):
            found.extend(_unguarded(node.body))
    return found
