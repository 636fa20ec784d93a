"""
Looks at the tasks from inside an environment that has one extra; `check_extras.py` runs it there.

    python scripts/probe_extra.py '{"promised": ["redis"], "lacking": {"aws": ["aws", ["boto3"]]}, "samples": {},
        "exempt": ["StringFormatter"], "first": {"S3ToGcs": "aws"}}'

`promised` are the names that have to import, `lacking` says for each folder of tasks that may have to do without its
packages which extra they name and what that extra brings, `samples` has values of arguments by task, `exempt` are the
tasks that need no package, `first` says for those that need two extras which one they name first.
"""

from __future__ import annotations

import importlib.util
import inspect
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import prefect.tasks
from prefect.core.errors import MissingExtra
from prefect.core.task import Task

#: What arguments are given that say what they want.
BY_KIND: dict[str, Any] = {
    "Mapping": {"x": {}}, "Sequence": ["x"], "bool": False, "dict": {"x": {}}, "float": 1.0, "int": 1, "list": ["x"],
}  # fmt: skip
TIMER = """
import sys, time, importlib
began = time.perf_counter()
for name in sys.argv[1:]:
    importlib.import_module(name)
print(time.perf_counter() - began)
"""


def seconds_to_import(names: list[str]) -> float:
    """How long a new process takes to import them, at best of three."""
    found = []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", TIMER, *names], capture_output=True, text=True, check=False)
        if done.returncode:
            raise ImportError(f"what the extra promises does not import: {done.stderr.splitlines()[-1]}")
        found.append(float(done.stdout))
    return min(found)


def is_there(name: str) -> bool:
    """Can a module be imported? An extra may bring what another one promises."""
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def tasks() -> Iterator[tuple[str, type[Task]]]:
    """Folder and class of every task."""
    for info in pkgutil.iter_modules(prefect.tasks.__path__, "prefect.tasks."):
        module = importlib.import_module(info.name)
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, Task):
                yield info.name.rpartition(".")[2], value


def sample(annotation: object) -> Any:
    """A value for an argument."""
    return BY_KIND.get(str(annotation).partition("|")[0].partition("[")[0].strip(), "x")


def what_is_wrong_with(task: type[Task], extra: str | None, samples: dict[str, Any]) -> str | None:
    """
    Build a task, and call it if its packages are not there.

    Args:
        task: the task.
        extra: the extra that it has to name; `None` if it has its packages.
        samples: values of its arguments.

    Returns:
        What is wrong; `None` if all is well.
    """
    arguments = dict(samples)
    for _ in range(10):
        try:
            called_with(task, arguments, called=extra is not None)
        except MissingExtra as err:
            names_it = extra is not None and f'pip install "prefect[{extra}]"' in str(err)
            return None if names_it else f"it has to name {extra}, and says: {err}"
        except Exception as err:  # noqa: BLE001 - whatever it is, it is told
            wanted = re.match(r"No '(\w+)' was given", str(err))
            if wanted is None or wanted[1] in arguments:
                return f"it {'has to name ' + extra if extra else 'cannot be built'}, and raises: {err!r}"
            arguments[wanted[1]] = sample(parameters_of(task)[wanted[1]].annotation)
        else:
            return f"it has to name {extra}, and runs" if extra else None
    return f"it always wants another argument: {', '.join(arguments)}"


def parameters_of(task: type[Task]) -> dict[str, inspect.Parameter]:
    """All that a task and its run may be given."""
    constructor = getattr(task, "__constructor__", None)
    run = dict(list(inspect.signature(task.run).parameters.items())[1:])
    return {**(constructor.own if constructor else {}), **run}


def called_with(task: type[Task], arguments: dict[str, Any], *, called: bool) -> None:
    """Build a task and call it, with what it cannot do without and some arguments more."""
    constructor = getattr(task, "__constructor__", None)
    own = constructor.own if constructor else {}
    run = dict(list(inspect.signature(task.run).parameters.items())[1:])
    built = task(
        **{
            name: arguments.get(name, sample(parameter.annotation))
            for name, parameter in own.items()
            if name not in run and (parameter.default is parameter.empty or name in arguments)
        }
    )
    if called:
        built.run(
            **{
                name: arguments.get(name, sample(parameter.annotation))
                for name, parameter in run.items()
                if parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
                and (parameter.default is parameter.empty or name in arguments)
            }
        )


def main() -> None:
    """Look, and print what was found as JSON."""
    given = json.loads(sys.argv[1])
    wrong: list[str] = []
    for info in pkgutil.walk_packages(prefect.tasks.__path__, "prefect.tasks."):
        try:
            importlib.import_module(info.name)
        except Exception as err:  # noqa: BLE001 - as above
            wrong.append(f"{info.name} does not import: {err!r}")
    seconds, built, called = 0.0, 0, 0
    try:
        seconds = seconds_to_import(given["promised"])
    except ImportError as err:
        wrong.append(str(err))
    lacking = {folder: extra for folder, (extra, names) in given["lacking"].items() if not all(map(is_there, names))}
    for folder, task in tasks():
        extra = None if task.__name__ in given["exempt"] else lacking.get(folder)
        if extra and given["first"].get(task.__name__) in lacking.values():
            extra = given["first"][task.__name__]
        found = what_is_wrong_with(task, extra, given["samples"].get(task.__name__, {}))
        built, called = built + 1, called + (extra is not None)
        if found:
            wrong.append(f"{task.__name__}: {found}")
    print(json.dumps({"wrong": wrong, "built": built, "called": called, "seconds": seconds}))


if __name__ == "__main__":
    main()
