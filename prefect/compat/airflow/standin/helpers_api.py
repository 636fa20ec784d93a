"""`airflow.utils.helpers`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Generator, Iterable
from functools import reduce
from typing import Any

from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.node import check_group_key, check_key
from prefect.compat.airflow.standin.relations import chain, cross_downstream
from prefect.core.optional import optional

_jinja2 = optional("jinja2", extra="airflow")

__all__ = ["chain", "cross_downstream"]


def validate_key(k: str, max_length: int = 250) -> None:
    """Refuse an id that Airflow would refuse; this function does so with its own error in every version."""
    try:
        check_key(k, longest=max_length)
    except ValueError as err:
        raise AirflowException(str(err)) from err


def validate_group_key(k: str, max_length: int = 200) -> None:
    """Refuse an id of a group that Airflow would refuse."""
    check_group_key(k)


def ask_yesno(question: str, default: bool | None = None) -> bool:
    """Ask the person at the terminal."""
    answer = input(question).strip().lower()
    return answer in ("y", "yes") if answer else bool(default)


def is_container(obj: Any) -> bool:
    """Tell whether `obj` holds other things and is no text."""
    return hasattr(obj, "__iter__") and not isinstance(obj, str)


def as_flattened_list(iterable: Iterable[Any]) -> list[Any]:
    """Return what stands in nested lists and tuples as one list."""
    found: list[Any] = []
    for item in iterable:
        if is_container(item):
            found.extend(as_flattened_list(item))
        else:
            found.append(item)
    return found


def as_tuple(obj: Any) -> tuple[Any, ...]:
    """Return `obj` as a tuple."""
    return tuple(obj) if is_container(obj) else (obj,)


def chunks(items: list[Any], chunk_size: int) -> Generator[list[Any], None, None]:
    """Yield parts of a list."""
    if chunk_size <= 0:
        raise ValueError("Chunk size must be a positive integer")
    for start in range(0, len(items), chunk_size):
        yield items[start : start + chunk_size]


def reduce_in_chunks(fn: Callable[..., Any], iterable: Any, initializer: Any, chunk_size: int = 0) -> Any:
    """Reduce a list part by part."""
    if not iterable:
        return initializer
    return reduce(fn, chunks(iterable, chunk_size or len(iterable)), initializer)


def prune_dict(val: Any, mode: str = "strict") -> Any:
    """Return `val` without empty values: `None` ones, or with mode `truthy` all false ones."""
    if mode not in ("strict", "truthy"):
        raise ValueError(f"allowable values for `mode` include 'truthy' and 'strict', not {mode!r}")

    def gone(value: Any) -> bool:
        return value is None if mode == "strict" else not bool(value)

    if isinstance(val, dict):
        found = {}
        for key, value in val.items():
            if gone(value):
                continue
            inner = prune_dict(value, mode) if isinstance(value, (list, dict)) else value
            if not gone(inner) or (mode == "strict" and inner is not None):
                found[key] = inner
        return found
    if isinstance(val, list):
        return [prune_dict(item, mode) if isinstance(item, (list, dict)) else item for item in val if not gone(item)]
    return val


def merge_dicts(dict1: dict[Any, Any], dict2: dict[Any, Any]) -> dict[Any, Any]:
    """Return two dicts joined, nested ones as well."""
    merged = dict(dict1)
    for key, value in dict2.items():
        known = merged.get(key)
        merged[key] = merge_dicts(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return merged


def partition(pred: Callable[[Any], bool], iterable: Iterable[Any]) -> tuple[Iterable[Any], Iterable[Any]]:
    """Return what `pred` refuses and what it accepts."""
    first, second = itertools.tee(iterable)
    return itertools.filterfalse(pred, first), filter(pred, second)


def at_most_one(*args: Any) -> bool:
    """Tell whether no more than one argument is something."""
    return sum(bool(arg) for arg in args) <= 1


def exactly_one(*args: Any) -> bool:
    """Tell whether just one argument is something."""
    return sum(bool(arg) for arg in args) == 1


def convert_camel_to_snake(camel_str: str) -> str:
    """Return `CamelCase` as `camel_case`."""
    return re.sub("(?!^)([A-Z]+)", r"_\1", camel_str).lower()


def build_airflow_url_with_query(query: dict[str, Any]) -> str:
    """Return the address of a page of Airflow's web server."""
    from urllib.parse import urlencode  # only this needs it

    return "/dags/" + "?" + urlencode(query)


def parse_template_string(template_string: str) -> tuple[str | None, Any]:
    """Return a text as a Jinja template, or as it is when it holds none."""
    if "{{" not in template_string:
        return template_string, None
    return None, _jinja2.Template(template_string)
