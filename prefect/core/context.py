"""
`prefect.context`: what a running task can know about its run.

A dictionary whose keys read as attributes too. It has layers: entering `prefect.context(key=value)` adds one, leaving
removes it. Each thread and each asynchronous task sees its own layers.

The engine enters a layer for every task run. What stands in it is computed when somebody asks, so that a task which
never looks pays nothing.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, MutableMapping
from contextvars import ContextVar, Token
from typing import Any


class Layer:
    """
    One layer of the context.

    Args:
        data: what it holds, with the layers below; `None` until `fill` has made it.
        fill: makes `data` on first use.
    """

    __slots__ = ("_data", "_fill")

    def __init__(self, data: dict[str, Any] | None = None, fill: Callable[[], dict[str, Any]] | None = None) -> None:
        self._data = data
        self._fill = fill

    @property
    def data(self) -> dict[str, Any]:
        """What the layer holds."""
        data = self._data
        if data is None:
            data = self._data = self._fill() if self._fill is not None else {}
        return data

    def peek(self, key: str, default: Any = None) -> Any:
        """
        One value, without making what is made on first use only; what only that would hold is not found.

        Args:
            key: its name.
            default: given where it is not there.

        Returns:
            The value.
        """
        return default if self._data is None else self._data.get(key, default)


_current: ContextVar[Layer | None] = ContextVar("prefect_context", default=None)
_base = threading.local()


def _layer() -> Layer:
    layer = _current.get()
    if layer is None:
        layer = getattr(_base, "layer", None)
        if layer is None:
            layer = _base.layer = Layer(_initial())
    return layer


def _initial() -> dict[str, Any]:
    # imported here: reading the configuration takes a file system, which an import should not; the loggers ask for both
    from prefect.core.config import config
    from prefect.core.logging import logger_of

    data: dict[str, Any] = dict(config.get("context") or {})
    data["config"] = config
    data["logger"] = logger_of()
    data.setdefault("caches", CACHES)
    return data


#: Cached states by cache key; they live as long as the process.
CACHES: dict[str, list[Any]] = {}


#: Put a layer on top; gives what `leave` needs to take it off again. The variable's own methods: every task calls both.
enter: Callable[[Layer], Token[Layer | None]] = _current.set

#: Take a layer off again.
leave: Callable[[Token[Layer | None]], None] = _current.reset


class Context(MutableMapping[str, Any]):
    """The one object behind `prefect.context`; see the module."""

    def __getitem__(self, key: str) -> Any:
        return _layer().data[key]

    def __setitem__(self, key: str, value: Any) -> None:
        _layer().data[key] = value

    def __delitem__(self, key: str) -> None:
        del _layer().data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_layer().data)

    def __len__(self) -> int:
        return len(_layer().data)

    def __contains__(self, key: object) -> bool:
        return key in _layer().data

    def __getattr__(self, key: str) -> Any:
        if key.startswith("__"):
            raise AttributeError(key)
        try:
            return _layer().data[key]
        except KeyError as err:
            raise AttributeError(f"Nothing named {key!r} is in prefect.context here.") from err

    def __setattr__(self, key: str, value: Any) -> None:
        _layer().data[key] = value

    def __delattr__(self, key: str) -> None:
        try:
            del _layer().data[key]
        except KeyError as err:
            raise AttributeError(f"Nothing named {key!r} is in prefect.context here.") from err

    def __repr__(self) -> str:
        # values may be secrets
        return "<Context>"

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *map(str, self)})

    def __reduce__(self) -> str:
        return "context"

    def copy(self) -> dict[str, Any]:
        """A dictionary of what is known here."""
        return dict(_layer().data)

    def to_dict(self) -> dict[str, Any]:
        """A dictionary of what is known here."""
        return dict(_layer().data)

    @contextlib.contextmanager
    def __call__(self, *args: MutableMapping[str, Any], **kwargs: Any) -> Iterator[Context]:
        """
        Add to the context for the length of a `with` block.

        Args:
            args: dictionaries to add.
            kwargs: single values to add.

        Example:
            >>> context = Context()
            >>> with context(colour="red"):
            ...     context.colour
            'red'
        """
        merged = dict(_layer().data)
        for more in (*args, kwargs):
            for key, value in dict(more).items():
                known = merged.get(key)
                if key == "config" and isinstance(value, dict) and known is not None and hasattr(known, "merged"):
                    value = known.merged(value)
                merged[key] = value
        token = enter(Layer(merged))
        try:
            yield self
        finally:
            leave(token)


#: What a running task can know about its run.
context = Context()


def get_from_context(key: str, default: Any = None) -> Any:
    """
    One value of the context.

    Args:
        key: its name.
        default: what to give where it is not there.

    Returns:
        The value.
    """
    return _layer().data.get(key, default)


def peek(key: str, default: Any = None) -> Any:
    """
    One value of the context that holds for the whole run; asking makes nothing of what belongs to a task.

    Args:
        key: its name.
        default: what to give where it is not there.

    Returns:
        The value.
    """
    return _layer().peek(key, default)


def snapshot() -> dict[str, Any]:
    """
    The context as a dictionary that can be sent to another process.

    Returns:
        Everything but what belongs to this process alone.
    """
    data = dict(_layer().data)
    for key in ("logger", "config", "caches", "flow"):
        data.pop(key, None)
    return data


def note_created(task: Any, copy_of: Any = None) -> None:
    """
    Remember that a task was made while a flow is being built, so that a forgotten one can be warned of.

    Args:
        task: the task.
        copy_of: the task that it is a copy of, which has been put to use by that.
    """
    layer = _current.get()
    if layer is not None:
        unused = layer.data.get("_unused_tasks")
        if unused is not None:
            unused.pop(copy_of, None)
            unused[task] = True


def note_bound(task: Any, flow: Any) -> None:
    """
    Tell the open `case` and `resource_manager` blocks that a task was tied into a flow.

    Args:
        task: the task.
        flow: the flow.
    """
    layer = _current.get()
    if layer is not None:
        for key in ("case", "resource"):
            block = layer.data.get(key)
            if block is not None:
                block.add_task(task, flow)
