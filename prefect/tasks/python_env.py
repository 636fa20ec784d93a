"""Python functions in another interpreter: one that is there, or a virtual environment made for them."""

from __future__ import annotations

import ast
import hashlib
import inspect
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from prefect.core.settable import Task, needed, settable

#: What runs in the other interpreter; it has to be understood by any Python 3.
SCRIPT = """
import pickle, sys, traceback
{source}
with open(sys.argv[1], "rb") as file:
    given = pickle.load(file)
try:
    answer = (True, {name}(*given[0], **given[1]))
except BaseException as error:
    traceback.print_exc()
    answer = (False, "".join(traceback.format_exception_only(type(error), error)).strip())
try:
    data = pickle.dumps(answer, 4)
except Exception as error:
    data = pickle.dumps((False, "the result cannot be pickled: %r" % (error,)), 4)
with open(sys.argv[2], "wb") as file:
    file.write(data)
"""


class _OtherPython(Task):
    """What both tasks share: how a function is carried over and its result back."""

    def carry_out(
        self, python: str, function: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> Any:
        """Call a function in another interpreter; what it prints is logged."""
        with tempfile.TemporaryDirectory(prefix="prefect-") as folder:
            script, given, answer = (Path(folder, name) for name in ("script.py", "given", "answer"))
            script.write_text(SCRIPT.format(source=source_of(function), name=function.__name__), encoding="utf-8")
            given.write_bytes(pickle.dumps((tuple(args), dict(kwargs)), protocol=4))
            environment = {
                name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")
            }
            with subprocess.Popen(
                [python, str(script), str(given), str(answer)],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=environment,
                encoding="utf-8",
                errors="replace",
            ) as process:
                try:
                    last = ""
                    for line in process.stdout or ():
                        last = line.rstrip()
                        self.logger.info(last)
                    code = process.wait()
                except BaseException:
                    process.kill()
                    raise
            if not answer.exists():
                raise RuntimeError(f"{python} ended with code {code} before the function had returned: {last}")
            well, value = pickle.loads(answer.read_bytes())
        if not well:
            raise RuntimeError(f"{function.__name__} failed in {python}: {value}")
        return value


def source_of(function: Callable[..., Any]) -> str:
    """
    The source of a function without its decorators.

    Args:
        function: a function written with `def`; it may use nothing that stands outside it.

    Raises:
        ValueError: it has no source, or is no `def`.
    """
    try:
        text = textwrap.dedent(inspect.getsource(function))
        tree = ast.parse(text)
    except (OSError, TypeError, SyntaxError) as err:
        raise ValueError(f"The source of {function!r} cannot be read; give a function written with 'def'.") from err
    if not tree.body or not isinstance(tree.body[0], ast.FunctionDef):
        raise ValueError(f"{function!r} is no function written with 'def', so it cannot be carried over.")
    tree.body[0].decorator_list = []
    return ast.unparse(tree)


class ExternalPython(_OtherPython):
    """
    Call a function in another Python interpreter of this machine.

    The function's source is carried over: it imports inside what it uses. Arguments and the result are pickled.

    Args:
        op_args: arguments by position.
        op_kwargs: arguments by name.
        function: the function, given when the task is built like the next.
        python: path of the interpreter.

    Returns:
        What the function returned.

    Raises:
        ValueError: no function or no interpreter was given; the function has no source.
        FileNotFoundError: there is no such interpreter.
        RuntimeError: the function raised something, its result cannot be pickled, or the interpreter died.

    Example:
        >>> ExternalPython(add, python=sys.executable).run([1, 2])
        3
    """

    function: Callable[..., Any] | None = None
    python: str | None = None

    @settable("function", "python")
    def run(self, op_args: Sequence[Any] = (), op_kwargs: Mapping[str, Any] | None = None) -> Any:
        function, python = needed(self.function, "function"), needed(self.python, "python")
        return self.carry_out(python, function, op_args, op_kwargs or {})


class VirtualenvPython(_OtherPython):
    """
    Call a function in a virtual environment that holds the packages it needs.

    The function's source is carried over: it imports inside what it uses. Arguments and the result are pickled.

    Args:
        op_args: arguments by position.
        op_kwargs: arguments by name.
        function: the function, given when the task is built like all that follow.
        requirements: what is installed, in pip's notation.
        python: interpreter from which the environment is made; this one if left out.
        system_site_packages: the environment sees the packages of that interpreter.
        pip_options: further options of `pip install`.
        cache_folder: where environments are kept for the next run; `None` makes one for this run alone.

    Returns:
        What the function returned.

    Raises:
        ValueError: no function was given; the function has no source.
        RuntimeError: the environment cannot be made; the function raised something, its result cannot be pickled, or
            the interpreter died.

    Example:
        >>> VirtualenvPython(add).run([1, 2])
        3
    """

    function: Callable[..., Any] | None = None
    requirements: Sequence[str] = ()
    python: str | None = None
    system_site_packages: bool = False
    pip_options: Sequence[str] = ()
    cache_folder: str | Path | None = None

    @settable("function", "requirements", "python", "system_site_packages", "pip_options", "cache_folder")
    def run(self, op_args: Sequence[Any] = (), op_kwargs: Mapping[str, Any] | None = None) -> Any:
        function = needed(self.function, "function")
        if self.cache_folder is not None:
            return self.carry_out(self._kept(Path(self.cache_folder)), function, op_args, op_kwargs or {})
        with tempfile.TemporaryDirectory(prefix="prefect-venv-") as folder:
            return self.carry_out(self._make(Path(folder)), function, op_args, op_kwargs or {})

    def _kept(self, cache: Path) -> str:
        what = (*self.requirements, self.python, self.system_site_packages, *self.pip_options, sys.version)
        folder = cache / f"venv-{hashlib.sha256(repr(what).encode()).hexdigest()[:16]}"
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)  # what an interrupted run left
            self._make(folder)
            (folder / "complete").touch()
        return str(folder / "bin" / "python")

    def _make(self, folder: Path) -> str:
        command = [self.python or sys.executable, "-m", "venv", str(folder)]
        if self.system_site_packages:
            command.append("--system-site-packages")
        if not self.requirements:
            command.append("--without-pip")
        self._call(command)
        python = str(folder / "bin" / "python")
        if self.requirements:
            options = ["--quiet", "--disable-pip-version-check", *self.pip_options]
            self._call([python, "-m", "pip", "install", *options, *self.requirements])
        return python

    def _call(self, command: list[str]) -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            what = "making the virtual environment" if "venv" in command else "installing its packages"
            told = (done.stderr or done.stdout).strip()[-1000:]
            raise RuntimeError(f"{what.capitalize()} ended with code {done.returncode}: {told}")
