"""When a result counts as the recorded one."""

from __future__ import annotations

from typing import Any

#: Airflow shows lazy sequences as texts of their own.
_LAZY = ("LazySelectSequence(", "LazyXComSequence(")
#: Of these fields 2.10 shows the text of the whole if any item is no JSON.
_ARGUMENTS = ("op_args", "op_kwargs", "templates_dict", "params")


def differences(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """
    What of a run of a DAG is not as it was recorded.

    Args:
        expected: the recording; what it lists as unstable depends on the order of the tasks and is left out.
        found: the result here.

    Returns:
        A line for every difference.
    """
    unstable: dict[str, list[str]] = expected.get("unstable") or {}
    lines = []
    if expected["dagrun_state"] != found["dagrun_state"] and not expected.get("unstable_dagrun_state"):
        lines.append(f"the run: {found['dagrun_state']} instead of {expected['dagrun_state']}")
    names = sorted({*expected["tis"], *found["tis"]})
    if expected.get("unstable_tis"):
        names = sorted(expected["tis"].keys() & found["tis"].keys())
    nothing = {"state": None, "tries": 0, "xcoms": {}, "rendered": None}
    for name in names:
        one, other = expected["tis"].get(name, nothing), found["tis"].get(name, nothing)
        for field in ("state", "tries", "xcoms", "rendered"):
            if field in unstable.get(name, ()):
                continue
            same = _same_rendered if field == "rendered" else _same_xcoms if field == "xcoms" else _same
            if not same(one[field] or None, other[field] or None):
                lines.append(f"{name} {field}: {other[field]!r} instead of {one[field]!r}")
    return lines


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, bool) is not isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


def _same_xcoms(one: Any, other: Any) -> bool:
    return _same(_sorted_skips(one), _sorted_skips(other))


def _sorted_skips(xcoms: dict[str, Any] | None) -> Any:
    """The lists of a choice follow the order of a set."""
    note = (xcoms or {}).get("skipmixin_key")
    if not isinstance(note, dict) or xcoms is None:
        return xcoms
    return {**xcoms, "skipmixin_key": {key: sorted(value, key=str) for key, value in note.items()}}


def _same_rendered(one: Any, other: Any, top: bool = True) -> bool:
    if isinstance(one, str):
        return one == other or any(mark in one for mark in _LAZY)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            (top and key in _ARGUMENTS and isinstance(value, str)) or _same_rendered(value, other[key], False)
            for key, value in one.items()
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_same_rendered(x, y, False) for x, y in zip(one, other, strict=True))
    return _same(one, other)
