"""The stubs by which editors see tasks that are made from a table, for `aws_catalogue.py` and `google_catalogue.py`."""

from __future__ import annotations

import inspect
from types import ModuleType


def operations_stub(operations: ModuleType, note: str, imports: tuple[str, ...], base: str, field: str) -> str:
    """
    The stub of a module whose classes are made when they are asked for.

    Args:
        operations: the module.
        note: its first line.
        imports: lines that import what its annotations name.
        base: the class that those of the module derive from.
        field: the field of that class.

    Returns:
        The text.
    """
    lines = [note, "from typing import Any\n", *imports]
    for name in operations.__all__:
        task = getattr(operations, name)
        lines += [f"class {name}({base}):", f'    """{(task.__doc__ or "").partition(chr(10))[0]}"""\n']
        own = [f"{p.name}: {p.annotation} = ..." for p in task.__constructor__.own.values() if p.name != field]
        run = [f"{p.name}: {p.annotation} = ..." for p in list(inspect.signature(task.run).parameters.values())[1:]]
        extra = ["*", f"{field}: dict[str, Any] | None = ...", "**options_of_every_task: Any"]
        lines += _method("__init__", [*own, *extra], "None")
        lines += [*_method("run", run, "Any"), ""]
    return "\n".join(lines)


def _method(name: str, arguments: list[str], returns: str) -> list[str]:
    listed = [f"        {argument}," for argument in ["self", *arguments]]
    listed[-1] = listed[-1].rstrip(",") if listed[-1].lstrip().startswith("**") else listed[-1]
    return [
        f"    def {name}(",
        *listed,
        f"    ) -> {returns}: ...",
    ]


def folder_stub(folder: ModuleType, note: str) -> str:
    """
    The stub of a folder: every name of it, and where it is.

    Args:
        folder: the folder.
        note: its first line.

    Returns:
        The text.
    """
    lines = [note]
    for name in sorted(folder.__all__):
        value = getattr(folder, name)
        lines.append(f"from {value.__module__} import {name} as {name}")
    return "\n".join(lines) + "\n"
