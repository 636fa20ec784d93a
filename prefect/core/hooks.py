"""
Slots through which the core reaches outward without knowing who is there.

`prefect/__init__.py` fills them: drawing a flow, registering it with a server, a secret that the server keeps. A slot
that nobody filled raises `NotAvailable` with what to do. The slots used inside the core itself (the JSON form of a
state, a look into the context) break what would otherwise be a ring of imports.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from prefect.core.errors import NotAvailable

_slots: dict[str, tuple[str, str]] = {
    "dump_flow": ("prefect.core.serialization.flow", "dump_flow"),
    "dump_task": ("prefect.core.serialization.task", "dump_task"),
    "dump_state": ("prefect.core.serialization.state", "dump_state"),
    "load_state": ("prefect.core.serialization.state", "load_state"),
    "context_get": ("prefect.core.context", "get_from_context"),
    "current_flow": ("prefect.core.context", "current_flow"),
}
#: What to say where nothing fills a slot.
_NEEDS = {
    "register_flow": "Registering a flow needs an orchestration server, which this version does not have. "
    "`flow.run()` runs it here.",
    "run_agent": "An agent needs an orchestration server, which this version does not have. `flow.run()` runs the flow "
    "here; `flow.run()` with a schedule waits and runs it each time.",
}
_found: dict[str, Callable[..., Any]] = {}


def fill(slot: str, module: str, name: str) -> None:
    """
    Say who answers a slot; the module is imported when the slot is first used.

    Args:
        slot: name of the slot.
        module: dotted path of the module.
        name: the function in it.

    Example:
        >>> fill("greet", "builtins", "str.upper")
    """
    _slots[slot] = (module, name)
    _found.pop(slot, None)


def call(slot: str, *args: Any, **kwargs: Any) -> Any:
    """
    Call what fills a slot.

    Args:
        slot: name of the slot.
        args: passed on.
        kwargs: passed on.

    Returns:
        What the filling function returns.

    Raises:
        NotAvailable: nothing fills the slot.
    """
    function = _found.get(slot)
    if function is None:
        try:
            module, name = _slots[slot]
        except KeyError as err:
            what = _NEEDS.get(slot, f"Nothing provides {slot!r} in this installation of prefect.")
            raise NotAvailable(what) from err
        found: Any = importlib.import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
        function = _found[slot] = found
    return function(*args, **kwargs)


def dump_state(state: Any) -> dict[str, Any]:
    """The JSON form of a state."""
    return call("dump_state", state)


def load_state(blob: dict[str, Any]) -> Any:
    """The state of a JSON form."""
    return call("load_state", blob)


def context_get(key: str, default: Any = None) -> Any:
    """One value of the running task's context."""
    return call("context_get", key, default)
