"""States as plain records, and back."""

from __future__ import annotations

import importlib
import os
import pickle
from pathlib import Path
from typing import Any

import cloudpickle

from prefect.core.engine import state as core_states
from prefect.core.engine.state import State
from prefect.core.results.base import Result
from prefect.core.results.secret import SecretResult

#: How a value is kept: as it stands, pickled, in a file, where its task stored it, or not at all.
PLAIN, PICKLED, FILED, STORED, UNKEPT, SECRET = range(6)

_ATOMS = (type(None), int, float, bool)
_OWN = ("message", "_value", "started", "ended", "_cached_inputs")
_SMALL = frozenset({"message", "_value", "started", "ended"})


def recorded(
    state: State, folder: Path, node: tuple[int, int], inline_bytes: int, *, is_secret: bool = False
) -> tuple[Any, ...]:
    """
    A state as a record.

    Args:
        state: the state.
        folder: where larger values go.
        node: task and number of the node, for the name of the value's file.
        inline_bytes: a pickled value that is longer goes into a file.
        is_secret: the value must not be written anywhere.

    Returns:
        Kind, message, started, ended, further attributes, how the value is kept, and the value as that says.
    """
    kind = type(state)
    if kind is core_states.Success and state.__dict__.keys() <= _SMALL:
        value = state._value
        if is_secret or type(value) not in _ATOMS:
            how, what = _kept(value, folder, node, inline_bytes, is_secret=is_secret)
        else:
            how, what = PLAIN, value
        return "Success", state.message, state.started, state.ended, None, how, what
    kept = {key: value for key, value in state.__dict__.items() if key not in _OWN and value is not None}
    is_core = kind.__module__ == core_states.__name__
    name = kind.__name__ if is_core else f"{kind.__module__}:{kind.__qualname__}"
    how, what = _kept(state._value, folder, node, inline_bytes, is_secret=is_secret)
    return name, state.message, state.started, state.ended, _attributes(kept), how, what


def _kept(value: Any, folder: Path, node: tuple[int, int], inline_bytes: int, *, is_secret: bool) -> tuple[int, Any]:
    if is_secret or isinstance(value, SecretResult):
        return SECRET, None
    if type(value) in _ATOMS:
        return PLAIN, value
    try:
        if isinstance(value, Result) and value.location is not None:
            place = value.copy()
            place.value = None
            return STORED, cloudpickle.dumps(place)
        body = _dumped(value.value if isinstance(value, Result) else value)
    except Exception as err:  # noqa: BLE001 - pickling runs the code of whoever made the value
        return UNKEPT, repr(err)
    if len(body) <= inline_bytes:
        return PICKLED, body
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{node[0]}.{node[1]}.pickle"
        half = file.with_suffix(".part")
        half.write_bytes(body)
        os.replace(half, file)
    except OSError as err:
        return UNKEPT, repr(err)
    return FILED, file.name


def _dumped(value: Any) -> bytes:
    try:
        return pickle.dumps(value, 5)
    except Exception:  # noqa: BLE001 - pickling runs the code of whoever made the value
        # functions made on the spot, and the like
        body: bytes = cloudpickle.dumps(value)
        return body


def _attributes(kept: dict[str, Any]) -> bytes | None:
    try:
        return _dumped(kept) if kept else None
    except Exception:  # noqa: BLE001 - pickling runs the code of whoever made the value
        # one of them cannot be pickled: the others are kept
        good = {}
        for key, value in kept.items():
            try:
                _dumped(value)
            except Exception:  # noqa: BLE001 - pickling runs the code of whoever made the value
                continue
            good[key] = value
        return _dumped(good)


def revived(record: tuple[Any, ...], folder: Path) -> State:
    """
    The state of a record.

    Args:
        record: what `recorded` gave.
        folder: where larger values are.

    Returns:
        The state with its value.

    Raises:
        ValueError: the value was not kept; the message says why.
        Exception: whatever reading it raised.
    """
    kind_name, message, started, ended, more, how, what = record
    if ":" in kind_name:
        module, _, name = kind_name.partition(":")
        kind: Any = importlib.import_module(module)
        for part in name.split("."):
            kind = getattr(kind, part)
    else:
        kind = getattr(core_states, kind_name)
    state: State = kind(message)
    if more is not None:
        state.__dict__.update(pickle.loads(more))
    state.started, state.ended = started, ended
    if how == PLAIN:
        state._value = what
    elif how == PICKLED:
        state._value = pickle.loads(what)
    elif how == FILED:
        state._value = pickle.loads((folder / what).read_bytes())
    elif how == STORED:
        place = pickle.loads(what)
        state._value = place.read(place.location)
    else:
        raise ValueError("its result is a secret" if how == SECRET else f"its result could not be kept ({what})")
    return state
