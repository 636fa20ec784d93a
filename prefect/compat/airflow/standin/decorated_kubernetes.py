"""`@task.kubernetes` and `@task.kubernetes_cmd`: functions that run in a pod, or say what a pod runs."""

from __future__ import annotations

import base64
import functools
import pickle
from typing import Any

from prefect.compat.airflow.standin.decorated import DecoratedOperator, rendered_kwargs
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.namespace import lookup
from prefect.compat.airflow.standin.venvscript import source_of

#: What the pod runs: the script out of one variable, with the arguments out of another.
COMMAND = "import base64, os; exec(base64.b64decode(os.environ['__PYTHON_SCRIPT']))"
OUTPUT = "/airflow/xcom/return.json"
_SCRIPT = """\
import base64, json, os, pickle, sys

given = pickle.loads(base64.b64decode(os.environ["__PYTHON_INPUT"]))

{source}

result = {name}(*given["args"], **given["kwargs"])
if len(sys.argv) > 1:
    os.makedirs(os.path.dirname(sys.argv[1]), exist_ok=True)
    with open(sys.argv[1], "w") as file:
        json.dump(result, file)
"""


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


class _Python(DecoratedOperator):
    """The function runs in the pod, on its arguments; what it returns travels as JSON."""

    custom_operator_name = "@task.kubernetes"

    def __init__(self, *, python_callable: Any, op_args: Any = None, op_kwargs: Any = None, **kwargs: Any) -> None:
        kwargs.pop("multiple_outputs", None)
        kwargs.pop("use_dill", None)
        kwargs.setdefault("name", f"k8s-airflow-pod-{python_callable.__name__}")
        super().__init__(python_callable=python_callable, op_args=op_args, op_kwargs=op_kwargs, **kwargs)

    def execute(self: Any, context: Any) -> Any:
        """Send function and arguments to the pod, and run it."""
        # the context has more than the function asks for, and not all of it can travel
        code = self.python_callable.__code__
        asked = {*self.op_kwargs, *code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]}
        named = {name: value for name, value in rendered_kwargs(self, context).items() if name in asked}
        # the context has more than the function asks for, and not all of it can travel
        code = self.python_callable.__code__
        asked = {*self.op_kwargs, *code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]}
        named = {name: value for name, value in rendered_kwargs(self, context).items() if name in asked}
        given = {"args": list(self.op_args), "kwargs": named}
        script = _SCRIPT.format(source=source_of(self.python_callable), name=self.python_callable.__name__)
        own = self.env_vars or []
        if isinstance(own, dict):
            own = [{"name": name, "value": str(value)} for name, value in own.items()]
        self.env_vars = [
            *own,
            {"name": "__PYTHON_SCRIPT", "value": _encoded(script.encode())},
            {"name": "__PYTHON_INPUT", "value": _encoded(pickle.dumps(given, protocol=4))},
        ]
        self.cmds = ["python", "-c", COMMAND, *([OUTPUT] if self.do_xcom_push else [])]
        self.arguments = None
        return super().execute(context)


class _Command(DecoratedOperator):
    """The function says the command that the pod runs."""

    custom_operator_name = "@task.kubernetes_cmd"

    def __init__(self, *, python_callable: Any, op_args: Any = None, op_kwargs: Any = None, **kwargs: Any) -> None:
        kwargs.pop("multiple_outputs", None)
        self.args_only = kwargs.pop("args_only", False)
        kwargs.setdefault("name", f"k8s-airflow-pod-{python_callable.__name__}")
        super().__init__(python_callable=python_callable, op_args=op_args, op_kwargs=op_kwargs, **kwargs)

    def execute(self: Any, context: Any) -> Any:
        """Ask the function for the command, render it, and run the pod."""
        command = self.python_callable(*self.op_args, **rendered_kwargs(self, context))
        if not isinstance(command, list) or not command or not all(isinstance(part, str) for part in command):
            raise AirflowException(f"{self.task_id}: the function has to return the command, a list of texts.")
        if self.args_only:
            self.cmds, self.arguments = None, command
        else:
            self.cmds, self.arguments = command, None
        context["ti"].render_templates()
        return super().execute(context)


_BASES = {"_KubernetesDecoratedOperator": _Python, "_KubernetesCmdDecoratedOperator": _Command}


@functools.cache
def _made(name: str) -> Any:
    pods = lookup("airflow.providers.cncf.kubernetes.operators.pod", "KubernetesPodOperator")
    fields = ("op_args", "op_kwargs", *(each for each in pods.template_fields if each not in ("op_args", "op_kwargs")))
    body = {"__module__": __name__, "__qualname__": name, "template_fields": fields, "__doc__": _BASES[name].__doc__}
    return type(pods)(name, (_BASES[name], pods), body)


def __getattr__(name: str) -> Any:
    # the operator that they derive from is made when a DAG file asks for it
    if name not in _BASES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _made(name)
