"""Operators that call a Python function in another interpreter."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from prefect.compat.airflow.standin import versions
from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowSkipException, DeserializingResultError
from prefect.compat.airflow.standin.operators.python import PythonOperator
from prefect.compat.airflow.standin.skipmixin import BranchMixIn
from prefect.compat.airflow.standin.venvscript import source_of, write_script

# keys of the context that can be handed to another interpreter
_PLAIN_KEYS = frozenset(
    {
        "ds",
        "ds_nodash",
        "expanded_ti_count",
        "inlets",
        "outlets",
        "map_index_template",
        "next_ds",
        "next_ds_nodash",
        "prev_ds",
        "prev_ds_nodash",
        "run_id",
        "task_instance_key_str",
        "test_mode",
        "tomorrow_ds",
        "tomorrow_ds_nodash",
        "ts",
        "ts_nodash",
        "ts_nodash_with_tz",
        "yesterday_ds",
        "yesterday_ds_nodash",
        "templates_dict",
        "params",
    }
)


class _InAnotherPython(PythonOperator):
    template_fields: Sequence[str] = ("templates_dict", "op_args", "op_kwargs")

    def __init__(
        self,
        *,
        python_callable: Any,
        serializer: str | None = None,
        op_args: Collection[Any] | None = None,
        op_kwargs: Mapping[str, Any] | None = None,
        string_args: Iterable[str] | None = None,
        templates_dict: dict[str, Any] | None = None,
        templates_exts: list[str] | None = None,
        expect_airflow: bool = True,
        skip_on_exit_code: int | Container[int] | None = None,
        env_vars: dict[str, str] | None = None,
        inherit_env: bool = True,
        use_dill: bool = False,
        **kwargs: Any,
    ) -> None:
        if not callable(python_callable) or getattr(python_callable, "__name__", None) == "<lambda>":
            raise ValueError(f"{type(self).__name__} only supports functions for python_callable arg")
        super().__init__(
            python_callable=python_callable,
            op_args=op_args,
            op_kwargs=op_kwargs,
            templates_dict=templates_dict,
            templates_exts=templates_exts,
            **kwargs,
        )
        self.string_args = string_args or []
        self.serializer = serializer or ("dill" if use_dill else "pickle")
        if self.serializer not in ("pickle", "cloudpickle", "dill"):
            raise AirflowException(
                f"Unsupported serializer {self.serializer!r}. Expected one of 'cloudpickle', 'dill', 'pickle'"
            )
        self.expect_airflow = expect_airflow
        code = skip_on_exit_code
        self.skip_on_exit_code: Container[int] = [code] if isinstance(code, int) else code if code else []
        self.env_vars, self.inherit_env = env_vars, inherit_env

    def _interpreter(self, folder: Path) -> str:
        raise NotImplementedError

    def determine_kwargs(self, context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the keyword arguments that can be handed over."""
        plain = {name: value for name, value in context.items() if name in _PLAIN_KEYS or name in self._given}
        return super().determine_kwargs(plain)

    def execute(self, context: Any) -> Any:
        """Call the function in the other interpreter."""
        self._given = set(self.op_kwargs)
        return super().execute(context)

    def execute_callable(self) -> Any:
        """Write the call down, run it there and read what it returned."""
        with tempfile.TemporaryDirectory(prefix="venv-call", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            python = self._interpreter(folder)
            (folder / "script.in").write_bytes(
                pickle.dumps({"args": list(self.op_args), "kwargs": dict(self.op_kwargs)})
            )
            (folder / "string_args.txt").write_text("\n".join(map(str, self.string_args)))
            write_script(folder / "script.py", source_of(self.python_callable), self.python_callable.__name__)
            env = {**(os.environ if self.inherit_env else {}), **(self.env_vars or {})}
            done = subprocess.run(
                [python, "script.py", "script.in", "script.out", "string_args.txt", "error.txt"],
                cwd=folder,
                env=env,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            for line in done.stdout.splitlines():
                self.log.info("%s", line)
            if done.returncode in self.skip_on_exit_code:
                raise AirflowSkipException(f"Process exited with code {done.returncode}. Skipping.")
            if done.returncode != 0:
                error = folder / "error.txt"
                text = error.read_text() if error.exists() else done.stdout.strip()[-2000:]
                raise AirflowException(f"Process returned non-zero exit status {done.returncode}.\n{text}")
            result = folder / "script.out"
            if not result.exists() or not result.stat().st_size:
                return None
            try:
                return pickle.loads(result.read_bytes())
            except (ValueError, pickle.UnpicklingError, ImportError, AttributeError) as err:
                raise DeserializingResultError(
                    "the returned value cannot be read here; both Pythons must know its type"
                ) from err


def _index_url(connection: Any) -> str:
    """The address of a package index that a connection stands for."""
    address = (connection.host or "").rstrip("/")
    if not connection.login:
        return address
    scheme, separator, rest = address.rpartition("://")
    secret = f":{quote(connection.password, safe='')}" if connection.password else ""
    return f"{scheme}{separator}{quote(connection.login, safe='')}{secret}@{rest}"


class PythonVirtualenvOperator(_InAnotherPython):
    """
    Calls a function in a virtual environment that is made for it.

    Args:
        python_callable: the function; it must import what it needs itself.
        requirements: packages, or the text of a requirements file.
        python_version: version of Python, as `"3.11"`.
        serializer: not used beyond a check; values travel by pickle.
        system_site_packages: let the environment see the packages of the Python that makes it.
        pip_install_options: further options of `pip install`.
        string_args: texts that the function finds in `virtualenv_string_args`.
        index_urls: package indexes to install from.
        index_urls_from_connection_ids: connections that stand for package indexes.
        venv_cache_path: folder to keep environments in.
        env_vars: environment variables.
        inherit_env: hand on the environment of this process.
    """

    template_fields: Sequence[str] = (
        "templates_dict",
        "op_args",
        "op_kwargs",
        "requirements",
        "index_urls",
        "venv_cache_path",
    )
    template_ext: Sequence[str] = (".txt",)

    def __init__(
        self,
        *,
        python_callable: Any,
        requirements: Any = None,
        python_version: str | None = None,
        system_site_packages: bool = True,
        pip_install_options: list[str] | None = None,
        index_urls: Any = None,
        index_urls_from_connection_ids: Any = None,
        venv_cache_path: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(python_callable=python_callable, **kwargs)
        self.requirements = requirements if isinstance(requirements, str) else list(requirements or [])
        self.python_version, self.system_site_packages = python_version, system_site_packages
        self.pip_install_options = pip_install_options or []
        self.index_urls_from_connection_ids = index_urls_from_connection_ids
        if versions.current() >= (3, 0) and "index_urls_from_connection_ids" not in self.template_fields:
            self.template_fields = (*self.template_fields, "index_urls_from_connection_ids")
        self.index_urls = [index_urls] if isinstance(index_urls, str) else list(index_urls or []) or None
        self.venv_cache_path = venv_cache_path

    def _interpreter(self, folder: Path) -> str:
        base = f"python{self.python_version}" if self.python_version else sys.executable
        place = folder / "venv"
        options = ["--system-site-packages"] if self.system_site_packages else []
        self._checked([base, "-m", "venv", *options, str(place)])
        python = str(place / "bin" / "python")
        wanted = self.requirements.split("\n") if isinstance(self.requirements, str) else self.requirements
        wanted = [line.strip() for line in wanted if line.strip() and not line.strip().startswith("#")]
        if wanted:
            indexes = []
            named = [BaseHook.get_connection(name) for name in self.index_urls_from_connection_ids or []]
            urls = [*(self.index_urls or []), *(_index_url(connection) for connection in named)]
            for number, url in enumerate(urls):
                indexes += ["--index-url" if number == 0 else "--extra-index-url", url]
            self._checked([python, "-m", "pip", "install", "-q", *self.pip_install_options, *indexes, *wanted])
        return python

    def _checked(self, command: list[str]) -> None:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            raise AirflowException(
                f"task {self.task_id!r}: making the virtual environment failed ({' '.join(command[:4])} …):\n"
                + textwrap.shorten(done.stdout, 2000)
            )


class ExternalPythonOperator(_InAnotherPython):
    """
    Calls a function in an interpreter that is there already.

    Args:
        python: path of the interpreter.
        python_callable: the function; it must import what it needs itself.
        expect_pendulum: the interpreter has pendulum.
    """

    template_fields: Sequence[str] = ("python", "templates_dict", "op_args", "op_kwargs")

    def __init__(self, *, python: str, python_callable: Any, expect_pendulum: bool = False, **kwargs: Any) -> None:
        if not python:
            raise ValueError("Python Path must be defined in ExternalPythonOperator")
        super().__init__(python_callable=python_callable, **kwargs)
        self.python, self.expect_pendulum = python, expect_pendulum

    def _interpreter(self, folder: Path) -> str:
        path = Path(self.python)
        if not path.exists():
            raise ValueError(f"Python Path '{path}' must exists")
        if not path.is_file():
            raise ValueError(f"Python Path '{path}' must be a file")
        return str(path)


class BranchPythonVirtualenvOperator(PythonVirtualenvOperator, BranchMixIn):
    """Calls a function in a virtual environment; it returns the ids of the tasks to follow."""

    _can_skip_downstream = True

    def execute(self, context: Any) -> Any:
        """Call the function and skip what is not followed."""
        return self.do_branch(context, super().execute(context))


class BranchExternalPythonOperator(ExternalPythonOperator, BranchMixIn):
    """Calls a function in an interpreter that is there already; it returns the ids of the tasks to follow."""

    _can_skip_downstream = True

    def execute(self, context: Any) -> Any:
        """Call the function and skip what is not followed."""
        return self.do_branch(context, super().execute(context))


__all__ = [
    "BranchExternalPythonOperator",
    "BranchPythonVirtualenvOperator",
    "ExternalPythonOperator",
    "PythonVirtualenvOperator",
]
