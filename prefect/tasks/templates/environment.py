"""The Jinja environment: one way to make it, for the tasks here and for templates of Airflow's operators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from prefect.core.optional import optional

jinja2 = optional("jinja2", extra="templates")
nativetypes = optional("jinja2.nativetypes", extra="templates")
sandbox = optional("jinja2.sandbox", extra="templates")


def make_environment(
    *,
    native: bool = False,
    sandboxed: bool = True,
    search_path: Iterable[str] = (),
    package: str | None = None,
    macros: Mapping[str, Any] | None = None,
    filters: Mapping[str, Callable[..., Any]] | None = None,
    undefined: Any = None,
    options: Mapping[str, Any] | None = None,
) -> Any:
    """
    A Jinja environment.

    Args:
        native: give the Python value of an expression instead of text.
        sandboxed: templates may not reach Python's inside (`__class__` …); names with one leading underscore are open.
        search_path: folders in which template files and includes are looked for.
        package: a Python package in which they are looked for after that: its name, and perhaps a colon and the folder
            inside, which is `templates` otherwise.
        macros: further names that templates know.
        filters: further filters.
        undefined: what an unknown name does, a class of Jinja's; `None`: it is an error.
        options: further arguments of the environment.

    Returns:
        A `jinja2.Environment`.

    Raises:
        MissingExtra: Jinja is not installed.
        ValueError: there is no such package, or no such folder in it.

    Example:
        >>> make_environment(macros={"unit": "rows"}).from_string("{{ n }} {{ unit }}").render(n=2)
        '2 rows'
    """
    loader = jinja2.FileSystemLoader(list(search_path))
    if package is not None:
        name, _, folder = package.partition(":")
        try:
            loader = jinja2.ChoiceLoader([loader, jinja2.PackageLoader(name, folder or "templates")])
        except ModuleNotFoundError as err:
            raise ValueError(f"There is no package {name!r} to take templates from.") from err
    settings: dict[str, Any] = {
        "loader": loader,
        "undefined": undefined if undefined is not None else jinja2.StrictUndefined,
        "extensions": ["jinja2.ext.do"],
        "cache_size": 0,
        **(options or {}),
    }
    environment = _kind(native, sandboxed)(**settings)
    environment.globals.update(macros or {})
    environment.filters.update(filters or {})
    return environment


def _kind(native: bool, sandboxed: bool) -> Any:
    """The class of the environment; made here, since Jinja is loaded on first use."""
    if not sandboxed:
        return nativetypes.NativeEnvironment if native else jinja2.Environment

    safe_class, native_class = sandbox.SandboxedEnvironment, nativetypes.NativeEnvironment

    class Safe(safe_class):  # type: ignore[misc, valid-type]
        """Names with one leading underscore are open, those of Python's inside are not."""

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return not sandbox.is_internal_attribute(obj, attr)

    class SafeNative(native_class, Safe):  # type: ignore[misc, valid-type]
        """As `Safe`, for Python values."""

    return SafeNative if native else Safe
