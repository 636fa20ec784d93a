"""The Airflow version that holds at the moment, and comparisons with it."""

from __future__ import annotations

Version = tuple[int, int]

DEFAULT: Version = (2, 10)
FULL_NAMES: dict[Version, str] = {(1, 10): "1.10.15", (2, 10): "2.10.5", (3, 2): "3.2.2"}

_current: Version = DEFAULT


def current() -> Version:
    """Return the version that holds now, as `(major, minor)`."""
    return _current


def use(version: Version) -> Version:
    """Let `version` hold from now on and return the one that held before."""
    global _current
    before, _current = _current, version
    return before


def full_name(version: Version | None = None) -> str:
    """Return the text that `airflow.__version__` shows for `version` (the current one if left out)."""
    version = version or _current
    return FULL_NAMES.get(version) or f"{version[0]}.{version[1]}.0"
