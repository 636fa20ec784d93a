"""Which Airflow version has which module and name."""

from __future__ import annotations

from prefect.compat.airflow import datafiles
from prefect.compat.airflow.standin import ondemand, paths
from prefect.compat.airflow.standin.versions import Version

_tables: dict[str, dict[str, frozenset[str]]] = {}


def is_known_module(fullname: str) -> bool:
    """Tell whether some version, or some provider, has a module of that name."""
    return fullname in _ALWAYS or fullname in paths.MODULES or fullname in _SERVED or ondemand.is_module(fullname)


#: Modules that single names are served from, and those above them.
_SERVED = frozenset(
    ".".join(parts[:count]) for parts in (path.split(".") for path in paths.SPECIAL) for count in range(1, len(parts))
)


_ALWAYS = frozenset(
    {
        "airflow",
        "airflow.models",
        "airflow.operators",
        "airflow.sensors",
        "airflow.decorators",
        "airflow.utils",
        "airflow.sdk",
        "airflow.models.dag",
        "airflow.models.baseoperator",
        "airflow.models.param",
        "airflow.operators.bash",
        "airflow.operators.empty",
        "airflow.sensors.python",
        "airflow.sensors.base",
        "airflow.utils.task_group",
        "airflow.utils.edgemodifier",
        "airflow.providers",
        "airflow.providers.standard",
        "airflow.providers.standard.operators",
        "airflow.providers.standard.sensors",
        "airflow.operators.python_operator",
        "airflow.operators.bash_operator",
    }
)


def _table(version: Version) -> dict[str, frozenset[str]]:
    name = "names_1_10.txt" if version < (2, 0) else "names_2_10.txt" if version < (3, 0) else "names_3_2.txt"
    if name not in _tables:
        rows = (line.split(" ") for line in datafiles.lines(__package__, name))
        _tables[name] = {row[0]: frozenset(row[1:]) for row in rows}
    return _tables[name]


def names(version: Version, module: str) -> frozenset[str]:
    """Return the names that `module` has in `version`; none for what providers bring."""
    return _table(version).get(module, frozenset())


def has(version: Version, module: str, name: str | None) -> bool:
    """
    Tell whether `version` has `module`, or `name` in it.

    What providers bring is taken to be installed, save the standard provider before Airflow 3.
    """
    if module == "airflow.providers.standard" or module.startswith("airflow.providers.standard."):
        if version < (3, 0):
            return False
    elif module == "airflow.providers" or module.startswith("airflow.providers."):
        return version >= (2, 0) or module == "airflow.providers"
    table = _table(version)
    if name is None:
        return module in table
    # decorators of others derive from private classes, which the tables of public names do not have
    private = name.startswith("_") and name in paths.NAMES
    return module in table and (private or name in table[module] or f"{module}.{name}" in table)
