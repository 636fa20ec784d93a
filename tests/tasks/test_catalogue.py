"""Every task of the catalogue is asked the same questions; a new one is found by itself."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import types
import typing
from pathlib import Path

import cloudpickle
import pytest

import prefect.tasks as catalogue
from prefect.core.task import Task
from prefect.tasks.made import MadeTask

TESTS = Path(__file__).parent
#: What an argument that holds credentials may be called. Such a one is given to a run, never fixed at building time.
CREDENTIALS = re.compile("credential|password|token|secret_key|api_key", re.IGNORECASE)

#: Arguments that sound like credentials and are none: the name of a key.
NO_CREDENTIALS = {("KubernetesSecret", "secret_key")}

#: Classes that others are made from and that are no tasks themselves.
BASES = {"AwsTask", "GoogleTask"}


def modules() -> list[types.ModuleType]:
    return [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(catalogue.__path__, f"{catalogue.__name__}.")
    ]


def made_on_demand(module: types.ModuleType) -> dict[str, object]:
    """What a module promises and makes when it is asked for."""
    return {name: getattr(module, name) for name in getattr(module, "__all__", ())}


def tasks() -> list[type[Task]]:
    return sorted(
        {
            value
            for module in modules()
            for name, value in {**vars(module), **made_on_demand(module)}.items()
            if isinstance(value, type)
            and issubclass(value, Task)
            and value.__module__ == module.__name__
            and not name.startswith("_")
            and name not in BASES
            # the same: tasks that are made from rows derive from it
            and (not issubclass(value, MadeTask) or "row" in vars(value))
        },
        key=lambda task: (task.__module__, task.__name__),
    )


every_task = pytest.mark.parametrize("task", tasks(), ids=lambda task: f"{task.__module__}.{task.__name__}")


def arguments_of_run(task: type[Task]) -> dict[str, inspect.Parameter]:
    return dict(list(inspect.signature(task.run).parameters.items())[1:])


def own_arguments(task: type[Task]) -> dict[str, inspect.Parameter]:
    constructor = getattr(task, "__constructor__", None)
    return dict(constructor.own) if constructor else {}


def test_the_catalogue_is_found():
    assert {"S3Download", "RedisGet", "JinjaTemplate", "ShellTask"} <= {task.__name__ for task in tasks()}


@every_task
def test_is_public_in_its_folder(task):
    parent = task.__module__.rpartition(".")[0]
    if parent == catalogue.__name__:
        return  # a module of its own beside the folders: `prefect.tasks.shell`
    folder = importlib.import_module(parent)
    assert getattr(folder, task.__name__) is task
    assert task.__name__ in folder.__all__


@every_task
def test_docstring_names_every_argument_result_and_error(task):
    text = inspect.getdoc(task) or ""
    assert text.partition("\n")[0].endswith("."), "the first line is a sentence"
    for section in ("Args", "Returns", "Raises", "Example"):
        assert re.search(rf"^{section}:$", text, re.MULTILINE), f"no section {section}"
    described = set(re.findall(r"^    (\w+): ", text.partition("Args:\n")[2].partition("\nReturns:")[0], re.MULTILINE))
    assert described == {*arguments_of_run(task), *own_arguments(task)}


@every_task
def test_run_is_annotated(task):
    run = inspect.unwrap(task.run)
    hints = typing.get_type_hints(run)
    assert set(hints) == {*arguments_of_run(task), "return"}


@every_task
def test_fields_are_documented_by_type(task):
    assert [name for name, parameter in own_arguments(task).items() if parameter.annotation is parameter.empty] == []


@every_task
def test_credentials_are_not_settable(task):
    # `…_secret` holds the name of a secret, not the secret; what is withheld is in upstream's signature, and stays here
    withheld = getattr(task, "withheld", ())
    found = [name for name in own_arguments(task) if CREDENTIALS.search(name) and not name.endswith("_secret")]
    assert [name for name in found if name not in withheld and (task.__name__, name) not in NO_CREDENTIALS] == []


@every_task
def test_travels_and_is_copied_with_what_it_was_given(task):
    given = {
        name: parameter.default
        for name, parameter in own_arguments(task).items()
        if parameter.default is not parameter.empty
    }
    built = task(**given, name="a name")
    for other in (cloudpickle.loads(cloudpickle.dumps(built)), built.copy()):
        assert type(other) is task
        assert {name: getattr(other, name) for name in (*given, "name")} == {**given, "name": "a name"}


@every_task
def test_takes_the_options_of_every_task(task):
    options = [name for name in inspect.signature(Task.__init__).parameters if name != "self"]
    assert set(options) <= set(inspect.signature(task).parameters)


@every_task
def test_has_a_test_file_of_the_same_name(task):
    parts = task.__module__.removeprefix(f"{catalogue.__name__}.").split(".")
    assert TESTS.joinpath(*parts[:-1], f"test_{parts[-1]}.py").is_file()
