"""A Python file and the flows in it."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import sys
import traceback
from pathlib import Path
from types import ModuleType, TracebackType

import click

from prefect.core.context import context
from prefect.core.flow import Flow

#: Lines of the library itself tell a user nothing.
PACKAGE = Path(__file__).resolve().parents[2]


class CannotStart(click.ClickException):
    """A run that could not begin: wrong file, wrong name, wrong parameters."""

    exit_code = 2


def load(path: Path) -> ModuleType:
    """
    Import a file as a module named after it, with its folder on the path, as `python FILE` does.

    Args:
        path: the file.

    Returns:
        The module. It is not `__main__`, and what runs or registers a flow in it does nothing but warn.

    Raises:
        CannotStart: there is no such file, or Python cannot read or execute it; the message names file and line.
    """
    if not path.is_file():
        raise CannotStart(f"{path}: {'is a folder' if path.is_dir() else 'there is no such file'}.")
    path = path.resolve()
    name = path.stem if path.stem.isidentifier() and path.stem not in sys.modules else f"flow_file_{abs(hash(path))}"
    spec = importlib.util.spec_from_loader(name, importlib.machinery.SourceFileLoader(name, str(path)))
    assert spec is not None and spec.loader is not None  # made from a loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    sys.modules[name] = module
    try:
        with context(loading_flow=True, local_script_path=str(path)):
            spec.loader.exec_module(module)
    except SyntaxError as err:
        raise CannotStart(
            f"{shortened(err.filename or str(path))}:{err.lineno}: {type(err).__name__}: {err.msg}"
        ) from err
    except (Exception, SystemExit) as err:
        raise CannotStart(
            f"{place(err.__traceback__, path) or shortened(str(path))}: {type(err).__name__}: {err}"
        ) from err
    return module


def load_module(name: str) -> ModuleType:
    """
    Import a module by name, with the current folder on the path, as `python -m` does.

    Args:
        name: its dotted name.

    Returns:
        The module.

    Raises:
        CannotStart: there is no such module, or it cannot be imported; the message names file and line.
    """
    sys.path.insert(0, str(Path.cwd()))
    try:
        with context(loading_flow=True):
            module = importlib.import_module(name)
    except ModuleNotFoundError as err:
        if err.name and (name == err.name or name.startswith(f"{err.name}.")):
            raise CannotStart(f"There is no module {name!r}, neither installed nor in the current folder.") from err
        raise CannotStart(f"Module {name}: {_where(err)}{err}") from err
    except (Exception, SystemExit) as err:
        raise CannotStart(f"Module {name}: {_where(err)}{type(err).__name__}: {err}") from err
    if module.__file__ is None:
        raise CannotStart(f"Module {name} has no file: name the module in it that holds the flow.")
    return module


def _where(err: BaseException) -> str:
    """The innermost line below the current folder, as the beginning of a message."""
    found = place(err.__traceback__, Path.cwd() / "module")
    return f"{found}: " if found else ""


def pick(module: ModuleType, name: str | None) -> Flow:
    """
    The flow of a file.

    Args:
        module: the file, imported.
        name: name of the flow; `None` if the file has but one.

    Returns:
        The flow.

    Raises:
        CannotStart: there is none, none of that name, or more than one to choose from.
    """
    file = shortened(str(module.__file__))
    flows: dict[int, Flow] = {id(value): value for value in vars(module).values() if isinstance(value, Flow)}
    names = ", ".join(repr(flow.name) for flow in flows.values())
    if not flows:
        raise CannotStart(f"{file}: no flow is defined at the top of this file; `with Flow(...) as flow:` makes one.")
    found = [flow for flow in flows.values() if name is None or flow.name == name]
    if not found:
        raise CannotStart(f"{file}: no flow is named {name!r}; there {'is' if len(flows) == 1 else 'are'} {names}.")
    if len(found) > 1:
        if name is None:
            raise CannotStart(f"{file}: there are several flows, choose one with --name: {names}.")
        raise CannotStart(f"{file}: {len(found)} flows are named {name!r}.")
    return found[0]


def place(trace: TracebackType | None, path: Path) -> str:
    """
    Where something went wrong in the user's own code, as `file:line`.

    Args:
        trace: the traceback.
        path: the user's file, resolved.

    Returns:
        The innermost line of the file or of others in its folder; empty if the error came from elsewhere.
    """
    own = [
        frame
        for frame in traceback.extract_tb(trace)
        if Path(frame.filename).is_relative_to(path.parent)
        and "site-packages" not in frame.filename
        and not Path(frame.filename).is_relative_to(PACKAGE)
    ]
    return f"{shortened(own[-1].filename)}:{own[-1].lineno}" if own else ""


def shortened(filename: str | Path) -> str:
    """
    A file as seen from where the command was called.

    Args:
        filename: the file.

    Returns:
        Its path from the current folder if it lies below it, else as it is.

    Example:
        >>> shortened(Path.cwd() / "flows" / "etl.py")
        'flows/etl.py'
    """
    path = Path(filename)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(filename)
