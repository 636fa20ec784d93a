"""
Packages that belong to an extra: named at the top of a module, imported when first touched.

Example:
    >>> json = optional("json", extra="aws")
    >>> json.dumps([1])
    '[1]'
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

from prefect.core.errors import MissingExtra


class OptionalModule:
    """Stands for a module and becomes it at the first attribute that somebody asks for."""

    __slots__ = ("_extra", "_module", "_name")

    def __init__(self, name: str, extra: str) -> None:
        self._name = name
        self._extra = extra
        self._module: ModuleType | None = None

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__") and self._module is None:
            # doctest, inspect and pickle look for such names everywhere; that must not import an SDK
            raise AttributeError(attribute)
        return getattr(self._module or self._load(), attribute)

    def __repr__(self) -> str:
        return f"<optional module {self._name!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return OptionalModule, (self._name, self._extra)

    def _load(self) -> ModuleType:
        try:
            module = importlib.import_module(self._name)
        except ModuleNotFoundError as err:
            if err.name is None or not f"{self._name}.".startswith(f"{err.name}."):
                raise  # the package is there and lacks something of its own: another extra would not help
            package = self._name.partition(".")[0]
            raise MissingExtra(
                f'This needs the package {package!r}, which is not installed: pip install "prefect[{self._extra}]"',
                name=err.name,
            ) from err
        self._module = module
        return module


def optional(name: str, *, extra: str) -> Any:
    """
    A module that is imported on first use.

    Args:
        name: dotted name of the module.
        extra: the extra that brings it, for the message of the error.

    Returns:
        A stand-in for the module. Touching an attribute raises `MissingExtra` where the package is not installed.

    Raises:
        MissingExtra: not here, but at the first use: the package is not installed.

    Example:
        >>> missing = optional("surely_not_installed", extra="aws")
        >>> missing.client
        Traceback (most recent call last):
            ...
        prefect.core.errors.MissingExtra: This needs the package 'surely_not_installed', which is not installed: \
pip install "prefect[aws]"
    """
    return OptionalModule(name, extra)
