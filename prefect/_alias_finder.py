"""
Serves the old public paths of `_aliases.py`.

A path that stands for one module is that very module under another name; one that gathers names of several modules is a
thin module which looks each name up when it is first used. The finder stands first on `sys.meta_path`: the normal ones
would find a submodule of an aliased package by its file and load it a second time.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from prefect._aliases import GATHERED, LEFT_OUT, SAME


class AliasFinder:
    """Finds and loads the old paths; made without the abstract base classes, which take longer to import than it."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: Any = None) -> ModuleSpec | None:
        """The spec of an old path; `None` for any other name."""
        if not name.startswith("prefect."):
            return None
        if name in SAME or name in GATHERED:
            return ModuleSpec(name, self, is_package=True)  # type: ignore[arg-type]
        if name in LEFT_OUT:
            # without its attribute `name`: `from package import name` would take it for any missing submodule, and not
            # tell the reason
            raise ModuleNotFoundError(f"No module named {name!r}: {LEFT_OUT[name]}")
        return None

    def create_module(self, spec: ModuleSpec) -> None:
        """An ordinary empty module will do."""

    def exec_module(self, module: ModuleType) -> None:
        """Put the real module in its place, or the look-up of names."""
        name = module.__name__
        if name in SAME:
            # the import system takes from here what stands in `sys.modules` after this call
            sys.modules[name] = importlib.import_module(SAME[name])
            return
        rows = GATHERED[name]
        children = submodules(name)

        def find(attribute: str) -> Any:
            if attribute in rows:
                real, _, real_name = rows[attribute].partition(":")
                value = getattr(importlib.import_module(real), real_name)
            elif attribute in children:
                value = importlib.import_module(f"{name}.{attribute}")
            else:
                why = LEFT_OUT.get(f"{name}.{attribute}")
                raise AttributeError(f"module {name!r} has no attribute {attribute!r}" + (f": {why}" if why else ""))
            setattr(module, attribute, value)
            return value

        module.__doc__ = f"The names of `{name}` in Prefect 1.4.1, and where they live now."
        module.__dict__.update(
            __getattr__=find, __dir__=lambda: sorted({*rows, *children}), __all__=sorted({*rows, *children})
        )


def submodules(name: str) -> set[str]:
    """The names of the old paths right below one."""
    start = f"{name}."
    below = (path.removeprefix(start) for path in (*SAME, *GATHERED) if path.startswith(start))
    return {path for path in below if "." not in path}


def install() -> None:
    """Let the old paths be imported; once a process."""
    if not any(isinstance(finder, AliasFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, AliasFinder())
