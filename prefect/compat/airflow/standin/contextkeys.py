"""The keys of a task's context, and which of them a callable wants."""

from __future__ import annotations

import inspect
import types
import weakref
from collections.abc import Callable, Collection, Mapping
from typing import Any

from prefect.compat.airflow.standin.versions import current

KNOWN_CONTEXT_KEYS = frozenset(
    {
        "conf",
        "conn",
        "dag",
        "dag_run",
        "data_interval_end",
        "data_interval_start",
        "ds",
        "ds_nodash",
        "execution_date",
        "expanded_ti_count",
        "exception",
        "inlets",
        "inlet_events",
        "logical_date",
        "macros",
        "map_index_template",
        "next_ds",
        "next_ds_nodash",
        "next_execution_date",
        "outlets",
        "outlet_events",
        "params",
        "prev_data_interval_start_success",
        "prev_data_interval_end_success",
        "prev_ds",
        "prev_ds_nodash",
        "prev_execution_date",
        "prev_execution_date_success",
        "prev_start_date_success",
        "prev_end_date_success",
        "reason",
        "run_id",
        "task",
        "task_reschedule_count",
        "task_instance",
        "task_instance_key_str",
        "test_mode",
        "templates_dict",
        "ti",
        "tomorrow_ds",
        "tomorrow_ds_nodash",
        "triggering_asset_events",
        "triggering_dataset_events",
        "ts",
        "ts_nodash",
        "ts_nodash_with_tz",
        "try_number",
        "var",
        "yesterday_ds",
        "yesterday_ds_nodash",
    }
)
_GONE_IN_THREE = frozenset(
    {
        "conf",
        "execution_date",
        "next_ds",
        "next_ds_nodash",
        "next_execution_date",
        "prev_ds",
        "prev_ds_nodash",
        "prev_execution_date",
        "prev_execution_date_success",
        "tomorrow_ds",
        "tomorrow_ds_nodash",
        "triggering_dataset_events",
        "yesterday_ds",
        "yesterday_ds_nodash",
    }
)
_KEYS_OF_THREE = KNOWN_CONTEXT_KEYS - _GONE_IN_THREE


def context_keys() -> frozenset[str]:
    """Return the keys that the context has in the version that holds now."""
    return _KEYS_OF_THREE if current() >= (3, 0) else KNOWN_CONTEXT_KEYS


_known: weakref.WeakKeyDictionary[Any, Mapping[str, inspect.Parameter]] = weakref.WeakKeyDictionary()


def _parameters(func: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    """Return the parameters of a callable; those of plain functions are looked up once."""
    if type(func) is not types.FunctionType:
        return inspect.signature(func).parameters
    found = _known.get(func)
    if found is None:
        found = _known[func] = inspect.signature(func).parameters
    return found


class KeywordParameters:
    """The keyword arguments that a callable gets."""

    def __init__(self, kwargs: Mapping[str, Any]) -> None:
        self._kwargs = kwargs

    @classmethod
    def determine(cls, func: Callable[..., Any], args: Collection[Any], kwargs: Mapping[str, Any]) -> KeywordParameters:
        """Keep of `kwargs` what `func` takes beside the positional `args`."""
        parameters = _parameters(func)
        by_position = list(parameters)[: len(args)]
        for name in by_position:
            if name in kwargs and parameters[name].kind is not inspect.Parameter.VAR_POSITIONAL:
                raise ValueError(f"The key {name!r} in args is a part of kwargs and therefore reserved.")
        if any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
            return cls(kwargs)
        return cls({name: kwargs[name] for name in parameters if name in kwargs and name not in by_position})

    def unpacking(self) -> Mapping[str, Any]:
        """Return the arguments to call with `**`."""
        return self._kwargs


def determine_kwargs(func: Callable[..., Any], args: Collection[Any], kwargs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return of `kwargs` (a context and more) what `func` takes beside the positional `args`."""
    return KeywordParameters.determine(func, args, kwargs).unpacking()


def make_kwargs_callable(func: Callable[..., Any]) -> Callable[..., Any]:
    """Return `func` taking any keyword arguments and passing on those it knows."""
    import functools  # only callbacks of a few operators need it

    @functools.wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        return func(*args, **determine_kwargs(func, args, kwargs))

    return call


def context_merge(context: Any, *args: Any, **kwargs: Any) -> None:
    """Put more keys into a context."""
    context.update(*args, **kwargs)


class Context(dict[str, Any]):
    """A task's context, for annotations and for tests that make one."""
