"""The tables that lie as files beside the code, in the `data` folder of a package."""

from __future__ import annotations

import os
import sys


def read(package: str, name: str) -> str:
    """
    Return the text of a table.

    It is read by whatever loaded the package, as `importlib.resources` does, which takes 3 ms to import.

    Args:
        package: dotted name of the package, which is imported already.
        name: name of the file.

    Raises:
        FileNotFoundError: the package has no such table.
    """
    module = sys.modules[package]
    (folder, *_) = module.__path__
    data: bytes = module.__loader__.get_data(os.path.join(folder, "data", name))  # type: ignore[union-attr]
    return data.decode("utf-8")


def lines(package: str, name: str) -> list[str]:
    """
    Return the lines of a table.

    Args:
        package: dotted name of the package, which is imported already.
        name: name of the file.

    Raises:
        FileNotFoundError: the package has no such table.
    """
    return read(package, name).splitlines()
