"""The rarer kinds of `@task`, loaded when a DAG file uses them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_OURS = __name__.rpartition(".")[0]

# name behind `task.` -> module and class
KINDS = {
    "bash": ("decorated_bash", "_BashDecoratedOperator"),
    "sensor": ("decorated_bash", "DecoratedSensorOperator"),
    "kubernetes": ("decorated_kubernetes", "_KubernetesDecoratedOperator"),
    "kubernetes_cmd": ("decorated_kubernetes", "_KubernetesCmdDecoratedOperator"),
    "virtualenv": ("decorated_venv", "_PythonVirtualenvDecoratedOperator"),
    "external_python": ("decorated_venv", "_PythonExternalDecoratedOperator"),
    "branch_virtualenv": ("decorated_venv", "_BranchPythonVirtualenvDecoratedOperator"),
    "branch_external_python": ("decorated_venv", "_BranchExternalPythonDecoratedOperator"),
}


def operator_class_for(name: str) -> Any:
    """Return the operator class behind `@task.<name>`; what is not known is a class made on demand."""
    if name in KINDS:
        module, cls = KINDS[name]
        return getattr(import_module(f"{_OURS}.{module}"), cls)
    made = import_module(f"{_OURS}.ondemand")
    return made.decorated_class(name)
