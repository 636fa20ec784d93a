"""The script that calls one function in another interpreter."""

from __future__ import annotations

import ast
import inspect
import textwrap
from pathlib import Path
from typing import Any

_SCRIPT = """\
import pickle
import sys

if len(sys.argv) > 3:
    with open(sys.argv[3]) as file:
        virtualenv_string_args = [line.rstrip("\\n") for line in file]
with open(sys.argv[1], "rb") as file:
    _given = pickle.load(file)

{source}

try:
    _result = {name}(*_given["args"], **_given["kwargs"])
except Exception as error:
    with open(sys.argv[4], "w") as file:
        file.write(f"{{type(error).__name__}}: {{error}}")
    raise
if _result is not None:
    with open(sys.argv[2], "wb") as file:
        pickle.dump(_result, file)
"""


def source_of(function: Any) -> str:
    """Return the source of a function without decorators."""
    text = textwrap.dedent(inspect.getsource(function))
    tree = ast.parse(text)
    node = tree.body[0]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        node.decorator_list = []
    return ast.unparse(tree)


def write_script(path: Path, source: str, name: str) -> None:
    """Write the script that calls the function `name`."""
    path.write_text(_SCRIPT.format(source=source, name=name), encoding="utf-8")
