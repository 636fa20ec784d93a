"""
Rendering of template fields: the Jinja environment of a DAG, and what is a template inside nested values.

Jinja is imported when the first template is met: a field without markers is never parsed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from prefect.core.optional import optional
from prefect.tasks.templates import environment

# jinja2 costs more to import than a small DAG takes to run: only those who use templates pay
_jinja2 = optional("jinja2", extra="airflow")
_nativetypes = optional("jinja2.nativetypes", extra="airflow")

_MARKERS = ("{{", "{%", "{#")
_LINE_ENDS = re.compile(r"\r\n|\r")
_PLAIN = frozenset({int, float, bool, type(None)})


def has_markers(text: str) -> bool:
    """Would Jinja find anything in this text?"""
    return "{" in text and any(marker in text for marker in _MARKERS)


def _ds(value: datetime.datetime) -> str:
    return value.strftime("%Y-%m-%d")


def _ds_nodash(value: datetime.datetime) -> str:
    return value.strftime("%Y%m%d")


def _ts(value: datetime.datetime) -> str:
    return value.isoformat()


def _ts_nodash(value: datetime.datetime) -> str:
    return value.strftime("%Y%m%dT%H%M%S")


def _ts_nodash_with_tz(value: datetime.datetime) -> str:
    return value.isoformat().replace("-", "").replace(":", "")


#: Filters that every template of a DAG has.
FILTERS: dict[str, Callable[[datetime.datetime], str]] = {
    "ds": _ds,
    "ds_nodash": _ds_nodash,
    "ts": _ts,
    "ts_nodash": _ts_nodash,
    "ts_nodash_with_tz": _ts_nodash_with_tz,
}


class _Names(Mapping[str, Any]):
    """The names a template sees: the context of the task, then the globals of the template."""

    __slots__ = ("_context", "_globals")

    def __init__(self, context: Mapping[str, Any], globals_: Mapping[str, Any]) -> None:
        self._context = context
        self._globals = globals_

    def __getitem__(self, name: str) -> Any:
        if name in self._context:
            return self._context[name]
        return self._globals[name]

    def __contains__(self, name: object) -> bool:
        return name in self._context or name in self._globals

    def __iter__(self) -> Iterator[str]:
        yield from self._context
        yield from (name for name in self._globals if name not in self._context)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def copy(self) -> dict[str, Any]:
        """Nothing: Jinja shows it beside a traceback, and making every value of a context might fail in turn."""
        return {}


def make_environment(
    *,
    native: bool = False,
    search_path: Iterable[str] = (),
    globals_: Mapping[str, Any] | None = None,
    filters: Mapping[str, Callable[..., Any]] | None = None,
    undefined: Any = None,
    options: Mapping[str, Any] | None = None,
) -> Any:
    """
    A sandboxed Jinja environment as Airflow makes it for a DAG.

    Args:
        native: give the Python value of an expression instead of text.
        search_path: folders in which template files and includes are looked for.
        globals_: further names, `user_defined_macros`.
        filters: further filters, `user_defined_filters`.
        undefined: what an unknown name does; `None`: it is an error.
        options: further arguments of the environment.

    Returns:
        A `jinja2.Environment`.
    """
    return environment.make_environment(
        native=native,
        search_path=search_path,
        macros=globals_,
        filters={**FILTERS, **(filters or {})},
        # asked here, so that the adapter's own extra is named where Jinja is missing
        undefined=_jinja2.StrictUndefined if undefined is None else undefined,
        options=options,
    )


class Renderer:
    """
    Renders the fields of the tasks of one DAG.

    Args:
        environment: makes the Jinja environment, called once and only when it is needed.
        native: does the environment give Python values?
    """

    def __init__(self, environment: Callable[[], Any], *, native: bool) -> None:
        self._make = environment
        self._native = native
        self._environment: Any = None
        self._compiled: dict[str, Any] = {}

    @property
    def environment(self) -> Any:
        """The Jinja environment."""
        if self._environment is None:
            self._environment = self._make()
        return self._environment

    def text(self, value: str, context: Mapping[str, Any], extensions: Collection[str] = ()) -> Any:
        """
        Render one text.

        Args:
            value: a template, or the name of a template file.
            context: the names it may use.
            extensions: endings that make it the name of a file.

        Returns:
            Text, or with native rendering any value.
        """
        if extensions and value.endswith(tuple(extensions)):
            return self._run(self.environment.get_template(value), context)
        if not self._native and not has_markers(value):
            if "\n" in value or "\r" in value:
                value = _LINE_ENDS.sub("\n", value)
                return value[:-1] if value.endswith("\n") else value
            return value
        template = self._compiled.get(value)
        if template is None:
            template = self._compiled[value] = self.environment.from_string(value)
        return self._run(template, context)

    def _run(self, template: Any, context: Mapping[str, Any]) -> Any:
        environment = template.environment
        names = environment.context_class(
            environment, _Names(context, template.globals), template.name, template.blocks
        )
        try:
            parts = template.root_render_func(names)
            if self._native:
                return _nativetypes.native_concat(parts)
            return "".join(parts)
        except Exception:
            environment.handle_exception()
            raise

    def value(self, value: Any, context: Mapping[str, Any], extensions: Collection[str], seen: set[int]) -> Any:
        """
        Render whatever holds templates: text, nested lists, tuples, dicts and sets, objects with template fields.

        Args:
            value: the value.
            context: the names that templates may use.
            extensions: endings that make a text the name of a file.
            seen: `id()` of objects that are not rendered (again).

        Returns:
            The rendered value; objects with template fields of their own are rendered in place.
        """
        kind = type(value)
        if kind in _PLAIN:
            return value
        if seen and id(value) in seen:
            return value
        if isinstance(value, str):
            return self.text(value if kind is str else str(value), context, extensions)
        if hasattr(value, "resolve") and hasattr(value, "iter_references"):
            return value.resolve(context)
        if kind is list:
            return [self.value(item, context, extensions, seen) for item in value]
        if kind is dict:
            return {key: self.value(item, context, extensions, seen) for key, item in value.items()}
        if isinstance(value, tuple):
            items = (self.value(item, context, extensions, seen) for item in value)
            return tuple(items) if kind is tuple else kind(*items)
        if isinstance(value, list):
            return [self.value(item, context, extensions, seen) for item in value]
        if isinstance(value, dict):
            return {key: self.value(item, context, extensions, seen) for key, item in value.items()}
        if isinstance(value, set):
            return {self.value(item, context, extensions, seen) for item in value}
        fields = getattr(value, "template_fields", None)
        if fields and not isinstance(value, type):
            seen.add(id(value))
            self.fields(value, fields, context, extensions, seen)
        return value

    def fields(
        self, owner: Any, names: Iterable[str], context: Mapping[str, Any], extensions: Collection[str], seen: set[int]
    ) -> None:
        """
        Render fields of an object in place.

        Args:
            owner: the operator, or an object inside one of its fields.
            names: its template fields.
            context: the names that templates may use.
            extensions: endings that make a text the name of a file.
            seen: `id()` of objects that are not rendered (again).

        Raises:
            AttributeError: a template field does not exist.
        """
        for name in names:
            try:
                value = getattr(owner, name)
            except AttributeError as err:
                raise AttributeError(
                    f"{name!r} is configured as a template field "
                    f"but {type(owner).__name__} does not have this attribute."
                ) from err
            if value is None or value == "" and isinstance(value, str):
                continue
            try:
                rendered = self.value(value, context, extensions, seen)
            except Exception as err:
                if not hasattr(err, "__notes__"):
                    err.add_note(f"while rendering the template field {name!r}: {_shortened(value)}")
                raise
            if rendered is not value:
                setattr(owner, name, rendered)


def _shortened(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 200 else text[:197] + "…"
